"""Fluctuation operators and their exponentials: (21), (22), (24) to (26)."""

from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.ladder import commutator, total
from mesoent.audit.section2 import cases, fock, moment_proofs, reasons, site_proofs
from mesoent.audit.section2.mean_field import OPERATORS, PAIRS, copies, local_operators, moments
from mesoent.audit.section2.observables import corrected_factor, observables
from mesoent.audit.statement import Statement
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


STATEMENTS = (
    Statement(
        label="(21)", section="2.3", place=(21, 0), kind="definition",
        printed=(
            r"F^{(N)}(X) \equiv \frac{1}{\sqrt{N}} \sum_{k=1}^{N} \left(X^{[k]} - \langle X "
            r"\rangle\right)"
        ),
        sentence="Divided by the root of N, the sum keeps the variance of one site.",
        check=same_variance, form=fluctuation,
        wrong=(lambda operators, mean: len(operators) ** -0.5 * fluctuation(operators, mean),),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.average,
    ),
    Statement(
        label="after (21)", section="2.3", place=(21, 1), kind="computable",
        printed=r"\left\langle F^{(N)}(X) \right\rangle_N = 0",
        sentence="The mean is taken out exactly, also for x^2 and p^4, which have one.",
        check=vanishing_mean, form=fluctuation,
        wrong=(lambda operators, mean: fluctuation(operators, 0.0),),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.linear,
    ),
    Statement(
        label="(22)", section="2.3", place=(22, 0), kind="computable",
        printed=(
            r"\left[F^{(N)}(X), F^{(N)}(Y)\right] = \frac{1}{N} \sum_{k=1}^{N} \left[X^{[k]}, "
            r"Y^{[k]}\right] \equiv Z^{(N)}"
        ),
        sentence="The commutator of two fluctuations is an average, without the 1/N of (18).",
        check=commutators,
        form=lambda x, y: (1 / len(x)) * ladder.total(map(ladder.commutator, x, y)),
        wrong=(lambda x, y: len(x) ** -0.5 * total(map(commutator, x, y)),),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.sites_commute,
    ),
    Statement(
        label="after (22)", section="2.3", place=(22, 1), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left[F^{(N)}(X), F^{(N)}(Y)\right] = \langle Z \rangle\,\mathbf{1}"
        ),
        sentence=(
            "Between local operators the commutator tends to a number, and not to zero: "
            "fluctuations stay quantum."
        ),
        check=limit_of_commutators, form=lambda commutator, local: commutator * local,
        wrong=(lambda commutator, local: 0.0,),
        tolerance=1e-12,
        because=(
            "linear in 1/N, so that N = 2, 3, 4 give the limit, with rounding magnified 19 times."
        ),
        proof=site_proofs.local_limit,
    ),
    Statement(
        label="(24)", section="2.3", place=(24, 0), kind="definition",
        printed=(
            r"\mathcal{X} = \left\{ X_r \mid X_r \equiv \vec{r}\cdot\vec{X} = \sum_{\mu=1}^{6} "
            r"r_{\mu} X_{\mu}, \; \vec{r} \in \mathbb{R}^6 \right\}"
        ),
        sentence=(
            "Real coefficients give Hermitian operators, which create or annihilate two quanta."
        ),
        check=real_span, form=lambda r, x: ladder.total(map(_scaled, r, x)),
        wrong=(
            lambda r, x: total(1j * float(c) * operator for c, operator in zip(r, x, strict=True)),
        ),
        tolerance=1e-13, because=reasons.EXACT,
        proof=moment_proofs.six_in_ladder_operators,
    ),
    Statement(
        label="(25)", section="2.3", place=(25, 0), kind="computable",
        printed=(
            r"F^{(N)}(X_r) = \sum_{\mu=1}^{6} r_{\mu} F^{(N)}(X_{\mu}) \equiv "
            r"\vec{r}\cdot\vec{F}^{(N)}(X)"
        ),
        sentence="Fluctuations of a sum are sums of fluctuations.",
        check=linearity, form=lambda r, fluctuations: ladder.total(map(_scaled, r, fluctuations)),
        wrong=(lambda r, x: total(abs(c) * operator for c, operator in zip(r, x, strict=True)),),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.linear,
    ),
    Statement(
        label="(26)", section="2.3", place=(26, 0), kind="definition",
        printed=r"W^{(N)}(\vec{r}) = e^{i\vec{r}\cdot\vec{F}^{(N)}(X)}",
        sentence=(
            "For two sites as matrices it is unitary, hence bounded, and its mean is that of the "
            "exact formula for finite N."
        ),
        check=exponentials, form=lambda fluctuation: expm(1j * fluctuation),
        wrong=(lambda fluctuation: expm(1j * fluctuation / np.sqrt(2)),),
        tolerance=1e-10, because="12 levels on each of two sites are right to 1e-12 at T = 0.25.",
        proof=moment_proofs.six_in_ladder_operators,
        rests_on="real quadratic forms in x, p are essentially self-adjoint (Nelson)",
    ),
)  # fmt: skip
