"""The mean of one collective exponential: Lemma 1 and the steps of its proof, (28) and (29)."""

from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2 import cases
from mesoent.audit.section2.observables import combination
from mesoent.audit.section2.second_moments import variances
from mesoent.finite_n import fit_power_law, quadratic_forms, remainder, weyl_correlator

_WITH_ODD_MOMENTS = np.array(
    [[0.5, 0.1, 0.0, 0.2], [0.1, -0.2, 0, 0], [0, 0, 0.3, 0], [0.2, 0, 0, 0]]
)
SITES = 2**14 * np.array([1, 2, 4])
TEMPERATURES = (0.0, 0.1, 0.5, 2.0)


def extrapolated(model, vectors, times=None):
    """The mean of a product for infinitely many sites, from three large numbers of them."""
    values = weyl_correlator(model, vectors, times).expectation(SITES)
    return np.array([1.0, -6.0, 8.0]) @ values / 3


def one_exponential(form):
    """Lemma 1: the mean of one exponential."""
    return largest(_one(form, *case) for case in product(TEMPERATURES, cases.vectors(1, 4, 6)))


def _one(form, temperature, r):
    difference = abs(extrapolated(cases.chain(temperature), [r]) - form(cases.eta(temperature), r))
    return Residual(difference, f"T = {temperature}, r = {cases.rounded(r)}")


def power_of_one_site(form):
    """(28) with mean, variance and rest of one site, each from a computation of its own."""
    tried = product((0.0, 0.5, 2.0), (500, 2000, 10**5), cases.vectors(28, 2, 6))
    return largest(_power(form, *case) for case in tried)


def _power(form, temperature, sites, r):
    model, n = cases.chain(temperature), cases.occupation(temperature)
    x = combination(model.eta, r)
    rest = remainder(model, quadratic_forms(model, r), sites, order=3)
    actual = form(sites, ladder.mean(x, n), ladder.mean(x * x, n), complex(rest))
    expected = weyl_correlator(model, [r]).expectation(sites)
    return Residual(abs(actual - expected), f"T = {temperature}, N = {sites}")


def series(form):
    """The rest, summed with central moments up to the sixth, at many sites.

    For an X_r, whose odd moments vanish, and for a quadratic X that has them.
    """
    return largest(_series(form, *case) for case in product((0.0, 0.5), (True, False)))


def _series(form, temperature, in_span):
    model, n = cases.chain(temperature), cases.occupation(temperature)
    matrix = quadratic_forms(model, cases.vectors(29, 6)) if in_span else _WITH_ODD_MOMENTS
    x = _quadratic(matrix)
    x = x - ladder.mean(x, n) * ladder.identity(2)
    moments = {k: ladder.mean(x**k, n) for k in range(1, 7)}
    summed = sum(form(k, 10**6) * moment for k, moment in moments.items())
    expected = complex(remainder(model, matrix, 10**6, order=3))
    which = "X_r" if in_span else "a quadratic X with odd moments"
    return Residual(abs(summed - expected) / abs(expected), f"{which}, T = {temperature}, N = 10^6")


def _quadratic(matrix):
    """V.Q.V as a polynomial."""
    v = ladder.quadratures(2)
    return ladder.total(
        float(matrix[a, b]) * v[a] * v[b] for a, b in product(range(4), repeat=2) if matrix[a, b]
    )


def rest_is_small(form):
    """By how much the fitted power of N exceeds the bound on it."""
    return largest(_rest(form, *case) for case in product(TEMPERATURES, cases.vectors(29, 1, 6)))


def _rest(form, temperature, r):
    model, sites = cases.chain(temperature), 10 ** np.arange(4, 8)
    rest = remainder(model, quadratic_forms(model, r), sites, order=3)
    exponent = fit_power_law(sites, rest).exponent
    return Residual(np.maximum(0.0, exponent - form), f"N^{exponent:.3f} at T = {temperature}")


def exponential_limit(form):
    """(1 - v/2N)^N for three large N, extrapolated."""
    return largest(_power_limit(form, variance) for variance in (0.01, 0.5, 3.0))


def _power_limit(form, variance):
    values = np.exp(SITES * np.log1p(-variance / (2 * SITES)))
    difference = abs(np.array([1.0, -6.0, 8.0]) @ values / 3 - form(variance))
    return Residual(difference, f"variance {variance}")


def gaussian(eta, r):
    """The right side of Lemma 1."""
    return np.exp(-(r @ variances(eta) @ r) / 2)


CHECKS = {
    "Lemma 1": Check(one_exponential, gaussian),
    "(28)": Check(
        power_of_one_site,
        lambda sites, mean, square, rest: (
            (1 + 1j / sites**0.5 * (mean - mean) - (square - mean**2) / (2 * sites) + rest) ** sites
        ),
    ),
    "(29)": Check(
        series,
        lambda k, sites: (k >= 3) * 1j**k / float(np.prod(range(1, k + 1))) / sites ** (k / 2),
    ),
    "after (29)": Check(rest_is_small, -1.5),
    "Lemma 1, last step": Check(exponential_limit, lambda variance: np.exp(-variance / 2)),
}
