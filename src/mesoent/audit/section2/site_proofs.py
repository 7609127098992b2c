"""Proofs for one site and sums over sites: identities that hold at every temperature.

The weights of the number states are (1 - q) q^k with q = e^(-beta omega) = n/(1 + n).
"""

from itertools import combinations, product

from mesoent.audit.exact import (
    GEN,
    HALF,
    IMAG,
    ONE,
    ZERO,
    Step,
    coefficient,
    derivative,
    left,
    mean,
    operator,
    quadrature,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.ladder import commutator

N = GEN["n"]


def canonical():
    """Commutators of the quadratures, from [a, a^dag] = 1."""
    v = [quadrature_operator(index) for index in range(4)]
    for (j, a), (k, b) in product(enumerate(v), repeat=2):
        found = commutator(a, b)
        expected = IMAG * ((k == j + 1) * (j % 2 == 0) - (j == k + 1) * (k % 2 == 0))
        rest = found - operator({(0, 0, 0, 0): 2 * expected})
        names = ("x1", "p1", "x2", "p2")
        yield Step(f"[{names[j]}, {names[k]}] = {expected}", vanishes(*rest.terms.values()))


def quadrature_operator(index):
    """sqrt 2 times x1, p1, x2 or p2."""
    mode, momentum = divmod(index, 2)
    up, down = [0] * 4, [0] * 4
    up[2 * mode], down[2 * mode + 1] = 1, 1
    return operator({tuple(down): -IMAG if momentum else ONE, tuple(up): IMAG if momentum else ONE})


def energy():
    """The Hamiltonian counts quanta, and counts add up over oscillators."""
    for mode in range(2):
        x, p = quadrature_operator(2 * mode), quadrature_operator(2 * mode + 1)
        count = tuple(int(place // 2 == mode) for place in range(4))
        rest = HALF * (x * x + p * p) - operator({count: 2, (0, 0, 0, 0): 1})
        claim = f"(x^2 + p^2)/2 = a^dag a + 1/2 for oscillator {mode + 1}"
        yield Step(claim, vanishes(*rest.terms.values()))


def gibbs():
    """Geometric weights, normalised, and products of them for independent oscillators."""
    q, power, total = symbols("s t x")
    # total stands for (1 - q^k)/(1 - q), power for q^k
    start = (1 - q) * total - (1 - power)
    following = (1 - q) * (total + power) - (1 - q * power)
    yield Step("(1 - q)(1 + ... + q^k) = 1 - q^(k+1), by induction", vanishes(following - start))
    other = GEN["y"]
    product_of_weights = ((1 - q) * power) * ((1 - q) * other)
    yield Step(
        "weights and partition functions of two oscillators multiply: (1 - q)^2 q^(k + l)",
        vanishes(product_of_weights - (1 - q) ** 2 * power * other),
    )


def factorials():
    """<a^dag^m a^m> = m! n^m, and with it <E> = exp(n (mu1 nu1 + mu2 nu2)).

    Sum over k of (1 - q) q^k (1 + t)^k has these moments, over m!, as coefficients of t^m.
    """
    yield from gibbs()
    t, mu, nu = symbols("t mu1 nu1")
    # times 1 + n, with (1 + n) q = n and (1 + n)(1 - q) = 1
    denominator = (1 + N) - N * (1 + t)
    yield Step("(1 - q)/(1 - q (1 + t)) = 1/(1 - n t)", vanishes(denominator - (1 - N * t)))
    series = sum(((N * mu * nu) ** k * inverse_factorial(k) for k in range(7)), ZERO)
    for k in range(7):
        power = operator({(k, k, 0, 0): inverse_factorial(k) ** 2})
        claim = f"m = {k}: (mu nu)^m/m!^2 <a^dag^m a^m> is the term of exp(n mu nu)"
        yield Step(claim, vanishes(coefficient(series, mu1=k, nu1=k) - mean(power)))


def inverse_factorial(k):
    """1/k!."""
    found = ONE
    for j in range(2, k + 1):
        found = found / j
    return found


def independent_sites():
    """The mean of E factorises over oscillators and knows no site."""
    yield from factorials()
    s, t = symbols("s t")
    both = ((1 + N) - N * (1 + s)) * ((1 + N) - N * (1 + t))
    yield Step(
        "two oscillators, weights multiplied: generating functions 1/(1 - n s) and 1/(1 - n t)",
        vanishes(both - (1 - N * s) * (1 - N * t)),
    )
    exchanged = substituted(both, s=t, t=s)
    yield Step("they do not change when oscillators are exchanged", vanishes(both - exchanged))


def weyl():
    """exp(i v.R) has the symbol with mu = (i v1 - v2)/sqrt 2, nu = (i v1 + v2)/sqrt 2."""
    mu, nu, mu_, nu_, s = symbols("mu1 nu1 p1 q1 s")
    # e^{s nu a} e^{mu b}: the derivative in s is a from the left
    grown = nu * left("lower", 0, ONE)
    yield Step(
        "e^{nu a} e^{mu a^dag} = e^{mu a^dag} e^{nu a} e^{mu nu}: both obey dF/ds = nu a F",
        vanishes(grown - (nu * GEN["a1"] + nu * mu)),
    )
    # normal ordering of exp(mu b + nu a) is E e^{mu nu/2}
    first, second = mu * nu * HALF, mu_ * nu_ * HALF
    together = (mu + mu_) * (nu + nu_) * HALF
    phase = first + second + nu * mu_ - together
    yield Step(
        "W(v) W(w) = W(v + w) exp((nu mu' - mu nu')/2)",
        vanishes(phase - (nu * mu_ - mu * nu_) * HALF),
    )
    v1, v2, w1, w2 = symbols("x y z t")
    # mu nu' with the factor 1/2 of the two square roots
    area = ((IMAG * v1 + v2) * (IMAG * w1 - w2) - (IMAG * v1 - v2) * (IMAG * w1 + w2)) * HALF * HALF
    yield Step(
        "(nu mu' - mu nu')/2 = -i (v1 w2 - v2 w1)/2, that is -i v.sigma.w/2",
        vanishes(area + IMAG * (v1 * w2 - v2 * w1) * HALF),
    )
    back = substituted(area, z=-v1, t=-v2)
    yield Step("W(v) W(-v) = 1, so that W(-v) is inverse and adjoint", vanishes(back))
    half = -IMAG * s * GEN["t"] * GEN["z"] * HALF
    mixed = coefficient(half - substituted(half, z=-GEN["z"]), s=1, t=1)
    yield Step(
        "the coefficient of s t in [W(s v), W(t w)]: -[v.R, w.R] = -i v.sigma.w",
        vanishes(mixed + IMAG * GEN["z"]),
    )


def bounded():
    """W is unitary; the variance of x grows with the level."""
    yield from weyl()
    x = quadrature_operator(0)
    square = (x * x).terms
    yield Step(
        "<k| x^2 |k> = k + 1/2, larger than any bound",
        vanishes(square[1, 1, 0, 0] - 2, square[0, 0, 0, 0] - 1),
    )


def exponential_derivative():
    """d/ds W(s v) = i v.R W(s v), for v times sqrt 2."""
    v, w, s = symbols("x y s")
    mu, nu = s * (IMAG * v - w), s * (IMAG * v + w)
    slope = (IMAG * v - w) * GEN["b1"] + (IMAG * v + w) * GEN["a1"]
    slope += derivative(mu * nu, "s") * HALF
    factor = IMAG * (quadrature(left, 0, ONE) * v + quadrature(left, 1, ONE) * w)
    yield Step(
        "the symbol exp(mu b + nu a + mu nu/2) of W(s v) has the derivative i v.R W(s v)",
        vanishes(substituted(factor, mu1=mu, nu1=nu) - slope),
    )


def gaussian_state():
    """<W(v)> = exp(-v.Sigma.v/2) with Sigma = (n + 1/2) 1, and Sigma as its curvature."""
    yield from weyl()
    yield from factorials()
    v, w = symbols("x y")
    exponent = (N + HALF) * (IMAG * v - w) * (IMAG * v + w) * HALF
    yield Step(
        "(n + 1/2) mu nu = -(n + 1/2)(v1^2 + v2^2)/2",
        vanishes(exponent + (N + HALF) * (v**2 + w**2) * HALF),
    )
    # times 1 + n: 1 - q and 1 + q become 1 and 1 + 2n
    q = N
    rest = 2 * (N + HALF) * ((1 + N) - q) - ((1 + N) + q)
    yield Step("n + 1/2 = 1/(2 eta) for eta = (1 - q)/(1 + q)", vanishes(rest))
    s, t, cross, phase = symbols("s t z u")
    # <W(s v) W(t w)>: exponent -(s^2 A + 2 s t C + t^2 B)/2 - i s t P/2
    first_order = -(s * t * cross) - IMAG * s * t * phase * HALF
    symmetrised = coefficient(first_order, s=1, t=1) + coefficient(
        substituted(first_order, u=-phase), s=1, t=1
    )
    claim = "the mean of {v.R, w.R}/2 is the mixed curvature v.Sigma.w"
    yield Step(claim, vanishes(symmetrised + 2 * cross))


def wick():
    """<exp(s1 R1) ... exp(sn Rn)> is the exponential of s_i s_j <R_i R_j>, i < j, and squares."""
    yield from weyl()
    yield from factorials()
    s, names = symbols("s t x y"), "z v u e f g"
    pairs = dict(zip(combinations(range(4), 2), symbols(names), strict=True))
    quadratic = sum((w * s[j] * s[k] for (j, k), w in pairs.items()), ZERO)
    slope = derivative(quadratic, "s")
    expected = sum((pairs[0, k] * s[k] for k in (1, 2, 3)), ZERO)
    yield Step(
        "d/ds1 pairs the first operator with each other one: the recursion of the pairings",
        vanishes(slope - expected),
    )
    four = coefficient(quadratic**2 / 2, s=1, t=1, x=1, y=1)
    z, v, u, e, f, g = symbols(names)
    yield Step("four operators: three pairings", vanishes(four - (z * g + v * f + u * e)))


def average():
    """Means and variances of sums over N independent sites."""
    n, mean_, square = symbols("N x y")
    variance = n * square + n * (n - 1) * mean_**2 - n**2 * mean_**2
    yield from independent_sites()
    yield Step(
        "N^2 Var X^(N) = N <X^2> + N (N - 1) <X>^2 - N^2 <X>^2 = N Var X",
        vanishes(variance - n * (square - mean_**2)),
    )


def sites_commute():
    """Operators at different sites commute, so that one sum over sites is left."""
    yield from canonical()
    n = GEN["N"]
    yield Step("of N^2 pairs of sites N (N - 1) commute", vanishes(n**2 - n * (n - 1) - n))


def local_limit():
    """With A and B on m sites, N <A X^(N) B> = (N - m) <X><AB> + a number without N."""
    yield from sites_commute()
    yield from independent_sites()
    n, m, x, ab, rest = symbols("N k x y z")
    total = (n - m) * x * ab + rest
    distance = total - n * x * ab
    yield Step(
        "N (<A X^(N) B> - <X><AB>) does not depend on N, so that the distance falls as 1/N",
        vanishes(derivative(distance, "N")),
    )


def linear():
    """Fluctuations are linear in the operator."""
    r, s, x, y, a, b = symbols("r s x y mu1 nu1")
    rest = (r * x + s * y) - (r * a + s * b) - r * (x - a) - s * (y - b)
    yield Step("r X + s Y less its mean is r (X - <X>) + s (Y - <Y>)", vanishes(rest))
    yield Step("with the mean in place of X nothing is left", vanishes(substituted(x - a, x=a)))


def rest_of_series():
    """e^z less 1, z and z^2/2 begins with z^3/6; each coefficient is i^k/k! N^(-k/2)."""
    z = GEN["z"]
    series = sum((z**k * inverse_factorial(k) for k in range(9)), ZERO)
    rest = series - 1 - z - z**2 * HALF
    for k in range(3):
        yield Step(f"no term with z^{k} is left", vanishes(coefficient(rest, z=k)))
    for k in range(3, 9):
        yield Step(
            f"the coefficient of z^{k} is 1/{k}!",
            vanishes(coefficient(rest, z=k) - inverse_factorial(k)),
        )


def one_site_power():
    """(28): a power of one site, whose exponential is expanded."""
    yield from independent_sites()
    yield from rest_of_series()


def compound():
    """The k-th coefficient of (1 + z/N)^N differs from 1/k! by terms in 1/N."""
    n = GEN["N"]
    falling = ONE
    for k in range(1, 9):
        falling = falling * (n - k + 1)
        rest = n**k - falling
        degree = max((powers[0] for powers in _powers_of_n(rest)), default=0)
        yield Step(f"N^{k} - N (N - 1) ... has a degree below {k}", degree < k)


def _powers_of_n(polynomial):
    return [(k,) for k in range(12) if coefficient(polynomial, N=k) != 0]
