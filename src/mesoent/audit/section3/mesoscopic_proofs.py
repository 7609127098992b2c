r"""Proofs about the mesoscopic dynamics: the matrix of (53), its exponential, the noise.

In the basis Y with X_mu = sqrt(eta)/2 Y_mu for chains 1, 2 and sqrt(eta/2) Y_mu for both, (53) is
rational: G has the rows (0, 0, 1), (0, 0, 1), (1/2, 1/2, 0). On the modes, and for q =
e^{-kappa t}, z = e^{kappa lambda t},

.. math:: M_t = q\, (P_0 + z^{-1} P_+ + z P_-) \otimes R(2 \omega t)

with a rotation R that commutes with all else and keeps (27) and (32).
"""

from mesoent.audit.exact import (
    GEN,
    HALF,
    ONE,
    ZERO,
    Step,
    coefficient,
    image,
    signs,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.section2.moment_proofs import second_moments, six
from mesoent.audit.words import letters

N, LAM = GEN["n"], GEN["lam"]
_G = [[ZERO, ZERO, ONE], [ZERO, ZERO, ONE], [HALF, HALF, ZERO]]
_IDENTITY = [[ONE * (j == k) for k in range(3)] for j in range(3)]


def times(first, second):
    """The product of two matrices."""
    return [
        [sum((a * b for a, b in zip(row, column, strict=True)), ZERO)
         for column in zip(*second, strict=True)]
        for row in first
    ]  # fmt: skip


def combined(*terms):
    """A sum of numbers times matrices."""
    return [
        [sum((ONE * c * m[j][k] for c, m in terms), ZERO) for k in range(len(terms[0][1][0]))]
        for j in range(len(terms[0][1]))
    ]


def same(first, second):
    """Whether two matrices are equal."""
    return vanishes(*(a - b for x, y in zip(first, second, strict=True)
                      for a, b in zip(x, y, strict=True)))  # fmt: skip


SQUARE = times(_G, _G)
P_PLUS, P_MINUS = (combined((HALF, SQUARE), (s * HALF, _G)) for s in (1, -1))
P_ZERO = combined((1, _IDENTITY), (-1, SQUARE))


def propagator(q, z, back):
    """M_t on the modes in the basis Y, without the rotation; `back` is 1/z."""
    return combined((q, P_ZERO), (q * back, P_PLUS), (q * z, P_MINUS))


def closure():
    """L[Y_mu] in the Y_nu: the matrix of (53), from the generator on all E."""
    for k, y in enumerate(six()):
        found = _image_of(y)
        mode, momentum = divmod(k, 2)
        expected = ZERO
        for other in range(3):
            weight = -(ONE if other == mode else ZERO) - LAM * _G[mode][other]
            expected += weight * _symbol(six()[2 * other + momentum])
        partner, sign = (k + 1, 1) if not momentum else (k - 1, -1)
        expected += 2 * sign * GEN["w"] * _symbol(six()[partner])
        claim = f"L[Y_{k + 1}]: damping, the other chain through lambda, rotation; nothing else"
        yield Step(claim, vanishes(found - expected))


def _symbol(polynomial):
    """The normal symbol of a polynomial in ladder operators."""
    total = ZERO
    for powers, value in polynomial.terms.items():
        for name, power in zip(("b1", "a1", "b2", "a2"), powers, strict=True):
            value = value * GEN[name] ** power
        total += value
    return total


def _image_of(polynomial):
    """The symbol of L of a quadratic polynomial, from the Taylor coefficients of L[E]."""
    exponent = sum(
        (GEN[x] * GEN[y] for x, y in
         (("mu1", "b1"), ("nu1", "a1"), ("mu2", "b2"), ("nu2", "a2"))), ZERO
    )  # fmt: skip
    series = image() * (1 + exponent)
    total = ZERO
    for (m1, n1, m2, n2), value in polynomial.terms.items():
        repeated = 2 if 2 in (m1, n1, m2, n2) else 1
        part = coefficient(series, mu1=m1, nu1=n1, mu2=m2, nu2=n2)
        total += value * repeated * part
    return total


def spectral():
    """G has the eigenvalues 0, 1, -1, and the projectors P_0, P_+, P_-."""
    yield from closure()
    yield Step("G^3 = G", same(times(SQUARE, _G), _G))
    for name, p, value in (("P_0", P_ZERO, 0), ("P_+", P_PLUS, 1), ("P_-", P_MINUS, -1)):
        yield Step(f"{name} is a projector", same(times(p, p), p))
        yield Step(f"G {name} = {value} {name}", same(times(_G, p), combined((value, p))))
    whole = combined((1, P_ZERO), (1, P_PLUS), (1, P_MINUS))
    yield Step("they add up to 1", same(whole, _IDENTITY))


def exponential():
    """d/dt M_t = L M_t on each eigenspace, and M_{s+t} = M_s M_t."""
    yield from spectral()
    q, z, s, t = symbols("q1 z s t")
    back, other_back = symbols("x y")
    first, second = propagator(q, z, back), propagator(s, t, other_back)
    together = propagator(q * s, z * t, back * other_back)
    yield Step("rates multiply: M_{s+t} = M_s M_t", same(times(first, second), together))
    generator = combined((-1, _IDENTITY), (-LAM, _G))
    for name, p, g in (("P_0", P_ZERO, 0), ("P_+", P_PLUS, 1), ("P_-", P_MINUS, -1)):
        slope = combined((-(1 + LAM * g), p))
        claim = f"on {name} the rate is kappa (1 + {g} lambda)"
        yield Step(claim, same(times(generator, p), slope))


def noise():
    """K_t on the eigenspaces: c (1 - q^2 z^(-2g)), which is not negative."""
    yield from exponential()
    x = GEN["x"]
    yield Step("with x = e^{-kappa t (1 + lambda g)} at most 1: 1 - x^2 = (1 - x)(1 + x)",
               vanishes((1 - x**2) - (1 - x) * (1 + x)))  # fmt: skip
    yield Step("c = (1 + (1 + 2n)^2)/(4 (1 + 2n)) is positive", signs(1 + (1 + 2 * N) ** 2) == {1})


def zero_modes():
    """K_t has the zeros of 1 - x^2: x = 1 at t = 0, and always where 1 + lambda g = 0."""
    yield from noise()
    yield Step("1 + lambda g = 0 at lambda = -1 for g = 1, at lambda = 1 for g = -1",
               vanishes(substituted(1 + LAM, lam=-ONE), substituted(1 - LAM, lam=ONE)))  # fmt: skip
    trace = sum((P_MINUS[k][k] for k in range(3)), ZERO)
    yield Step("one mode, two quadratures: the trace of P_- is 1", vanishes(trace - 1))


def composition():
    """K_t + M_t K_s M_t^T = K_{s+t} for any M_{s+t} = M_t M_s."""
    m, w, sigma, m_t, w_t = letters("M_t M_s Sigma M_t^T M_s^T")
    later = sigma - w * sigma * w_t
    first = sigma - m * sigma * m_t
    whole = sigma - m * w * sigma * w_t * m_t
    yield Step("as words in matrices", not (first + m * later * m_t - whole).terms)
    yield from exponential()


def argument():
    """f_t(r) = -r.K_t.r/2 follows from invariance; with r_t the maps do not compose."""
    yield from composition()
    x, y = symbols("x y")
    whole, moved, f = symbols("u v f")
    # <Phi_t W(r)> = e^f e^{-v/2} must be <W(r)> = e^{-u/2}
    rest = substituted(f - moved * HALF + whole * HALF, f=(moved - whole) * HALF)
    yield Step("invariance of Omega: f = -(r.Sigma.r - r_t.Sigma.r_t)/2", vanishes(rest))
    # lambda = 0: K = c (1 - x^2) after s, c (1 - y^2) after t
    right = (1 - y**2) + y**2 * (1 - x**2) - (1 - (x * y) ** 2)
    yield Step(
        "with r, one mode at lambda = 0 (in general above): f_t(r) + f_s(r_t) = f_{s+t}(r)",
        vanishes(right),
    )
    printed = (y**2 * (1 - y**2) + x**2 * y**2 * (1 - x**2)) - (x * y) ** 2 * (1 - (x * y) ** 2)
    yield Step("with r_t the two sides differ", not vanishes(printed))


def positive():
    """(c + i sigma/2)(1 - M M^T) is a product of commuting positive matrices."""
    yield from noise()
    c = (1 + (1 + 2 * N) ** 2) * HALF * HALF
    yield Step("(1 + 2n)(c - 1/2) = n^2: the eigenvalues c +- 1/2 are not negative",
               vanishes(c - (1 + 2 * N) * HALF - N**2))  # fmt: skip
    j = [[ZERO, ONE], [-ONE, ZERO]]
    turn = [[GEN["x"], GEN["y"]], [-GEN["y"], GEN["x"]]]
    yield Step("the rotation commutes with sigma", same(times(j, turn), times(turn, j)))


def correlations():
    """<F_mu F_nu> = (27) + i (32)/2, at one site and so for every N."""
    yield from second_moments()


def evolved_correlations():
    """Operators of the span evolve linearly, so that r moves into M_t^T r in each factor."""
    yield from exponential()
    yield from correlations()
    r, m, x, r_, m_, x_ = letters("r M X r' M' X'")
    moved = (r * m) * x * (r_ * m_) * x_ - r * (m * x) * r_ * (m_ * x_)
    yield Step("(r M) X (r' M) X' = r (M X) r' (M X')", not moved.terms)


def unital_maps():
    """At r = 0 the prefactor is 1 and the vector 0."""
    yield from exponential()
    r, k = symbols("x z")
    yield Step("f_t(0) = 0", vanishes(substituted(-(r**2) * k * HALF, x=ZERO)))
    zero = times([[ZERO] * 3], propagator(*symbols("q1 z x")))
    yield Step("M_t^T 0 = 0", vanishes(*zero[0]))


def law():
    """e^{f - r_t.Sigma.r_t/2} is the Gaussian of (61), and Sigma_beta stays."""
    sigma, start, m, m_t = letters("Sigma_beta Sigma M_t M_t^T")
    noise_ = sigma - m * sigma * m_t
    moved = sigma - m * (sigma - start) * m_t
    yield Step("K_t + M_t Sigma M_t^T is (61)", not (noise_ + m * start * m_t - moved).terms)
    stays = noise_ + m * sigma * m_t
    yield Step("Sigma = Sigma_beta stays", not (stays - sigma).terms)
    yield from composition()
