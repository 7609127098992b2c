"""Fluctuation operators and their exponentials: (21), (22), (24) to (26)."""

from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit import ladder
from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2 import cases, fock
from mesoent.audit.section2.mean_field import OPERATORS, PAIRS, copies, local_operators, moments
from mesoent.audit.section2.observables import corrected_factor, observables
from mesoent.finite_n import quadratic_forms, weyl_correlator


def fluctuation(operators, mean):
    """F^(N)(X) from the copies of X and its mean."""
    modes = len(operators)
    return modes**-0.5 * (ladder.total(operators) - modes * mean * ladder.identity(modes))


def same_variance(form):
    """Whatever the number of sites, the second moment is the variance at one site."""
    return largest(_variance(form, *case) for case in product(OPERATORS, (1, 2, 3), (0.0, 1.0)))


def _variance(form, name, sites, temperature):
    n = cases.occupation(temperature)
    mean, unit = moments(name, n)
    operator = form(copies(name, sites), mean)
    difference = abs(ladder.mean(operator * operator, n) - (unit - mean**2)) / unit
    return Residual(difference, f"X = {name}, N = {sites}, T = {temperature}")


def vanishing_mean(form):
    """The mean of the fluctuation that the form makes."""
    return largest(_mean(form, *case) for case in product(OPERATORS, (1, 2, 3), (0.0, 1.0)))


def _mean(form, name, sites, temperature):
    n = cases.occupation(temperature)
    mean, unit = moments(name, n)
    size = abs(ladder.mean(form(copies(name, sites), mean), n)) / unit**0.5
    return Residual(size, f"X = {name}, N = {sites}, T = {temperature}")


def commutators(form):
    """The commutator of two fluctuations, multiplied out."""
    return largest(_commutator(form, *pair, sites) for pair in PAIRS for sites in (1, 2, 3))


def _commutator(form, first, second, sites):
    x, y = copies(first, sites), copies(second, sites)
    actual = ladder.commutator(fluctuation(x, 0.3), fluctuation(y, -1.2))
    difference = (actual - form(x, y)).size / actual.size
    return Residual(difference, f"X = {first}, Y = {second}, N = {sites}")


def limit_of_commutators(form):
    """Between local operators, from chains of N = 2, 3 and 4, as N goes to infinity."""
    return largest(_limit(form, *pair, t) for pair in PAIRS for t in (0.0, 0.7))


def _limit(form, first, second, temperature):
    n = cases.occupation(temperature)
    values = np.array([_between(first, second, sites, n) for sites in (2, 3, 4)])
    (x,), (y,), (a, b) = copies(first, 1), copies(second, 1), local_operators(2)
    expected = form(ladder.mean(ladder.commutator(x, y), n), ladder.mean(a * b, n))
    size = abs(np.array([2.0, -9.0, 8.0]) @ values - expected) / max(1.0, *abs(values))
    return Residual(size, f"X = {first}, Y = {second}, T = {temperature}")


def _between(first, second, sites, n):
    a, b = local_operators(sites)
    x, y = (fluctuation(copies(name, sites), 0.0) for name in (first, second))
    return ladder.mean(a * ladder.commutator(x, y) * b, n)


def real_span(form):
    """Hermitian operators whose coefficients are those of a real quadratic form."""
    tried = product((0.0, 0.5, 3.0), cases.vectors(24, 3, 6))
    return largest(_combination(form, *case) for case in tried)


def _combination(form, temperature, r):
    eta, v = cases.eta(temperature), ladder.quadratures(2)
    actual = form(r, observables(eta, corrected_factor))
    matrix = quadratic_forms(cases.chain(temperature), r)
    indices = product(range(4), repeat=2)
    expected = ladder.total(float(matrix[a, b]) * v[a] * v[b] for a, b in indices)
    size = np.max([(actual - expected).size, (actual - actual.adjoint).size])
    return Residual(size, f"T = {temperature}, r = {cases.rounded(r)}")


def linearity(form):
    """The fluctuation of a sum over the six operators, on two sites."""
    return largest(_linear(form, r) for r in cases.vectors(25, 4, 6))


def _linear(form, r):
    v = ladder.quadratures(4)
    sites = [observables(0.6, corrected_factor, v[4 * k : 4 * k + 4]) for k in range(2)]
    six = [2**-0.5 * (sites[0][mu] + sites[1][mu]) for mu in range(6)]
    whole = 2**-0.5 * ladder.total(ladder.total(map(_scaled, r, site)) for site in sites)
    return Residual((form(r, six) - whole).size, f"r = {cases.rounded(r)}")


def _scaled(coefficient, operator):
    return float(coefficient) * operator


def exponentials(form):
    """Two sites of one chain as matrices: unitary, and the mean that finite N gives."""
    return largest(_exponential(form, r) for r in cases.vectors(26, 2, 2, scale=0.3))


def _exponential(form, r):
    levels, model = 12, cases.chain(0.25)
    x, p = fock.quadratures(levels + 2)
    site = np.sqrt(model.eta) / 2 * (r[0] * (x @ x - p @ p) + r[1] * (x @ p + p @ x))
    site = site[:levels, :levels] / np.sqrt(2)
    operator = form(np.kron(site, np.eye(levels)) + np.kron(np.eye(levels), site))
    weights = fock.thermal_weights(4.0, levels)
    mean = np.kron(weights, weights) @ operator.diagonal()
    expected = weyl_correlator(model, [[*r, 0, 0, 0, 0]]).expectation(2)
    unitary = np.abs(operator @ operator.conj().T - np.eye(levels**2)).max()
    return Residual(np.max([abs(mean - expected), unitary]), f"r = {cases.rounded(r)}, T = 0.25")


CHECKS = {
    "(21)": Check(same_variance, fluctuation),
    "after (21)": Check(vanishing_mean, fluctuation),
    "(22)": Check(
        commutators, lambda x, y: (1 / len(x)) * ladder.total(map(ladder.commutator, x, y))
    ),
    "after (22)": Check(limit_of_commutators, lambda commutator, local: commutator * local),
    "(24)": Check(real_span, lambda r, x: ladder.total(map(_scaled, r, x))),
    "(25)": Check(linearity, lambda r, fluctuations: ladder.total(map(_scaled, r, fluctuations))),
    "(26)": Check(exponentials, lambda fluctuation: expm(1j * fluctuation)),
}
