"""Sec. 6.3, Lemma 2: the fluctuations obey the Weyl relation."""

from functools import reduce

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section6.fock import Site, chain_operators, phase
from mesoent.audit.section6.mean_field import observables
from mesoent.audit.section6.sequences import excess, exponent, limit

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


CHECKS = {
    "Lemma 2": Check(limit_of_defect, printed=lambda commutator: np.exp(-commutator / 2)),
    "Sec. 6.3, rate of Lemma 2": Check(rate, printed=(1.0, 0.5, 1.0)),
    "(82)": Check(cauchy_schwarz, printed=np.sqrt),
    "after (82)": Check(
        square,
        printed=lambda commutator, overlap: 2 - 2 * (np.exp(-commutator / 2) * overlap).real,
    ),
    "(83)": Check(sites_factorise, printed=one_site),
}
