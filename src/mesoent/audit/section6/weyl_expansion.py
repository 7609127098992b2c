"""Sec. 6.3, Lemma 2: the expansion of one site's expectation and the limits it gives."""

from functools import reduce

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section6 import proofs, reasons
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
from mesoent.audit.statement import Statement


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


STATEMENTS = (
    Statement(
        label="Sec. 6.3, remainder", section="6.3", place=(83, 1), kind="limit",
        printed=(
            r"\left| \left\langle e^{-i \frac{X_{r_2} - \langle X_{r_2} \rangle}{\sqrt N}} e^{-i "
            r"\frac{X_{r_1} - \langle X_{r_1} \rangle}{\sqrt N}} \mathcal{R}_{r_1 + r_2}^{(N)} "
            r"\right\rangle \right| = O(N^{-3/2})"
        ),
        sentence=(
            "It is better than printed: the operators carry two quanta each, odd moments vanish, "
            "and the rest falls off as 1/N squared."
        ),
        check=remainder_power, form=1.5, wrong=(2.5,),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=proofs.remainders,
        rests_on="Taylor's theorem: what is left is at most y^4/24 for real y",
    ),
    Statement(
        label="Sec. 6.3, quadratic parts", section="6.3", place=(83, 2), kind="limit",
        printed=(
            r"\left\langle e^{-i \frac{X_{r_2} - \langle X_{r_2} \rangle}{\sqrt N}} e^{-i "
            r"\frac{X_{r_1} - \langle X_{r_1} \rangle}{\sqrt N}} e^{i \frac{X_{r_1} + X_{r_2} - "
            r"\langle X_{r_1} + X_{r_2} \rangle}{\sqrt N}} \right\rangle = \left\langle "
            r"Q^{(N)}(-X_{r_2}) Q^{(N)}(-X_{r_1}) Q^{(N)}(X_{r_1 + r_2}) + O(N^{-3/2}) "
            r"\right\rangle"
        ),
        sentence=(
            "All three exponentials may become polynomials, at a price of 1/N squared per site."
        ),
        check=product_power, form=1.5, wrong=(2.5,),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=proofs.remainders,
        rests_on="Taylor's theorem: what is left is at most y^4/24 for real y",
    ),
    Statement(
        label="Sec. 6.3, last limit", section="6.3", place=(83, 3), kind="limit",
        printed=(
            r"\left\langle W^{(N)}(-\vec r_2) W^{(N)}(-\vec r_1) W^{(N)}(\vec r_1 + \vec r_2) "
            r"\right\rangle_N = \lim_{N\to\infty} \left\langle 1 + \frac{\langle [X_{r_1}, "
            r"X_{r_2}] \rangle}{2N} \right\rangle^N = e^{\frac12 \langle [X_{r_1}, X_{r_2}] "
            r"\rangle}"
        ),
        sentence="All squares cancel and half the commutator stays; on the left a limit is meant.",
        check=last_limit, form=lambda commutator: np.exp(commutator / 2),
        wrong=(lambda commutator: np.exp(-commutator / 2),),
        tolerance=1e-8, because=reasons.LIMIT,
        proof=proofs.last_limit, rests_on="Tannery's theorem: the limit of a dominated series",
    ),
    Statement(
        label="Sec. 6.3, vanishing norm", section="6.3", place=(83, 4), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle \left( \Delta^{(N)} \right)^\dagger \Delta^{(N)} "
            r"\right\rangle_N = 0"
        ),
        sentence="The two operators become one in mean square, from the vacuum to T = omega.",
        check=mean_square, form=0.0, wrong=(1e-3,),
        tolerance=1e-8, because=reasons.LIMIT,
        proof=proofs.last_limit, rests_on="Tannery's theorem: the limit of a dominated series",
    ),
)  # fmt: skip
