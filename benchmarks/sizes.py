"""Exponentials of stacks of matrices of other sizes, and their derivatives."""

from functools import partial

import numpy as np

from benchmarks import exponential, peers
from benchmarks.catalogue import Subject, ours
from mesoent import expm, expm_frechet

SIZES = (2, 3, 4, 6, 8, 10, 12)


def _gaussian(generator, n, size, kind=float):
    """Normally distributed entries, 1-norms from 0.1 to 20."""
    rows = generator.normal(size=(n, size, size)).astype(kind)
    if kind is complex:
        rows += 1j * generator.normal(size=rows.shape)
    norms = np.exp(generator.uniform(np.log(0.1), np.log(20), n))
    return rows * (norms / np.abs(rows).sum(axis=1).max(axis=1))[:, None, None]


SUBJECT = Subject(
    name="sizes",
    title="Exponentials of matrices of other sizes, 1-norms from 0.1 to 20",
    unit="matrices",
    error="relative, in the 1-norm",
    sets={f"{n} x {n}": partial(_gaussian, size=n) for n in SIZES}
    | {"4 x 4, complex": partial(_gaussian, size=4, kind=complex)},
    swept=(),
    routes=(
        ours("mesoent", exponential.anew, expm),
        ours("mesoent, exact", exponential.exact, expm),
        *peers.ANY_SIZE,
    ),
    truth=exponential.truth,
    errors=exponential.errors,
    parts=lambda rows: [rows[i : i + 1] for i in range(len(rows))],
)


def _pairs(generator, n, size):
    """Matrices and directions."""
    return np.stack([_gaussian(generator, n, size), _gaussian(generator, n, size)], axis=1)


def _derivative(pairs, threads):
    """Only the derivative, which computes the exponential too."""
    return partial(expm_frechet, pairs[:, 0], pairs[:, 1], compute_expm=False, threads=threads)


def _forward(pairs, threads):
    """The exponential alone, to compare with."""
    return partial(expm, np.ascontiguousarray(pairs[:, 0]), threads=threads)


def _block_truth(pairs):
    """Upper right corners of exp([[A, E], [0, A]])."""
    n = pairs.shape[-1]
    blocks = [np.block([[a, e], [np.zeros_like(a), a]]) for a, e in pairs]
    return [
        [x for i in range(n) for x in entries[2 * n * i + n : 2 * n * (i + 1)]]
        for entries in exponential.truth(blocks)
    ]


DERIVATIVES = Subject(
    name="derivatives",
    title="Frechet derivatives of the exponential, 1-norms from 0.1 to 20",
    unit="derivatives",
    error="relative, in the 1-norm",
    sets={f"{n} x {n}": partial(_pairs, size=n) for n in (4, 6, 8)},
    swept=(),
    routes=(
        ours("mesoent", _derivative, expm_frechet),
        ours("mesoent, exponential alone", _forward, expm, judged=False),
        *peers.DERIVATIVES,
    ),
    truth=_block_truth,
    errors=exponential.errors,
    parts=lambda pairs: [pairs[i : i + 1] for i in range(len(pairs))],
)
