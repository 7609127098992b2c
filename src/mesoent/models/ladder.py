r"""Ladder operators beside quadratures: :math:`b = (x + i p) / \sqrt 2`.

A matrix of moments :math:`\langle \beta \beta^\dagger \rangle`, with
:math:`\beta = (b_1, b_1^\dagger, b_2, b_2^\dagger, \ldots)`, holds covariance and commutators at
once, and what is small in a cold bath, :math:`\langle b^\dagger b \rangle`, as an entry of its own.
"""

import math

import numpy as np

_QUADRATURES = np.array([[1, 1], [-1j, 1j]]) / math.sqrt(2)


def to_quadratures(moments):
    r"""Covariance plus i/2 commutators, :math:`\Sigma + i \sigma / 2`, of ladder moments.

    Examples
    --------
    >>> to_quadratures(np.diag([1.0, 0.0]))
    array([[0.5+0.j , 0. +0.5j],
           [0. -0.5j, 0.5+0.j ]])
    """
    change = change_of(moments.shape[-1])
    return change @ moments @ change.conj().T


def to_ladder(matrix):
    """Ladder moments of a matrix over quadratures; undoes `to_quadratures`."""
    size = matrix.shape[-1]
    whole = np.kron(np.eye(size // 2), [[1, 1], [-1j, 1j]])  # whole numbers: 1/2 - 1/2 is 0
    return whole.conj().T @ matrix @ whole / 2


def from_blocks(ladder, dagger):
    """Moments that do not mix b with its adjoint: <b b^dagger> and <b^dagger b>^T."""
    moments = np.zeros((*np.shape(ladder)[:-2], *(2 * np.array(np.shape(ladder)[-2:]))), complex)
    moments[..., 0::2, 0::2], moments[..., 1::2, 1::2] = ladder, np.conj(dagger)
    return moments


def real_form(matrix):
    """A complex matrix that acts on b as the real one that acts on (x, p)."""
    return np.kron(matrix.real, np.eye(2)) + np.kron(matrix.imag, [[0.0, -1.0], [1.0, 0.0]])


def change_of(size):
    """The unitary U of (x, p) = U (b, b^dagger) for each of size/2 modes."""
    return np.kron(np.eye(size // 2), _QUADRATURES)
