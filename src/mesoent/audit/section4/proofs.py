r"""Proofs of section 4, from the propagator on: nothing is assumed of (70) to (74).

With :math:`q = e^{-\kappa t} = e^{-2\tau}`, z = e^{kappa lambda t} and x = 1/z, y = e^{4|k|} >= 1,

.. math:: u = q^2, \quad v = q^2 (z + x)^2/4, \quad 4 \mathcal I = (2c)^2 g, \quad
          g = (1 + u E)(1 - v F), \quad E = y - 1, \quad F = 1 - 1/y .

Signs are read off coefficients: all of one sign, for variables that are positive.
"""

from decimal import Decimal

from mesoent.audit.exact import (
    GEN,
    HALF,
    IMAG,
    ONE,
    ZERO,
    Step,
    coefficient,
    derivative,
    signs,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.ladder import commutator
from mesoent.audit.section2.moment_proofs import second_moments
from mesoent.audit.section2.site_proofs import quadrature_operator
from mesoent.audit.section3.mesoscopic_proofs import exponential, propagator, same, times
from mesoent.audit.section3.state_proofs import J, local_invariance, symplectic_spectrum
from mesoent.models.double_chain.certified import critical_temperature

N, U, V, Y, H = symbols("n u v y h")


def gain(u=U, v=V, y=Y):
    """y g, a polynomial."""
    return (1 + u * (y - 1)) * (y - v * (y - 1))


def dark_v(u=U):
    """v at |lambda| = 1, where z q = 1, times 4."""
    return (1 + u) ** 2


def squeezer():
    """d/dk of S^dag X S for S = exp(i k (XP + PX)) is -i [XP + PX, X]."""
    v = [quadrature_operator(index) for index in range(4)]
    for mode, other in ((0, 1), (1, 0)):
        x, p = v[2 * mode], v[2 * mode + 1]
        generator = HALF * (x * p + p * x)
        shrinks = commutator(generator, x) - (-2 * IMAG) * x
        grows = commutator(generator, p) - (2 * IMAG) * p
        rest = [*shrinks.terms.values(), *grows.terms.values()]
        yield Step(f"mode {mode + 1}: -i [XP + PX, X] = -2 X and P with +2: as printed X shrinks",
                   vanishes(*rest))  # fmt: skip
        squares = commutator(generator, x * x) - (-4 * IMAG) * (x * x)
        yield Step(f"mode {mode + 1}: so d/dk X^2 = -4 X^2 as printed, 4 X^2 with the other sign: "
                   "Var X is exp(4 k) times that at k = 0",
                   vanishes(*squares.terms.values()))  # fmt: skip
        apart = [commutator(generator, v[2 * other + k]).terms for k in range(2)]
        yield Step(f"the squeezer of mode {mode + 1} leaves the other alone", not any(apart))


def initial():
    """Variances c exp(+-4 k): those of (27), squeezed."""
    yield from squeezer()
    yield from second_moments()


def rotation():
    """The rotation by 2 omega t commutes with the rest and is local, so that E does not feel it."""
    yield from exponential()
    yield from local_invariance()
    cos, sin = symbols("x y")
    turn, slope = [[cos, sin], [-sin, cos]], [[-sin, cos], [-cos, -sin]]
    yield Step("d/dt of (71) is 2 omega J times it", same(times(J, turn), slope))
    unit = cos**2 + sin**2
    kept = times(times(turn, J), [[cos, -sin], [sin, cos]])
    yield Step("a rotation is canonical", same(kept, [[ZERO, unit], [-unit, ZERO]]))


def _modulo(polynomial):
    """With x z = 1."""
    return divmod(polynomial, GEN["x"] * GEN["z"] - 1)[1]


def blocks():
    """A(t) and B(t): the first two modes of M_t times the deviation at t = 0."""
    yield from exponential()
    q, z, x = symbols("q1 z x")
    (one, cross, _), (other, two, _), _ = propagator(q, z, x)
    yield Step("the chains are alike", vanishes(one - two, cross - other))
    swing = (z**2 + x**2) * HALF
    a = one**2 + cross**2 - q**2 * (3 + swing) / 4
    b = 2 * one * cross - q**2 * (swing - 1) / 4
    yield Step("A(t): e^{-4 tau} (3 + cosh 4 lambda tau)/4", vanishes(_modulo(a)))
    yield Step("B(t): e^{-4 tau} (cosh 4 lambda tau - 1)/4", vanishes(_modulo(b)))


def closed_form():
    """(66) with A(t) and B(t) is (73) for I(t)."""
    yield from blocks()
    yield from symplectic_spectrum()
    q, z, x = symbols("q1 z x")
    (one, cross, _), *_ = propagator(q, z, x)
    plus, minus = (one + cross) ** 2, (one - cross) ** 2
    yield Step("(M_11 - M_12)^2 = u", vanishes(minus - q**2))
    yield Step("(M_11 + M_12)^2 = v", vanishes(plus - q**2 * (z + x) ** 2 / 4))
    # x and p of (b_1 +- b_2)/sqrt 2: 1 + u E, 1 + v E, and 1 - u F, 1 - v F, times c
    a, b, s, t = symbols("s t e f")
    sum_ = (a + b) * (s - t) + (a - b) * (s + t) - 2 * (a * s - b * t)
    yield Step("nu_+^2 + nu_-^2 = I_1 + I_2 - 2 I_3", vanishes(sum_))
    larger = (1 + V * (Y - 1)) * (Y - U * (Y - 1))
    yield Step("nu_+^2 - nu_-^2 = c^2 (v - u)(E + F)",
               vanishes(larger - gain() - (V - U) * (Y - 1) * (Y + 1)))  # fmt: skip
    difference = q**2 * (z + x) ** 2 / 4 - q**2 - q**2 * (z - x) ** 2 / 4
    yield Step("v - u = q^2 (z - x)^2/4 is not negative", vanishes(_modulo(difference)))
    c = GEN["c"]
    printed = (U * Y + 1 - U) * (Y - (Y - 1) * U * c)
    yield Step("(73), times y: (u E + 1)(y - (y - 1) u cosh^2)", vanishes(gain(v=U * c) - printed))


def above_vacuum():
    """2c = ((1 + 2n) + 1/(1 + 2n))/2 is above 1 unless n = 0."""
    once = 1 + 2 * N
    yield Step("(1 + 2n)(2c - 1) = 2 n^2: 2c > 1 for T > 0",
               vanishes((1 + once**2) * HALF - once - 2 * N**2))  # fmt: skip


def limits():
    """(74): u and v vanish below |lambda| = 1; at it v tends to 1/4."""
    yield from closed_form()
    yield from above_vacuum()
    yield Step("|lambda| < 1: g -> 1", vanishes(gain(ZERO, ZERO) - Y))
    q, z, x = symbols("q1 z x")
    dark = q**2 * (z + x) ** 2 - dark_v(q**2)
    rest = divmod(substituted(dark, x=q), q * z - 1)[1]
    yield Step("lambda = 1: z = 1/q and v = (1 + u)^2/4", vanishes(rest))
    yield Step("at u = 0: 4 y g = 3 y + 1, that is (3 + exp(-4 k))/4",
               vanishes(4 * gain(ZERO, ONE / 4) - (3 * Y + 1)))  # fmt: skip


def created():
    """Entanglement for ever: g tends to (3 + 1/y)/4 below 1 for y > 1, at |lambda| = 1."""
    yield from limits()
    rest = substituted(4 * Y - (3 * Y + 1), y=1 + H)
    yield Step("1 - g is positive for every squeezing: 4 y (1 - g) = y - 1",
               vanishes(rest - H) and signs(rest) == {1})  # fmt: skip
    yield Step("at k = 0 g = 1: the thermal state is separable", vanishes(gain(y=ONE) - 1))
    yield from temperature()


def noise_alone():
    """Without the blocks B, lambda = 0 and v = u: g >= 1."""
    yield from closed_form()
    rest = gain(v=U) - Y - U * (1 - U) * (Y - 1) ** 2
    yield Step("y (g - 1) = u (1 - u)(y - 1)^2 is not negative", vanishes(rest))


def no_squeezing():
    """At k = 0 g = 1 for ever."""
    yield from closed_form()
    yield Step("y = 1: g = 1 at all u and v", vanishes(gain(y=ONE) - 1))


def coupling():
    """g falls as |lambda| grows, at each time: E grows, birth comes earlier and death later."""
    yield from closed_form()
    slope = derivative(gain(), "v") + (1 + U * (Y - 1)) * (Y - 1)
    yield Step("y dg/dv = -(1 + u E)(y - 1) < 0", vanishes(slope))
    z, w = symbols("z w")
    rest = z * w * (z - w) + (w - z) - (z - w) * (z * w - 1)
    yield Step("z + 1/z grows: z w (z + 1/z - w - 1/w) = (z - w)(z w - 1)", vanishes(rest))


def temperature():
    """At fixed tau temperature only shifts E: 4 I = (2c)^2 g, and 2c = coth(beta omega) grows."""
    yield from closed_form()
    w = GEN["w"]
    twice = 1 + w**2
    yield Step("2c = (1 + w^2)/(2 w), w = 1 + 2n: 2 w^2 times its slope in w is w^2 - 1",
               vanishes(derivative(twice, "w") * w - twice - (w**2 - 1)))  # fmt: skip
    yield Step("w^2 - 1 > 0 for n > 0", signs(substituted(w**2 - 1, w=1 + 2 * N)) == {1})


def dependence():
    """What E depends on, and that it does."""
    yield from temperature()
    for name, what in (("u", "time"), ("v", "coupling"), ("y", "squeezing")):
        yield Step(f"g changes with {what}", not vanishes(derivative(gain(), name)))


def _homogeneous(polynomial):
    """With u = s/(s + t) in [0, 1], times a power of s + t."""
    s, t = symbols("s t")
    degree = max(k for k in range(8) if coefficient(polynomial, u=k) != 0)
    return sum(
        (coefficient(polynomial, u=k) * s**k * (s + t) ** (degree - k) for k in range(degree + 1)),
        ZERO,
    )


def supremum():
    """g >= 3/4 for all couplings, times and squeezings; at |lambda| = 1 the limit is the least."""
    yield from limits()
    yield from coupling()
    least = 4 * gain(v=dark_v() / 4) - (3 * Y + 1)
    positive = signs(_homogeneous(substituted(least, y=1 + H))) == {1}
    yield Step("at |lambda| = 1: 4 y g - (3 y + 1) is not negative for 0 <= u <= 1", positive)
    yield Step("(3 + 1/y)/4 is above 3/4", signs(4 * (3 * Y + 1) - 12 * Y) == {1})


def highest_temperature():
    """E > 0 needs g < tanh^2: none where tanh^2(omega/T) <= 3/4, that is cosh(omega/T) <= 2."""
    yield from supremum()
    c = GEN["c"]
    yield Step("tanh^2 = 1 - 1/cosh^2 is 3/4 where cosh = 2",
               vanishes(substituted(4 * (c**2 - 1) - 3 * c**2, c=2 * ONE)))  # fmt: skip


def critical_line():
    """At |lambda| = 1 the limit vanishes where tanh^2(omega/T) = (3 + 1/y)/4."""
    yield from supremum()
    yield from temperature()


def first_moments():
    """g = 1 at t = 0, and grows at first for k != 0; at k = 0 it stays, and 2c > 1 for T > 0."""
    yield from no_squeezing()
    yield from above_vacuum()
    yield Step("g = 1 at u = v = 1", vanishes(gain(ONE, ONE) - Y))
    tau = GEN["t"]
    early = gain(1 - 4 * tau, 1 - 4 * tau)
    first = coefficient(early, t=1)
    yield Step("u and v fall at the same rate 4, since cosh^2 begins at second order",
               vanishes(first - 4 * (Y - 1) ** 2))  # fmt: skip
    yield Step("y dg/dtau = 4 (y - 1)^2 is positive for k != 0",
               vanishes(substituted(first, y=1 + H) - 4 * H**2))  # fmt: skip


def one_interval():
    """g - theta is a sum of powers of e^{-4 tau} whose coefficients change sign three times."""
    yield from limits()
    e, f = symbols("e f")
    # exponents 0, 1 - lambda, 1, 1 + lambda, 2 - lambda, 2, 2 + lambda; 4 v = sum of three powers
    a, b, c = symbols("a1 b1 p1")
    g = (1 + b * e) * (4 - (a + 2 * b + c) * f)
    found = [coefficient(g, **{n: 1 if n in names else 0 for n in ("a1", "b1", "p1")})
             for names in (("a1",), ("b1",), ("p1",), ("a1", "b1"), ("b1", "p1"))]  # fmt: skip
    expected = [-f, 4 * e - 2 * f, -f, -e * f, -e * f]
    yield Step("the coefficients are -F, 4 E - 2 F, -F, -E F, -2 E F, -E F, over 4",
               vanishes(*(x - y for x, y in zip(found, expected, strict=True))))  # fmt: skip
    yield Step("E - F = E F, so that 4 E - 2 F > 0",
               vanishes((Y - 1) * Y - (Y - 1) - (Y - 1) ** 2))  # fmt: skip
    yield Step("one of the three roots lies before t = 0: g(0) = 1, and g falls to -infinity",
               vanishes(gain(ONE, ONE) - Y))  # fmt: skip


def later_is_larger():
    """Of two squeezings the larger has the larger limit."""
    yield from limits()
    s, t = symbols("s t")
    rest = (3 * s + 1) * t - (3 * t + 1) * s - (t - s)
    yield Step("4 s t times the difference of (3 + 1/s)/4 and (3 + 1/t)/4 is t - s", vanishes(rest))


def figure_4():
    """At k = 1 the limit is positive up to T = 0.75 omega."""
    yield from critical_line()
    found = critical_temperature(1)
    yield Step(f"T_c(k = 1) = {found.text(12)} is above 0.75", Decimal("0.75") < found.lower)


def figure_6():
    """T_c at k = 1, to two digits."""
    yield from critical_line()
    found = critical_temperature(1)
    inside = Decimal("0.745") < found.lower <= found.upper < Decimal("0.755")
    yield Step(f"T_c(k = 1) = {found.text(12)} lies between 0.745 and 0.755", inside)
