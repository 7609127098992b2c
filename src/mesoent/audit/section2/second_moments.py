"""Variances and commutators of the six operators: (27), (30) to (32), and positivity."""

from functools import partial
from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, moment_proofs, reasons
from mesoent.audit.section2.observables import combination, from_one_site
from mesoent.audit.section2.weyl_algebra import canonical
from mesoent.audit.statement import Statement


def variances(eta):
    """(27)."""
    return (eta**2 + 1) / (4 * eta) * np.eye(6)


def covariances(form):
    """Against the symmetrised products at one site."""
    return largest(_covariance(form, temperature) for temperature in cases.TEMPERATURES)


def _covariance(form, temperature):
    expected, _ = from_one_site(temperature)
    size = np.abs(form(cases.eta(temperature)) - expected).max() / expected.max()
    return Residual(size, f"T = {temperature}")


def mean_commutators(form):
    """Against the commutators at one site."""
    return largest(_commutators(form, temperature) for temperature in cases.TEMPERATURES)


def _commutators(form, temperature):
    _, expected = from_one_site(temperature)
    size = np.abs(form(cases.eta(temperature)) - expected).max()
    return Residual(size, f"T = {temperature}")


def quadratic_in_r(form, measure):
    """A function of r1 and r2 against `measure` of the two combinations."""
    tried = product(cases.TEMPERATURES, cases.vectors(30, 3, 2, 6))
    return largest(_of_vectors(form, measure, *case) for case in tried)


def _of_vectors(form, measure, temperature, pair):
    eta, n = cases.eta(temperature), cases.occupation(temperature)
    difference = abs(measure(*(combination(eta, r) for r in pair), n) - form(eta, *pair))
    return Residual(difference / (n + 0.5), f"T = {temperature}, r1 = {cases.rounded(pair[0])}")


def _variance(first, second, n):
    return ladder.mean(first * first, n) - ladder.mean(first, n) ** 2


def _commutator(first, second, n):
    return ladder.mean(ladder.commutator(first, second), n)


def positivity(form):
    """How far the smallest eigenvalue of Sigma + i s sigma lies below zero, s being the form."""
    return largest(_positivity(form, temperature) for temperature in cases.TEMPERATURES)


def _positivity(form, temperature):
    covariance, commutators = from_one_site(temperature)
    lowest = np.linalg.eigvalsh(covariance + 1j * form * commutators)[0]
    return Residual(
        np.abs(np.minimum(lowest, 0.0)), f"T = {temperature}: smallest eigenvalue {lowest:.3g}"
    )


STATEMENTS = (
    Statement(
        label="(27)", section="2.3", place=(27, 0), kind="computable",
        printed=r"\Sigma_{\beta} = \frac{\eta^2 + 1}{4\eta}\,\mathbf{1}_6",
        sentence=(
            "The six fluctuations are uncorrelated and have the variance coth(beta omega)/2, that "
            "of a thermal mode of twice the frequency; X5 and X6 take the corrected (23)."
        ),
        check=covariances, form=variances, wrong=(lambda eta: np.eye(6) / (2 * eta),),
        tolerance=1e-13,
        because="relative: no term cancels in normal order, nor at high temperature.",
        proof=moment_proofs.second_moments,
    ),
    Statement(
        label="(30)", section="2.3", place=(30, 0), kind="computable",
        printed=(
            r"\left\langle X_r^2 - \langle X_r \rangle^2 \right\rangle = "
            r"\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}"
        ),
        sentence="The variance at one site is the quadratic form of (27), for random r.",
        check=partial(quadratic_in_r, measure=_variance),
        form=lambda eta, r, _: r @ variances(eta) @ r,
        wrong=(lambda eta, r, _: r @ variances(eta) @ r / 2,),
        tolerance=1e-13, because="relative to n + 1/2, " + reasons.SUMS,
        proof=moment_proofs.second_moments,
    ),
    Statement(
        label="(31)", section="2.3", place=(31, 0), kind="computable",
        printed=(
            r"\left\langle \left[X_{r_1}, X_{r_2}\right] \right\rangle = \sum_{\mu\nu=1}^{6} "
            r"(r_1)_{\mu} \left\langle \left[X_{\mu}, X_{\nu}\right] \right\rangle (r_2)_{\nu} "
            r"\equiv i\,\vec{r}_1\cdot\sigma\cdot\vec{r}_2"
        ),
        sentence="Commutators at one site average to the symplectic form.",
        check=partial(quadratic_in_r, measure=_commutator),
        form=lambda eta, r1, r2: 1j * r1 @ canonical(3) @ r2,
        wrong=(lambda eta, r1, r2: -1j * r1 @ canonical(3) @ r2,),
        tolerance=1e-13, because="relative to n + 1/2, " + reasons.SUMS,
        proof=moment_proofs.second_moments,
    ),
    Statement(
        label="(32)", section="2.3", place=(32, 0), kind="computable",
        printed=(
            r"[\sigma]_{\mu\nu} = -i \left\langle \left[X_{\mu}, X_{\nu}\right] \right\rangle = "
            r"\begin{pmatrix} i\sigma_2 & 0 & 0 \\ 0 & i\sigma_2 & 0 \\ 0 & 0 & i\sigma_2 "
            r"\end{pmatrix}"
        ),
        sentence=(
            "The prefactors make the three modes canonical at every temperature, with the "
            "corrected X5 and X6."
        ),
        check=mean_commutators, form=lambda eta: canonical(3), wrong=(lambda eta: canonical(3).T,),
        tolerance=1e-12, because="n times eta stays below one: " + reasons.SUMS,
        proof=moment_proofs.second_moments,
    ),
    Statement(
        label="Theorem 1, positivity", section="2.3", place=(35, 1), kind="inequality",
        printed=r"\Sigma_{\beta} + \frac{i}{2}\sigma \ge 0",
        sentence=(
            "The smallest eigenvalue, Bose's occupation at frequency 2 omega, is zero at T = 0 "
            "only, where the state is the vacuum of all three modes."
        ),
        check=positivity, form=0.5, wrong=(0.51,),
        tolerance=1e-14,
        because="at T = 0 the smallest eigenvalue is zero up to the rounding of a 6x6 problem.",
        proof=moment_proofs.positivity,
    ),
)  # fmt: skip
