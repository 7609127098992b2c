"""Sec. 6.3, Lemma 2: the fluctuations obey the Weyl relation."""

from functools import reduce

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section6 import proofs, reasons
from mesoent.audit.section6.fock import Site, chain_operators, phase
from mesoent.audit.section6.mean_field import observables
from mesoent.audit.section6.sequences import excess, exponent, limit
from mesoent.audit.statement import OURS, Statement

#: Two oscillators when cold, one when hot: what is cut off weighs less than 1e-12.
SITES = [Site(0.0, cutoff=7), Site(0.2, cutoff=7), Site(1.0, cutoff=32, oscillators=1)]
MANY = 10.0 ** np.arange(3, 6)


def span(site, count, seed, size=0.7):
    """Operators of the span (24) with random vectors."""
    operators = chain_operators(site)
    vectors = np.random.default_rng(seed).uniform(-size, size, (count, len(operators)))
    return list(np.einsum("jm,mab->jab", vectors, operators))


def commutator_mean(site, first, second):
    """<[X1, X2]>, imaginary."""
    return site.mean(first @ second - second @ first)


def expectation(site, operators, sites):
    """<e^{i F(X_1)} e^{i F(X_2)} ...>_N by the N-th power of one site."""
    factors = [phase(site.centred(x), sites**-0.5) for x in operators]
    return site.mean(reduce(np.matmul, factors)) ** sites


def sharp(first, second):
    """A = W(-r1 - r2) e^{i F(-i [X1, X2])} sees the fluctuations of the commutator."""
    return [-first - second, -1j * (first @ second - second @ first)]


def _defect(site, left, first, second, sites):
    """<A Delta>_N."""
    change = np.exp(-commutator_mean(site, first, second) / 2)
    joined = expectation(site, [*left, first + second], sites)
    return expectation(site, [*left, first, second], sites) - joined * change


def defect_squared(site, first, second, sites):
    """<Delta^dagger Delta>_N, from its four terms."""
    change = np.exp(-commutator_mean(site, first, second) / 2)
    overlap = expectation(site, [-second, -first, first + second], sites)
    return (2 - overlap * change - np.conj(overlap * change)).real


def limit_of_defect(form):
    """For several A; the form is the factor beside the joined exponential."""
    found = []
    for site in SITES:
        first, second = span(site, 2, 20)
        change = form(commutator_mean(site, first, second))
        for name, left in (("1", []), ("Weyl", span(site, 1, 21)),
                           ("quadratic", observables(site, 1, 22)),
                           ("general", sharp(first, second))):  # fmt: skip
            ordered, joined = (
                limit(lambda n, s=site, x=(*left, *tail): expectation(s, x, n), 0.5)
                for tail in ([first, second], [first + second])
            )
            size = abs(ordered - joined * change)
            found.append(Residual(size, f"A {name}, T = {site.temperature}"))
    return largest(found)


def rate(form):
    """Powers of 1/N for A of the span, for any A, and for any A in the vacuum."""
    vacuum, cold, hot = SITES
    warm = Site(0.6, cutoff=24, oscillators=1)
    found = []
    for site, power, name in ((cold, 0, "Weyl"), (hot, 0, "Weyl"), (warm, 1, "general"),
                              (hot, 1, "general"), (vacuum, 2, "general")):  # fmt: skip
        first, second = span(site, 2, 20)
        left = sharp(first, second) if name == "general" else span(site, 1, 21)
        sites = MANY * 10 if power == 1 else MANY / 10
        values = np.array([_defect(site, left, first, second, n) for n in sites])
        size = abs(exponent(values, sites) - form[power])
        found.append(Residual(size, f"A {name}, T = {site.temperature}"))
    return largest(found)


def cauchy_schwarz(form):
    """Examples of A at many sites, and at one site the best of all A: a trace norm.

    X1 is scaled so that Var(-i [X1, X2]) = 1 where it is not 0: there the general A comes closest.
    """
    found = []
    for site in SITES:
        first, second = span(site, 2, 23)
        fluctuation = site.centred(sharp(first, second)[1])
        if site.temperature:
            first = first / site.mean(fluctuation @ fluctuation).real ** 0.5
        for sites in (10.0, 1e2, 1e4):
            bound = form(defect_squared(site, first, second, sites))
            for name, left in (("1", []), ("general", sharp(first, second))):
                size = excess(_defect(site, left, first, second, sites), bound)
                found.append(Residual(size, f"A {name}, T = {site.temperature}, N = {sites:g}"))
        left = np.linalg.norm(_delta(site, first, second) @ site.state, "nuc")
        size = excess(left, form(defect_squared(site, first, second, 1)))
        found.append(Residual(size, f"the best A at one site, T = {site.temperature}"))
    return largest(found)


def _delta(site, first, second):
    """Delta^(1) as a matrix at one site."""
    first, second = site.centred(first), site.centred(second)
    change = commutator_mean(site, first, second)
    return phase(first) @ phase(second) - phase(first + second) * np.exp(-change / 2)


def square(form):
    """Delta as a matrix at one site."""
    found = []
    for site in SITES:
        first, second = (site.centred(x) for x in span(site, 2, 24))
        change, delta = commutator_mean(site, first, second), _delta(site, first, second)
        overlap = site.mean(phase(-second) @ phase(-first) @ phase(first + second))
        actual = site.mean(delta.conj().T @ delta)
        found.append(Residual(abs(actual - form(change, overlap)), f"T = {site.temperature}"))
    return largest(found)


def sites_factorise(form):
    """Two and three sites written out, one oscillator each."""
    single, found = Site(0.4, cutoff=4, oscillators=1), []
    x, y = (single.centred(o) for o in observables(single, 2, 25))
    for count in (1, 2, 3):
        first, second = (_collective(o, count) for o in (x, y))
        state = reduce(np.kron, [single.state] * count)
        whole = phase(-second) @ phase(-first) @ phase(first + second)
        size = abs(np.trace(state @ whole) - form(single, x, y, count))
        found.append(Residual(size, f"N = {count}"))
    return largest(found)


def _collective(operator, count):
    """The fluctuation (21) of `count` sites as one matrix."""
    one = np.eye(len(operator))
    terms = (
        reduce(np.kron, [operator if k == site else one for k in range(count)])
        for site in range(count)
    )
    return sum(terms) / np.sqrt(count)


def one_site(single, x, y, count):
    """The right side of (83)."""
    scale = count**-0.5
    return single.mean(phase(-y, scale) @ phase(-x, scale) @ phase(x + y, scale)) ** count


STATEMENTS = (
    Statement(
        label="Lemma 2", section="6.3", place=(81, 4), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle A^{(N)} \left( W^{(N)}(\vec r_1) W^{(N)}(\vec r_2) - "
            r"W^{(N)}(\vec r_1 + \vec r_2) e^{-\frac12 \langle [X_{r_1}, X_{r_2}] \rangle} \right) "
            r"\right\rangle_N = 0"
        ),
        sentence=(
            "It holds for A from the span, for A built from other quadratic operators, and for "
            "the A that feels the fluctuating commutator most."
        ),
        check=limit_of_defect, form=lambda commutator: np.exp(-commutator / 2),
        wrong=(lambda commutator: np.exp(commutator / 2),),
        tolerance=1e-8, because=reasons.LIMIT,
        proof=proofs.last_limit, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="Sec. 6.3, rate of Lemma 2", section="6.3", place=(81, 5), kind="claim",
        origin=OURS,
        printed=(
            r"\left\langle A^{(N)} \Delta^{(N)} \right\rangle_N = O(N^{-1}) \text{ for } A^{(N)} "
            r"\text{ from the span}, \quad O(N^{-1/2}) \text{ for any } A^{(N)}, \quad O(N^{-1}) "
            r"\text{ for any } A^{(N)} \text{ at } T = 0"
        ),
        sentence=(
            "The commutator of two fluctuations is a mean field with fluctuations of its own, and "
            "one bounded A sees them: then the Weyl relation sets in only as one over the square "
            "root of N, except in the vacuum, where the commutator does not fluctuate."
        ),
        check=rate, form=(1.0, 0.5, 1.0),
        wrong=(
            (1.0, 1.0, 1.0),
            (1.0, 0.51, 1.0),
            (0.5, 0.5, 1.0),
            (1.0, 0.5, 0.5),
        ),
        tolerance=1e-3,
        because="The next order bends the power by up to 7e-4 in the decade where it is read off.",
    ),
    Statement(
        label="(82)", section="6.3", place=(82, 0), kind="inequality",
        printed=(
            r"\left| \left\langle A^{(N)} \Delta^{(N)} \right\rangle_N \right| \le \| A^{(N)} \| "
            r"\sqrt{ \left\langle \left( \Delta^{(N)} \right)^\dagger \Delta^{(N)} \right\rangle_N "
            r"}"
        ),
        sentence=(
            "At one site in the vacuum there is an A that attains it; of many sites a unitary one "
            "comes to 0.60 of it, near one over the square root of e."
        ),
        check=cauchy_schwarz, form=np.sqrt,
        wrong=(
            lambda square: np.sqrt(square) / 2,
            lambda square: 0.62 * np.sqrt(square),
            lambda square: square,
        ),
        tolerance=1e-7, because=reasons.BOUND,
        proof=proofs.defect, rests_on="Cauchy-Schwarz inequality",
    ),
    Statement(
        label="after (82)", section="6.3", place=(82, 1), kind="computable",
        printed=(
            r"\left\langle \left( \Delta^{(N)} \right)^\dagger \Delta^{(N)} \right\rangle_N = 2 - "
            r"2 \text{Re} \left\{ e^{-\frac12 \langle [X_{r_1}, X_{r_2}] \rangle} \left\langle "
            r"W^{(N)}(-\vec r_2) W^{(N)}(-\vec r_1) W^{(N)}(\vec r_1 + \vec r_2) \right\rangle_N "
            r"\right\}"
        ),
        sentence=(
            "Multiplied out as matrices of one site, with the sign of the commutator as printed."
        ),
        check=square,
        form=lambda commutator, overlap: 2 - 2 * (np.exp(-commutator / 2) * overlap).real,
        wrong=(lambda commutator, overlap: 2 - 2 * (np.exp(commutator / 2) * overlap).real,),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=proofs.defect,
    ),
    Statement(
        label="(83)", section="6.3", place=(83, 0), kind="computable",
        printed=(
            r"\left\langle W^{(N)}(-\vec r_2) W^{(N)}(-\vec r_1) W^{(N)}(\vec r_1 + \vec r_2) "
            r"\right\rangle_N = \left\langle e^{-i \frac{X_{r_2} - \langle X_{r_2} \rangle}{\sqrt "
            r"N}} e^{-i \frac{X_{r_1} - \langle X_{r_1} \rangle}{\sqrt N}} e^{i \frac{X_{r_1} + "
            r"X_{r_2} - \langle X_{r_1} + X_{r_2} \rangle}{\sqrt N}} \right\rangle^N"
        ),
        sentence=(
            "Two and three sites as one large matrix give the second and third power of one site."
        ),
        check=sites_factorise, form=one_site,
        wrong=(lambda single, x, y, count: one_site(single, y, x, count),),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=proofs.powers_of_one_site,
    ),
)  # fmt: skip
