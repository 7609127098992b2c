"""The mean of one collective exponential: Lemma 1 and the steps of its proof, (28) and (29)."""

from itertools import product
from math import factorial

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, moment_proofs, reasons, site_proofs
from mesoent.audit.section2.observables import combination
from mesoent.audit.section2.second_moments import variances
from mesoent.audit.statement import Statement
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


STATEMENTS = (
    Statement(
        label="Lemma 1", section="2.3", place=(26, 1), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}) \right\rangle_N = "
            r"e^{-\frac{1}{2}\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}}"
        ),
        sentence="Exact means for finite N approach the Gaussian as 1/N, from T = 0 up.",
        check=one_exponential, form=gaussian, wrong=(lambda eta, r: gaussian(eta, r) ** 2,),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
        proof=moment_proofs.second_moments,
        rests_on="Lindeberg and Levy: central limit theorem for the distribution of X_r",
    ),
    Statement(
        label="(28)", section="2.3", place=(28, 0), kind="computable",
        printed=(
            r"\left\langle W^{(N)}(\vec{r}) \right\rangle_N = \left(\left\langle "
            r"e^{\frac{i}{\sqrt{N}}(X_r - \langle X_r \rangle)} \right\rangle\right)^N = \left(1 + "
            r"\frac{i}{\sqrt{N}} \left\langle X_r - \langle X_r \rangle \right\rangle + "
            r"\frac{i^2}{2N} \left\langle X_r^2 - \langle X_r \rangle^2 \right\rangle + "
            r"\left\langle \mathcal{R}_r^{(N)} \right\rangle\right)^N"
        ),
        sentence=(
            "Variance and rest of one site, computed separately, make up the mean for the whole "
            "chain."
        ),
        check=power_of_one_site,
        form=lambda sites, mean, square, rest: (
            (1 + 1j / sites**0.5 * (mean - mean) - (square - mean**2) / (2 * sites) + rest) ** sites
        ),
        wrong=(lambda sites, mean, square, rest: (1 - (square - mean**2) / (2 * sites)) ** sites,),
        tolerance=1e-9, because="the power N = 10^5 magnifies the rounding of its base to 1e-11.",
        proof=site_proofs.one_site_power,
        rests_on="the exponential series, beyond the eighth order",
    ),
    Statement(
        label="(29)", section="2.3", place=(29, 0), kind="definition",
        printed=(
            r"\mathcal{R}_r^{(N)} = \sum_{k=3}^{\infty} \frac{i^k}{k!\,(\sqrt{N})^k} \left(X_r - "
            r"\langle X_r \rangle\right)^k"
        ),
        sentence=(
            "The moments up to the sixth give the rest at a million sites to ten digits, also for "
            "a quadratic X whose odd moments do not vanish, as they do in the span."
        ),
        check=series,
        form=lambda k, sites: (k >= 3) * 1j**k / float(np.prod(range(1, k + 1))) / sites ** (k / 2),
        wrong=(
            lambda k, sites: 1j**k / float(np.prod(range(1, k + 1))) / sites ** (k / 2),
            lambda k, n: (k > 3) * 1j**k / factorial(k) / n ** (k / 2),
            lambda k, n: (k > 2) * (-1j) ** k / factorial(k) / n ** (k / 2),
        ),
        tolerance=1e-10,
        because=(
            "relative; the eighth moment is 1e-12 of the fourth, and the rest is good to 1e-12."
        ),
        proof=site_proofs.rest_of_series,
        rests_on="the exponential series, beyond the eighth order",
    ),
    Statement(
        label="after (29)", section="2.3", place=(29, 1), kind="inequality",
        printed=r"\left| \left\langle \mathcal{R}_r^{(N)} \right\rangle \right| = O(N^{-3/2})",
        sentence=(
            "The bound is generous: odd moments vanish, because a quarter turn of all oscillators "
            "reverses X_r, and the rest falls as N^-2."
        ),
        check=rest_is_small, form=-1.5, wrong=(-2.5,),
        tolerance=1e-6, because="half a power lies between the bound and what was fitted.",
        proof=moment_proofs.odd_moments,
        rests_on="Taylor's theorem: what is left is at most y^4/24 for real y",
    ),
    Statement(
        label="Lemma 1, last step", section="2.3", place=(29, 2), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left(1 - \frac{\left\langle X_r^2 - \langle X_r \rangle^2 "
            r"\right\rangle}{2N}\right)^N = e^{-\frac{1}{2}\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}}"
        ),
        sentence="The compound-interest limit, for small and large variances.",
        check=exponential_limit, form=lambda variance: np.exp(-variance / 2),
        wrong=(lambda variance: np.exp(-variance),),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
        proof=site_proofs.compound, rests_on="Tannery's theorem: the limit of a dominated series",
    ),
)  # fmt: skip
