"""Proofs about the microscopic generator: what holds of the exponentials E holds of all operators.

Time is counted in units of 1 + n, so that all rates are polynomials.
"""

from itertools import product

from mesoent.audit.exact import (
    GEN,
    HALF,
    IMAG,
    ONE,
    ZERO,
    Step,
    coefficient,
    derivative,
    dissipator,
    image,
    kossakowski,
    left,
    right,
    rotation,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.words import Words, letters

N, LAM = GEN["n"], GEN["lam"]
_SYMBOLS = ("b1", "a1", "b2", "a2")


def collision():
    """The s^2 coefficient of exp(i(s^2 H + s K)) X exp(-i(s^2 H + s K)), K of mean zero."""
    h, k, x = letters("H K X")
    first = IMAG * (k * x - x * k)
    second = IMAG * (h * x - x * h) + k * x * k - HALF * (k * k * x) - HALF * (x * k * k)
    grown = (Words({(): ONE}), IMAG * k, IMAG * h - HALF * (k * k))
    shrunk = (Words({(): ONE}), -IMAG * k, -IMAG * h - HALF * (k * k))
    orders = [
        sum((grown[j] * x * shrunk[order - j] for j in range(order + 1)), Words({}))
        for order in range(3)
    ]
    yield Step("order s: i [K, X], without mean in the bath", not (orders[1] - first).terms)
    yield Step(
        "order s^2: i [H, X] + K X K - {K^2, X}/2; with K = sum V_a B_a and C_ab = <B_a B_b> "
        "this is (42) with (43)",
        not (orders[2] - second).terms,
    )
    v, w, b, c = letters("V_a V_b B_a B_b")
    both = (v * b + w * c) * x * (v * b + w * c)
    wanted = ("V_a", "B_a", "X", "V_b", "B_b")
    yield Step("V_a X V_b comes with B_a B_b, in this order", both.terms[wanted] == 1)


def two_spins():
    """Two spins of Boltzmann ratio gamma have C as their bath correlation, up to strengths.

    s and t are the squared strengths (1 + gamma)(1 +- lambda)/4 of the even and the odd spin.
    """
    gamma, lam = symbols("g lam")
    strengths = [(1 + gamma) * (1 + lam) / 4, (1 + gamma) * (1 - lam) / 4]
    # (1 + gamma) <r r^dag> and (1 + gamma) <r^dag r> of one spin, r raising it
    lowered, raised = gamma, ONE
    signs_of = ((1, 1), (1, -1))
    for (j, k), (p, q) in product(product(range(2), repeat=2), repeat=2):
        weight = sum((s * signs_of[j][m] * signs_of[k][m] for m, s in enumerate(strengths)), ZERO)
        phase = (1, IMAG)[p] * (1, IMAG)[q]
        mirror = (1, -1)[q], (1, -1)[p]
        found = weight * phase * (mirror[0] * lowered + mirror[1] * raised)
        both = (ONE if j == k else lam) * HALF * (1 + gamma)
        expected = both * (1 + gamma if p == q else IMAG * (1 - gamma) * (1 if p < q else -1))
        yield Step(f"<B B> for chains {j + 1}, {k + 1}: element {p + 1}{q + 1} of C", vanishes(
            found * 1 - expected
        ))  # fmt: skip


def hermitian():
    """D[X]^dag = D[X^dag] needs C = C^dag; the blocks A act on each chain as if alone."""
    matrix = kossakowski()
    for j, k in product(range(4), repeat=2):
        rest = matrix[j][k] - substituted(matrix[k][j], i=-IMAG)
        yield Step(f"C_{j + 1}{k + 1} is the conjugate of its mirror", vanishes(rest))
    yield from separate_chains()


def ladder_rates():
    """(43) with (44), (45) is emission at 1 +- lambda and absorption at gamma (1 +- lambda)."""
    found = ZERO
    for j, k in product(range(2), repeat=2):
        rate = ONE if j == k else LAM
        found += rate * (1 + N) * _jump("raise", "lower", j, k)
        found += rate * N * _jump("lower", "raise", j, k)
    yield Step("D[E] by quadratures and by ladder operators", vanishes(dissipator(ONE) - found))
    yield Step(
        "the rates 1, lambda; lambda, 1 are 1 +- lambda for a_1 +- a_2",
        vanishes((1 - GEN["x"]) ** 2 - LAM**2 - (1 + LAM - GEN["x"]) * (1 - LAM - GEN["x"])),
    )


def _jump(first, second, j, k):
    """A_j^dag X A_k - {A_j^dag A_k, X}/2 for A lowering or raising."""
    moved = right(second, k, left(first, j, ONE))
    before = left(first, j, left(second, k, ONE))
    after = right(second, k, right(first, j, ONE))
    return moved - HALF * before - HALF * after


def spectrum():
    """The eigenvalues of C: 1 +- lambda and gamma (1 +- lambda)."""
    x = GEN["x"]
    # chains: 1 +- lambda; one chain, times 1 + n: trace 1 + 2n, determinant n (1 + n)
    a, b = (1 + 2 * N) * HALF, HALF
    block = (a - x) ** 2 - b**2
    yield Step("one chain: eigenvalues 1 + n and n", vanishes(block - (1 + N - x) * (N - x)))
    chains = (1 - x) ** 2 - LAM**2
    yield Step("over chains: 1 +- lambda", vanishes(chains - (1 + LAM - x) * (1 - LAM - x)))
    yield Step("their product is 1 - lambda^2", vanishes((1 + LAM) * (1 - LAM) - (1 - LAM**2)))


def separate_chains():
    """What couples the chains is proportional to lambda."""
    parts = {k: coefficient(image(), lam=k) for k in range(2)}
    first = substituted(parts[0], mu2=ZERO, nu2=ZERO)
    second = substituted(parts[0], mu1=ZERO, nu1=ZERO)
    rest = parts[0] - first - second
    yield Step("lambda = 0: L[E_1 E_2]/E = L[E_1]/E_1 + L[E_2]/E_2", vanishes(rest))
    yield Step("the rest is linear in lambda", vanishes(image() - parts[0] - LAM * parts[1]))
    yield Step("and is not zero", not vanishes(parts[1]))


def linear_flow():
    """L[E]/E is linear in b, a and otherwise quadratic in mu, nu: E moves into such an E."""
    moved = {name: coefficient(image(), **{name: 1}) for name in _SYMBOLS}
    linear = sum((GEN[name] * value for name, value in moved.items()), ZERO)
    rest = image() - linear
    free = all(vanishes(derivative(rest, name)) for name in _SYMBOLS)
    yield Step("L[E]/E = b.(flow of mu) + a.(flow of nu) + noise", free)
    t = GEN["t"]
    scaled = {name: t * GEN[name] for name in ("mu1", "nu1", "mu2", "nu2")}
    yield Step(
        "the flow is linear and the noise quadratic: Gaussians stay Gaussian",
        vanishes(*(substituted(v, **scaled) - t * v for v in moved.values()))
        and vanishes(substituted(rest, **scaled) - t**2 * rest),
    )


def semigroup():
    """The flow of a linear system: two stretches of time compose, in either order."""
    yield from linear_flow()
    x, y = symbols("x y")
    # one mode of the flow: M = x for s, y for t; noise 1 - x^2 of its own size
    whole = (1 - y**2) + y**2 * (1 - x**2)
    yield Step("noise: (1 - y^2) + y^2 (1 - x^2) = 1 - (x y)^2", vanishes(whole - 1 + (x * y) ** 2))
    yield Step("in either order", vanishes(whole - substituted(whole, x=y, y=x)))


def sites():
    """At different sites the generators act on their own factors."""
    yield from separate_chains()
    first = substituted(image(), mu2=ZERO, nu2=ZERO, lam=ZERO)
    yield Step("what acts on one oscillator leaves the other's factor alone",
               vanishes(derivative(first, "mu2"), derivative(first, "b2")))  # fmt: skip


def commuting_parts():
    """Rotation and dissipation commute on every E."""
    first, second = dissipator(rotation(ONE)), rotation(dissipator(ONE))
    yield Step("i [H, D[E]] = D[i [H, E]]", vanishes(first - second))
    turn = {
        "b1": IMAG * GEN["b1"], "mu1": -IMAG * GEN["mu1"],
        "a1": -IMAG * GEN["a1"], "nu1": IMAG * GEN["nu1"],
        "b2": IMAG * GEN["b2"], "mu2": -IMAG * GEN["mu2"],
        "a2": -IMAG * GEN["a2"], "nu2": IMAG * GEN["nu2"],
    }  # fmt: skip
    yield Step("a quarter turn of all oscillators leaves D as it is",
               vanishes(substituted(dissipator(ONE), **turn) - dissipator(ONE)))  # fmt: skip


def last_factor():
    """As printed the identity would not stay the identity."""
    yield from commuting_parts()
    yield from unital()
    u, z = letters("U V")
    corrected = (u * z).without("U", "V")
    yield Step("U 1 U^dag = 1", corrected.terms == {(): 1})
    printed = (u * u).without("U", "V")
    yield Step("U 1 U = U^2, which is not 1", printed.terms == {("U", "U"): 1})


def unital():
    """L[1] = 0."""
    at_zero = {name: ZERO for name in ("mu1", "nu1", "mu2", "nu2")}
    yield Step("L[1] = 0", vanishes(substituted(image(), **at_zero)))


def one_way():
    """Backwards in time the Kossakowski matrix is -C, with a negative eigenvalue."""
    yield from spectrum()
    x = GEN["x"]
    backwards = substituted((1 + N - x) * (N - x), x=-x)
    yield Step("-C has the eigenvalues -(1 + n) and -n times 1 +- lambda",
               vanishes(backwards - (1 + N + x) * (N + x)))  # fmt: skip
    yield Step("one of 1 +- lambda is at least 1", vanishes((1 + LAM) + (1 - LAM) - 2))


def dissipation():
    """D[X^dag X] - D[X^dag] X - X^dag D[X] = sum C_ab [V_a, X^dag][X, V_b]."""
    v, w, x, y = letters("V_a V_b X X^dag")

    def lost(o):
        return v * o * w - HALF * (v * w * o) - HALF * (o * v * w)

    found = lost(y * x) - lost(y) * x - y * lost(x)
    expected = (v * y - y * v) * (x * w - w * x)
    yield Step("for each pair a, b, without any commutator used", not (found - expected).terms)
    yield from spectrum()


def stationary():
    """The thermal mean of L[E] is zero for every E, for each part of L."""
    thermal = {
        "b1": N * GEN["nu1"], "a1": N * GEN["mu1"], "b2": N * GEN["nu2"], "a2": N * GEN["mu2"]
    }  # fmt: skip
    claims = {"rotation": rotation(ONE), "dissipation": dissipator(ONE)}
    for name, part in claims.items():
        yield Step(f"{name}: with <b E> = n nu <E> and <a E> = n mu <E> nothing is left",
                   vanishes(substituted(part, **thermal)))  # fmt: skip
