"""Sec. 6.5, Theorem 2: one site's exponentials replaced by their quadratic parts."""

from functools import reduce

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import site_proofs
from mesoent.audit.section3 import mesoscopic_proofs
from mesoent.audit.section6 import proofs, reasons
from mesoent.audit.section6.expansion import cases, operators
from mesoent.audit.section6.fock import Site, chain_operators, function, phase
from mesoent.audit.section6.mean_field import observables
from mesoent.audit.section6.mesoscopic import left_side, mesoscopic
from mesoent.audit.section6.remainder import rest
from mesoent.audit.section6.sequences import exponent, limit
from mesoent.audit.statement import Statement

MANY = 10.0 ** np.arange(3, 6)


def quadratic_part(x, scale):
    """Q^(N) of a centred operator, Eq. (90)."""
    return np.eye(len(x)) + 1j * scale * x + (1j * scale) ** 2 / 2 * x @ x


def tail(x, scale):
    """The rest, Eq. (91), of a centred operator."""
    return rest(x, 3, scale)


def third_order_left(form):
    """What is left over, as an operator, is the third power of i X/sqrt(N), over six."""
    found = []
    for site in (Site(0.0, cutoff=7), Site(0.25, cutoff=7)):
        x = site.centred(observables(site, 1, 41)[0])
        cube = 1j**3 / 6 * np.linalg.matrix_power(x, 3)
        values = [
            np.linalg.norm(phase(x, n**-0.5) - form(x, n**-0.5) - cube * n**-1.5) for n in MANY
        ]
        size = abs(exponent(values, MANY) - 2.0)
        found.append(Residual(size, f"T = {site.temperature}"))
    return largest(found)


def taylor_rest(form):
    """Taylor's rest as an integral over the exponential."""
    nodes, weights = np.polynomial.legendre.leggauss(30)
    nodes, weights = (nodes + 1) / 2, weights / 2
    found = []
    for site in (Site(0.0, cutoff=7), Site(0.25, cutoff=7)):
        x = site.centred(observables(site, 1, 42)[0])
        for sites in (100.0, 1e4):
            scale = sites**-0.5
            expected = function(
                x,
                lambda v, e=scale: (1j * e * v) ** 3 / 2 * sum(
                    w * (1 - s) ** 2 * np.exp(1j * e * s * v)
                    for s, w in zip(nodes, weights, strict=True)
                ),
            )  # fmt: skip
            change = np.abs(form(x, scale) - expected).max() / np.abs(expected).max()
            found.append(Residual(change, f"T = {site.temperature}, N = {sites:g}"))
    return largest(found)


def replacement_power(form):
    """The power that must not be missed when the last two exponentials become quadratic."""
    found = []
    for site, case in cases():
        first, middle, last = operators(site, case)
        values = np.zeros((2, 2), dtype=complex)
        for column, sites in enumerate(MANY[:2]):
            e = sites**-0.5
            whole, cut = site.evolved([phase(middle, e), tail(middle, e)], case.time)
            values[0, column] = site.mean(phase(first, e) @ whole @ tail(last, e))
            values[1, column] = site.mean(phase(first, e) @ cut @ quadratic_part(last, e))
        for step, pair in zip(("last", "middle"), values, strict=True):
            size = max(0.0, form - exponent(pair, MANY[:2]))
            found.append(Residual(size, f"{step} exponential, {case.at}"))
    return largest(found)


def limit_of_powers(form):
    """The N-th power of quadratic parts has the limit that the exponentials have."""
    found = []
    for site, case in cases():
        first, middle, last = (powers(x) for x in operators(site, case))
        middle = site.evolved(middle, case.time)

        def expectation(sites, s=site, a=first, b=middle, c=last):
            parts = (np.tensordot(form(sites**-0.5), x, 1) for x in (a, b, c))
            return s.mean(reduce(np.matmul, parts)) ** sites

        found.append(Residual(abs(limit(expectation) - left_side(case)), case.at))
    return largest(found)


def powers(x):
    """1, X and X^2."""
    return [np.eye(len(x)), x, x @ x]


def linear_evolution(form):
    """Every matrix element between the lowest states, untouched by the cutoff."""
    found = []
    for site, case in cases(cutoff=10):
        x = operators(site, case)[1]
        expected = np.tensordot(form(case), chain_operators(site), 1)
        difference = (site.evolved(x, case.time) - expected).reshape((site.cutoff,) * 4)
        found.append(Residual(np.abs(difference[:3, :3, :3, :3]).max(), case.at))
    return largest(found)


def quadratic_evolution(form):
    """For an X with a mean."""
    found = []
    for site, case in cases():
        x = observables(site, 1, 43)[0]
        for sites in (1.0, 100.0):
            actual = site.evolved(quadratic_part(site.centred(x), sites**-0.5), case.time)
            expected = form(site, x, case.time, sites)
            size = np.abs(actual - expected).max() / np.abs(actual).max()
            found.append(Residual(size, f"N = {sites:g}, {case.at}"))
    return largest(found)


def evolved_quadratic_part(site, x, time, sites):
    """1 + i/sqrt(N) (X(t) - <X(t)>) - 1/(2N) exp(tL)[(X - <X>)^2]."""
    centred = site.centred(x)
    moved, squared = site.evolved([x, centred @ centred], time)
    return np.eye(len(x)) + 1j / np.sqrt(sites) * site.centred(moved) - squared / (2 * sites)


def _with_other_terms(linear, square=-0.5):
    """(90) with another linear or quadratic term."""
    return lambda x, s: np.eye(len(x)) + linear * s * x + square * s**2 * x @ x


def _squared_after_evolving(site, x, time, sites):
    """As if the map respected products."""
    return quadratic_part(site.centred(site.evolved(x, time)), sites**-0.5)


STATEMENTS = (
    Statement(
        label="(90)", section="6.5", place=(90, 0), kind="definition",
        printed=(
            r"Q^{(N)}(X_{r_2}) = 1 + \frac{i}{\sqrt N} \left( X_{r_2} - \langle X_{r_2} \rangle "
            r"\right) + \frac{i^2}{2N} \left( X_{r_2} - \langle X_{r_2} \rangle \right)^2"
        ),
        sentence=(
            "What it leaves of the exponential is, as an operator, the third power of X over six, "
            "and then terms of fourth order."
        ),
        check=third_order_left, form=quadratic_part,
        wrong=(
            lambda x, scale: np.eye(len(x)) + 1j * scale * x - scale**2 * x @ x,
            _with_other_terms(100j),
            _with_other_terms(0),
            _with_other_terms(-1j),
        ),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=site_proofs.rest_of_series,
        rests_on="the exponential series, beyond the eighth order",
    ),
    Statement(
        label="(91)", section="6.5", place=(91, 0), kind="definition",
        printed=(
            r"\mathcal{R}_{r_2}^{(N)} = \sum_{k=3}^\infty \frac{i^k}{k! (\sqrt N)^k} \left( "
            r"X_{r_2} - \langle X_{r_2} \rangle \right)^k"
        ),
        sentence="The series agrees with Taylor's rest in its integral form.",
        check=taylor_rest, form=tail, wrong=(lambda x, scale: tail(x, -scale),),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=site_proofs.rest_of_series,
        rests_on="the exponential series, beyond the eighth order",
    ),
    Statement(
        label="after (91)", section="6.5", place=(91, 1), kind="limit",
        printed=(
            r"\left\langle e^{\frac{i}{\sqrt N} \tilde X_{r_1}} e^{t \mathbb{L}^{(N)}} \left[ "
            r"e^{\frac{i}{\sqrt N} \tilde X_r} \right] e^{\frac{i}{\sqrt N} \tilde X_{r_2}} "
            r"\right\rangle = \left\langle e^{\frac{i}{\sqrt N} \tilde X_{r_1}} e^{t "
            r"\mathbb{L}^{(N)}} \left[ Q^{(N)}(X_r) \right] Q^{(N)}(X_{r_2}) \right\rangle + "
            r"O(N^{-3/2})"
        ),
        sentence=(
            "Both replacements cost less than printed, 1/N squared, because odd moments vanish."
        ),
        check=replacement_power, form=1.5, wrong=(2.5,),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=proofs.remainders,
        rests_on="Taylor's theorem: what is left is at most y^4/24 for real y",
    ),
    Statement(
        label="(92)", section="6.5", place=(92, 0), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec r_1) \Phi_t^{(N)} \left[ W^{(N)}(\vec r) "
            r"\right] W^{(N)}(\vec r_2) \right\rangle_N = \lim_{N\to\infty} \left( \left\langle "
            r"Q^{(N)}(X_{r_1}) e^{t \mathbb{L}^{(N)}} \left[ Q^{(N)}(X_r) \right] Q^{(N)}(X_{r_2}) "
            r"+ O(N^{-3/2}) \right\rangle \right)^N"
        ),
        sentence="Polynomials of second order per site are enough for the limit of all N sites.",
        check=limit_of_powers, form=lambda e: (1.0, 1j * e, (1j * e) ** 2 / 2),
        wrong=(lambda e: (1.0, 1j * e, (1j * e) ** 2),),
        tolerance=1e-7, because=reasons.CUTOFF,
        proof=proofs.remainders,
        rests_on="Taylor's theorem: what is left is at most y^4/24 for real y",
    ),
    Statement(
        label="after (92)", section="6.5", place=(92, 1), kind="computable",
        printed=r"e^{t \mathbb{L}^{(N)}} [X_r] = \vec r \cdot \mathcal{M}_t \cdot \vec X",
        sentence=(
            "Matrix elements between low number states move as the six-dimensional matrix says, "
            "with the matrix on the right of the vector."
        ),
        check=linear_evolution, form=lambda case: case.middle @ mesoscopic(*case[:4]).propagator,
        wrong=(lambda case: mesoscopic(*case[:4]).propagator @ case.middle,),
        tolerance=1e-9,
        because=(
            "states far below the cutoff, which the evolution by a cold bath reaches below 1e-10"
        ),
        proof=mesoscopic_proofs.exponential,
    ),
    Statement(
        label="after (92), quadratic part", section="6.5", place=(92, 2), kind="computable",
        printed=(
            r"e^{t \mathbb{L}^{(N)}} \left[ Q^{(N)}(X_r) \right] = 1 + \frac{i}{\sqrt N} \left( "
            r"X_r(t) - \langle X_r(t) \rangle \right) + \frac{i^2}{2N} e^{t \mathbb{L}^{(N)}} "
            r"\left[ (X_r - \langle X_r \rangle)^2 \right]"
        ),
        sentence=(
            "The square evolves as a whole: squaring the evolved operator would be wrong, for the "
            "map does not respect products."
        ),
        check=quadratic_evolution, form=evolved_quadratic_part, wrong=(_squared_after_evolving,),
        tolerance=1e-12, because=reasons.ALGEBRA,
        proof=proofs.linear_evolution,
    ),
)  # fmt: skip
