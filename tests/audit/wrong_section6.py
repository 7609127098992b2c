"""A wrong form for every check of section 6."""

from math import comb, factorial

import numpy as np

from mesoent.audit.section6.mean_field import integrand
from mesoent.audit.section6.mesoscopic import mesoscopic, one_site, weights
from mesoent.audit.section6.quadratic_parts import quadratic_part, tail
from mesoent.audit.section6.remainder import binomial_weight, modulus
from mesoent.audit.section6.weyl import one_site as three_phases
from mesoent.audit.section6.wick import double_factorial, lines


def uncentred(site, first, middle, last, time):
    return [1j * site.mean(x) for x in (first, middle, last)]


def squared_after_evolving(site, x, time, sites):
    """As if the map respected products."""
    return quadratic_part(site.centred(site.evolved(x, time)), sites**-0.5)


def squares_without_a_half(site, first, middle, last, time):
    return [-site.mean(x @ x) for x in map(site.centred, (first, middle, last))]


def without_evolution(site, first, middle, last, time):
    first, middle, last = map(site.centred, (first, middle, last))
    return [-site.mean(a @ b) for a, b in ((first, middle), (middle, last), (first, last))]


def reversed_products(case, m):
    moved, correlation = m.propagator.T @ case.middle, m.covariance - 0.5j * m.sigma
    pairs = ((case.first, moved), (moved, case.last), (case.first, case.last))
    return [a @ correlation @ b for a, b in pairs]


def shrunk_second_line(k, n, c, mean):
    first, second = lines(k, n, c, mean)
    return first, second * 0.9**k


def symmetric_weights(case, m):
    """All three commutators with the sign of the reversed product."""
    z, y = weights(case, m)
    return z, -y


WRONG = {
    "Proposition 1": 0.5,
    "(75)": lambda means: np.exp(1j * sum(means[:-1])),
    "(76)": lambda mean: np.exp(-1j * mean),
    "Sec. 6.1, integral": lambda s, x, mean: -1j * integrand(s, x, mean),
    "Sec. 6.1, Cauchy-Schwarz": lambda variance: np.sqrt(variance) / 2,
    "Sec. 6.1, variance": lambda square, mean, count: (square - mean**2) / count**2,
    "Sec. 6.1, recursion": lambda mean: 1.0,
    "Sec. 6.1, unitary factors": 1.1,
    "Sec. 6.1, law of large numbers": lambda mean: np.exp(1j * mean - mean**2 / 2),
    "(77)": lambda k, scale: scale**k / factorial(k),
    "(78)": lambda order, delta: (order - 1) * delta,
    "Lemma 3": lambda order, delta: (order + 1) * delta,
    "(79)": lambda k, scale: 0.95 * modulus(k, scale),
    "(80)": lambda k, m, mean: binomial_weight(k, m, mean) / comb(k, m) if m < k else 0.99,
    "Sec. 6.2, Cauchy-Schwarz": lambda norm: 0.99 * np.sqrt(norm),
    "Sec. 6.2, Wick's theorem": lambda length: double_factorial(2 * length - 3),
    "Sec. 6.2, constant C": lambda monomials, two_point, size: two_point * size,
    "(81)": shrunk_second_line,
    "after (81)": lambda c, mean: c * (1 + abs(mean)),
    "Sec. 6.2, ratio test": lambda prime, sites, delta: 2 * prime / sites**delta,
    "Lemma 2": lambda commutator: np.exp(commutator / 2),
    "Sec. 6.3, rate of Lemma 2": (1.0, 1.0, 1.0),
    "(82)": lambda square: np.sqrt(square) / 2,
    "after (82)": lambda commutator, overlap: 2 - 2 * (np.exp(commutator / 2) * overlap).real,
    "(83)": lambda single, x, y, count: three_phases(single, y, x, count),
    "Sec. 6.3, remainder": 2.5,
    "Sec. 6.3, quadratic parts": 2.5,
    "Sec. 6.3, last limit": lambda commutator: np.exp(-commutator / 2),
    "Sec. 6.3, vanishing norm": 1e-3,
    "(84)": lambda k, scale: (-1j * scale) ** k / factorial(k),
    "(85)": lambda order, delta: (order - 1) * delta,
    "Lemma 4": lambda order, delta: (order + 1) * delta,
    "Sec. 6.4, triangle inequality": lambda k, scale: 0.95 * modulus(k, scale),
    "Sec. 6.4, binomial theorem": lambda k, m, mean: binomial_weight(k, m, mean) * (m < k),
    "Sec. 6.4, Cauchy-Schwarz": lambda norm, spread: 0.99 * np.sqrt(norm * spread),
    "Sec. 6.4, reference": "Lemma 4",
    "Sec. 6.4, Gaussian state": lambda two, a, b, c, d: 3 * two[a, b] * two[c, d],
    "Sec. 6.4, convergence condition": lambda c, m: c**m * np.sqrt(double_factorial(4 * m - 3)),
    "(86)": lambda r, noise: r @ noise @ r / 2,
    "(87)": lambda z, y: np.exp(-(z - 1j * y) / 2),
    "(88)": symmetric_weights,
    "(89)": lambda site, xs, time, count: one_site(site, xs, 0.5 * time, count),
    "Sec. 6.5, last display": lambda z, y: np.exp(-z - 1j * y),
    "(90)": lambda x, scale: np.eye(len(x)) + 1j * scale * x - scale**2 * x @ x,
    "(91)": lambda x, scale: tail(x, -scale),
    "after (91)": 2.5,
    "(92)": lambda e: (1.0, 1j * e, (1j * e) ** 2),
    "after (92)": lambda case: mesoscopic(*case[:4]).propagator @ case.middle,
    "after (92), quadratic part": squared_after_evolving,
    "(93)": uncentred,
    "(94)": squares_without_a_half,
    "(95)": without_evolution,
    "after (95), variances": lambda case, m: [
        r @ m.covariance @ r for r in (case.first, m.propagator.T @ case.middle, case.last)
    ],
    "after (95), covariances": reversed_products,
}
