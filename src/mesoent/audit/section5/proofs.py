"""Proofs about late times at |lambda| = 1, and about other observables."""

from mesoent.audit.exact import (
    GEN,
    HALF,
    ONE,
    ZERO,
    Step,
    coefficient,
    image,
    kossakowski,
    signs,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.section2.site_proofs import average, local_limit, sites_commute
from mesoent.audit.section3.generator_proofs import spectrum
from mesoent.audit.section3.mesoscopic_proofs import (
    P_MINUS,
    combined,
    exponential,
    propagator,
    same,
)
from mesoent.audit.section3.state_proofs import determinant
from mesoent.audit.section4.proofs import created, rotation


def dark():
    """At lambda = 1 M_t is P_- with no damping, plus what vanishes with q; times a rotation."""
    yield from exponential()
    q, z, x = symbols("q1 z x")
    kept = combined((1, propagator(q, z, x)), (-q * z, P_MINUS))
    at_zero = [[substituted(a, q1=ZERO) for a in row] for row in kept]
    yield Step("M_t - q z P_- vanishes with q, and q z = 1 at lambda = 1",
               same(at_zero, combined((0, P_MINUS))))  # fmt: skip


def rotating():
    """What is kept turns at 2 omega: no limit but in the frame that turns along."""
    yield from dark()
    yield from rotation()
    s, c = symbols("s c")
    # R diag(y - 1, 1/y - 1) R^T, times y, off the diagonal
    y = GEN["y"]
    moved = c * s * ((ONE - y) - (y - 1) * y)
    yield Step("off the diagonal a turn leaves cos sin (1/y - y), times y: it never rests",
               vanishes(moved - c * s * (1 - y**2)) and not vanishes(moved))  # fmt: skip


def kept_moments():
    """One mode is kept: three second moments."""
    yield from dark()
    trace = sum((P_MINUS[k][k] for k in range(3)), ZERO)
    yield Step("the trace of P_- is 1", vanishes(trace - 1))
    n = 2 * trace
    yield Step("a symmetric matrix of two quadratures has three entries",
               vanishes(n * (n + 1) * HALF - 3))  # fmt: skip


def singular():
    """det C vanishes where |lambda| = 1 for n > 0, and there alone something is kept."""
    yield from spectrum()
    yield from dark()
    n, lam = symbols("n lam")
    rest = determinant(kossakowski()) - (1 - lam**2) ** 2 * n**2 * (1 + n) ** 2
    yield Step("det C = (1 - lambda^2)^2 n^2 (1 + n)^2, in units of 1 + n", vanishes(rest))
    yield Step("so that for n > 0 it vanishes at |lambda| = 1 only", signs(n + n**2) == {1})


def mean_fields():
    """Variance and commutator of averages are 1/N times those of one site."""
    yield from average()
    yield from sites_commute()


def fluctuations():
    """The commutator of fluctuations is an average, which tends to a number."""
    yield from average()
    yield from local_limit()


def linear_observables():
    """a_1 itself is damped at half the rate of a_1^2."""
    yield from exponential()
    rate = coefficient(image(), a1=1, nu1=1)
    yield Step("L[a_1] contains -(1/2 + i w) a_1: half of kappa", vanishes(
        substituted(rate, w=ZERO) + HALF))  # fmt: skip


def unlike():
    """Thermal: g = 1; squeezed at |lambda| = 1: g < 1."""
    yield from created()
