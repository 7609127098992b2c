"""Two oscillators of few levels as matrices: generators of Lindblad form, exactly.

With [N, a] = -a kept and the top level cut off, (42) and (43) are still a generator of
that form, so what follows from the form alone can be tested without a truncation error.
Matrices are flattened row by row: A X B becomes (A x B^T) X.
"""

import numpy as np
from scipy.linalg import expm

from mesoent.audit import number_basis


def quadratures(levels):
    """x1, p1, x2, p2."""
    one = np.eye(levels)
    pair = number_basis.quadratures(levels)
    return [np.kron(v, one) for v in pair] + [np.kron(one, v) for v in pair]


def energy(levels, chains=2):
    """H of (2) and (5) with omega = 1: half a quantum and the number of quanta, per chain."""
    number = np.arange(levels) + 0.5
    total = number if chains == 1 else np.add.outer(number, number).ravel()
    return np.diag(total).astype(complex)


def dissipator(kossakowski, operators, x):
    """The double sum of (43), for one matrix or a stack."""
    result = np.zeros_like(x, dtype=complex)
    for a, left in enumerate(operators):
        for b, right in enumerate(operators):
            loss = left @ right
            result += kossakowski[a, b] * (left @ x @ right - (loss @ x + x @ loss) / 2)
    return result


def commutator(h, x):
    """i [H, X]."""
    return 1j * (h @ x - x @ h)


def matrix_of(linear, size):
    """The matrix of a linear map of size x size matrices."""
    units = np.eye(size**2).reshape(-1, size, size)
    return linear(units).reshape(size**2, size**2).T


def liouvillian(kossakowski, operators, h):
    """The matrix of X -> i [H, X] + D[X]."""
    return matrix_of(
        lambda x: commutator(h, x) + dissipator(kossakowski, operators, x), len(operators[0])
    )


def flow(generator, time):
    """The map e^{t L} on matrices."""
    matrix = expm(time * generator)
    return lambda x: (matrix @ x.ravel()).reshape(x.shape)


def choi_minimum(matrix):
    """Smallest eigenvalue of the Choi matrix: negative unless the map is completely positive."""
    size = round(len(matrix) ** 0.5)
    choi = matrix.reshape([size] * 4).transpose(2, 0, 3, 1).reshape(size**2, size**2)
    return np.linalg.eigvalsh((choi + choi.conj().T) / 2)[0]


def samples(size, count, seed=0):
    """Random complex matrices."""
    random = np.random.default_rng(seed)
    return random.normal(size=(count, size, size)) + 1j * random.normal(size=(count, size, size))


def threshold(holds, low, high):
    """Where a statement that holds at `low` and not at `high` ceases to, by bisection."""
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
