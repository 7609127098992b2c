/* Sliders and fields drive the charts; the address keeps their state. Models, parameters, bounds and words come from
 * the catalogue of models, through the element #explorer-data. */
"use strict";

(() => {
  const MODELS = JSON.parse(document.getElementById("explorer-data").textContent);
  const ROUTES = {double_chain: doubleChain, general_chains: generalChains};
  const POINTS = 500, at = id => document.getElementById(id), form = at("explorer-form");
  const chosen = () => at("explorer-model").value;
  const field = name => at(`field-${chosen()}-${name}`), slider = name => at(`slider-${chosen()}-${name}`);

  function complaint(name, {low, high, open, choices}, text) {
    if (choices) return choices.includes(text) ? "" : `${name} is "${text}", but must be one of ${choices.join(", ")}`;
    const value = Number(text), allowed = text.trim() !== "" && value >= low && value <= high && !(open && value === low);
    return allowed ? "" : `${name} is "${text}", but must be a number in ${open ? "(" : "["}${low}, ${high}]`;
  }

  /* What is set, or null with the reason on the page. */
  function read() {
    const state = {}, wrong = [];
    for (const [name, parameter] of Object.entries(MODELS[chosen()].parameters)) {
      const text = field(name).value, problem = complaint(name, parameter, text);
      field(name).setAttribute("aria-invalid", problem !== "");
      if (problem) wrong.push(problem); else state[name] = parameter.choices ? text : Number(text);
    }
    at("explorer-error").textContent = wrong.join("; ");
    return wrong.length ? null : (({time, ...model}) => ({time, model}))(state);
  }

  function write(state) {
    for (const [name, value] of Object.entries(state)) {
      field(name).value = value;
      if (slider(name)) slider(name).value = value;
    }
  }

  const said = value => value === null ? "never" : value === Infinity ? "for ever" : value.toPrecision(10);

  /* The intervals with E > 0 among the times shown, their ends refined to adjacent doubles. */
  function intervals(signed, times, values) {
    const ends = [], inside = e => e > 0;
    for (let i = 1; i < times.length; ++i) if (inside(values[i]) !== inside(values[i - 1])) {
      let [low, high] = [times[i - 1], times[i]];
      for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
        if (inside(signed(middle)) === inside(values[i])) high = middle; else low = middle;
      ends.push(high);
    }
    if (inside(values[0])) ends.unshift(times[0]);
    return ends.reduce((pairs, end, i) => i % 2 ? [...pairs.slice(0, -1), [pairs.at(-1)[0], end]] : [...pairs, [end, null]], []);
  }

  function showCurve(times, values, found, marks) {
    const top = Math.max(...values, 0.01) * 1.15;
    chart.draw(at("explorer-curve"), {
      x: {low: 0, high: times.at(-1), label: "time t (inverse of the bath's rate)"},
      y: {low: 0, high: top, label: "log-negativity E (ebit)"},
      lines: [{look: "curve", points: times.map((t, i) => [t, Math.max(values[i], 0)])}], marks,
    });
    at("explorer-alternative").textContent = found;
  }

  function showPlane(model) {
    const last = Math.max(2, Math.abs(model.squeezing) * 1.1), places = Array.from({length: 81}, (_, i) => last * (i / 80) ** 2);
    const line = places.map(k => [k, doubleChain.events({...model, temperature: 0, squeezing: k}).critical]);
    const top = Math.max(model.temperature * 1.15, model.frequency), middle = line[56];
    const words = Math.abs(model.coupling) === 1 ? "entangled, for ever" : "entangled for a while";
    chart.draw(at("explorer-plane"), {
      x: {low: 0, high: last, label: "squeezing |k|"}, y: {low: 0, high: top, label: "temperature T"},
      areas: [{look: "entangled", points: [...line, [last, 0], [0, 0]]}],
      lines: [{look: "critical", points: line}],
      marks: [{look: "here", x: Math.abs(model.squeezing), y: model.temperature, title: "the point that is set"}],
      words: middle[1] > 0.12 * top ? [{x: middle[0], y: middle[1] * 0.45, text: words}] : [],
    });
  }

  function table(rows) {
    at("explorer-numbers").innerHTML = Object.entries(rows)
      .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("");
  }

  function showDoubleChain(model, times, values) {
    const found = doubleChain.events(model), late = Math.max(doubleChain.late(model), 0);
    const marks = [["birth", found.birth, 0], ["death", found.death, 0], ["peak", found.peakTime, found.peak]]
      .filter(mark => mark[1] !== null).map(([look, x, y]) => ({look, x, y, title: `${look} at t = ${said(x)}`}));
    const sentence = found.birth === null ? "The chains are never entangled here."
      : `Entangled from t = ${said(found.birth)} ${found.death === Infinity ? "for ever" : `to ${said(found.death)}`}.`;
    showCurve(times, values, sentence, marks);
    showPlane(model);
    table({
      birth: said(found.birth), death: said(found.death),
      "time of the peak": found.peakTime === Infinity ? "in the limit" : said(found.peakTime),
      "peak (ebit)": said(found.peak), "E(t to infinity) (ebit)": said(late), "critical temperature": said(found.critical),
    });
  }

  function showGeneral(model, times, values) {
    const found = intervals(t => generalChains.curve(model, [t])[0], times, values), last = said(times.at(-1));
    const marks = found.flatMap(([birth, death]) => [{look: "birth", x: birth, y: 0, title: `birth at t = ${said(birth)}`},
      ...(death === null ? [] : [{look: "death", x: death, y: 0, title: `death at t = ${said(death)}`}])]);
    const words = found.map(([birth, death]) => death === null ? `from ${said(birth)} on` : `from ${said(birth)} to ${said(death)}`);
    const highest = values.reduce((best, value, i) => value > values[best] ? i : best, 0);
    showCurve(times, values, words.length ? `Entangled ${words.join(", ")}.` : "Never entangled at the times shown.", marks);
    table({
      "entangled, as far as the points shown tell": words.join("; ") || "never",
      [`largest E up to t = ${last} (ebit)`]: said(Math.max(values[highest], 0)), "at t": said(times[highest]),
    });
  }

  function offer({time, model}, times, values) {
    const lists = Object.entries(model).map(([name, value]) => `    ${name}: ${name.endsWith("temperature") ? `[${value}]` : value}`);
    const one = lists.findIndex(line => line.endsWith("]"));
    const lines = lists.map((line, i) => i > one ? line.replace(/[[\]]/g, "") : line);
    at("explorer-snippet").textContent = ["figures:", "  mine:", "    kind: evolution", `    model: ${chosen()}`,
      `    times: {start: 0, stop: ${time}, points: 401}`, ...lines].join("\n");
    const about = Object.entries({model: chosen(), ...model}).map(([name, value]) => `# ${name} = ${value}`);
    const text = [...about, "time,log_negativity", ...times.map((t, i) => `${t},${Math.max(values[i], 0)}`), ""].join("\n");
    at("explorer-csv").href = "data:text/csv;charset=utf-8," + encodeURIComponent(text);
  }

  function show(remember = true) {
    for (const set of form.querySelectorAll("fieldset")) set.hidden = set.dataset.model !== chosen();
    at("explorer-plane").closest("figure").hidden = chosen() !== "double_chain";
    const state = read();
    if (!state) return;
    const times = Array.from({length: POINTS + 1}, (_, i) => state.time * i / POINTS);
    const values = ROUTES[chosen()].curve(state.model, times);
    if (chosen() === "double_chain") showDoubleChain(state.model, times, values); else showGeneral(state.model, times, values);
    offer(state, times, values);
    const address = new URLSearchParams({model: chosen(), time: state.time, ...state.model});
    if (remember) history.replaceState(null, "", `#explorer?${address}`);
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.split("?")[1] || "");
    if (asked.get("model") in MODELS) at("explorer-model").value = asked.get("model");
    const {parameters, shown} = MODELS[chosen()];
    write(Object.fromEntries(Object.keys(parameters).map(name => [name, asked.get(name) ?? shown[name]])));
    show(false);
  }

  form.addEventListener("input", ({target}) => {
    if (target.id === "explorer-model") write(MODELS[chosen()].shown);
    const [kind, name] = [target.id.split("-")[0], target.dataset.name];
    if (kind === "slider") field(name).value = target.value;
    if (kind === "field" && slider(name)) slider(name).value = target.value;
    show();
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => location.hash.includes("?") && fromAddress());
  at("explorer").hidden = false;
  fromAddress();
  if (location.hash.startsWith("#explorer")) at("explorer").scrollIntoView({behavior: "instant"});
})();
