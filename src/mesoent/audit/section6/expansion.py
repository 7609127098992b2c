"""Sec. 6.5, Theorem 2: the expansion of one site's expectation in 1/sqrt(N)."""

from functools import reduce

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section6.fock import Site, chain_operators, function, phase
from mesoent.audit.section6.mean_field import observables
from mesoent.audit.section6.mesoscopic import Case, left_side, mesoscopic
from mesoent.audit.section6.remainder import rest
from mesoent.audit.section6.sequences import exponent, limit

MANY = 10.0 ** np.arange(3, 6)
#: Points and radius of the circles on which expectations are sampled for their coefficients.
NODES, RADIUS = 8, 0.06


def cases(cutoff=7):
    """Temperatures that the cutoff allows; dark, coupled, not coupled."""
    baths = ((0.0, 1.0, 0.8), (0.2, -0.7, 0.5), (0.15, 0.0, 0.0))
    vectors = np.random.default_rng(40).uniform(-0.8, 0.8, (len(baths), 3, 6))
    for (temperature, coupling, time), triple in zip(baths, vectors, strict=True):
        yield Site(temperature, coupling, cutoff), Case(temperature, coupling, 1.0, time, *triple)


def operators(site, case):
    """X_r1, X_r and X_r2."""
    return [np.tensordot(r, chain_operators(site), 1) for r in (case.first, case.middle, case.last)]


def quadratic_part(x, scale):
    """Q^(N) of a centred operator, Eq. (90)."""
    return np.eye(len(x)) + 1j * scale * x + (1j * scale) ** 2 / 2 * x @ x


def tail(x, scale):
    """The rest, Eq. (91), of a centred operator."""
    return rest(x, 3, scale)


def _quadratic_residual(form):
    """What is left over must be of third order: <X^3> does not vanish here."""
    found = []
    for site in (Site(0.0, cutoff=8), Site(0.25, cutoff=8)):
        x = site.centred(observables(site, 1, 41)[0])
        values = [site.mean(phase(x, n**-0.5) - form(x, n**-0.5)) for n in MANY]
        size = abs(exponent(values, MANY) - 1.5)
        found.append(Residual(size, f"T = {site.temperature}"))
    return largest(found)


def _tail_residual(form):
    """Taylor's rest as an integral over the exponential."""
    nodes, weights = np.polynomial.legendre.leggauss(30)
    nodes, weights = (nodes + 1) / 2, weights / 2
    found = []
    for site in (Site(0.0, cutoff=8), Site(0.25, cutoff=8)):
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


def _replacement_residual(form):
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


def _limit_residual(form):
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


def _linear_residual(form):
    """Every matrix element between the lowest states, untouched by the cutoff."""
    found = []
    for site, case in cases(cutoff=10):
        x = operators(site, case)[1]
        expected = np.tensordot(form(case), chain_operators(site), 1)
        difference = (site.evolved(x, case.time) - expected).reshape((site.cutoff,) * 4)
        found.append(Residual(np.abs(difference[:3, :3, :3, :3]).max(), case.at))
    return largest(found)


def _evolved_quadratic_residual(form):
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


def coefficients(site, xs, time):
    """Coefficients of s1^i s^j s2^k in <exp(i s1 X1) exp(tL)[exp(i s X)] exp(i s2 X2)>.

    Contour integrals; nothing is expanded.
    """
    circle = RADIUS * np.exp(2j * np.pi * np.arange(NODES) / NODES)
    first, middle, last = ([phase(x, s) for s in circle] for x in xs)
    middle = np.array(site.evolved(middle, time)).reshape(NODES, -1)
    values = np.array([[middle @ (c @ site.state @ a).T.ravel() for c in last] for a in first])
    found = np.fft.fftn(values.transpose(0, 2, 1)) / NODES**3
    return found[:3, :3, :3] / RADIUS ** np.add.outer(np.add.outer(range(3), range(3)), range(3))


def _order_residual(index):
    """Coefficients at `index` against the form, which gives them from the operators."""

    def residual(form):
        found = []
        for site, case in cases():
            xs = [x / 2 for x in observables(site, 3, 44)]
            exact = coefficients(site, [site.centred(x) for x in xs], case.time)
            expected = form(site, *xs, case.time)
            actual = [exact[i] for i in index]
            found.append(Residual(np.abs(np.subtract(actual, expected)).max(), case.at))
        return largest(found)

    return residual


LINEAR = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
SQUARES = [(2, 0, 0), (0, 2, 0), (0, 0, 2)]
MIXED = [(1, 1, 0), (0, 1, 1), (1, 0, 1)]


def first_order(site, *xs_and_time):
    """i < X_1 + X(t) + X_2 > of the centred operators, term by term."""
    return [1j * site.mean(x) for x in _moved(site, *xs_and_time)]


def squares(site, first, middle, last, time):
    """-1/2 <X_1^2>, -1/2 <exp(tL)[X^2]>, -1/2 <X_2^2> of the centred operators."""
    first, middle, last = (site.centred(x) for x in (first, middle, last))
    operators = (first @ first, site.evolved(middle @ middle, time), last @ last)
    return [-site.mean(o) / 2 for o in operators]


def mixed_products(site, *xs_and_time):
    """-<X_1 X(t)>, -<X(t) X_2>, -<X_1 X_2> of the centred operators."""
    first, moved, last = _moved(site, *xs_and_time)
    return [-site.mean(a @ b) for a, b in ((first, moved), (moved, last), (first, last))]


def _moved(site, first, middle, last, time):
    return [site.centred(x) for x in (first, site.evolved(middle, time), last)]


def _variances_residual(form):
    """Second cumulants of the three operators, that of X evolved by t."""
    found = []
    for site, case in cases():
        exact = coefficients(site, operators(site, case), case.time)
        expected = form(case, mesoscopic(*case[:4]))
        actual = [-2 * exact[i] for i in SQUARES]
        found.append(Residual(np.abs(np.subtract(actual, expected)).max(), case.at))
    return largest(found)


def variances(case, m):
    """r.Sigma.r for the three vectors."""
    return [r @ m.covariance @ r for r in (case.first, case.middle, case.last)]


def _covariances_residual(form):
    found = []
    for site, case in cases():
        exact = coefficients(site, operators(site, case), case.time)
        expected = form(case, mesoscopic(*case[:4]))
        actual = [-exact[i] for i in MIXED]
        found.append(Residual(np.abs(np.subtract(actual, expected)).max(), case.at))
    return largest(found)


def covariances(case, m):
    """r_a.(Sigma + i sigma/2).r_b with r_t for the evolved operator."""
    moved, correlation = m.propagator.T @ case.middle, m.covariance + 0.5j * m.sigma
    pairs = ((case.first, moved), (moved, case.last), (case.first, case.last))
    return [a @ correlation @ b for a, b in pairs]


CHECKS = {
    "(90)": Check(_quadratic_residual, printed=quadratic_part),
    "(91)": Check(_tail_residual, printed=tail),
    "after (91)": Check(_replacement_residual, printed=1.5),
    "(92)": Check(_limit_residual, printed=lambda e: (1.0, 1j * e, (1j * e) ** 2 / 2)),
    "after (92)": Check(
        _linear_residual, printed=lambda case: case.middle @ mesoscopic(*case[:4]).propagator
    ),
    "after (92), quadratic part": Check(
        _evolved_quadratic_residual, printed=evolved_quadratic_part
    ),
    "(93)": Check(_order_residual(LINEAR), printed=first_order),
    "(94)": Check(_order_residual(SQUARES), printed=squares),
    "(95)": Check(_order_residual(MIXED), printed=mixed_products),
    "after (95), variances": Check(_variances_residual, printed=variances),
    "after (95), covariances": Check(_covariances_residual, printed=covariances),
}
