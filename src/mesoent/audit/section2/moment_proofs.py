"""Proofs about the six operators (23): moments, modes, and what decouples from them.

X_mu/sqrt(eta) is a polynomial; with eta (1 + 2n) = 1 everything is polynomial in n.
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
    image,
    mean,
    operator,
    signs,
    substituted,
    symbols,
    vanishes,
)
from mesoent.audit.ladder import commutator
from mesoent.audit.section2.site_proofs import factorials, inverse_factorial, quadrature_operator

N = GEN["n"]

#: X_mu/sqrt(eta) of the first four, times two; of the last two, times sqrt 2.
_SIX = (
    {(0, 2, 0, 0): 1, (2, 0, 0, 0): 1},
    {(0, 2, 0, 0): -IMAG, (2, 0, 0, 0): IMAG},
    {(0, 0, 0, 2): 1, (0, 0, 2, 0): 1},
    {(0, 0, 0, 2): -IMAG, (0, 0, 2, 0): IMAG},
    {(0, 1, 0, 1): 1, (1, 0, 1, 0): 1},
    {(0, 1, 0, 1): -IMAG, (1, 0, 1, 0): IMAG},
)


def six():
    """The operators (23) without their prefactors, in ladder operators."""
    return [operator(terms) for terms in _SIX]


def _from_quadratures():
    """The same from x and p."""
    x1, p1, x2, p2 = (quadrature_operator(index) for index in range(4))
    pairs = ((x1, p1, x1, p1), (x2, p2, x2, p2), (x1, p1, x2, p2))
    return [HALF * o for x, p, y, q in pairs for o in (x * y - p * q, x * q + p * y)]


def six_in_ladder_operators():
    """x^2 - p^2 = a^2 + a^dag^2 and its like."""
    for k, (written, found) in enumerate(zip(six(), _from_quadratures(), strict=True), start=1):
        rest = written - found
        adjoint = [(powers[1], powers[0], powers[3], powers[2]) for powers in written.terms]
        yield Step(f"X_{k} in ladder operators", vanishes(*rest.terms.values()))
        yield Step(f"X_{k} is Hermitian", set(adjoint) == set(written.terms))


def second_moments():
    """<X_mu X_nu> of (23) with sqrt(eta/2) in the last two, from eta (1 + 2n) = 1.

    All are multiplied by 1 + 2n: then (27) says (1 + (1 + 2n)^2)/4 and (32) says 1 + 2n.
    """
    yield from six_in_ladder_operators()
    operators, inverse = six(), 1 + 2 * N
    for (j, a), (k, b) in product(enumerate(operators), repeat=2):
        weight = HALF * HALF if max(j, k) < 4 else HALF
        forward, back = mean(a * b) * weight, mean(b * a) * weight
        covariance = (1 + inverse**2) / 4 if j == k else ZERO
        form = (j % 2 == 0 and k == j + 1) - (k % 2 == 0 and j == k + 1)
        mixed = min(j, k) < 4 <= max(j, k)
        holds = vanishes(forward, back) if mixed else vanishes(
            (forward + back) * HALF - covariance, forward - back - IMAG * form * inverse
        )  # fmt: skip
        yield Step(f"<X_{j + 1} X_{k + 1}>: symmetrised (27), commutator i times (32)", holds)


def prefactor():
    """What sqrt(2/eta) in X5 and X6 would make of the same moments."""
    yield from second_moments()
    a, b = six()[4:]
    inverse, commutators = 1 + 2 * N, mean(a * b) - mean(b * a)
    yield Step(
        "2/eta times the commutator of x1 x2 - p1 p2 and x1 p2 + p1 x2 is 4 i/eta^2",
        vanishes(2 * inverse * commutators - 4 * IMAG * inverse**2),
    )
    yield Step("eta/2 times it is i", vanishes(commutators * HALF - IMAG * inverse))
    yield Step("4/eta^2 - 1 has no zero", signs(4 * inverse**2 - 1) == {1})


def labels():
    """Canonical pairs in the order of (39), and their chains."""
    yield from second_moments()
    yield from chains()


def chains():
    """Which quanta each of the six moves."""
    counts = operator({(1, 1, 0, 0): 1}), operator({(0, 0, 1, 1): 1})
    expected = ((1, 0), (1, 0), (0, 1), (0, 1), (1, 1), (1, 1))
    for k, (x, moved) in enumerate(zip(six(), expected, strict=True), start=1):
        found = tuple(int(bool(commutator(c, x).terms)) for c in counts)
        yield Step(f"X_{k} moves quanta of the chains {moved}", found == moved)


def positivity():
    """Sigma + i sigma/2 has the eigenvalues c +- 1/2, times 1 + 2n."""
    inverse = 1 + 2 * N
    c = (1 + inverse**2) / 4
    x = GEN["x"]
    determinant = (c - x) ** 2 - (inverse * HALF) ** 2
    yield from second_moments()
    roots = (x - c - inverse * HALF) * (x - c + inverse * HALF)
    yield Step("each mode has the eigenvalues c + 1/2 and c - 1/2", vanishes(determinant - roots))
    least = c - inverse * HALF
    yield Step("(1 + 2n)(c - 1/2) = n^2, which is not negative", vanishes(least - N**2))


def thermal_modes():
    """c = n' + 1/2 with n' Bose's occupation at 2 omega, and Gaussians of three modes factorise."""
    yield from second_moments()
    # q^2 = n^2/(1 + n)^2 gives n' = n^2/(1 + 2n)
    inverse = 1 + 2 * N
    yield Step("n' (1 - q^2) = q^2", vanishes(N**2 * ((1 + N) ** 2 - N**2) - N**2 * inverse))
    yield Step("n' + 1/2 = c", vanishes(N**2 + inverse * HALF - (1 + inverse**2) / 4))


def odd_moments():
    """A quarter turn of all oscillators reverses every X_r, so odd moments vanish."""
    turn = {
        "a1": GEN["a1"] * IMAG,
        "b1": -IMAG * GEN["b1"],
        "a2": GEN["a2"] * IMAG,
        "b2": -IMAG * GEN["b2"],
    }
    for k, terms in enumerate(_SIX, start=1):
        symbol = ZERO
        for powers, value in terms.items():
            factors = zip(("b1", "a1", "b2", "a2"), powers, strict=True)
            monomial = ONE * value
            for name, power in factors:
                monomial *= GEN[name] ** power
            symbol += monomial
        turned = substituted(symbol, **turn)
        yield Step(f"a -> i a turns X_{k} into -X_{k}", vanishes(turned + symbol))
    mu, nu = symbols("mu1 nu1")
    turned = N * (IMAG * mu) * (-IMAG * nu)
    yield Step("the thermal mean does not feel the turn", vanishes(turned - N * mu * nu))


def decoupling():
    """The generator moves Wick-ordered exponentials linearly: degrees never mix."""
    yield from factorials()
    noise = N * (GEN["mu1"] * GEN["nu1"] + GEN["mu2"] * GEN["nu2"])
    noise += N * GEN["lam"] * (GEN["mu1"] * GEN["nu2"] + GEN["mu2"] * GEN["nu1"])
    rest = image() - noise
    linear_part = sum(
        (GEN[name] * coefficient(rest, **{name: 1}) for name in ("b1", "a1", "b2", "a2")), ZERO
    )
    yield Step("L[E]/E is linear in b, a, plus n times the noise", vanishes(rest - linear_part))
    moved = {name: coefficient(rest, **{name: 1}) for name in ("b1", "a1", "b2", "a2")}
    drift = N * (
        moved["b1"] * GEN["nu1"] + moved["a1"] * GEN["mu1"]
        + moved["b2"] * GEN["nu2"] + moved["a2"] * GEN["mu2"]
    )  # fmt: skip
    yield Step(
        ":E: = E exp(-n mu nu) obeys L[:E:] = d/dt :E: along the flow of mu, nu alone",
        vanishes(noise + drift),
    )
    scaled = {"mu1": GEN["t"] * GEN["mu1"], "mu2": GEN["t"] * GEN["mu2"]}
    differences = [
        substituted(moved[name], **scaled) - (GEN["t"] if name[0] == "b" else 1) * moved[name]
        for name in moved
    ]
    yield Step("mu moves into mu, nu into nu: each degree stays by itself", vanishes(*differences))
    exponent = GEN["mu1"] * GEN["b1"] + GEN["nu1"] * GEN["a1"]
    series = sum((exponent**k * inverse_factorial(k) for k in range(5)), ZERO)
    found = coefficient(image() * series, mu1=1, nu1=3, mu2=0, nu2=0) * 6
    yield Step(
        "without Wick's order L[a1^dag a1^3] contains 3 n/(1 + n) a1^2",
        vanishes(coefficient(found, a1=2, b1=0) - 3 * N),
    )
