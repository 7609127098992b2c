r"""Which operators decouple from the six of (23).

A family with one operator for each normally ordered product outside the span decouples if
the generator leads no member into the span. The thermally Wick-ordered product is

.. math:: {:}a^{\dagger m} a^n{:}_\beta = \sum_k (-\bar n)^k k! \binom mk \binom nk
          a^{\dagger m-k} a^{n-k} ,

mode by mode: the polynomial that is correlated with no product of fewer operators.
"""

import math
from itertools import product
from math import comb

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, moment_proofs
from mesoent.audit.statement import CORRECTED, MEANING, Statement

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


def _without_factorial(powers, occupation):
    """Thermal Wick ordering that forgets in how many ways k pairs contract."""
    pairs = zip(powers[::2], powers[1::2], strict=True)
    counts = product(*(range(min(pair) + 1) for pair in pairs))
    terms = []
    for count in counts:
        weight, left = 1.0, []
        for m, n, k in zip(powers[::2], powers[1::2], count, strict=True):
            weight *= (-occupation) ** k * comb(m, k) * comb(n, k)
            left += [m - k, n - k]
        terms.append(weight * ladder.monomial(left))
    return ladder.total(terms)


STATEMENTS = (
    Statement(
        label="Sec. 2.3, decoupling", section="2.3", place=(39, 3), kind="claim",
        printed=(
            r"\text{any other single-site operator } O \notin \mathcal{X} \text{ dynamically "
            r"decouples from } \mathcal{X}"
        ),
        quotation="any other single-site", settled_by=MEANING,
        corrected=(
            r"\text{any other } {:}a^{\dagger m} a^{n}{:}_{\beta} \text{ does}, \quad "
            r"{:}a^{\dagger m} a^{n}{:}_{\beta} = \sum_k \frac{(-\bar{n})^k\, m!\, "
            r"n!}{k!\,(m-k)!\,(n-k)!}\, a^{\dagger\, m-k} a^{n-k}"
        ),
        recorded=CORRECTED,
        sentence=(
            "It is true for linear and quadratic operators but not for O = a1^dag a1^3 + h.c.: "
            "L[O] contains 3 e^(-beta omega) a1^2, and only at T = 0 nothing; what decouples is "
            "the thermally Wick-ordered product, from which its contractions are taken out."
        ),
        check=decoupling, form=normal_ordered, corrected_form=wick_ordered,
        wrong=(
            lambda powers, n: wick_ordered(powers, n + 0.5),
            _without_factorial,
        ),
        tolerance=1e-12, because="coefficients of order ten from some hundred products.",
        proof=moment_proofs.decoupling,
    ),
)  # fmt: skip
