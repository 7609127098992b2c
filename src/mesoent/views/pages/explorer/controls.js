/* Sliders and fields drive the charts; the address keeps their state. Parameters, bounds and words come from the
 * catalogue of models, through the element #explorer-data. */
"use strict";

(() => {
  const {parameters, shown} = JSON.parse(document.getElementById("explorer-data").textContent);
  const form = document.getElementById("explorer-form"), at = id => document.getElementById(id);
  const POINTS = 500, NEVER = "never", FOR_EVER = "for ever";

  function bounded(name, text) {
    const {low, high, open} = parameters[name], value = Number(text);
    const allowed = text !== "" && value >= low && value <= high && !(open && value === low);
    return allowed ? value : null;
  }

  function complaint(name, text) {
    const {low, high, open} = parameters[name];
    return `${name} is "${text}", but must be a number in ${open ? "(" : "["}${low}, ${high}]`;
  }

  function read() {
    const state = {}, wrong = [];
    for (const name of Object.keys(parameters)) {
      const field = at(`field-${name}`), value = bounded(name, field.value);
      field.setAttribute("aria-invalid", value === null);
      if (value === null) wrong.push(complaint(name, field.value)); else state[name] = value;
    }
    at("explorer-error").textContent = wrong.join("; ");
    return wrong.length ? null : state;
  }

  function write(state) {
    for (const [name, value] of Object.entries(state)) {
      at(`field-${name}`).value = value;
      at(`slider-${name}`).value = value;
    }
  }

  const split = state => (({time, ...model}) => ({time, model}))(state);
  const timesTo = last => Array.from({length: POINTS + 1}, (_, i) => last * i / POINTS);
  const said = (value, unit = "") => value === null ? NEVER : value === Infinity ? FOR_EVER : `${value.toPrecision(10)}${unit}`;

  function showCurve(state) {
    const {time, model} = split(state), found = doubleChain.events(model), times = timesTo(time);
    const values = doubleChain.curve(model, times).map(e => Math.max(e, 0));
    const top = Math.max(found.peak, 0.01) * 1.15, points = times.map((t, i) => [t, values[i]]);
    const marks = [["birth", found.birth, 0], ["death", found.death, 0], ["peak", found.peakTime, found.peak]];
    chart.draw(at("explorer-curve"), {
      x: {low: 0, high: time, label: "time t (inverse of the bath's rate)"},
      y: {low: 0, high: top, label: "log-negativity E (ebit)"},
      lines: [{look: "curve", points}],
      marks: marks.filter(m => Number.isFinite(m[1]) && m[1] !== null)
        .map(([look, x, y]) => ({look, x, y, title: `${look} at t = ${said(x)}`})),
    });
    return {found, times, values};
  }

  function showPlane(state) {
    const {model} = split(state), last = Math.max(2, Math.abs(model.squeezing) * 1.1);
    const squeezings = Array.from({length: 81}, (_, i) => last * (i / 80) ** 2);
    const line = squeezings.map(k => [k, doubleChain.events({...model, temperature: 0, squeezing: k}).critical]);
    const top = Math.max(model.temperature * 1.15, model.frequency, 1e-9);
    const words = Math.abs(model.coupling) === 1 ? "entangled, for ever" : "entangled for a while";
    const middle = line[56];
    chart.draw(at("explorer-plane"), {
      x: {low: 0, high: last, label: "squeezing |k|"}, y: {low: 0, high: top, label: "temperature T"},
      areas: [{look: "entangled", points: [...line, [last, 0], [0, 0]]}],
      lines: [{look: "critical", points: line}],
      marks: [{look: "here", x: Math.abs(model.squeezing), y: model.temperature, title: "the point that is set"}],
      words: middle[1] > 0.12 * top ? [{x: middle[0], y: middle[1] * 0.45, text: words}] : [],
    });
  }

  function showNumbers(state, found) {
    const {model} = split(state), cells = {
      birth: said(found.birth), death: said(found.death), "peak-time": said(found.peakTime),
      peak: `${found.peak.toPrecision(10)} ebit`, late: `${Math.max(doubleChain.late(model), 0).toPrecision(10)} ebit`,
      critical: found.critical.toPrecision(10),
    };
    if (found.peakTime === Infinity) cells["peak-time"] = "in the limit";
    for (const [name, text] of Object.entries(cells)) at(`found-${name}`).textContent = text;
    at("explorer-alternative").textContent = found.birth === null
      ? "The chains are never entangled here." : `Entangled from t = ${cells.birth} to ${cells.death}; peak ${cells.peak}.`;
  }

  function offer(state, times, values) {
    const {time, model} = split(state), fixed = {...model};
    delete fixed.temperature;
    const lines = Object.entries(fixed).map(([name, value]) => `    ${name}: ${value}`);
    at("explorer-snippet").textContent = ["figures:", "  mine:", "    kind: evolution",
      `    times: {start: 0, stop: ${time}, points: 401}`, ...lines, `    temperature: [${model.temperature}]`].join("\n");
    const rows = times.map((t, i) => `${t},${values[i]}`), about = Object.entries(model).map(([n, v]) => `# ${n} = ${v}`);
    const text = [...about, "time,log_negativity", ...rows, ""].join("\n");
    at("explorer-csv").href = "data:text/csv;charset=utf-8," + encodeURIComponent(text);
  }

  function show(remember = true) {
    const state = read();
    if (!state) return;
    const {found, times, values} = showCurve(state);
    showPlane(state);
    showNumbers(state, found);
    offer(state, times, values);
    if (remember) history.replaceState(null, "", "#explorer?" + new URLSearchParams(state));
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.split("?")[1] || ""), state = {...shown};
    for (const name of Object.keys(parameters)) if (asked.has(name)) state[name] = asked.get(name);
    write(state);
    show(false);
  }

  form.addEventListener("input", ({target}) => {
    const name = target.id.replace(/^(field|slider)-/, "");
    const other = at((target.type === "range" ? "field-" : "slider-") + name);
    if (other) other.value = target.value;
    show();
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => location.hash.includes("?") && fromAddress());
  at("explorer").hidden = false;
  fromAddress();
  if (location.hash.startsWith("#explorer")) at("explorer").scrollIntoView();
})();
