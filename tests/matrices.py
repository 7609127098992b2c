"""Sets of 6x6 matrices that are hard on an exponential in different ways.

Each is a function of a random generator and a number of matrices, and returns (n, 6, 6) doubles.
Norms are 1-norms: the largest sum of magnitudes in a column.
"""

from functools import partial

import numpy as np


def scaled_to(norms, matrices):
    """The matrices, scaled to the given norms."""
    return matrices * (norms / np.abs(matrices).sum(axis=1).max(axis=1))[:, None, None]


def log_uniform(generator, low, high, n):
    """n numbers, uniform on a logarithmic scale."""
    return np.exp(generator.uniform(np.log(low), np.log(high), n))


def transposed(matrices):
    return matrices.transpose(0, 2, 1)


def paper(generator, n, low, high):
    """t L of Eq. (53) for omega = 1, any temperature and any coupling, also 0 and 1."""
    rotation = np.kron(np.eye(3), [[0.0, 1.0], [-1.0, 0.0]])
    chain = np.array([[0, 0, 1], [0, 0, 1], [1, 1, 0]]) / np.sqrt(2)
    kappa = 1 - np.exp(-1 / log_uniform(generator, 0.05, 20, n))[:, None, None]
    coupling = generator.uniform(-1, 1, n)[:, None, None]
    coupling[::10], coupling[5::10] = 1.0, 0.0
    drift = -kappa * np.eye(6) + 2 * rotation - kappa * coupling * np.kron(chain, np.eye(2))
    return scaled_to(log_uniform(generator, low, high, n), drift)


def gaussian(generator, n, low, high):
    """Normally distributed entries."""
    norms = log_uniform(generator, low, high, n)
    return scaled_to(norms, generator.normal(size=(n, 6, 6)))


def shifted(generator, n, mean):
    """Gaussian matrices of norm 1 plus a multiple of the identity."""
    return gaussian(generator, n, 1, 1) + mean * np.eye(6)


def orthogonal(generator, n):
    """Random rotations, from which other sets are made."""
    return np.linalg.qr(generator.normal(size=(n, 6, 6)))[0]


def definite(generator, n, low, high, sign):
    """Symmetric matrices whose eigenvalues have one sign."""
    q, spectrum = orthogonal(generator, n), generator.uniform(0, 1, (n, 1, 6)) ** 3
    return scaled_to(log_uniform(generator, low, high, n), sign * (q * spectrum) @ transposed(q))


def skew(generator, n, low, high):
    """Antisymmetric matrices: generators of rotations."""
    a = generator.normal(size=(n, 6, 6))
    return scaled_to(log_uniform(generator, low, high, n), a - transposed(a))


def nilpotent(generator, n, low, high, noise):
    """Strictly triangular matrices in a random basis, with relative noise."""
    q, strict = orthogonal(generator, n), np.triu(generator.normal(size=(n, 6, 6)), 1)
    noisy = strict + noise * generator.normal(size=(n, 6, 6))
    return scaled_to(log_uniform(generator, low, high, n), q @ noisy @ transposed(q))


def block_triangular(generator, n, coupling):
    """Two gaussian 3x3 blocks of norm up to 10, and a coupling between them of the given size."""
    a = gaussian(generator, n, 0.1, 10)
    a[:, 3:, :3] = 0
    a[:, :3, 3:] *= coupling
    return a


def badly_scaled(generator, n, decades):
    """D G D^-1, the entries of the diagonal D spread over so many decades."""
    d = 10 ** generator.uniform(-decades / 2, decades / 2, (n, 6))
    return gaussian(generator, n, 0.1, 10) * d[:, :, None] / d[:, None, :]


def triangular(generator, n, low, high):
    """Upper triangular gaussian matrices."""
    norms = log_uniform(generator, low, high, n)
    return scaled_to(norms, np.triu(generator.normal(size=(n, 6, 6))))


def jordan(generator, n):
    """One Jordan block of eigenvalue -0.3, scaled."""
    block = np.diag(np.full(6, -0.3)) + np.diag(np.ones(5), 1)
    return block * log_uniform(generator, 1e-3, 500, n)[:, None, None]


def companion(generator, n):
    """Companion matrices of random polynomials."""
    a = np.zeros((n, 6, 6))
    a[:, range(1, 6), range(5)] = 1
    a[:, :, 5] = generator.normal(size=(n, 6)) * log_uniform(generator, 0.1, 100, n)[:, None]
    return a


def rank_one(generator, n, low, high):
    """Products u v^T."""
    norms = log_uniform(generator, low, high, n)
    product = generator.normal(size=(n, 6, 1)) * generator.normal(size=(n, 1, 6))
    return scaled_to(norms, product)


#: Name -> function of (generator, n).
SETS = {
    "paper t L, norm 0.01 to 200": partial(paper, low=0.01, high=200),
    "paper t L, norm up to 5": partial(paper, low=0.001, high=5),
    "gaussian, norm 1e-300 to 1e-10": partial(gaussian, low=1e-300, high=1e-10),
    "gaussian, norm 1e-10 to 1e-2": partial(gaussian, low=1e-10, high=1e-2),
    "gaussian, norm 1": partial(gaussian, low=1, high=1),
    "gaussian, norm 5": partial(gaussian, low=5, high=5),
    "gaussian, norm 50": partial(gaussian, low=50, high=50),
    "gaussian, norm 50 to 1e3": partial(gaussian, low=50, high=1e3),
    "gaussian, norm 1e3 to 1e4": partial(gaussian, low=1e3, high=1e4),
    "gaussian norm 1 + 700": partial(shifted, mean=700),
    "gaussian norm 1 + 709": partial(shifted, mean=709),
    "gaussian norm 1 - 700": partial(shifted, mean=-700),
    "skew, norm 0.1 to 1e3": partial(skew, low=0.1, high=1e3),
    "skew, norm 1e3 to 1e5": partial(skew, low=1e3, high=1e5),
    "positive definite, norm 1 to 700": partial(definite, low=1, high=700, sign=1),
    "negative definite, norm 1 to 700": partial(definite, low=1, high=700, sign=-1),
    "negative definite, norm 1e4": partial(definite, low=1e4, high=1e4, sign=-1),
    "nilpotent, norm 1 to 100": partial(nilpotent, low=1, high=100, noise=0),
    "nilpotent + 1e-8, norm 1 to 1e3": partial(nilpotent, low=1, high=1e3, noise=1e-8),
    "nilpotent + 1e-2, norm 1 to 100": partial(nilpotent, low=1, high=100, noise=1e-2),
    "block triangular, coupling 1e2": partial(block_triangular, coupling=1e2),
    "block triangular, coupling 1e8": partial(block_triangular, coupling=1e8),
    "badly scaled, 2 decades": partial(badly_scaled, decades=2),
    "badly scaled, 8 decades": partial(badly_scaled, decades=8),
    "badly scaled, 16 decades": partial(badly_scaled, decades=16),
    "triangular, norm 1 to 100": partial(triangular, low=1, high=100),
    "Jordan block": jordan,
    "companion": companion,
    "rank one, norm 0.1 to 300": partial(rank_one, low=0.1, high=300),
}
