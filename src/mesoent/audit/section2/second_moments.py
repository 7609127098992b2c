"""Variances and commutators of the six operators: (27), (30) to (32), and positivity."""

from functools import partial
from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2 import cases
from mesoent.audit.section2.observables import combination, from_one_site
from mesoent.audit.section2.weyl_algebra import canonical


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


CHECKS = {
    "(27)": Check(covariances, variances),
    "(30)": Check(
        partial(quadratic_in_r, measure=_variance), lambda eta, r, _: r @ variances(eta) @ r
    ),
    "(31)": Check(
        partial(quadratic_in_r, measure=_commutator),
        lambda eta, r1, r2: 1j * r1 @ canonical(3) @ r2,
    ),
    "(32)": Check(mean_commutators, lambda eta: canonical(3)),
    "Theorem 1, positivity": Check(positivity, 0.5),
}
