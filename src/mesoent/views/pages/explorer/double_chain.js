/* The double chain in the page: E(t), birth, peak, death and T_c, with the kernel's arrangement of (73).
 *
 * s = 2 kappa t, r = exp(-s (1 - lambda)), y = exp(-s lambda), Y = 1 - y. The gain of the bath is D = F r m(s) with
 * m = Y^2/4 - e y q and q = (1 - r) + r Y (1 - Y/4); e = exp(4 |k|) - 1, F = 1 - exp(-4 |k|). The chains are entangled
 * where D exceeds 1/cosh^2(omega/T). m has one zero; D rises behind it to its one peak and falls. */
"use strict";

const doubleChain = (() => {
  function constants({frequency, temperature, coupling, squeezing}) {
    const x = temperature > 0 ? frequency / temperature : Infinity, k4 = 4 * Math.abs(squeezing);
    const small = Math.exp(-2 * x);
    return {
      x, frequency, rate: -Math.expm1(-x), lam: Math.abs(coupling),
      thermal: 4 * small / Math.expm1(-2 * x) ** 2, growth: Math.expm1(k4), shrink: -Math.expm1(-k4),
    };
  }

  function parts(c, s) {
    const r = Math.exp(-s * (1 - c.lam)), y = Math.exp(-s * c.lam), Y = -Math.expm1(-s * c.lam);
    const q = -Math.expm1(-s * (1 - c.lam)) + r * Y * (1 - Y / 4);
    return {r, y, Y, q, m: Y * Y / 4 - c.growth * y * q};
  }

  /* 4 I - 1: negative where the chains are entangled */
  function excess(c, s) {
    const p = parts(c, s);
    return c.thermal - (1 + c.thermal) * c.shrink * p.r * p.m;
  }

  const signed = (c, t) => -0.5 * Math.log1p(excess(c, 2 * c.rate * t)) / Math.LN2;

  /* The slope of D over F r; its sign is that of dE/dt. */
  function slope(c, s) {
    const p = parts(c, s), sum = 1 + p.y;
    const dq = p.r * sum * ((1 - c.lam) * sum / 4 + c.lam * p.y / 2);
    return -(1 - c.lam) * p.m + c.lam * p.Y * p.y / 2 + c.growth * p.y * (c.lam * p.q - dq);
  }

  /* Where a function of one change of sign crosses zero between low and high, to adjacent doubles. */
  function root(f, low, high) {
    const rising = f(high) > 0;
    for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
      if (f(middle) > 0 === rising) high = middle; else low = middle;
    return (low + high) / 2;
  }

  function beyond(start, holds) {
    let s = start;
    while (!holds(s) && s < 1e300) s *= 2;
    return s;
  }

  /* Times of birth, peak and death; null where never, Infinity where only late or for ever. */
  function events(parameters) {
    const c = constants(parameters), never = {birth: null, peakTime: null, death: null, peak: 0, critical: 0};
    if (!c.lam || !c.growth) return never;
    const m = s => parts(c, s).m;
    const positive = beyond(1e-300, s => m(s) > 0), gains = root(m, positive / 2, positive);
    const forEver = c.lam === 1;
    const peakAt = forEver ? Infinity
      : root(s => slope(c, s), gains, beyond(gains * (1 + 1e-15), s => slope(c, s) < 0));
    const top = parts(c, peakAt), gain = forEver ? c.shrink / 4 : c.shrink * top.r * top.m;
    const critical = c.frequency / Math.log((1 + Math.sqrt(1 - gain)) / Math.sqrt(gain));
    const highest = c.thermal - (1 + c.thermal) * gain;
    if (!(highest < 0)) return {...never, critical};
    const entangled = s => -excess(c, s), time = s => s / (2 * c.rate);
    const inside = forEver ? beyond(gains, s => entangled(s) > 0) : peakAt;
    const birth = root(entangled, gains, inside);
    const dies = !forEver && c.thermal > 0;
    const death = dies ? root(entangled, peakAt, beyond(peakAt, s => entangled(s) < 0)) : Infinity;
    return {
      birth: time(birth), peakTime: time(peakAt), death: time(death),
      peak: -0.5 * Math.log1p(highest) / Math.LN2, critical,
    };
  }

  /* Signed E as t goes to infinity. */
  function late(parameters) {
    const c = constants(parameters);
    const gain = c.lam === 1 ? c.shrink / 4 : 0;
    return -0.5 * Math.log1p(c.thermal - (1 + c.thermal) * gain) / Math.LN2;
  }

  return {
    curve: (parameters, times) => { const c = constants(parameters); return times.map(t => signed(c, t)); },
    events, late,
  };
})();
