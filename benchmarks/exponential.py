"""Exponentials of stacks of 6x6 matrices."""

from functools import partial

import numpy as np

from benchmarks import peers
from benchmarks.catalogue import Subject, ours
from benchmarks.peak import exponential_bound
from mesoent import expm
from mesoent.arrays import aligned
from tests.matrices import SETS

#: Matrices are made in pools of at most so many, and repeated to the N wanted.
POOL = 20_000


def _repeated(make):
    return lambda generator, n: np.resize(make(generator, min(n, POOL)), (n, 6, 6))


def anew(rows, threads):
    """Our call, with a new array for the result."""
    return partial(expm, rows, threads=threads)


def _in_place(rows, threads):
    return partial(expm, rows, threads=threads, out=aligned(rows.shape))


def exact(rows, threads):
    """The same in exact mode."""
    return partial(expm, rows, threads=threads, accuracy="exact")


def truth(rows):
    """The exponentials in ball arithmetic."""
    from tests.kernels.balls import true_exponential

    return [true_exponential(row) for row in rows]


def errors(result, truth, clipped):
    """In the 1-norm, relative; NaN where the truth overflows, infinite where the result does."""
    from tests.kernels.balls import overflows, relative_error

    pairs = zip(np.asarray(result), truth, strict=True)
    return np.array([np.nan if overflows(t).any() else relative_error(a, t) for a, t in pairs])


SUBJECT = Subject(
    name="exponential",
    title="Exponentials of 6x6 matrices",
    unit="matrices",
    error="relative, in the 1-norm",
    sets={name: _repeated(make) for name, make in SETS.items()},
    swept=("paper t L, norm 0.01 to 200", "gaussian, norm 1", "gaussian, norm 50"),
    routes=(
        ours("mesoent", anew, expm),
        ours("mesoent, out=", _in_place, expm, judged=False),
        ours("mesoent, exact", exact, expm),
        *peers.EXPONENTIAL,
    ),
    truth=truth,
    errors=errors,
    parts=lambda rows: [rows[i : i + 1] for i in range(len(rows))],
    bound=exponential_bound,
    searched=("mesoent", "mesoent, exact", "Eigen", "SciPy"),
)
