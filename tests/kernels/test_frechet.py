"""The derivative of the exponential, against ball arithmetic on matrices of twice the size."""

from functools import cache

import numpy as np
import pytest
from scipy.linalg import expm_frechet as scipy_frechet

from mesoent import expm, expm_frechet
from mesoent.errors import InputError
from mesoent.kernels import _expm
from tests.kernels.balls import column_norm, true_exponential
from tests.kernels.calls import assert_company_does_not_matter, assert_isas_agree

SIZES = [1, 2, 3, 5, 6, 8, 16]

each_size = pytest.mark.parametrize("n", SIZES)
each_kind = pytest.mark.parametrize("kind", [float, complex])


@cache
def pairs(n, kind, count, norm=10.0):
    """Matrices of norms up to `norm` and directions of any size, shape (count, 2, n, n)."""
    generator = np.random.default_rng(n)
    both = generator.normal(size=(count, 2, n, n)).astype(kind)
    if kind is complex:
        both += 1j * generator.normal(size=both.shape)
    both /= np.abs(both).sum(axis=-2).max(axis=-1)[..., None, None]
    both[:, 0] *= norm ** generator.uniform(-3, 1, (count, 1, 1))
    both[:, 1] *= 10.0 ** generator.uniform(-200, 200, (count, 1, 1))
    both.setflags(write=False)
    return both


def truth(at, direction):
    """L and exp(A), row by row: the corners of the exponential of a block matrix."""
    n = len(at)
    block = np.block([[at, direction / np.abs(direction).max()], [np.zeros_like(at), at]])
    entries = true_exponential(block)
    rows = [entries[2 * n * i : 2 * n * (i + 1)] for i in range(n)]
    return [x for row in rows for x in row[n:]], [x for row in rows for x in row[:n]]


@each_kind
@each_size
def test_accuracy(n, kind):
    """Relative to |E| times the norm of L(A, .), which is at least |exp(A)| and |L(A, E)| / |E|."""
    for at, direction in pairs(n, kind, 12):
        largest = np.abs(direction).max()
        value, derivative = expm_frechet(at, direction)
        expected, exponential = truth(at, direction)
        got = (derivative / largest).ravel().tolist()
        error = column_norm([x - a for x, a in zip(expected, got, strict=True)])
        size = np.abs(direction / largest).sum(axis=0).max()
        condition = max(float(column_norm(expected)), float(column_norm(exponential)) * size)
        assert float(error) <= 1e-13 * condition
        error = column_norm(
            [x - a for x, a in zip(exponential, value.ravel().tolist(), strict=True)]
        )
        assert float(error) <= 1e-13 * float(column_norm(exponential))


@pytest.mark.parametrize("at", [
    100 * np.eye(6, k=1), np.diag([-1e5, 0, 1, 2, 3, 4.0]), 1e16 * np.eye(6, k=1),
    np.triu(np.full((6, 6), 300.0), 1) + np.eye(6),
], ids=["shift", "stiff", "huge", "nilpotent"])  # fmt: skip
def test_what_the_fast_path_declines(at):
    direction = np.arange(36.0).reshape(6, 6) / 35
    derivative = expm_frechet(at, direction, compute_expm=False)
    expected = truth(at, direction)[0]
    error = column_norm([x - a for x, a in zip(expected, derivative.ravel().tolist(), strict=True)])
    assert float(error) <= 1e-15 * float(column_norm(expected))


def kernel(stack, isa=0, threads=1):
    out = np.empty_like(stack)
    assert not _expm.expm(
        np.ascontiguousarray(stack), out, stack.shape[-1], True, False, threads, isa
    )
    return out


@each_kind
@pytest.mark.parametrize("n", [1, 2, 6])
def test_company_does_not_matter(n, kind):
    assert_company_does_not_matter(kernel, pairs(n, kind, 97), pairs(n, kind, 1100))


@each_kind
@each_size
def test_instruction_sets_agree(n, kind):
    assert_isas_agree(kernel, pairs(n, kind, 25))


@each_kind
def test_adjoint(kind):
    """tr(Y^† L(A, E)) = tr(L*(A, Y)^† E)."""
    (at, direction), other = pairs(6, kind, 12)[3], pairs(6, kind, 12)[5, 0]
    direction = direction / np.abs(direction).max()
    forward = expm_frechet(at, direction, compute_expm=False)
    back = expm_frechet(at, other, compute_expm=False, adjoint=True)
    np.testing.assert_allclose(np.vdot(other, forward), np.vdot(back, direction), rtol=1e-13)


def test_means_what_scipy_means():
    at, direction = np.random.default_rng(0).normal(size=(2, 5, 5))
    for mine, expected in zip(
        expm_frechet(at, direction), scipy_frechet(at, direction), strict=True
    ):
        np.testing.assert_allclose(mine, expected, rtol=0, atol=1e-13 * np.abs(expected).max())


@pytest.mark.parametrize("n", [3, 20])
def test_stacks_broadcast_and_types_are_kept(n):
    generator = np.random.default_rng(n)
    at = generator.normal(size=(4, 1, n, n)) / n
    direction = generator.normal(size=(3, n, n)) + 1j * generator.normal(size=(3, n, n))
    value, derivative = expm_frechet(at, direction)
    assert value.shape == derivative.shape == (4, 3, n, n)
    np.testing.assert_allclose(value[:, 0], expm(at[:, 0]), rtol=0, atol=1e-14)
    one = expm_frechet(at[2, 0], direction[1], compute_expm=False)
    np.testing.assert_array_equal(one, derivative[2, 1])
    single = expm_frechet(at.astype("f4"), direction.astype("c8"), compute_expm=False)
    assert single.dtype == np.complex64


def test_nothing():
    assert expm_frechet(np.empty((0, 3, 3)), np.eye(3), compute_expm=False).shape == (0, 3, 3)


@pytest.mark.parametrize(("at", "direction"), [
    (np.eye(3), np.eye(2)), (np.ones((2, 3, 3)), np.ones((4, 3, 3))), (np.eye(3), "x"), (1.0, 1.0),
])  # fmt: skip
def test_refuses(at, direction):
    with pytest.raises(InputError):
        expm_frechet(at, direction)
