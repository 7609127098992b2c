"""The kernels as functions of arrays, on every instruction set that processor and build have."""

from contextlib import contextmanager, suppress
from typing import NamedTuple

import numpy as np
import pytest

from mesoent.errors import KernelError
from mesoent.gaussian.exponential import by_kernel
from mesoent.kernels import ISA, _closed_form, _scan, _two_mode, choose
from mesoent.models.double_chain.scan import Scan

#: As `mesoent.gaussian.log_negativity` passes them.
ROUNDING, SYMMETRY = 8 * 2.0**-53, 2.0**-46


def available():
    """Name and number of the instruction sets that can be tested here."""
    found = {}
    for name in ("avx512", "avx2", "baseline"):
        with suppress(KernelError):
            found[name] = choose(name)
    return found


ISAS = available()

each_isa = pytest.mark.parametrize("isa", ISAS.values(), ids=ISAS.keys())


# ---- Calls ----


@contextmanager
def fenced(*shape, dtype=float, offset=8):
    """An output for a kernel, `offset` elements into an array that it must not touch otherwise."""
    size = int(np.prod(shape))
    space = np.full(size + 16, 7, dtype)
    yield space[offset : offset + size].reshape(shape)
    assert (space[:offset] == 7).all(), "written before the output"
    assert (space[offset + size :] == 7).all(), "written behind the output"


def expm(rows, *, isa=ISA, exact=False, threads=1, offset=8):
    """Exponentials of (n, size, size)."""
    with fenced(*rows.shape, dtype=rows.dtype, offset=offset) as out:
        by_kernel(np.ascontiguousarray(rows), out, exact, threads, isa)
    return out


class TwoMode(NamedTuple):
    """What the kernel says of each matrix; signed E in ebits."""

    log_negativity: np.ndarray
    deviation: np.ndarray
    uncertainty: np.ndarray
    verdict: np.ndarray


def two_mode(covariance, *, isa=ISA, threads=1):
    """Entanglement and verdicts of (n, 4, 4)."""
    n = len(covariance)
    rows = np.ascontiguousarray(covariance)
    with fenced(n) as e, fenced(n) as d, fenced(n) as u, fenced(n, dtype=np.int8) as v:
        refused = _two_mode.log_negativity(
            rows, e, (d, u, v), ROUNDING, SYMMETRY, False, threads, isa
        )
    assert refused == next(iter(np.flatnonzero(v)), n)
    return TwoMode(e, d, u, v)


def closed_form(inputs, *, isa=ISA, threads=1):
    """Signed E of five inputs that broadcast to (rows, columns); one axis alone is columns."""
    return _closed_form_call(inputs, None, isa, threads)


def closed_form_gradient(inputs, *, isa=ISA, threads=1):
    """Derivatives of signed E by the five inputs, (5, rows, columns)."""
    inputs = [np.atleast_2d(a) for a in inputs]
    with fenced(5, *np.broadcast_shapes(*(a.shape for a in inputs))) as slopes:
        _closed_form_call(inputs, slopes, isa, threads)
    return slopes


def _closed_form_call(inputs, slopes, isa, threads):
    inputs = [np.ascontiguousarray(np.atleast_2d(a), dtype=float) for a in inputs]
    with fenced(*np.broadcast_shapes(*(a.shape for a in inputs))) as out:
        refused = _closed_form.log_negativity(inputs, out, slopes, False, threads, isa)
    wrong = ~np.broadcast_to((inputs[4] >= 0) & (inputs[4] < np.inf), out.shape)
    assert refused == next(iter(np.flatnonzero(wrong)), out.size)
    return out


LOW, HIGH = [5e-324, 0, -1, -100], [1.7e308, 1.7e308, 1, 100]


def scan(frequency, temperature, coupling, squeezing, *, isa=ISA, threads=1):
    """What the kernel finds for parameters that are numbers or (n,)."""
    given = [np.atleast_1d(a) for a in (frequency, temperature, coupling, squeezing)]
    n = max(map(len, given))
    inputs = [float(a[0]) if len(a) == 1 < n else np.array(a, dtype=float) for a in given]
    with fenced(len(Scan._fields), n) as out:
        refused = _scan.scan(inputs, LOW, HIGH, out, 0, n, threads, isa)
    allowed = [(a >= low) & (a <= high) for a, low, high in zip(given, LOW, HIGH, strict=True)]
    wrong = ~np.broadcast_to(np.all(np.broadcast_arrays(*allowed), axis=0), n)
    assert refused == next(iter(np.flatnonzero(wrong)), n)
    return Scan(*out)


# ---- Comparisons ----


def assert_same_bits(actual, expected):
    """All NaN are alike; zeros have signs."""
    actual, expected = _reals(actual), _reals(expected)
    np.testing.assert_array_equal(actual, expected)
    np.testing.assert_array_equal(_signs(actual), _signs(expected))


def _reals(array):
    """Complex numbers as pairs."""
    return np.stack([array.real, array.imag]) if np.iscomplexobj(array) else array


def _signs(array):
    return np.signbit(array) & ~np.isnan(array)


def assert_company_does_not_matter(kernel, batch, many):
    """The same bits in any order and part of a batch, and by any number of threads.

    `kernel` maps a stack and a number of threads to a stack; `batch` has 97 elements, `many` more
    than one thread's share.
    """
    whole = kernel(batch)
    order = np.random.default_rng(2).permutation(len(batch))
    assert_same_bits(kernel(batch[order]), whole[order])
    for n in range(1, 41):
        assert_same_bits(kernel(batch[:n]), whole[:n])
        assert_same_bits(kernel(batch[n : 2 * n + 3]), whole[n : 2 * n + 3])
    alone = [kernel(batch[i : i + 1]) for i in range(len(batch))]
    assert_same_bits(np.concatenate(alone), whole)
    assert_threads_do_not_matter(kernel, many)


def assert_threads_do_not_matter(kernel, many):
    one = kernel(many)
    for threads in (2, 3, 1000):
        assert_same_bits(kernel(many, threads=threads), one)
    parts = [kernel(part) for part in np.array_split(many, 7)]
    assert_same_bits(np.concatenate(parts), one)


def assert_isas_agree(kernel, batch):
    """`kernel` maps a stack and an instruction set to a stack."""
    results = [kernel(batch, isa=isa) for isa in ISAS.values()]
    for result in results[1:]:
        assert_same_bits(result, results[0])


def assert_within(actual, expected, relative=0.0, absolute=0.0):
    """Tolerances are numbers or arrays; NaN and infinities must be where they are expected."""
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(np.asarray(actual)[~finite], np.asarray(expected)[~finite])
    with np.errstate(invalid="ignore"):
        error, bound = np.abs(actual - expected), absolute + relative * np.abs(expected)
    assert (error <= bound)[finite].all(), f"off by {error[finite].max():.3g}"
