"""The exponential of matrices made to go wrong: right to the promised digits, or NaN."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernels.balls import nilpotent_exponential, relative_error, true_exponential
from tests.kernels.calls import expm

EXACT = 1.2e-16
#: What an adversarial search finds for the fast path at any norm, see docs/PERFORMANCE.md.
FAST = 1e-12


def unimodular(generator, n):
    """An integer matrix with an integer inverse, and that inverse."""
    matrix, inverse = np.eye(n), np.eye(n)
    for _ in range(n):
        i, j = generator.choice(n, 2, replace=False)
        factor = generator.integers(-1, 2)
        matrix[i] += factor * matrix[j]
        inverse[:, j] -= factor * inverse[:, i]
    return matrix, inverse


def nilpotent(generator, n):
    """Integer entries, exactly nilpotent, in no triangular basis."""
    basis, inverse = unimodular(generator, n)
    return basis @ np.triu(generator.integers(-3, 4, (n, n)), 1) @ inverse


def jordan(generator, n):
    """Blocks of one eigenvalue, in an integer basis."""
    basis, inverse = unimodular(generator, n)
    ones = np.diag(generator.integers(0, 2, n - 1), 1)
    return basis @ (ones + generator.integers(-3, 4) * np.eye(n)) @ inverse / 4


def companion(generator, n):
    """Of a polynomial with coefficients of very different sizes."""
    matrix = np.eye(n, k=-1)
    matrix[:, -1] = generator.normal(size=n) * 10.0 ** generator.uniform(-3, 3, n)
    return matrix


def stochastic(generator, n):
    """A Markov generator: rates of very different sizes, rows that sum to 0 up to rounding."""
    rates = 10.0 ** generator.uniform(-4, 4, (n, n))
    rates -= np.diag(rates.diagonal())
    return rates - np.diag(rates.sum(axis=1))


def hamiltonian(generator, n):
    """J times a symmetric matrix; one dimension is left alone if n is odd."""
    matrix, half = np.zeros((n, n)), n // 2
    form = generator.normal(size=(2 * half, 2 * half)) * 10.0 ** generator.uniform(-2, 2)
    matrix[: 2 * half, : 2 * half] = np.kron([[0, 1], [-1, 0]], np.eye(half)) @ (form + form.T)
    return matrix


def defective(generator, n):
    """Nearly equal eigenvalues that share an eigenvector."""
    noise = 10.0 ** generator.uniform(-16, -4)
    return np.triu(np.ones((n, n)), 1) * generator.uniform(0, 30) + noise * generator.normal(
        size=(n, n)
    )


def badly_scaled(generator, n):
    """D G D^-1 over many decades."""
    d = 10.0 ** generator.uniform(-10, 10, n)
    return generator.normal(size=(n, n)) * d[:, None] / d


FAMILIES = [nilpotent, jordan, companion, stochastic, hamiltonian, defective, badly_scaled]


def assert_right(matrix, truth, fast=FAST):
    for exact, bound in ((True, EXACT), (False, fast)):
        actual = expm(matrix[None], exact=exact)[0]
        if np.isfinite(actual).all():
            assert relative_error(actual, truth) <= bound
        else:
            assert max(abs(x) for x in truth) > 2.0**1023, "no answer, though it is a finite one"


@pytest.mark.parametrize("family", FAMILIES)
@given(seed=st.integers(0, 2**32), n=st.integers(2, 8), power=st.integers(-20, 8))
def test_right_or_nan(family, seed, n, power):
    matrix = family(np.random.default_rng(seed), n) * 2.0**power
    assert_right(matrix, true_exponential(matrix))


@given(seed=st.integers(0, 2**32), n=st.integers(2, 8), power=st.integers(-20, 120))
def test_nilpotent_matrices_of_any_norm(seed, n, power):
    matrix = nilpotent(np.random.default_rng(seed), n) * 2.0**power
    assert_right(matrix, nilpotent_exponential(matrix))


#: Its sixth power vanishes.
KNOWN = np.array(
    [
        [5, 2, -5, -2, -4, -3],
        [-7, -3, 4, 3, 5, 4],
        [-2, 1, 2, -1, 3, 3],
        [-7, -8, 1, 5, 2, -1],
        [8, 5, -8, -2, -6, -3],
        [-1, -4, 1, 1, -1, -3],
    ]
)


@pytest.mark.parametrize("scale", [1, 16, 256, 1024, 4096, 2**30, 2**100])
def test_a_nilpotent_matrix_that_double_double_squaring_gets_wrong(scale):
    matrix = KNOWN * float(scale)
    assert_right(matrix, nilpotent_exponential(matrix))


@pytest.mark.parametrize("n", [2, 3, 6])
@pytest.mark.parametrize("rate", [1e3, 1e8, 1e16, 1e30])
def test_a_stiff_markov_generator(n, rate):
    """A pair of states that exchange at a huge rate, on a ring of rate 1."""
    matrix = np.roll(np.eye(n), 1, axis=1)
    matrix[[0, 1], [1, 0]] += rate
    matrix -= np.diag(matrix.sum(axis=1))
    assert_right(matrix, true_exponential(matrix))


@pytest.mark.parametrize("matrix", [
    -1e16 * np.eye(6),
    np.diag([-1e16, -1, -2, -3, -4, -5.0]),
    np.diag([-1e16, 0, 1, 2, 3, 4.0]) + np.eye(6, k=1),
    1e16 * np.eye(6, k=1),
    1e300 * np.eye(6, k=5),
    -np.full((6, 6), 1e-300),
], ids=["unit", "diagonal", "bidiagonal", "shift", "corner", "tiny"])  # fmt: skip
def test_huge_and_tiny_entries(matrix):
    nilpotent = not np.linalg.matrix_power((matrix != 0).astype(int), 6).any()
    truth = nilpotent_exponential if nilpotent else true_exponential
    assert_right(matrix, truth(matrix))
