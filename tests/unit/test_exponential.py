import re

import numpy as np
import pytest
from scipy.linalg import expm as scipy_expm

from mesoent import expm
from mesoent.errors import InputError


def stack(*shape, scale=1.0, seed=0):
    return scale * np.random.default_rng(seed).normal(size=(*shape, 6, 6))


@pytest.mark.parametrize("scale", [0.0, 1e-8, 0.1, 1.0, 10.0])
def test_agrees_with_scipy_one_matrix_at_a_time(scale):
    matrices = stack(20, scale=scale)
    for mine, matrix in zip(expm(matrices), matrices, strict=True):
        expected = scipy_expm(matrix)
        bound = 1e-13 * (1 + np.linalg.norm(matrix, 1)) * np.linalg.norm(expected, 1)
        assert np.linalg.norm(mine - expected, 1) <= bound


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 3)])
def test_keeps_the_shape(shape):
    assert expm(stack(*shape)).shape == (*shape, 6, 6)


def test_diagonal_matrices_are_exponentiated_entry_by_entry():
    exponents = np.array([-700.0, -1.0, 0.0, 1e-9, 1.0, 3.0])
    np.testing.assert_allclose(np.diag(expm(np.diag(exponents))), np.exp(exponents), rtol=1e-11)


def test_strided_and_integer_input():
    matrices = stack(4, 2)
    np.testing.assert_array_equal(expm(matrices[::2, 1]), expm(matrices)[::2, 1])
    np.testing.assert_array_equal(expm(np.swapaxes(matrices, -1, -2)), expm(
        np.ascontiguousarray(np.swapaxes(matrices, -1, -2))
    ))  # fmt: skip
    np.testing.assert_array_equal(expm(np.eye(6, dtype=int)), expm(np.eye(6)))


def test_writes_into_out_even_in_place():
    matrices = stack(5)
    expected, out = expm(matrices), np.empty_like(matrices)
    assert expm(matrices, out=out) is out
    np.testing.assert_array_equal(out, expected)
    expm(matrices, out=matrices)
    np.testing.assert_array_equal(matrices, expected)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_bad_matrix_spoils_itself_only(bad):
    matrices = stack(9)
    expected = expm(matrices)
    matrices[4, 2, 3] = bad
    actual = expm(matrices)
    assert np.isnan(actual[4]).all()
    others = np.arange(9) != 4
    np.testing.assert_array_equal(actual[others], expected[others])


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        (np.ones((5, 6)), {}, "(5, 6)"),
        (np.ones(6), {}, "(6,)"),
        ("text", {}, "array of numbers"),
        (np.eye(6), {"accuracy": "perfect"}, "accuracy"),
        (np.eye(6), {"threads": 0}, "threads"),
        (np.eye(6), {"threads": True}, "threads"),
        (np.eye(6), {"threads": 1.5}, "threads"),
        (np.eye(6), {"out": np.empty((6, 6), dtype=np.float32)}, "out"),
        (np.eye(6), {"out": np.empty((2, 6, 6))}, "out"),
    ],
)
def test_refuses(arguments, options, words):
    with pytest.raises(InputError, match=re.escape(words)):
        expm(arguments, **options)


@pytest.mark.parametrize("kind", ["f4", "f8", "c8", "c16"])
@pytest.mark.parametrize("n", [1, 2, 6, 17])
def test_keeps_the_type(kind, n):
    generator = np.random.default_rng(n)
    matrices = (generator.normal(size=(3, n, n)) + 1j * generator.normal(size=(3, n, n))) / n
    matrices = (matrices if kind[0] == "c" else matrices.real).astype(kind)
    actual, double = (
        expm(matrices),
        np.array(
            [scipy_expm(m) for m in matrices.astype(kind[0] + "16" if kind[0] == "c" else "f8")]
        ),
    )
    assert actual.dtype == kind
    np.testing.assert_allclose(actual, double, rtol=0, atol=2e-7 if kind in ("f4", "c8") else 1e-14)
    out = np.empty_like(matrices)
    np.testing.assert_array_equal(expm(matrices, out=out), actual)


def test_large_matrices_one_by_one_and_exactly():
    matrices = np.random.default_rng(0).normal(size=(3, 20, 20))
    matrices[1, 3, 4] = np.nan
    fast, exact = expm(matrices), expm(matrices, accuracy="exact")
    assert np.isnan(fast[1]).all()
    assert np.isnan(exact[1]).all()
    np.testing.assert_allclose(fast[::2], exact[::2], rtol=0, atol=1e-12 * np.abs(exact[::2]).max())


def test_nothing_of_any_size():
    assert expm(np.empty((2, 0, 0))).shape == (2, 0, 0)
    assert expm(np.empty((0, 3, 3), complex)).shape == (0, 3, 3)
