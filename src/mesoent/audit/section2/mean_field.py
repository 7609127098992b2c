"""Averages over the sites: (16) to (20)."""

from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.ladder import commutator, total
from mesoent.audit.section2 import cases, reasons, site_proofs
from mesoent.audit.statement import Statement
from mesoent.finite_n import fit_power_law, mean_field_correlator

#: Operators of one oscillator, from its position and momentum.
OPERATORS = {
    "x": lambda x, p: x,
    "x^2": lambda x, p: x * x,
    "xp + px": lambda x, p: x * p + p * x,
    "p^4": lambda x, p: p**4,
}
PAIRS = (("x^2", "xp + px"), ("x^2", "p^4"), ("xp + px", "p^4"))


def copies(name, sites):
    """The same operator at each site of a chain."""
    v = ladder.quadratures(sites)
    return [OPERATORS[name](*v[2 * k : 2 * k + 2]) for k in range(sites)]


def moments(name, occupation):
    """The thermal mean of an operator, and of its square."""
    (single,) = copies(name, 1)
    return (ladder.mean(power, occupation).real for power in (single, single * single))


def averaged(form):
    """The mean is that of one site, and the variance is smaller by the number of sites."""
    return largest(_averaged(form, *case) for case in product(OPERATORS, (1, 2, 3), (0.0, 1.0)))


def _averaged(form, name, sites, temperature):
    n, operator = cases.occupation(temperature), form(copies(name, sites))
    expected, unit = moments(name, n)
    spread = ladder.mean(operator * operator, n) - ladder.mean(operator, n) ** 2
    difference = abs(ladder.mean(operator, n) - expected) / unit**0.5
    excess = abs(spread - (unit - expected**2) / sites) / unit
    return Residual(np.max([difference, excess]), f"X = {name}, N = {sites}, T = {temperature}")


def commutators(form):
    """The commutator of two averages, multiplied out."""
    return largest(_commutator(form, *pair, sites) for pair in PAIRS for sites in (1, 2, 3))


def _commutator(form, first, second, sites):
    x, y = copies(first, sites), copies(second, sites)
    actual = ladder.commutator((1 / sites) * ladder.total(x), (1 / sites) * ladder.total(y))
    difference = (actual - form(x, y)).size / actual.size
    return Residual(difference, f"X = {first}, Y = {second}, N = {sites}")


def again_an_average(form):
    """The commutator of two averages against the average of the copies of one operator Z.

    Z is the commutator at a single site; the form makes the commutator of N and Z^(N).
    """
    return largest(_again(form, *pair, sites) for pair in PAIRS for sites in (1, 2, 3))


def _again(form, first, second, sites):
    averages = ((1 / sites) * ladder.total(copies(name, sites)) for name in (first, second))
    actual = ladder.commutator(*averages)
    (x,), (y,) = copies(first, 1), copies(second, 1)
    copied = (_at_site(ladder.commutator(x, y), k, sites) for k in range(sites))
    expected = form(sites, (1 / sites) * ladder.total(copied))
    return Residual(
        (actual - expected).size / actual.size, f"X = {first}, Y = {second}, N = {sites}"
    )


def _at_site(single, k, sites):
    """A polynomial of one oscillator at the k-th of many."""
    before, after = (0,) * (2 * k), (0,) * (2 * (sites - k - 1))
    return ladder.Polynomial({before + p + after: c for p, c in single.terms.items()})


def commutators_decay(form):
    """The fitted power of N in the mean commutator of exponentials of averages."""
    return largest(_decay(form, temperature) for temperature in (0.0, 0.5, 2.0))


def _decay(form, temperature):
    x, y = np.diag([1.0, 0, 0, 0]), np.array([[0, 1.0, 0, 0], [1.0, 0, 0, 0], [0] * 4, [0] * 4])
    model, sites = cases.chain(temperature), 10 ** np.arange(4, 8)
    one_way = mean_field_correlator(model, [x, y]).expectation(sites)
    other_way = mean_field_correlator(model, [y, x]).expectation(sites)
    exponent = fit_power_law(sites, one_way - other_way).exponent
    return Residual(abs(exponent - form), f"N^{exponent:.3f} at T = {temperature}")


def between_local(form):
    """Means between local operators at two sites of chains of N = 2, 3, 4, and N to infinity."""
    return largest(_between(form, *case) for case in product(OPERATORS, (0.0, 0.7)))


def _between(form, name, temperature):
    n = cases.occupation(temperature)
    values = np.array([_local(name, sites, n)[0] for sites in (2, 3, 4)])
    limit = np.array([2.0, -9.0, 8.0]) @ values
    (single,) = copies(name, 1)
    expected = form(ladder.mean(single, n), _local(name, 2, n)[1])
    return Residual(
        abs(limit - expected) / max(1.0, *abs(values)), f"X = {name}, T = {temperature}"
    )


def _local(name, sites, n):
    """The means of A X^(N) B and of A B."""
    a, b = local_operators(sites)
    average = (1 / sites) * ladder.total(copies(name, sites))
    return ladder.mean(a * average * b, n), ladder.mean(a * b, n)


def local_operators(sites):
    """Two operators on the first two sites, of mixed parity."""
    x1, p1, x2, p2 = ladder.quadratures(sites)[:4]
    return x1 * x2 + p1, x2 * x1 + 1j * p1 + p2 + ladder.identity(sites)


def scalar_limit(form):
    """The mean of exp(i s X^(N)), extrapolated, against the exponential of a number."""
    return largest(_scalar(form, *case) for case in product((0.0, 0.5, 3.0), (-2.0, 0.3, 1.0)))


def _scalar(form, temperature, s):
    matrix = np.array([[1.0, 0.2, 0, 0.4], [0.2, 0.3, 0, 0], [0, 0, -0.5, 0], [0.4, 0, 0, 0]])
    correlator = mean_field_correlator(cases.chain(temperature), [s * matrix])
    near, far = correlator.expectation([10**8, 2 * 10**8])
    n, v = cases.occupation(temperature), ladder.quadratures(2)
    indices = product(range(4), repeat=2)
    mean = ladder.mean(ladder.total(matrix[a, b] * v[a] * v[b] for a, b in indices), n)
    difference = abs(2 * far - near - np.exp(1j * s * form(mean)))
    return Residual(difference, f"s = {s}, T = {temperature}")


def _site_commutators(x, y):
    return ladder.total(map(ladder.commutator, x, y))


STATEMENTS = (
    Statement(
        label="(16)", section="2.2", place=(16, 0), kind="definition",
        printed=r"X^{(N)} = \frac{1}{N} \sum_{k=1}^{N} X^{[k]}",
        sentence="The average of N copies has the mean of one and 1/N of its variance.",
        check=averaged, form=lambda operators: (1 / len(operators)) * ladder.total(operators),
        wrong=(lambda operators: len(operators) ** -0.5 * total(operators),),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.average,
    ),
    Statement(
        label="(17)", section="2.2", place=(17, 0), kind="computable",
        printed=(
            r"\left[X^{(N)}, Y^{(N)}\right] = \frac{1}{N^2} \sum_{j,k=1}^{N} \left[X^{[j]}, "
            r"Y^{[k]}\right] = \frac{1}{N^2} \sum_{k=1}^{N} \left[X^{[k]}, Y^{[k]}\right]"
        ),
        sentence="Multiplied out for up to three sites, only commutators at the same site survive.",
        check=commutators, form=lambda x, y: (1 / len(x) ** 2) * _site_commutators(x, y),
        wrong=(lambda x, y: (1 / len(x)) * total(map(commutator, x, y)),),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.sites_commute,
    ),
    Statement(
        label="(18)", section="2.2", place=(18, 0), kind="computable",
        printed=r"\left[X^{(N)}, Y^{(N)}\right] = \frac{1}{N} Z^{(N)}",
        sentence="The commutator of two averages is itself an average, times 1/N.",
        check=again_an_average, form=lambda sites, z: (1 / sites) * z, wrong=(lambda sites, z: z,),
        tolerance=1e-13, because=reasons.EXACT,
        proof=site_proofs.sites_commute,
    ),
    Statement(
        label="after (18)", section="2.2", place=(18, 1), kind="limit",
        printed=r"\left[X^{(N)}, Y^{(N)}\right] = O(N^{-1}) \to 0",
        sentence=(
            "From ten thousand to ten million sites the mean commutator of exp(i X) and exp(i Y) "
            "falls as 1/N: averages become classical."
        ),
        check=commutators_decay, form=-1.0, wrong=(-0.5,),
        tolerance=2e-3,
        because="a power fitted over three decades is bent by the next order, 1e-4.",
        proof=site_proofs.sites_commute,
    ),
    Statement(
        label="(19)", section="2.2", place=(19, 0), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle A\,X^{(N)}\,B \right\rangle_N = \langle X \rangle "
            r"\langle AB \rangle"
        ),
        sentence=(
            "Between local operators an average tends to its mean; what is left is of order 1/N."
        ),
        check=between_local, form=lambda mean, local: mean * local,
        wrong=(lambda mean, local: mean,),
        tolerance=1e-12,
        because=(
            "linear in 1/N, so that N = 2, 3, 4 give the limit, with rounding magnified 19 times."
        ),
        proof=site_proofs.local_limit,
    ),
    Statement(
        label="(20)", section="2.2", place=(20, 0), kind="limit",
        printed=r"\lim_{N\to\infty} X^{(N)} = \langle X \rangle\,\mathbf{1}",
        sentence="Even exp(i s X) of the average tends to the exponential of a number.",
        check=scalar_limit, form=lambda mean: mean, wrong=(lambda mean: 0.0,),
        tolerance=1e-11,
        because="extrapolated from 10^8 sites: N^-2 is 1e-16, times a fourth moment.",
        proof=site_proofs.local_limit,
        rests_on="local vectors are dense in the representation of the state (GNS)",
    ),
)  # fmt: skip
