"""Proofs of the appendix: series, counts, and words in operators that do not commute."""

from mesoent.audit.exact import (
    HALF,
    IMAG,
    ONE,
    ZERO,
    Step,
    coefficient,
    derivative,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.section2.moment_proofs import odd_moments, second_moments
from mesoent.audit.section2.site_proofs import (
    average,
    compound,
    independent_sites,
    inverse_factorial,
    rest_of_series,
    weyl,
    wick,
)
from mesoent.audit.section3.generator_proofs import linear_flow, sites, stationary, unital
from mesoent.audit.section3.mesoscopic_proofs import argument, evolved_correlations
from mesoent.audit.words import Words, letters


def integral():
    """d/ds of exp(i s X + i (1 - s) m) is i (X - m) times it; X is the only operator."""
    s, x, m = symbols("s x y")
    exponent = IMAG * s * x + IMAG * (1 - s) * m
    yield Step("the exponent's derivative", vanishes(derivative(exponent, "s") - IMAG * (x - m)))
    ends = substituted(exponent, s=ONE) - IMAG * x, substituted(exponent, s=ZERO) - IMAG * m
    yield Step("at s = 1 and s = 0 it is i X and i m", vanishes(*ends))


def unitary():
    """The series of exp(iX) exp(-iX) is 1."""
    for order in range(1, 9):
        found = sum(
            (inverse_factorial(j) * inverse_factorial(order - j) * (-1) ** j
             for j in range(order + 1)), ZERO
        )  # fmt: skip
        yield Step(f"order {order} cancels", vanishes(found))


def binomial():
    """sum of binomials C^m M^(k-m) is (C + M)^k, and C (1 + <X>) may be negative."""
    c, m = symbols("c x")
    for k in range(1, 9):
        terms = (_choose(k, j) * c**j * m ** (k - j) for j in range(k + 1))
        yield Step(f"k = {k}", vanishes(sum(terms, ZERO) - (c + m) ** k))
    printed = substituted(c * (1 + m), c=ONE, x=-2 * ONE)
    yield Step("C = 1 and <X> = -2 make the printed constant -1", vanishes(printed + 1))


def _choose(k, j):
    return inverse_factorial(j) * inverse_factorial(k - j) * (1 / inverse_factorial(k))


def ratio():
    """(2(2k + n) + 3)!!/(2(2k + n) - 1)!! = (4k + 2n + 1)(4k + 2n + 3), over (k + 1)^2."""
    k, n = symbols("k n")
    grown = (4 * k + 2 * n + 1) * (4 * k + 2 * n + 3)
    rest = grown - 16 * (k + 1) ** 2
    yield Step("16 (k + 1)^2 and a rest of first degree in k: the root of the ratio tends to 4",
               vanishes(coefficient(rest, k=2)))  # fmt: skip


def contractions():
    """2L points have 2L - 1 partners for the first, and the pairings of 2L - 2 points are left."""
    yield from wick()
    count = 1
    for half in range(1, 7):
        count *= 2 * half - 1
        yield Step(f"{2 * half} points: {count} pairings, counted by recursion",
                   _pairings(2 * half) == count)  # fmt: skip


def _pairings(points):
    return 1 if points == 0 else sum(_pairings(points - 2) for _ in range(points - 1))


def defect():
    """(W1 W2 - c W12)^dag (W1 W2 - c W12) with unitary W and c c* = 1."""
    w1, w2, w, w1_, w2_, w_ = letters("W1 W2 W W1+ W2+ W+")
    c, conjugate = symbols("c d")
    found = (w2_ * w1_ - conjugate * w_) * (w1 * w2 - c * w)
    found = found.without("W1+", "W1").without("W2+", "W2").without("W+", "W")
    unit = c * conjugate
    expected = (1 + unit) * Words({(): ONE}) - c * (w2_ * w1_ * w) - conjugate * (w_ * w1 * w2)
    yield Step("1 + |c|^2 - c W2+ W1+ W - c* W+ W1 W2: with |c| = 1 two less twice a real part",
               not (found - expected).terms)  # fmt: skip
    yield from weyl()


def _orders(*factors):
    """The coefficients of e^0, e^1, e^2 of a product, each factor given by its three."""
    total = [Words({(): ONE}), Words({}), Words({})]
    for factor in factors:
        total = [sum((total[j] * factor[k - j] for j in range(k + 1)), Words({})) for k in range(3)]
    return total


def _quadratic(x, square=None):
    """1 + i e X - e^2 X^2/2, or with another square."""
    return [Words({(): ONE}), IMAG * x, -HALF * (square or x * x)]


def last_limit():
    """Q(-X2) Q(-X1) Q(X1 + X2) = 1 + [X1, X2]/(2 N) + ..."""
    x, y = letters("X1 X2")
    found = _orders(_quadratic(-ONE * y), _quadratic(-ONE * x), _quadratic(x + y))
    yield Step("first order cancels", not found[1].terms)
    yield Step("second order: half the commutator", not (
        found[2] - HALF * (x * y - y * x)).terms)  # fmt: skip
    yield from compound()


def expansion():
    """Three exponentials to second order: (93), (94) and (95)."""
    x, m, s, y = letters("X1 X(t) S X2")
    found = _orders(_quadratic(x), _quadratic(m, s), _quadratic(y))
    yield Step("(93): i (X1 + X(t) + X2)", not (found[1] - IMAG * (x + m + y)).terms)
    squares = -HALF * (x * x + s + y * y)
    mixed = -ONE * (x * m + m * y + x * y)
    yield Step("(94) and (95): half the squares, and products in their order",
               not (found[2] - squares - mixed).terms)  # fmt: skip
    yield from odd_moments()


def powers_of_one_site():
    """A product over sites of states and of generators is a power."""
    yield from independent_sites()
    yield from sites()


def variances():
    """The evolved square keeps its mean, since the state stays; the variances are (27)."""
    yield from stationary()
    yield from second_moments()


def exponent():
    """Z_t: f_t(r) = -r.K.r/2, and the Gaussian of the sum of the three vectors."""
    yield from argument()
    yield from weyl()
    k, total, left, mid, right = symbols("k s x y z")
    whole = -k * HALF - total * HALF - IMAG * (left + mid + right) * HALF
    z, y = k + total, left + mid + right
    yield Step("the exponents add up to -(Z + i Y)/2 with Z = r.K.r + (sum).Sigma.(sum)",
               vanishes(whole + (z + IMAG * y) * HALF))  # fmt: skip
    yield Step("at r1 = r2 = 0 Z is r.Sigma.r, as it must be: K = Sigma - M Sigma M^T",
               vanishes(substituted(z, k=left - total) - left))  # fmt: skip
    printed = left - (mid - right)
    claim = "the printed Z = r.Sigma.r - r_t.K.r_t is not, unless the noise vanishes"
    yield Step(claim, not vanishes(printed - left))


def linear_evolution():
    """1 stays, and the rest evolves term by term."""
    yield from unital()
    yield from linear_flow()


def remainders():
    """What is cut off begins at third order, where odd moments vanish."""
    yield from rest_of_series()
    yield from odd_moments()


def law_of_large_numbers():
    """The variance of an average falls as 1/N."""
    yield from average()
    yield from integral()


def estimates():
    """The series, its binomial bound, the count of contractions, and the ratio of its terms."""
    yield from binomial()
    yield from contractions()
    yield from ratio()


def evolved_estimates():
    """The same for the evolved rest: the evolution is quasi-free."""
    yield from estimates()
    yield from linear_flow()


def evolved_means():
    """Correlations of one site with r_t for the evolved operator."""
    yield from evolved_correlations()


def binomial_bound():
    """(X - m)^k expanded: the mean is a number and commutes."""
    x, m = symbols("x y")
    for k in range(1, 9):
        terms = (_choose(k, j) * x**j * (-m) ** (k - j) for j in range(k + 1))
        yield Step(f"k = {k}", vanishes(sum(terms, ZERO) - (x - m) ** k))
