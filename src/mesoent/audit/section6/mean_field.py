"""Sec. 6.1: mean fields become numbers."""

from functools import reduce

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import site_proofs
from mesoent.audit.section6 import proofs, reasons
from mesoent.audit.section6.fock import Site, phase
from mesoent.audit.section6.sequences import excess, exponent, limit
from mesoent.audit.statement import IMPLIED, Statement

#: Algebra decides here: what holds for any observables of a site holds for truncated ones.
SITES = [Site(0.0, cutoff=6), Site(0.25, cutoff=6), Site(2.0, cutoff=30, oscillators=1)]
#: Numbers of sites at which rates are read off.
MANY = 10.0 ** np.arange(2, 5)


def observables(site, count, seed):
    """Quadratic operators without symmetry, one after the other."""
    generator = np.random.default_rng(seed)
    forms = 0.3 * generator.normal(size=(count, *[len(site.quadratures)] * 2))
    return [site.quadratic(form + form.T) for form in forms]


def product_expectation(site, operators, sites):
    """The left side of (75): one site to the power N."""
    return site.mean(reduce(np.matmul, [phase(x, 1 / sites) for x in operators])) ** sites


def joint_expectation(site, operators, sites):
    """The right side of (75)."""
    return product_expectation(site, [sum(operators)], sites)


def fluctuation_phase(site, operator, sites):
    """exp(i (Y - <Y>) / sqrt(N)): the bounded operator of the estimates, at one site."""
    return phase(site.centred(operator), sites**-0.5)


def limit_of_products(form):
    """Of three operators, and of their sum."""
    found = []
    for site in SITES:
        operators = observables(site, 3, 1)
        expected = form([site.mean(x) for x in operators])
        for side in (product_expectation, joint_expectation):
            actual = limit(lambda n, f=side, s=site, x=operators: f(s, x, n))
            found.append(Residual(abs(actual - expected), f"T = {site.temperature}"))
    return largest(found)


def rate(form):
    """The distance from the limit, and what depends on the order of the factors."""
    found = []
    for site in SITES:
        first, second = observables(site, 2, 2)
        limiting = np.exp(1j * (site.mean(first) + site.mean(second)))
        values, swapped = (
            np.array([product_expectation(site, order, n) for n in MANY])
            for order in ([first, second], [second, first])
        )
        for what, small in (("distance", values - limiting), ("order", values - swapped)):
            size = abs(exponent(small, MANY) - form)
            found.append(Residual(size, f"{what}, T = {site.temperature}"))
    return largest(found)


def bounded_factor(form):
    """A is exp(i F(Y)); its own expectation is the same computation with X = 0."""
    found = []
    for site in SITES:
        x, y = observables(site, 2, 3)
        factors = [
            limit(lambda n, s=site, x=x, y=y, a=a: _with_fluctuation(s, y, a * x, n), 0.5)
            for a in (1, 0)
        ]
        expected = form(site.mean(x)) * factors[1]
        found.append(Residual(abs(factors[0] - expected), f"T = {site.temperature}"))
    return largest(found)


def _with_fluctuation(site, y, x, sites):
    return site.mean(fluctuation_phase(site, y, sites) @ phase(x, 1 / sites)) ** sites


def last_factor(form):
    """The limits with and without it."""
    found = []
    for site in SITES:
        operators = observables(site, 3, 4)
        whole, fewer = (
            limit(lambda n, s=site, x=chosen: product_expectation(s, x, n))
            for chosen in (operators, operators[:-1])
        )
        expected = form(site.mean(operators[-1])) * fewer
        found.append(Residual(abs(whole - expected), f"T = {site.temperature}"))
    return largest(found)


def integral(form):
    """By quadrature, for random Hermitian matrices; the form is the integrand."""
    nodes, weights = np.polynomial.legendre.leggauss(40)
    nodes, weights = (nodes + 1) / 2, weights / 2
    found = []
    for mean in (-2.0, 0.0, 0.7):
        x = np.random.default_rng(5).normal(size=(6, 6))
        x = x + x.T
        expected = phase(x) - np.exp(1j * mean) * np.eye(6)
        actual = sum(w * form(s, x, mean) for s, w in zip(nodes, weights, strict=True))
        found.append(Residual(np.abs(actual - expected).max(), f"<X> = {mean}"))
    return largest(found)


def integrand(s, x, mean):
    """The printed integrand."""
    return 1j * phase(x, s) * np.exp(1j * (1 - s) * mean) @ (x - mean * np.eye(len(x)))


def variance_of_average(form):
    """Three sites written out, one oscillator each."""
    single, found = Site(0.25, cutoff=5, oscillators=1), []
    whole = Site(0.25, cutoff=5, oscillators=3)
    for count, (x, average) in enumerate(_mean_fields(single, whole), start=1):
        moments = single.mean(x @ x), single.mean(x)
        deviation = whole.centred(average)
        expected = form(*moments, count)
        actual = whole.mean(deviation @ deviation)
        found.append(Residual(abs(actual - expected), f"N = {count}"))
    return largest(found)


def _mean_fields(single, whole):
    """X of one site, and its average over the first 1, 2 and 3 sites."""
    x, p = single.quadratures
    form = np.array([[0.7, 0.2], [0.2, -0.4]])
    blocks = [np.kron(np.diag(row), form) for row in np.eye(3)]
    local = 0.7 * x @ x + 0.2 * (x @ p + p @ x) - 0.4 * p @ p
    for count in (1, 2, 3):
        yield local, whole.quadratic(sum(blocks[:count])) / count


def cauchy_schwarz(form):
    """A = exp(i s F(X)), at its best for s = 1/sqrt(Var X); and in the vacuum the best of all A.

    This is |0><0| I^dagger / norm, with which the left side is the norm of I|0>.
    """
    found = []
    for site in SITES:
        (x,) = observables(site, 1, 6)
        variance = site.mean(site.centred(x) @ site.centred(x)).real
        for sites in (10.0, 1e3, 1e5):
            y = x / np.sqrt(variance)
            whole = _with_fluctuation(site, y, x, sites)
            alone = _with_fluctuation(site, y, 0 * x, sites)
            left = abs(whole - np.exp(1j * site.mean(x)) * alone)
            size = excess(left, form(variance / sites))
            found.append(Residual(size, f"T = {site.temperature}, N = {sites:g}"))
    vacuum = SITES[0]
    (x,) = observables(vacuum, 1, 6)
    variance = vacuum.mean(vacuum.centred(x) @ vacuum.centred(x)).real
    for sites in (10.0, 1e3):
        overlap = vacuum.mean(phase(vacuum.centred(x), 1 / sites)) ** sites
        size = excess(np.sqrt(2 - 2 * overlap.real), form(variance / sites))
        found.append(Residual(size, f"the best A in the vacuum, N = {sites:g}"))
    return largest(found)


def characteristic_function(form):
    """In distribution: the characteristic function at several arguments."""
    site, found = SITES[1], []
    (x,) = observables(site, 1, 7)
    for argument in (-3.0, 0.5, 4.0):
        actual = limit(lambda n, s=argument: product_expectation(site, [s * x], n))
        size = abs(actual - form(argument * site.mean(x)))
        found.append(Residual(size, f"argument {argument}"))
    return largest(found)


def norm(form):
    """The norm of exp(i X^(N)), which (76) needs to be bounded, by squaring a series."""
    return largest(
        Residual(abs(np.linalg.norm(expm(1j * x), 2) - form), "random X")
        for x in observables(SITES[1], 3, 8)
    )


STATEMENTS = (
    Statement(
        label="Proposition 1", section="6.1", place=(74, 46), kind="limit",
        origin=IMPLIED,
        printed=(
            r"\left\langle e^{i X^{(N)}} e^{i Y^{(N)}} \right\rangle_N - \left\langle e^{i "
            r"Y^{(N)}} e^{i X^{(N)}} \right\rangle_N \to 0"
        ),
        sentence=(
            "Mean fields commute in the limit: what depends on their order, and the distance from "
            "the limit too, falls off as 1/N."
        ),
        check=rate, form=1.0, wrong=(0.5,),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=proofs.law_of_large_numbers, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="(75)", section="6.1", place=(75, 0), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle \prod_{j=1}^n e^{i X_j^{(N)}} \right\rangle_N = "
            r"\exp\left( i \sum_{j=1}^n \langle X_j \rangle \right) = \lim_{N\to\infty} "
            r"\left\langle e^{i \sum_{j=1}^n X_j^{(N)}} \right\rangle_N"
        ),
        sentence=(
            "For three quadratic operators that do not commute, both limits are the phase of the "
            "means, from the vacuum to T = 2 omega."
        ),
        check=limit_of_products, form=lambda means: np.exp(1j * sum(means)),
        wrong=(lambda means: np.exp(1j * sum(means[:-1])),),
        tolerance=1e-8, because=reasons.LIMIT,
        proof=proofs.law_of_large_numbers, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="(76)", section="6.1", place=(76, 0), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle A^{(N)} e^{i X^{(N)}} \right\rangle_N = e^{i \langle "
            r"X \rangle} \lim_{N\to\infty} \left\langle A^{(N)} \right\rangle_N"
        ),
        sentence=(
            "It holds even for the exponential of a fluctuation, an A that feels X at every N, "
            "and then the limit is approached only as one over the square root of N."
        ),
        check=bounded_factor, form=lambda mean: np.exp(1j * mean),
        wrong=(lambda mean: np.exp(-1j * mean),),
        tolerance=1e-7, because=reasons.LIMIT,
        proof=proofs.law_of_large_numbers, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="Sec. 6.1, integral", section="6.1", place=(76, 1), kind="computable",
        printed=(
            r"e^{i X^{(N)}} - e^{i \langle X \rangle} = i \int_0^1 ds\, e^{i s X^{(N)}} e^{i (1-s) "
            r"\langle X \rangle} \left( X^{(N)} - \langle X \rangle \right)"
        ),
        sentence="An identity of Hermitian matrices, whatever number stands for the mean.",
        check=integral, form=integrand, wrong=(lambda s, x, mean: -1j * integrand(s, x, mean),),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=proofs.integral,
    ),
    Statement(
        label="Sec. 6.1, Cauchy-Schwarz", section="6.1", place=(76, 2), kind="inequality",
        printed=(
            r"\left| \left\langle A^{(N)} I^{(N)} \right\rangle_N \right| \le \| A^{(N)} \| \sqrt{ "
            r"\left\langle \left( X^{(N)} - \langle X \rangle \right)^2 \right\rangle_N }"
        ),
        sentence=(
            "In the vacuum there is an A that comes as close to it as one likes as N grows; the "
            "exponential of the fluctuation of X itself, at its best strength, reaches the "
            "fraction 0.61, one over the square root of e."
        ),
        check=cauchy_schwarz, form=np.sqrt,
        wrong=(
            lambda variance: np.sqrt(variance) / 2,
            lambda variance: 0.62 * np.sqrt(variance),
            lambda variance: variance,
        ),
        tolerance=1e-12, because=reasons.BOUND,
        proof=proofs.integral, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="Sec. 6.1, variance", section="6.1", place=(76, 3), kind="computable",
        printed=(
            r"\left\langle \left( X^{(N)} - \langle X \rangle \right)^2 \right\rangle_N = "
            r"\frac{1}{N} \left( \left\langle X^2 \right\rangle - \langle X \rangle^2 \right)"
        ),
        sentence="Written out for one, two and three sites: independent sites add their variances.",
        check=variance_of_average, form=lambda square, mean, count: (square - mean**2) / count,
        wrong=(lambda square, mean, count: (square - mean**2) / count**2,),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=site_proofs.average,
    ),
    Statement(
        label="Sec. 6.1, recursion", section="6.1", place=(76, 4), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle \prod_{j=1}^n e^{i X_j^{(N)}} \right\rangle_N = e^{i "
            r"\langle X_n \rangle} \lim_{N\to\infty} \left\langle \prod_{j=1}^{n-1} e^{i "
            r"X_j^{(N)}} \right\rangle_N"
        ),
        sentence=(
            "Each factor leaves the product as a phase, so the induction of the proof goes through."
        ),
        check=last_factor, form=lambda mean: np.exp(1j * mean), wrong=(lambda mean: 1.0,),
        tolerance=1e-7, because=reasons.LIMIT,
        proof=proofs.law_of_large_numbers, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="Sec. 6.1, unitary factors", section="6.1", place=(76, 5), kind="claim",
        printed=r"\left\| e^{i X^{(N)}} \right\| = 1",
        sentence="The exponentials are bounded although the observables are not, as (76) demands.",
        check=norm, form=1.0, wrong=(1.1,),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=proofs.unitary, rests_on="spectral theorem for self-adjoint operators",
    ),
    Statement(
        label="Sec. 6.1, law of large numbers", section="6.1", place=(76, 6), kind="claim",
        printed=(
            r"\lim_{N\to\infty} \left\langle e^{i s X^{(N)}} \right\rangle_N = e^{i s \langle X "
            r"\rangle}"
        ),
        sentence=(
            "The characteristic function becomes that of a sure number: no Gaussian of any width "
            "around the mean survives."
        ),
        check=characteristic_function, form=lambda mean: np.exp(1j * mean),
        wrong=(lambda mean: np.exp(1j * mean - mean**2 / 2),),
        tolerance=1e-8, because=reasons.LIMIT,
        proof=proofs.law_of_large_numbers, rests_on="Cauchy-Schwarz inequality",
    ),
)  # fmt: skip
