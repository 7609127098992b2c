"""Two oscillators as matrices in a truncated Fock basis, and the definitions word by word.

Shares nothing with the package: no Wick theorem, no symplectic form, no basis of quadratics.
A product of d quadratures is exact between number states below cutoff - d.
"""

import numpy as np


def quadratures(cutoff):
    """x1, p1, x2, p2 as an array of four matrices."""
    lower = np.diag(np.sqrt(np.arange(1, cutoff)), 1)
    x, p = (lower + lower.T) / np.sqrt(2), (lower - lower.T) / (1j * np.sqrt(2))
    one = np.eye(cutoff)
    return np.array([np.kron(x, one), np.kron(p, one), np.kron(one, x), np.kron(one, p)])


def form(matrix, v):
    """(1/2) V^T Q V."""
    return sum(matrix[a, b] * v[a] @ v[b] for a in range(4) for b in range(4)) / 2


def generator(hamiltonian, kossakowski, v, operator):
    """Eqs. (42), (43), with the sums over b done first."""
    energy = form(hamiltonian, v)
    partners = np.tensordot(kossakowski, v, 1)
    loss = sum(v[a] @ partners[a] for a in range(4)) / 2
    gain = sum(v[a] @ operator @ partners[a] for a in range(4))
    return 1j * (energy @ operator - operator @ energy) + gain - loss @ operator - operator @ loss


def interior(operator, cutoff, degree):
    """The part of a matrix that the truncation has not touched."""
    levels = np.arange(cutoff)
    inside = np.flatnonzero(np.add.outer(levels, 0 * levels).ravel() < cutoff - degree)
    inside = inside[inside % cutoff < cutoff - degree]
    return operator[np.ix_(inside, inside)]


def thermal_weights(occupations, cutoff):
    """Probabilities of the number states of two thermal oscillators."""
    ratios = [n / (1 + n) for n in occupations]
    return np.multiply.outer(*[(1 - r) * r ** np.arange(cutoff) for r in ratios]).ravel()


def mean(weights, operator):
    """Tr(rho O) for a state that is diagonal in the number basis."""
    return weights @ np.diag(operator)
