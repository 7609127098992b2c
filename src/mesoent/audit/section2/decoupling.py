r"""Which operators decouple from the six of (23).

A family with one operator for each normally ordered product outside the span decouples if
the generator leads no member into the span. The thermally Wick-ordered product is

.. math:: {:}a^{\dagger m} a^n{:}_\beta = \sum_k (-\bar n)^k k! \binom mk \binom nk
          a^{\dagger m-k} a^{n-k} ,

mode by mode: the polynomial that is correlated with no product of fewer operators.
"""

import math
from itertools import product

from mesoent.audit import ladder
from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2 import cases

DEGREE = 4
IN_THE_SPAN = {
    powers for powers in product(range(3), repeat=4)
    if sum(powers) == 2 and abs(powers[0] + powers[2] - powers[1] - powers[3]) == 2
}  # fmt: skip
#: Of degree 6, where two contractions of one oscillator can leave a square.
HIGHER = [(2, 4, 0, 0), (4, 2, 0, 0), (3, 3, 0, 0), (2, 3, 0, 1), (1, 1, 1, 3)]
#: Ordered so that, of equals, a1^dag a1^3 is named.
OTHERS = sorted(
    (
        powers for powers in product(range(DEGREE + 1), repeat=4)
        if 1 <= sum(powers) <= DEGREE and powers not in IN_THE_SPAN
    ),
    key=lambda powers: powers != (1, 3, 0, 0),
)  # fmt: skip


def normal_ordered(powers, occupation):
    """The product itself."""
    return ladder.monomial(powers)


def wick_ordered(powers, occupation):
    """The thermally Wick-ordered product."""
    pairs = zip(powers[::2], powers[1::2], strict=True)
    counts = product(*(range(min(pair) + 1) for pair in pairs))
    return ladder.total(_contraction(powers, count, occupation) for count in counts)


def _contraction(powers, counts, occupation):
    weight, left = 1.0, []
    for m, n, k in zip(powers[::2], powers[1::2], counts, strict=True):
        weight *= (-occupation) ** k * math.factorial(k) * math.comb(m, k) * math.comb(n, k)
        left += [m - k, n - k]
    return weight * ladder.monomial(left)


def decoupling(form):
    """Every member of the family up to four operators in a product, and some of six."""
    tried = product((0.0, 0.5, 1.0), (-1.0, 0.6))
    return largest(member(form, *case, powers) for case in tried for powers in [*OTHERS, *HIGHER])


def member(form, temperature, coupling, powers):
    """The largest coefficient in the span that the generator gives to one member."""
    n, model = cases.occupation(temperature), cases.chain(temperature, coupling)
    image = ladder.generator(form(powers, n), 1.0, model.kossakowski)
    found = components(image, form, n)
    key = max(found, key=lambda key: abs(found[key]), default=powers)
    size = abs(found.get(key, 0.0))
    where = f"T = {temperature}, lambda = {coupling}"
    return Residual(size, f"{where}: L[{name(powers)}] contains {size:.3g} {name(key)}")


def components(operator, form, occupation):
    """Coefficients in the span, when the rest is expanded in the family, largest products first."""
    found, left = {}, dict(operator.terms)
    while left:
        powers = max(left, key=sum)
        value = left[powers]
        if powers in IN_THE_SPAN:
            found[powers], shape = value, ladder.monomial(powers)
        else:
            shape = form(powers, occupation)
        left = dict((ladder.Polynomial(left) - value * shape).terms)
        left.pop(powers, None)
    return found


def name(powers):
    """A product in words."""
    symbols = ("a1^dag", "a1", "a2^dag", "a2")
    factors = [s + (f"^{k}" if k > 1 else "") for s, k in zip(symbols, powers, strict=True) if k]
    return " ".join(factors)


CHECKS = {"Sec. 2.3, decoupling": Check(decoupling, normal_ordered, wick_ordered)}
