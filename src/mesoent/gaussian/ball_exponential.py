"""The exponential in ball arithmetic, for the few matrices that need more digits than two doubles.

Every number is a ball that provably holds the truth; precision grows until the balls are small.
"""

from math import factorial

import flint
import numpy as np

#: Bits of precision to be tried.
PRECISIONS = (256, 1024, 4096, 16384)

#: A ball this small beside its number, or beside the largest one, gives a correctly rounded double.
SMALL = 2.0**-64
LEAST_NORMAL = 2.0**-1022


def ball_expm(matrix):
    """Exponential of one matrix, every entry rounded once.

    Parameters
    ----------
    matrix : ndarray, shape (n, n)
        Real or complex.

    Returns
    -------
    ndarray, shape (n, n)
        Infinite where an entry overflows; NaN where 16384 bits do not suffice, or where an
        entry of the matrix is not finite.

    Examples
    --------
    >>> ball_expm(np.array([[-1e16, 0.0], [0.0, 0.0]]))
    array([[0., 0.],
           [0., 1.]])
    """
    before, result = flint.ctx.prec, np.full(matrix.shape, np.nan, matrix.dtype)
    if not np.isfinite(matrix).all():
        return result
    try:
        for flint.ctx.prec in PRECISIONS:
            rounded = _rounded(_exponential(matrix))
            if not np.isnan(rounded).any():
                break
    finally:
        flint.ctx.prec = before
    result.view(float).ravel()[:] = rounded
    return result


def _exponential(matrix):
    """The balls, row by row; of complex numbers real and imaginary parts in turn."""
    n = len(matrix)
    if matrix.dtype.kind == "c":
        numbers = [flint.acb(x) for x in matrix.ravel().tolist()]
        entries = _by_powers(flint.acb_mat(n, n, numbers)).entries()
        return [part for ball in entries for part in (ball.real, ball.imag)]
    return _by_powers(flint.arb_mat(n, n, matrix.ravel().tolist())).entries()


def _by_powers(matrix):
    """Balls of exp(mean) sum N^k / k! if the rest N beside the mean is nilpotent, else FLINT's.

    FLINT bounds a remainder by the norm, which is hopeless for large nilpotent matrices.
    """
    n = matrix.nrows()
    unit, zero = type(matrix)(n, n, 1), type(matrix)(n, n)
    mean = sum((matrix[i, i] for i in range(n)), matrix[0, 0] * 0) / n
    rest = matrix - unit * mean
    power, result = rest, unit + rest
    for k in range(2, n + 1):
        power *= rest
        result += power / factorial(k)
    return result * mean.exp() if power == zero else matrix.exp()


def _rounded(balls):
    """The doubles next to the midpoints; NaN where a ball is too large to tell."""
    numbers = [float(ball.mid()) for ball in balls]
    largest = max((abs(x) for x in numbers if np.isfinite(x)), default=0.0)
    scale = flint.arb(max(largest, LEAST_NORMAL))
    known = [_radius_below(ball, scale) for ball in balls]
    return np.where(known, numbers, np.nan)


def _radius_below(ball, scale):
    """Is the radius small beside the number, or beside the scale?"""
    if not ball.is_finite():
        return False
    radius, number = ball.rad(), abs(ball.mid())
    return bool(radius <= scale * SMALL) or bool(radius <= number * SMALL)
