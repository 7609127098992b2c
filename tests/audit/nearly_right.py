"""Forms that are nearly right: repairs that go half the way, bounds that miss narrowly."""

from itertools import product
from math import comb, factorial

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.section3.separability import invariants
from mesoent.audit.section4 import dark_mode
from mesoent.audit.section4.birth_and_death import below_critical
from mesoent.audit.section5 import abstract
from mesoent.audit.section6.mesoscopic import evolved_vector, weights
from mesoent.audit.section6.remainder import modulus
from mesoent.audit.section6.wick import lines
from mesoent.models.double_chain.critical import critical_temperature


def without_factorial(powers, occupation):
    """Thermal Wick ordering that forgets in how many ways k pairs contract."""
    pairs = zip(powers[::2], powers[1::2], strict=True)
    counts = product(*(range(min(pair) + 1) for pair in pairs))
    terms = []
    for count in counts:
        weight, left = 1.0, []
        for m, n, k in zip(powers[::2], powers[1::2], count, strict=True):
            weight *= (-occupation) ** k * comb(m, k) * comb(n, k)
            left += [m - k, n - k]
        terms.append(weight * ladder.monomial(left))
    return ladder.total(terms)


def exchanged_modes(first, second):
    """(39) with two modes in each other's place."""
    order = {1: 1, 2: 2, 3: 3} | {first: second, second: first}
    return tuple((kind, order[mode]) for mode in (1, 2, 3) for kind in "XP")


def blocks(upper, lower, corner=lambda b: b.conj().T):
    """(44) with other diagonal blocks or another lower corner."""
    return lambda a, b: np.block([[upper(a), b], [corner(b), lower(a)]])


def quadratic_part(linear, square=-0.5):
    """(90) with another linear or quadratic term."""
    return lambda x, s: np.eye(len(x)) + linear * s * x + square * s**2 * x @ x


def unsigned(one, cross, two):
    """(63) with the modulus of I_3."""
    first, second, third, fourth = invariants(np.array([[0.0, 1.0], [-1.0, 0.0]]))(one, cross, two)
    return first, second, abs(third), fourth


def below(threshold):
    """True for couplings of a modulus below the threshold."""
    return lambda case: 0 < abs(case.coupling) < threshold


def too_hot(case):
    """Sudden death as far as five per cent above T_c."""
    limit = critical_temperature(case.squeezing, coupling=case.coupling)
    return below_critical(case) or (
        0 < abs(case.coupling) < 1 and 0 < case.temperature < 1.05 * limit
    )


def partly_repaired(sum_evolved, noise_on, sign):
    """(88) with some of its three repairs."""

    def form(case, m):
        middle = evolved_vector(case, m)
        total = (middle if sum_evolved else case.middle) + case.first + case.last
        noisy = case.middle if noise_on == "r" else middle
        damping = total @ m.covariance @ total + sign * noisy @ m.noise @ noisy
        return damping, weights(case, m)[1]

    return form


REPAIRS = product((False, True), ("r", "r_t"), (1, -1))


def same(a):
    return a


NEARLY_RIGHT = [
    ("(29)", lambda k, n: (k > 3) * 1j**k / factorial(k) / n ** (k / 2)),
    ("(29)", lambda k, n: (k > 2) * (-1j) ** k / factorial(k) / n ** (k / 2)),
    ("Sec. 2.3, decoupling", without_factorial),
    ("(39)", exchanged_modes(1, 2)),
    ("(39)", exchanged_modes(1, 3)),
    ("Sec. 2.1, boundedness", lambda levels: np.zeros((levels, levels))),
    ("(44)", blocks(same, np.transpose)),
    ("(44)", blocks(same, lambda a: 3 * a)),
    ("(44)", blocks(np.zeros_like, np.zeros_like)),
    ("(55)", lambda covariance, symplectic, m: covariance - m @ covariance @ m.T),
    ("(57)", lambda prefactor, moved: prefactor**2 * moved),
    ("(63)", unsigned),
    ("Sec. 4, too much squeezing", below(0.98)),
    ("Sec. 4, too much squeezing", below(0.9995)),
    ("Sec. 4, a best squeezing", below(0.98)),
    ("Sec. 4, a best squeezing", below(0.9995)),
    ("Sec. 4, sudden death", too_hot),
    ("Fig. 6, critical temperature", 0.758),
    ("Fig. 6, right", lambda k: 0.995 * dark_mode.boundary(k)),
    ("Abstract, survival", abstract.created),
    ("Sec. 5, structure of the generator", lambda case: abs(case.coupling) > 0.9995),
    ("(90)", quadratic_part(100j)),
    ("(90)", quadratic_part(0)),
    ("(90)", quadratic_part(-1j)),
    ("(82)", lambda square: 0.62 * np.sqrt(square)),
    ("(82)", lambda square: square),
    ("Sec. 6.1, Cauchy-Schwarz", lambda variance: 0.62 * np.sqrt(variance)),
    ("Sec. 6.1, Cauchy-Schwarz", lambda variance: variance),
    ("Sec. 6.3, rate of Lemma 2", (1.0, 0.51, 1.0)),
    ("Sec. 6.3, rate of Lemma 2", (0.5, 0.5, 1.0)),
    ("Sec. 6.3, rate of Lemma 2", (1.0, 0.5, 0.5)),
    *(("(88)", partly_repaired(*done)) for done in REPAIRS if done != (True, "r", 1)),
    ("(87)", lambda z, y: np.exp((-z + 1j * y) / 2)),
    ("(79)", lambda k, scale: modulus(k + 1, scale)),
    ("(81)", lambda k, n, c, mean: (0.7**k * lines(k, n, c, mean)[0], lines(k, n, c, mean)[1])),
    ("after (81)", lambda c, mean: c + mean),
    ("Sec. 6.4, Cauchy-Schwarz", lambda norm, spread: np.sqrt(norm) * spread**0.25),
    ("Sec. 6.4, convergence condition", lambda c, m: (0.95 * c) ** m),
]
