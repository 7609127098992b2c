r"""Exact algebra for proofs: polynomials over the rationals and i, at any temperature.

Time is counted in units of 1 + n, with n Bose's occupation: then the rates of (45) are
polynomials, emission (1 + n)(1 +- lambda), absorption n (1 +- lambda), damping 1, and
eta = 1/(1 + 2 n). An operator of one site is given by its normal symbol p(b, a) times
:math:`E = e^{\mu_1 b_1 + \nu_1 a_1 + \mu_2 b_2 + \nu_2 a_2}`, b standing for the raising operator:

.. math:: a X \to (a + \mu + \partial_b) p, \quad X a^\dagger \to (b + \nu + \partial_a) p

The Taylor coefficients of E in mu and nu are all normally ordered products, so that what holds
of E holds of every polynomial operator at once.
"""

from functools import cache
from itertools import product
from math import factorial
from typing import NamedTuple

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from mesoent.audit.ladder import Polynomial


class Step(NamedTuple):
    """A step of a proof in words, and whether the algebra bears it out."""

    claim: str
    holds: bool


_LETTERS = "i n lam w b1 a1 b2 a2 mu1 nu1 mu2 nu2 p1 q1 p2 q2 s t x y z N v u e f g h c d r k"
NAMES = tuple(_LETTERS.split(" "))
_CONTEXT = fmpq_mpoly_ctx.get(NAMES, Ordering.lex)
GEN = dict(zip(NAMES, _CONTEXT.gens(), strict=True))
ONE = _CONTEXT.constant(1)
ZERO = ONE - ONE
IMAG, HALF = GEN["i"], ONE * fmpq(1, 2)


def symbols(names):
    """Generators by their names."""
    return [GEN[name] for name in names.split()]


def reduced(polynomial):
    """With i^2 = -1."""
    return divmod(ONE * polynomial, IMAG**2 + 1)[1]


def vanishes(*polynomials):
    """Whether all of them are zero, with i^2 = -1."""
    return all(reduced(p) == 0 for p in polynomials)


def signs(polynomial):
    """The signs of its coefficients: one of them alone means a sign for all positive values."""
    return {1 if c > 0 else -1 for c in (ONE * polynomial).coeffs()}


def substituted(polynomial, **values):
    """The polynomial with some generators replaced."""
    return (ONE * polynomial).compose(
        *(ONE * values.get(name, gen) for name, gen in GEN.items()), ctx=_CONTEXT
    )


def derivative(polynomial, name):
    """With respect to a generator."""
    return (ONE * polynomial).derivative(name)


def coefficient(polynomial, **powers):
    """The part with these powers of generators, without them."""
    place = {NAMES.index(name): power for name, power in powers.items()}
    found = ZERO
    for exponents, value in (ONE * polynomial).to_dict().items():
        if all(exponents[k] == power for k, power in place.items()):
            kept = [0 if k in place else e for k, e in enumerate(exponents)]
            found += _CONTEXT.from_dict({tuple(kept): value})
    return found


def left(kind, mode, symbol):
    """The symbol of a X or of a^dag X, without the factor E."""
    if kind == "raise":
        return GEN[f"b{mode + 1}"] * symbol
    return (GEN[f"a{mode + 1}"] + GEN[f"mu{mode + 1}"]) * symbol + derivative(
        symbol, f"b{mode + 1}"
    )


def right(kind, mode, symbol):
    """The symbol of X a or of X a^dag, without the factor E."""
    if kind == "lower":
        return GEN[f"a{mode + 1}"] * symbol
    return (GEN[f"b{mode + 1}"] + GEN[f"nu{mode + 1}"]) * symbol + derivative(
        symbol, f"a{mode + 1}"
    )


def quadrature(side, index, symbol):
    """The symbol of sqrt 2 V X or X sqrt 2 V for V = x1, p1, x2, p2."""
    mode, momentum = divmod(index, 2)
    lower, raised = side("lower", mode, symbol), side("raise", mode, symbol)
    return reduced(-IMAG * (lower - raised) if momentum else lower + raised)


def kossakowski():
    """(1 + n) C of (44), (45)."""
    n, lam = symbols("n lam")
    chain = [[1 + 2 * n, IMAG], [-IMAG, 1 + 2 * n]]
    return [
        [(ONE if j // 2 == k // 2 else lam) * HALF * chain[j % 2][k % 2] for k in range(4)]
        for j in range(4)
    ]


def rotation(symbol):
    """i w [N, X], the Hamiltonian part."""
    forward = sum((left("raise", j, left("lower", j, symbol)) for j in range(2)), ZERO)
    back = sum((right("lower", j, right("raise", j, symbol)) for j in range(2)), ZERO)
    return reduced(IMAG * GEN["w"] * (forward - back))


def dissipator(symbol, matrix=None):
    """D[X] of (43), with the sums as they are printed."""
    matrix, found = matrix or kossakowski(), ZERO
    for j, k in product(range(4), repeat=2):
        moved = quadrature(right, k, quadrature(left, j, symbol))
        before = quadrature(left, j, quadrature(left, k, symbol))
        after = quadrature(right, k, quadrature(right, j, symbol))
        found += matrix[j][k] * HALF * (moved - HALF * before - HALF * after)
    return reduced(found)


@cache
def image():
    """L[E]/E: a polynomial in b, a, mu, nu."""
    return rotation(ONE) + dissipator(ONE)


def operator(terms):
    """A polynomial in ladder operators with exact coefficients."""
    return Polynomial({powers: ONE * value for powers, value in terms.items()})


def mean(polynomial):
    """The thermal expectation, at occupation n."""
    found = ZERO
    for powers, value in polynomial.terms.items():
        if powers[::2] == powers[1::2]:
            for m in powers[::2]:
                value = value * factorial(m) * GEN["n"] ** m
            found += value
    return found
