r"""What of a contraction does not decay: the eigenvalues of its generator on the imaginary axis."""

from typing import NamedTuple

import numpy as np
from scipy.linalg import null_space, schur

EPS = np.finfo(float).eps


class Peripheral(NamedTuple):
    """Modes that turn for ever: frequencies (k,), columns (m, k) and dual rows (k, m)."""

    frequencies: np.ndarray
    right: np.ndarray
    left: np.ndarray

    def propagators(self, times):
        """What is left of exp(tL) at late times t, shape (..., m, m)."""
        if not self.frequencies.any():
            still = self.right @ self.left
            return np.broadcast_to(still, (*np.shape(times), *still.shape))
        return self.turned(np.asarray(times)[..., None] * self.frequencies)

    def turned(self, phases):
        """The same with a phase given for each mode, shape (..., k)."""
        return (self.right * np.exp(1j * phases)[..., None, :]) @ self.left


def peripheral(generator):
    """The modes of a generator that do not decay, whatever they do among themselves.

    Parameters
    ----------
    generator : ndarray, shape (m, m)
        Of a contraction in some norm: what does not decay is no Jordan block.

    Returns
    -------
    Peripheral

    Notes
    -----
    What decays more slowly than 64 m eps |L| counts as what does not.

    Examples
    --------
    >>> peripheral(np.array([[0.0, 2.0, 0.0], [-2.0, 0.0, 0.0], [0.0, 0.0, -1.0]])).frequencies
    array([ 2., -2.])
    """
    edge = 64 * len(generator) * EPS * np.linalg.norm(generator, 2)
    spectrum = np.linalg.eigvals(generator)
    lasting = spectrum[spectrum.real >= -edge]
    if np.all(np.abs(lasting) <= edge):
        right, left = null_space(generator), null_space(generator.conj().T)
        if right.shape[1] == left.shape[1] == len(lasting):
            return Peripheral(np.zeros(len(lasting)), right, _dual(left, right))
    right = _invariant(generator, edge)
    dual = _dual(_invariant(generator.conj().T, edge), right)
    values, vectors = np.linalg.eig(dual @ generator @ right)
    return Peripheral(values.imag, right @ vectors, np.linalg.solve(vectors, dual))


def _dual(left, right):
    """The rows that pick each of the columns `right` and nothing that decays."""
    return np.linalg.solve(left.conj().T @ right, left.conj().T)


def _invariant(generator, edge):
    """An orthonormal basis of the space that does not decay."""
    _, basis, count = schur(
        np.asarray(generator, dtype=complex), output="complex", sort=lambda x: x.real >= -edge
    )
    return basis[:, :count]
