/* Charts as SVG text: axes with round ticks, areas, lines and marks. Colours come from the page's style. */
"use strict";

const chart = (() => {
  const WIDTH = 480, HEIGHT = 300, LEFT = 60, RIGHT = 14, TOP = 14, BOTTOM = 44;

  function ticks(low, high) {
    const rough = (high - low) / 5, power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
    const first = Math.ceil(low / step - 1e-9), count = Math.floor(high / step + 1e-9) - first + 1;
    return Array.from({length: count}, (_, i) => (first + i) * step);
  }

  const short = value => String(+value.toPrecision(6)).replace("-", "−");

  function draw(svg, {x, y, areas = [], lines = [], marks = [], words = []}) {
    const across = value => LEFT + (value - x.low) / (x.high - x.low) * (WIDTH - LEFT - RIGHT);
    const up = value => HEIGHT - BOTTOM - (value - y.low) / (y.high - y.low) * (HEIGHT - TOP - BOTTOM);
    const place = ([a, b]) => `${across(a).toFixed(2)},${up(b).toFixed(2)}`;
    const path = points => "M" + points.map(place).join("L");
    const inside = mark => mark.x >= x.low && mark.x <= x.high && mark.y >= y.low && mark.y <= y.high;
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.innerHTML = [
      ...areas.map(area => `<path class="${area.look}" d="${path(area.points)}Z"/>`),
      `<path class="axis" d="M${LEFT},${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>`,
      ...ticks(x.low, x.high).map(v => `<text class="tick" x="${across(v)}" y="${HEIGHT - BOTTOM + 17}"
        text-anchor="middle">${short(v)}</text><path class="axis" d="M${across(v)},${HEIGHT - BOTTOM}v4"/>`),
      ...ticks(y.low, y.high).map(v => `<text class="tick" x="${LEFT - 8}" y="${up(v) + 4}"
        text-anchor="end">${short(v)}</text><path class="axis" d="M${LEFT},${up(v)}h-4"/>`),
      `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${x.label}</text>`,
      `<text transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>`,
      ...lines.map(line => `<path class="${line.look}" d="${path(line.points)}"/>`),
      ...marks.filter(inside).map(mark => `<circle class="${mark.look}" cx="${across(mark.x)}" cy="${up(mark.y)}"
        r="5"><title>${mark.title}</title></circle>`),
      ...words.map(word => `<text class="word" x="${across(word.x)}" y="${up(word.y)}"
        text-anchor="${word.anchor || "middle"}">${word.text}</text>`),
    ].join("");
  }

  return {draw, short};
})();
