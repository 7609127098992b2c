/* Two chains with their own frequencies, rates, squeezings and temperatures: E(t) by an exponential of 2x2 matrices.
 *
 * m = exp(-h t), h = i H + (Gd - Gu^T)/2, P(t) = Q + m (P0 - Q) m^dag with h Q + Q h^dag = Gu^T. The three modes
 * b = (a1^2/sqrt 2, a2^2/sqrt 2, a1 a2) move by S2(m), the symmetric square; (a1 a2)'s share is traced out. E is asked
 * of modes 1 and 2 normalised by their commutators 2 P_jj + 1, in the frame that turns with the mean frequency. */
"use strict";

const generalChains = (() => {
  const c = (re, im = 0) => ({re, im}), add = (a, b) => c(a.re + b.re, a.im + b.im);
  const sub = (a, b) => c(a.re - b.re, a.im - b.im), conj = a => c(a.re, -a.im);
  const mul = (a, b) => c(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re), times = (a, x) => c(a.re * x, a.im * x);
  const exp = a => times(c(Math.cos(a.im), Math.sin(a.im)), Math.exp(a.re)), abs = a => Math.hypot(a.re, a.im);
  const div = (a, b) => times(mul(a, conj(b)), 1 / (b.re * b.re + b.im * b.im));

  function sqrt(a) {
    const size = abs(a), re = Math.sqrt((size + Math.abs(a.re)) / 2);
    if (!size) return c(0);
    const im = Math.abs(a.im) / (2 * re), sign = a.im < 0 ? -1 : 1;
    return a.re >= 0 ? c(re, sign * im) : c(im, sign * re);
  }

  /* Bose occupation */
  const occupation = (frequency, temperature) => temperature > 0 ? 1 / Math.expm1(frequency / temperature) : 0;

  function rates(p, frequencies) {
    const cross = times(exp(c(0, p.coupling_phase)), p.coupling * Math.sqrt(p.rate_1 * p.rate_2));
    const down = [c(p.rate_1), cross, conj(cross), c(p.rate_2)];
    const ratio = f => p.bath_temperature > 0 ? Math.exp(-f / p.bath_temperature) : 0;
    const [n1, n2] = frequencies.map(f => occupation(f, p.bath_temperature));
    const local = p.bath === "local_gibbs", mean = ratio(p.frequency), share = local ? (n1 + n2) / (n1 + n2 + 2) : mean;
    const up = [local ? ratio(frequencies[0]) : mean, local ? ratio(frequencies[1]) : mean];
    return {down, upTransposed: [times(down[0], up[0]), times(cross, share), times(conj(cross), share), times(down[3], up[1])]};
  }

  /* Where h Q + Q h^dag = G: three unknowns of a Hermitian matrix by Cramer's rule on four real equations. */
  function stationary(h, g) {
    const rows = [[2 * h[0].re, 0, 2 * h[1].re, 2 * h[1].im, g[0].re], [0, 2 * h[3].re, 2 * h[2].re, -2 * h[2].im, g[3].re]];
    const d = add(h[0], conj(h[3])), e = conj(h[2]);
    rows.push([e.re, h[1].re, d.re, -d.im, g[1].re], [e.im, h[1].im, d.im, d.re, g[1].im]);
    for (let i = 0; i < 4; ++i) {
      const pivot = rows.slice(i).reduce((best, row, j) => Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + j : best, i);
      [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
      for (let j = 0; j < 4; ++j) if (j !== i) {
        const factor = rows[j][i] / rows[i][i];
        rows[j] = rows[j].map((value, k) => value - factor * rows[i][k]);
      }
    }
    const [q1, q2, re, im] = rows.map((row, i) => row[4] / row[i]);
    return [c(q1), c(re, im), c(re, -im), c(q2)];
  }

  function prepare(p) {
    const half = p.detuning / 2, frequencies = [p.frequency + half, p.frequency - half];
    const {down, upTransposed} = rates(p, frequencies);
    const free = [c(0, half), c(0, p.passive_coupling), c(0, p.passive_coupling), c(0, -half)];
    const h = free.map((x, i) => add(x, times(sub(down[i], upTransposed[i]), 0.5)));
    const local = p.bath === "local_gibbs", own = local ? frequencies : [p.frequency, p.frequency];
    const start = own.map(f => occupation(f, p.initial_temperature)), bath = own.map(f => occupation(f, p.bath_temperature));
    const inherits = bath[0] === bath[1] || !p.passive_coupling;
    const q = inherits ? [c(bath[0]), c(0), c(0), c(bath[1])] : stationary(h, upTransposed);
    const [n1, n2] = start, variances = [(n1 + 1) ** 2 + n1 * n1, (n2 + 1) ** 2 + n2 * n2, (n1 + 1) * (n2 + 1) + n1 * n2];
    const deformation = variances.map((v, j) => {
      const k4 = 4 * p[`squeezing_${j + 1}`];
      return {normal: v * Math.sinh(k4 / 2) ** 2, anomalous: times(exp(c(0, 2 * p[`angle_${j + 1}`])), v * Math.sinh(k4) / 2)};
    });
    return {h, q, moved: [sub(c(n1), q[0]), sub(c(0), q[1]), sub(c(0), q[2]), sub(c(n2), q[3])], deformation};
  }

  /* exp(-h t) from the two eigenvalues; a series where they meet. */
  function propagator(h, t) {
    const mean = times(add(h[0], h[3]), 0.5), half = times(sub(h[0], h[3]), 0.5);
    const s = sqrt(add(mul(half, half), mul(h[1], h[2])));
    const slow = exp(times(sub(s, mean), t)), fast = exp(times(add(s, mean), -t));
    const even = times(add(slow, fast), 0.5), z = mul(s, s);
    const small = abs(s) * t < 0.5;
    const odd = small ? times(mul(exp(times(mean, -t)), series(times(z, t * t))), t) : div(times(sub(slow, fast), 0.5), s);
    return [sub(even, mul(odd, half)), times(mul(odd, h[1]), -1), times(mul(odd, h[2]), -1), add(even, mul(odd, half))];
  }

  /* sinh(x)/x as a series in x^2 */
  function series(square) {
    let term = c(1), sum = c(1);
    for (let k = 1; k < 9; ++k) {
      term = times(mul(term, square), 1 / (2 * k * (2 * k + 1)));
      sum = add(sum, term);
    }
    return sum;
  }

  function product(a, b) {
    return [0, 1, 2, 3].map(i => add(mul(a[i & 2], b[i & 1]), mul(a[(i & 2) + 1], b[(i & 1) + 2])));
  }

  const adjoint = a => [conj(a[0]), conj(a[2]), conj(a[1]), conj(a[3])];

  /* The rows of S2(m) that belong to modes 1 and 2. */
  const square = m => [0, 2].map(i => [mul(m[i], m[i]), mul(m[i + 1], m[i + 1]), times(mul(m[i], m[i + 1]), Math.SQRT2)]);

  function moments(model, t) {
    const m = propagator(model.h, t), shifted = product(product(m, model.moved), adjoint(m));
    const p = shifted.map((x, i) => add(x, model.q[i])), s = square(m), n = [p[0].re, p[3].re];
    const commutators = n.map(x => 2 * x + 1), between = mul(p[1], p[1]);
    const background = [c((n[0] * n[0] + (n[0] + 1) ** 2) / 2), between, conj(between), c((n[1] * n[1] + (n[1] + 1) ** 2) / 2)];
    const scale = (x, i, j) => times(x, 1 / Math.sqrt(commutators[i] * commutators[j]));
    const sum = (i, j, right, of) => model.deformation.reduce((total, d, k) => add(total, mul(mul(s[i][k], right(s[j][k])), of(d))), c(0));
    const normal = (i, j) => scale(add(background[2 * i + j], sum(i, j, conj, d => c(d.normal))), i, j);
    const anomalous = (i, j) => scale(sum(i, j, x => x, d => d.anomalous), i, j);
    return {normal, anomalous};
  }

  function covariance({normal, anomalous}) {
    const entry = (row, column) => {
      const i = row >> 1, j = column >> 1, n = normal(i, j), a = anomalous(i, j);
      if (row % 2 === column % 2) return row % 2 ? n.re - a.re : n.re + a.re;
      return row % 2 ? a.im + n.im : a.im - n.im;
    };
    return [0, 1, 2, 3].map(row => [0, 1, 2, 3].map(column => entry(row, column)));
  }

  function cholesky(matrix) {
    const lower = matrix.map(row => row.map(() => 0));
    for (let i = 0; i < 4; ++i) for (let j = 0; j <= i; ++j) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j];
    }
    return lower;
  }

  /* -log2(2 nu_-) of the partial transpose, nu_- = 2 det(L)/(|u| + |w|) with K = L^T Omega L. */
  function signedOf(sigma) {
    const flipped = sigma.map((row, i) => row.map((x, j) => (i === 3) !== (j === 3) ? -x : x));
    const lower = cholesky(flipped), determinant = lower.reduce((product, row, i) => product * row[i], 1);
    const k = (i, j) => lower[0][i] * lower[1][j] - lower[1][i] * lower[0][j] + lower[2][i] * lower[3][j] - lower[3][i] * lower[2][j];
    const u = Math.hypot(k(0, 1) + k(2, 3), k(0, 2) - k(1, 3), k(0, 3) + k(1, 2));
    const w = Math.hypot(k(0, 1) - k(2, 3), k(0, 2) + k(1, 3), k(0, 3) - k(1, 2));
    return -Math.log2(4 * determinant / (u + w));
  }

  function curve(parameters, grid) {
    const model = prepare(parameters);
    return grid.map(t => signedOf(covariance(moments(model, t))));
  }

  return {curve};
})();
