"""A wrong form for every check of section 2."""

from functools import reduce

import numpy as np
from scipy.linalg import expm

from mesoent.audit.ladder import commutator, total
from mesoent.audit.section2 import fock
from mesoent.audit.section2.decoupling import wick_ordered
from mesoent.audit.section2.fluctuations import fluctuation
from mesoent.audit.section2.lemma_1 import gaussian
from mesoent.audit.section2.mesoscopic_limit import evolved_weyl
from mesoent.audit.section2.second_moments import variances
from mesoent.audit.section2.theorem_1 import in_omega
from mesoent.audit.section2.thermal_state import pairings
from mesoent.audit.section2.weyl_algebra import canonical, weyl_phase


def normalised(matrix):
    return matrix / np.trace(matrix)


def half_normalised(beta, energies):
    """Divided by the partition function of one site only."""
    weights = [expm(-beta * energy) for energy in energies]
    return reduce(np.kron, weights) / np.trace(weights[0])


def coupled(x1, p1, x2, p2):
    """Two oscillators with a spring between them."""
    return (x1 @ x1 + p1 @ p1 + x2 @ x2 + p2 @ p2) / 2 + 0.1 * x1 @ x2


def backwards(temperature, *vectors):
    """The factors in the opposite order."""
    return in_omega(temperature, np.array(vectors[::-1]))


def exchanged(quadratures):
    """Positions for momenta."""
    return [quadratures[mu ^ 1] for mu in range(6)]


WRONG = {
    "(1)": lambda j, k, alpha, beta: 1j * (j == k),
    "(2)": lambda omega, x_squared, p_squared: omega * (x_squared + p_squared),
    "(3)": lambda beta, energy: normalised(expm(-beta * energy / 2)),
    "(4)": lambda energies: sum(pair[0] for pair in energies),
    "(5)": half_normalised,
    "(6)": lambda state, operator: np.trace(operator) / len(operator),
    "(7)": (1.0, 1.0, 1.02),
    "(8)": lambda sites, k, single: single / sites,
    "(9)": lambda j, k, ab, a, b: ab - a * b,
    "after (9)": lambda two_points, indices: pairings((two_points + two_points.T) / 2, indices),
    "(10)": lambda v, r: -1j * sum(c * operator for c, operator in zip(v, r, strict=True)),
    "after (10)": lambda v: v,
    "(11)": lambda v1, v2: (weyl_phase(v2, v1), -v1),
    "(12)": lambda sites: canonical(2 * sites).T,
    "after (12)": lambda order: (-1j) ** order,
    "Sec. 2.1, boundedness": lambda levels: fock.quadratures(levels)[0],
    "(13)": lambda v, covariance: np.exp(-(v @ covariance @ v) / 4),
    "(14)": lambda state, v: np.array([[np.trace(state @ a @ b) for b in v] for a in v]),
    "(15)": lambda exponent, sites: np.eye(4 * sites) / np.tanh(exponent / 2),
    "after (15)": coupled,
    "(16)": lambda operators: len(operators) ** -0.5 * total(operators),
    "(17)": lambda x, y: (1 / len(x)) * total(map(commutator, x, y)),
    "(18)": lambda sites, z: z,
    "after (18)": -0.5,
    "(19)": lambda mean, local: mean,
    "(20)": lambda mean: 0.0,
    "(21)": lambda operators, mean: len(operators) ** -0.5 * fluctuation(operators, mean),
    "after (21)": lambda operators, mean: fluctuation(operators, 0.0),
    "(22)": lambda x, y: len(x) ** -0.5 * total(map(commutator, x, y)),
    "after (22)": lambda commutator, local: 0.0,
    "(23)": np.sqrt,
    "(24)": lambda r, x: total(1j * float(c) * operator for c, operator in zip(r, x, strict=True)),
    "(25)": lambda r, x: total(abs(c) * operator for c, operator in zip(r, x, strict=True)),
    "(26)": lambda fluctuation: expm(1j * fluctuation / np.sqrt(2)),
    "Lemma 1": lambda eta, r: gaussian(eta, r) ** 2,
    "(27)": lambda eta: np.eye(6) / (2 * eta),
    "(28)": lambda sites, mean, square, rest: (1 - (square - mean**2) / (2 * sites)) ** sites,
    "(29)": lambda k, sites: 1j**k / float(np.prod(range(1, k + 1))) / sites ** (k / 2),
    "after (29)": -2.5,
    "Lemma 1, last step": lambda variance: np.exp(-variance),
    "(30)": lambda eta, r, _: r @ variances(eta) @ r / 2,
    "(31)": lambda eta, r1, r2: -1j * r1 @ canonical(3) @ r2,
    "(32)": lambda eta: canonical(3).T,
    "(33)": lambda r1, r2: (weyl_phase(r1, r2) ** 2, -r1),
    "(34)": lambda temperature, vectors: in_omega(temperature, vectors[::-1]),
    "(35)": lambda eta, r: np.exp(-(r @ r) / 4),
    "Theorem 1": lambda eta: 0.9 * variances(eta),
    "Theorem 1, positivity": 0.51,
    "(36)": lambda v, r: sum(c * operator for c, operator in zip(v, r, strict=True)),
    "(37)": lambda r1, r2: 0.5j * r1 @ canonical(3) @ r2,
    "(38)": exchanged,
    "(39)": (("X", 1), ("X", 2), ("X", 3), ("P", 1), ("P", 2), ("P", 3)),
    "after (39)": lambda i, j: -1j * (i == j),
    "Sec. 2.3, chains of the modes": ({1}, {2}, {1}),
    "Sec. 2.3, decoupling": lambda powers, n: wick_ordered(powers, n + 0.5),
    "Sec. 2.3, product form": lambda parts: parts[0] * parts[1],
    "Sec. 2.3, matrix elements": lambda r1, r2: (0 * r1, r2),
    "(40)": backwards,
    "(41)": lambda temperature, coupling, *rest: evolved_weyl(temperature, -coupling, *rest),
}
