"""The exponential of matrices of any size, real and complex: bits, accuracy, accidents."""

from functools import cache, partial

import numpy as np
import pytest

from mesoent.gaussian.exponential import by_kernel
from tests.kernels.balls import relative_error, true_exponential
from tests.kernels.calls import (
    assert_company_does_not_matter,
    assert_isas_agree,
    assert_same_bits,
    each_isa,
    expm,
)

SIZES = [1, 2, 3, 4, 5, 7, 8, 11, 16]

each_size = pytest.mark.parametrize("size", SIZES)
each_kind = pytest.mark.parametrize("kind", [float, complex])
each_mode = pytest.mark.parametrize("exact", [False, True], ids=["fast", "exact"])


@cache
def stack(size, kind, n, norms=(1e-3, 30)):
    """Gaussian matrices of random norms: some are squared, and some go the exact way."""
    generator = np.random.default_rng(size)
    rows = generator.normal(size=(n, size, size)).astype(kind)
    if kind is complex:
        rows += 1j * generator.normal(size=rows.shape)
    norm = np.abs(rows).sum(axis=1).max(axis=1)
    rows *= (np.exp(generator.uniform(*np.log(norms), n)) / norm)[:, None, None]
    rows[::7] += 20 * np.triu(rows[::7], 1)
    rows.setflags(write=False)
    return rows


@each_mode
@each_kind
@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_company_does_not_matter(size, kind, exact):
    kernel, n = partial(expm, exact=exact), 97 if exact else 1100
    assert_company_does_not_matter(kernel, stack(size, kind, 97), stack(size, kind, n))


@each_mode
@each_kind
@each_size
def test_instruction_sets_agree(size, kind, exact):
    assert_isas_agree(partial(expm, exact=exact), stack(size, kind, 25))


@each_kind
@each_size
def test_in_place(size, kind):
    rows = stack(size, kind, 25).copy()
    by_kernel(rows, rows, False, 1, 0)
    assert_same_bits(rows, expm(stack(size, kind, 25), isa=0))


@each_kind
@each_size
def test_exact(size, kind):
    """The rounding of the result, of real and imaginary parts apart, and 2^-57."""
    rows = stack(size, kind, 25)
    for row, actual in zip(rows, expm(rows, exact=True), strict=True):
        assert relative_error(actual, true_exponential(row)) <= 2.0**-53 + 2.0**-57


@each_isa
@each_kind
@each_size
def test_fast(size, kind, isa):
    """Units of rounding: a few for every sum of `size` products, doubled with every squaring."""
    rows = stack(size, kind, 15)
    norm = np.abs(rows).sum(axis=1).max(axis=1)
    bounds = 2.0**-53 * (8 + 2 * size) * np.maximum(1, 2 * norm)
    for row, actual, bound in zip(rows, expm(rows, isa=isa), bounds, strict=True):
        assert relative_error(actual, true_exponential(row)) <= bound


@each_kind
@each_size
def test_of_zero_is_the_unit_and_of_almost_zero_almost(size, kind):
    tiny = np.full((1, size, size), 1e-20, kind)
    np.testing.assert_array_equal(expm(0 * tiny)[0], np.eye(size))
    expected = np.where(np.eye(size), 1, 1e-20)
    np.testing.assert_allclose(expm(tiny)[0], expected, rtol=2.0**-52)


@each_mode
@each_kind
@each_size
def test_what_is_not_finite_spoils_itself_only(size, kind, exact):
    rows = stack(size, kind, 25).copy()
    for i, bad in ((3, np.nan), (11, np.inf), (24, -np.inf)):
        rows[i, -1, 0] = bad
    actual, hit = expm(rows, exact=exact), np.isin(np.arange(25), (3, 11, 24))
    assert np.isnan(actual[hit]).all()
    assert_same_bits(actual[~hit], expm(stack(size, kind, 25), exact=exact)[~hit])
