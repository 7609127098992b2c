"""The exponential on 29 sets of matrices, against ball arithmetic. Errors are in the 1-norm."""

from functools import cache

import numpy as np
import pytest

from tests.kernels.balls import relative_error, same_infinities, true_exponential
from tests.kernels.calls import each_isa, expm
from tests.matrices import SETS

UNIT = 2.0**-53  # of rounding
N = 20  # matrices of each set

#: The final rounding to double. Results near the least normal number are the one exception: their
#: entries are multiples of 2^-1074, and six of them in a column are off by half of that each.
EXACT = 1.2e-16
SUBNORMAL = {"negative definite, norm 1e4": EXACT + 6 * UNIT}

#: Worst errors of the fast path among 3500 matrices of each set. Those that are not listed need
#: more than double precision: they go the exact way by themselves.
FAST = {
    "paper t L, norm 0.01 to 200": 5e-14,
    "paper t L, norm up to 5": 2.4e-15,
    "gaussian, norm 1e-300 to 1e-10": 1.2e-16,
    "gaussian, norm 1e-10 to 1e-2": 1.2e-16,
    "gaussian, norm 1": 2.7e-16,
    "gaussian, norm 5": 6.6e-16,
    "gaussian, norm 50": 1.8e-14,
    "gaussian, norm 50 to 1e3": 5.2e-14,
    "gaussian norm 1 + 700": 2.6e-16,
    "gaussian norm 1 - 700": 2.9e-16,
    "skew, norm 0.1 to 1e3": 3.1e-14,
    "positive definite, norm 1 to 700": 2.8e-14,
    "negative definite, norm 1 to 700": 3.1e-14,
    "nilpotent, norm 1 to 100": 4e-14,
    "nilpotent + 1e-8, norm 1 to 1e3": 4.4e-14,
    "nilpotent + 1e-2, norm 1 to 100": 7.8e-14,
    "block triangular, coupling 1e2": 1.5e-15,
    "badly scaled, 2 decades": 2.8e-15,
    "badly scaled, 8 decades": 1.8e-15,
    "triangular, norm 1 to 100": 1.1e-14,
    "Jordan block": 4e-16,
    "companion": 3.5e-14,
    "rank one, norm 0.1 to 300": 4.8e-14,
}
#: Every squaring doubles the error: a matrix at the edge of one more has twice that of those seen.
HEADROOM = 2

each_set = pytest.mark.parametrize("name", SETS)


@cache
def cases(name):
    """Matrices of a set and their exponentials."""
    rows = SETS[name](np.random.default_rng(5), N)
    return rows, [true_exponential(row) for row in rows]


def errors(name, actual):
    """0 where entries overflow, and that is said correctly."""
    truths = cases(name)[1]
    return np.array([error(*pair) for pair in zip(actual, truths, strict=True)])


def error(actual, truth):
    if np.isinf(actual).any():
        return 0.0 if same_infinities(actual, truth) else np.inf
    return relative_error(actual, truth)


@each_isa
@each_set
def test_exact(name, isa):
    actual = expm(cases(name)[0], isa=isa, exact=True)
    assert errors(name, actual).max() <= SUBNORMAL.get(name, EXACT)


@each_isa
@each_set
def test_fast(name, isa):
    actual = expm(cases(name)[0], isa=isa)
    bound = HEADROOM * FAST[name] if name in FAST else SUBNORMAL.get(name, EXACT)
    assert errors(name, actual).max() <= bound


@each_isa
@each_set
def test_fast_errors_come_from_squaring(name, isa):
    """12 units for a matrix that is not squared; 6.1 is the worst of 29 x 1500 matrices."""
    rows = cases(name)[0]
    assert (errors(name, expm(rows, isa=isa)) <= 12 * UNIT * growth(rows)).all()


@np.errstate(over="ignore", invalid="ignore")
def growth(rows):
    """Of errors by squaring: doubled, and again by what x^2 falls short of ||x||^2 / sqrt 6.

    1 where that is not the fast path's business: beyond 7 squarings, and where numbers overflow.
    """
    b = rows - np.trace(rows, axis1=1, axis2=2)[:, None, None] / 6 * np.eye(6)
    size = np.maximum(norm(b @ b) ** (1 / 2), norm(b @ b @ b) ** (1 / 3))
    squarings = np.floor(np.log2(np.maximum(size, 1)))
    squarings[squarings > 7] = 0
    x, result = expm(b / 2 ** squarings[:, None, None], exact=True), 2**squarings
    for step in range(7):
        loss = norm(x) ** 2 / norm(x @ x) / np.sqrt(6)
        result = np.where(squarings > step, result * np.fmax(loss, 1), result)
        x = x @ x
    return result


def norm(matrices):
    return np.abs(matrices).sum(axis=2).max(axis=1)


@pytest.mark.parametrize("place", [0, 17, 35])
@pytest.mark.parametrize("exact", [False, True])
def test_a_wrong_digit_is_noticed(place, exact):
    name = "gaussian, norm 1"
    actual = expm(cases(name)[0], exact=exact)
    bound = EXACT if exact else HEADROOM * FAST[name]
    actual[7].flat[place] += 8 * bound
    assert errors(name, actual).max() > bound


def test_a_wrong_infinity_is_noticed():
    name = "gaussian, norm 1e3 to 1e4"
    actual = expm(cases(name)[0])
    assert errors(name, actual).max() <= EXACT
    i = np.isinf(actual).any(axis=(1, 2)).argmax()
    for wrong in (-actual[i], np.full((6, 6), np.inf), np.full((6, 6), np.nan)):
        assert error(wrong, cases(name)[1][i]) == np.inf
