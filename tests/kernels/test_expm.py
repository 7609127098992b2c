"""The exponential: the same bits everywhere, and accidents stay where they happen.

Its accuracy: test_expm_accuracy.py.
"""

from functools import cache, partial

import numpy as np
import pytest

from mesoent.gaussian.exponential import by_kernel
from tests.kernels.calls import (
    ISAS,
    assert_company_does_not_matter,
    assert_isas_agree,
    assert_same_bits,
    assert_threads_do_not_matter,
    each_isa,
    expm,
)
from tests.matrices import SETS

#: From 16384 matrices on, results are written past the caches; the last pack is not full.
STREAMED = 16384 + 1023
OFF_DIAGONAL = ~np.eye(6, dtype=bool)
MODES = {"fast": False, "exact": True}
KERNELS = {
    f"{name} {mode}": partial(expm, isa=isa, exact=exact)
    for name, isa in ISAS.items()
    for mode, exact in MODES.items()
}

each_kernel = pytest.mark.parametrize("kernel", KERNELS.values(), ids=KERNELS.keys())
each_mode = pytest.mark.parametrize("exact", MODES.values(), ids=MODES.keys())


@cache
def shuffled(n):
    """Matrices of all sets: every path and number of squarings, side by side."""
    generator = np.random.default_rng(1)
    rows = np.concatenate([make(generator, -(-n // len(SETS))) for make in SETS.values()])
    rows = generator.permutation(rows)[:n]
    rows.setflags(write=False)
    return rows


@each_kernel
def test_company_does_not_matter(kernel):
    assert_company_does_not_matter(kernel, shuffled(97), shuffled(3001))


@each_isa
def test_size_and_threads_do_not_matter_beyond_the_caches(isa):
    assert_threads_do_not_matter(partial(expm, isa=isa), shuffled(STREAMED))


@each_mode
def test_same_bits_on_every_instruction_set(exact):
    assert_isas_agree(partial(expm, exact=exact), shuffled(3001))
    assert_isas_agree(partial(expm, exact=exact), shuffled(5))


@each_kernel
@pytest.mark.parametrize("n", [1, 7, 8, 9, 1100])
def test_in_place(kernel, n):
    rows = shuffled(1100)[:n].copy()
    by_kernel(rows, rows, kernel.keywords["exact"], 2, kernel.keywords["isa"])
    assert_same_bits(rows, kernel(shuffled(1100)[:n]))


@each_isa
def test_in_place_beyond_the_caches(isa):
    rows = shuffled(STREAMED).copy()
    by_kernel(rows, rows, False, 2, isa)
    assert_same_bits(rows, expm(shuffled(STREAMED), isa=isa))


@each_kernel
@pytest.mark.parametrize("offset", range(8))
def test_any_alignment(kernel, offset):
    rows = shuffled(100)
    assert_same_bits(kernel(rows, offset=offset), kernel(rows))


@each_isa
@pytest.mark.parametrize("offset", [0, 1, 2, 4, 6])
def test_any_alignment_beyond_the_caches(isa, offset):
    rows = shuffled(STREAMED)
    assert_same_bits(expm(rows, isa=isa, offset=offset), expm(rows, isa=isa))


@each_isa
def test_nothing_to_do(isa):
    assert expm(np.empty((0, 6, 6)), isa=isa).shape == (0, 6, 6)


@each_kernel
def test_what_is_not_finite_spoils_itself_only(kernel):
    generator, rows = np.random.default_rng(3), shuffled(1000).copy()
    hit = generator.permutation(len(rows)) < 150
    places = hit.nonzero()[0], *generator.integers(6, size=(2, 150))
    rows[places] = generator.choice([np.nan, np.inf, -np.inf], 150)
    actual = kernel(rows)
    assert np.isnan(actual[hit]).all()
    assert_same_bits(actual[~hit], kernel(shuffled(1000))[~hit])


@each_kernel
@pytest.mark.parametrize("size", [0.0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-200])
def test_tiny_matrices_are_added_to_one(kernel, size):
    rows = size * np.tri(6)[None]
    expected = np.where(OFF_DIAGONAL, rows, 1.0)
    np.testing.assert_allclose(kernel(rows), expected, rtol=2**-52, atol=5e-324)


def matrix(**entries):
    """Zero but for some entries; keys like e12."""
    out = np.zeros((6, 6))
    for name, value in entries.items():
        out[int(name[1]), int(name[2])] = value
    return out


#: Beside an entry that overflows, the others are not known.
EXTREMES = {
    "all overflow": (800 * np.eye(6), np.where(OFF_DIAGONAL, np.nan, np.inf)),
    "one overflows": (matrix(e00=1e4), np.where(matrix(e00=1), np.inf, np.nan)),
    "one overflows below zero": (
        matrix(e00=709, e11=709, e23=-1e4, e10=-1e4),
        np.where(matrix(e10=1), -np.inf, np.nan),
    ),
    "all underflow": (-800 * np.eye(6), np.zeros((6, 6))),
    "five underflow": (np.diag([0.0] + 5 * [-1e4]), matrix(e00=1)),
    "subnormal": (-744 * np.eye(6), 2 * 5e-324 * np.eye(6)),
    "large and nilpotent": (matrix(e01=1e14), np.eye(6) + matrix(e01=1e14)),
    "all overflow by far": (np.full((6, 6), 1e16), np.full((6, 6), np.inf)),
    "a huge multiple of the unit": (1e16 * np.eye(6), np.where(OFF_DIAGONAL, 0.0, np.inf)),
    "its negative": (-1e16 * np.eye(6), np.zeros((6, 6))),
    "one decays at once": (np.diag([-1e16, 0, 0, 0, 0, 0]), np.diag([0.0, 1, 1, 1, 1, 1])),
    "huge and nilpotent": (matrix(e01=1e16), np.eye(6) + matrix(e01=1e16)),
    "entries that cancel": (
        matrix(e00=1e300, e01=-1e300, e10=1e300, e11=-1e300),
        matrix(e00=1e300, e01=-1e300, e10=1e300, e11=-1e300) + np.diag([0.0, 0, 1, 1, 1, 1]),
    ),
}


@each_kernel
@pytest.mark.parametrize("case", EXTREMES)
def test_overflow_and_underflow(kernel, case):
    rows, expected = EXTREMES[case]
    actual = kernel(np.stack([np.eye(6), rows, np.eye(6)]))
    np.testing.assert_array_equal(actual[1], expected)
    assert_same_bits(actual[[0, 2]], kernel(np.stack([np.eye(6)] * 2)))


@pytest.mark.parametrize("wrong", [-0.0, 5e-324, np.nan])
def test_a_difference_of_one_bit_is_noticed(wrong):
    with pytest.raises(AssertionError):
        assert_same_bits(matrix(e11=wrong), matrix())
