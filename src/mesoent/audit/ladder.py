r"""Polynomials in ladder operators, in normal order: exact algebra without a cutoff.

The term {(m1, n1, m2, n2, ...): c} stands for
:math:`c\, a_1^{\dagger m_1} a_1^{n_1} a_2^{\dagger m_2} a_2^{n_2} \cdots`. All that is used is
:math:`a^n a^{\dagger m} = \sum_k k! \binom nk \binom mk a^{\dagger m - k} a^{n - k}` and, for a
thermal state, :math:`\langle a^{\dagger m} a^n \rangle = \delta_{mn}\, m!\, \bar n^m`.
"""

import math
from functools import cache, reduce
from itertools import product


class Polynomial:
    """A sum of normally ordered products; `terms` maps their powers to coefficients."""

    __array_ufunc__ = None  # numbers of NumPy leave the product to this class

    def __init__(self, terms):
        self.terms = {powers: value for powers, value in terms.items() if value}

    def __add__(self, other):
        total = dict(self.terms)
        for powers, value in other.terms.items():
            total[powers] = total.get(powers, 0) + value
        return Polynomial(total)

    def __sub__(self, other):
        return self + (-1) * other

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial({powers: value * other for powers, value in self.terms.items()})
        total = {}
        for left, right in product(self.terms.items(), other.terms.items()):
            for powers, weight in _reordered(left[0], right[0]):
                total[powers] = total.get(powers, 0) + weight * left[1] * right[1]
        return Polynomial(total)

    __rmul__ = __mul__

    def __pow__(self, exponent):
        return reduce(Polynomial.__mul__, [self] * exponent)

    @property
    def adjoint(self):
        """The Hermitian conjugate."""
        return Polynomial(
            {_swapped(powers): value.conjugate() for powers, value in self.terms.items()}
        )

    @property
    def size(self):
        """The largest modulus of a coefficient; nan if one is."""
        moduli = map(abs, self.terms.values())
        return max(moduli, key=lambda size: (size != size, size), default=0.0)


def _swapped(powers):
    return tuple(powers[mode ^ 1] for mode in range(len(powers)))


@cache
def _reordered(left, right):
    """The normally ordered terms of a product of two of them, and their weights."""
    found = []
    shared = [range(min(n, m) + 1) for n, m in zip(left[1::2], right[::2], strict=True)]
    for counts in product(*shared):
        both = zip(left[1::2], right[::2], counts, strict=True)
        weight = math.prod(
            math.comb(n, k) * math.comb(m, k) * math.factorial(k) for n, m, k in both
        )
        removed = [k for k in counts for _ in range(2)]
        powers = tuple(a + b - k for a, b, k in zip(left, right, removed, strict=True))
        found.append((powers, weight))
    return found


def monomial(powers):
    """One normally ordered product."""
    return Polynomial({tuple(powers): 1.0})


def powers_up_to(degree, modes):
    """The powers of all normally ordered products up to that degree."""
    return [p for p in product(range(degree + 1), repeat=2 * modes) if sum(p) <= degree]


def identity(modes):
    """The identity on so many modes."""
    return monomial([0] * (2 * modes))


def quadratures(modes):
    """The operators x1, p1, x2, p2, ... with x = (a + a^dag)/sqrt 2, p = (a - a^dag)/(i sqrt 2)."""
    operators, root = [], math.sqrt(2)
    for mode in range(modes):
        up, down = [0] * (2 * modes), [0] * (2 * modes)
        up[2 * mode], down[2 * mode + 1] = 1, 1
        operators.append((monomial(down) + monomial(up)) * (1 / root))
        operators.append((monomial(down) - monomial(up)) * (-1j / root))
    return operators


def total(polynomials):
    """Their sum."""
    return reduce(Polynomial.__add__, polynomials, Polynomial({}))


def commutator(left, right):
    """[left, right]."""
    return left * right - right * left


def anticommutator(left, right):
    """{left, right}."""
    return left * right + right * left


def mean(polynomial, occupation):
    """The thermal expectation, all modes with the same mean occupation."""
    return complex(
        sum(
            value * math.prod(math.factorial(m) * occupation**m for m in powers[::2])
            for powers, value in polynomial.terms.items()
            if powers[::2] == powers[1::2]
        )
    )


def generator(operator, frequency, kossakowski):
    """The Heisenberg generator (42), (43) of one site, with the sums over beta done first."""
    v = quadratures(2)
    partners = [total(c * q for c, q in zip(row, v, strict=True)) for row in kossakowski]
    pairs = list(zip(v, partners, strict=True))
    energy = (frequency / 2) * total(q**2 for q in v)
    gain = total(left * operator * right for left, right in pairs)
    loss = total(left * right for left, right in pairs)
    return 1j * commutator(energy, operator) + gain - 0.5 * anticommutator(loss, operator)
