"""Exponentials of 6x6 matrices in ball arithmetic: python-flint proves the digits it gives."""

import flint
import numpy as np

#: Below this, doubles are spaced evenly, by TINY.
LEAST_NORMAL, TINY = 2.0**-1022, 2.0**-1074
OVERFLOW = flint.arb(2) ** 1024


def true_exponential(matrix):
    """36 numbers with errors far below those of a double."""
    for bits in (300, 1000, 4000, 20000):
        flint.ctx.prec = bits
        result = flint.arb_mat(6, 6, [flint.arb(float(x)) for x in matrix.ravel()]).exp().entries()
        largest = max(abs(x.mid()) for x in result)
        if all(x.rad() < largest * flint.arb(2) ** -120 for x in result):
            return [x.mid() for x in result]
    raise ArithmeticError("no convergence")


def column_norm(entries):
    """1-norm of a matrix given by its 36 entries."""
    return max(sum((abs(x) for x in entries[j::6]), flint.arb(0)) for j in range(6))


def overflows(truth):
    """Which entries are beyond the largest double."""
    return np.array([bool(abs(x) > OVERFLOW) for x in truth])


def relative_error(actual, truth):
    """In the 1-norm; relative to the truth or to the least normal number."""
    if not np.isfinite(actual).all():
        return np.inf
    difference = [flint.arb(float(a)) - x for a, x in zip(actual.flat, truth, strict=True)]
    return float(column_norm(difference) / max(column_norm(truth), flint.arb(LEAST_NORMAL)))


def same_infinities(actual, truth):
    """Where an entry overflows, it is infinite with the right sign, and nothing else is."""
    expected = [float(np.sign(float(x / abs(x)))) for x in truth]
    infinite = np.isinf(actual).ravel()
    return (infinite == overflows(truth)).all() and (
        np.sign(actual).ravel()[infinite] == np.array(expected)[infinite]
    ).all()
