"""Polynomials in the ladder operators of two oscillators, in normal order.

A polynomial is a dict from (m1, n1, m2, n2) to the coefficient of a1^+m1 a1^n1 a2^+m2 a2^n2.
Nothing is truncated: products use only [a, a^+] = 1.
"""

from functools import cache
from itertools import product as pairs
from math import comb, factorial, prod

import numpy as np


def total(polynomials, weights=None):
    """The sum of the polynomials, times the weights."""
    result = {}
    for polynomial, weight in zip(polynomials, weights or [1.0] * len(polynomials), strict=True):
        for key, value in polynomial.items():
            result[key] = result.get(key, 0.0) + weight * value
    return result


def product(*factors):
    """The product from left to right."""
    if len(factors) > 2:
        return product(product(*factors[:-1]), factors[-1])
    result = {}
    for (left, x), (right, y) in pairs(*(factor.items() for factor in factors)):
        for key, value in _ordered(left, right):
            result[key] = result.get(key, 0.0) + x * y * value
    return result


def thermal_mean(polynomial, occupation):
    """The expectation in the thermal state of that mean occupation."""
    return sum(
        value * prod(factorial(m) * occupation**m for m in key[::2])
        for key, value in polynomial.items()
        if key[::2] == key[1::2]
    )


def monomials(degree):
    """The keys of all monomials up to that degree."""
    return [key for key in pairs(range(degree + 1), repeat=4) if sum(key) <= degree]


def quadratures():
    """x1, p1, x2, p2."""
    half = np.sqrt(0.5)
    keys = ((1, 0, 0, 0), (0, 1, 0, 0)), ((0, 0, 1, 0), (0, 0, 0, 1))
    return [
        {raising: up, lowering: np.conj(up)}
        for raising, lowering in keys
        for up in (half, 1j * half)
    ]


@cache
def _ordered(left, right):
    """The terms of a product of two monomials."""
    modes = [_contracted(*left[i : i + 2], *right[i : i + 2]) for i in (0, 2)]
    return [((*one, *two), x * y) for (one, x), (two, y) in pairs(*modes)]


def _contracted(m, n, p, q):
    """a^+m a^n a^+p a^q in normal order."""
    return [
        ((m + p - k, n + q - k), comb(n, k) * comb(p, k) * factorial(k))
        for k in range(min(n, p) + 1)
    ]
