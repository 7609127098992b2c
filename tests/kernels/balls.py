"""Exponentials in ball arithmetic: python-flint proves the digits it gives."""

from fractions import Fraction

import flint
import numpy as np

#: Below this, doubles are spaced evenly, by TINY.
LEAST_NORMAL, TINY = 2.0**-1022, 2.0**-1074
OVERFLOW = flint.arb(2) ** 1024


def true_exponential(matrix):
    """The entries, row by row, with errors far below those of a double."""
    for bits in (300, 1000, 4000, 20000):
        flint.ctx.prec = bits
        result = balls(matrix).exp().entries()
        largest = max(abs(x.mid()) for x in result)
        if all(x.rad() < largest * flint.arb(2) ** -120 for x in result):
            return [x.mid() for x in result]
    raise ArithmeticError("no convergence")


def balls(matrix):
    """A matrix as one of balls that have no radius."""
    n = len(matrix)
    if np.iscomplexobj(matrix):
        return flint.acb_mat(n, n, [flint.acb(x) for x in matrix.ravel().tolist()])
    return flint.arb_mat(n, n, matrix.ravel().tolist())


def nilpotent_exponential(matrix):
    """The same for a nilpotent matrix, as the finite sum of its powers over factorials."""
    n = len(matrix)
    exact = [[Fraction(x) for x in row] for row in matrix.tolist()]
    power = total = [[Fraction(i == j) for j in range(n)] for i in range(n)]
    for k in range(1, n + 1):
        columns = list(zip(*exact, strict=True))
        power = [[sum(map(Fraction.__mul__, row, c)) / k for c in columns] for row in power]
        total = [list(map(Fraction.__add__, *rows)) for rows in zip(total, power, strict=True)]
    assert not any(any(row) for row in power), "not nilpotent"
    flint.ctx.prec = 300
    return [flint.arb(flint.fmpq(x.numerator, x.denominator)) for row in total for x in row]


def column_norm(entries):
    """1-norm of a square matrix given by its entries."""
    n = round(len(entries) ** 0.5)
    return max(sum((abs(x) for x in entries[j::n]), flint.arb(0)) for j in range(n))


def overflows(truth):
    """Which entries are beyond the largest double."""
    return np.array([bool(abs(x) > OVERFLOW) for x in truth])


def relative_error(actual, truth):
    """In the 1-norm; relative to the truth or to the least normal number."""
    if not np.isfinite(actual).all():
        return np.inf
    difference = [x - a for a, x in zip(actual.ravel().tolist(), truth, strict=True)]
    return float(column_norm(difference) / max(column_norm(truth), flint.arb(LEAST_NORMAL)))


def same_infinities(actual, truth):
    """Where an entry overflows, it is infinite with the right sign, and nothing else is."""
    expected = [float(np.sign(float(x / abs(x)))) if x else 0.0 for x in truth]
    infinite = np.isinf(actual).ravel()
    return (infinite == overflows(truth)).all() and (
        np.sign(actual).ravel()[infinite] == np.array(expected)[infinite]
    ).all()
