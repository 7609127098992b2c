"""Sec. 6.3, Lemma 2: the expansion of one site's expectation and the limits it gives."""

from functools import reduce

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section6.fock import phase
from mesoent.audit.section6.remainder import rest
from mesoent.audit.section6.sequences import exponent, limit
from mesoent.audit.section6.weyl import (
    MANY,
    SITES,
    commutator_mean,
    defect_squared,
    expectation,
    span,
)


def remainder_power(form):
    """The power must not be missed; odd moments vanish, and the true one is 2."""
    found = []
    for site in SITES[1:]:
        first, second = span(site, 2, 26)
        values = []
        for n in MANY:
            before = phase(-second, n**-0.5) @ phase(-first, n**-0.5)
            values.append(site.mean(before @ rest(first + second, 3, n**-0.5)))
        size = max(0.0, form - exponent(values, MANY))
        found.append(Residual(size, f"T = {site.temperature}"))
    return largest(found)


def quadratic_part(x, scale):
    """Q^(N), Eq. (90), of a centred operator."""
    return np.eye(len(x)) + 1j * scale * x - scale**2 * x @ x / 2


def product_power(form):
    """The same for three exponentials replaced by their quadratic parts."""
    found = []
    for site in SITES[1:]:
        first, second = span(site, 2, 27)
        operators, values = (-second, -first, first + second), []
        sites = 10.0 ** np.arange(2, 5)
        for n in sites:
            whole, short = (
                site.mean(reduce(np.matmul, [f(x, n**-0.5) for x in operators]))
                for f in (phase, quadratic_part)
            )
            values.append(whole - short)
        size = max(0.0, form - exponent(values, sites))
        found.append(Residual(size, f"T = {site.temperature}"))
    return largest(found)


def last_limit(form):
    """The three exponentials as N grows."""
    found = []
    for site in SITES:
        first, second = span(site, 2, 28)
        operators = [-second, -first, first + second]
        actual = limit(lambda n, s=site, x=operators: expectation(s, x, n))
        size = abs(actual - form(commutator_mean(site, first, second)))
        found.append(Residual(size, f"T = {site.temperature}"))
    return largest(found)


def mean_square(form):
    """Of the difference of the two operators, as N grows."""
    found = []
    for site in SITES:
        first, second = span(site, 2, 29)
        actual = limit(lambda n, s=site, x=first, y=second: defect_squared(s, x, y, n))
        found.append(Residual(abs(actual - form), f"T = {site.temperature}"))
    return largest(found)


CHECKS = {
    "Sec. 6.3, remainder": Check(remainder_power, printed=1.5),
    "Sec. 6.3, quadratic parts": Check(product_power, printed=1.5),
    "Sec. 6.3, last limit": Check(last_limit, printed=lambda commutator: np.exp(commutator / 2)),
    "Sec. 6.3, vanishing norm": Check(mean_square, printed=0.0),
}
