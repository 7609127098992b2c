"""Entanglement of two-mode Gaussian states."""

import numpy as np

from mesoent.arrays import matrices
from mesoent.conventions import VACUUM_VARIANCE
from mesoent.errors import UnphysicalStateError
from mesoent.kernels import _two_mode

_EPS = np.finfo(float).eps


def log_negativity(covariance, *, signed=False):
    r"""Logarithmic negativity of two-mode Gaussian states.

    .. math:: E = \max\{0, -\log_2 (2 \tilde\nu_-)\}

    Paper: Eqs. (65) and (66), with :math:`\mathcal I = \tilde\nu_-^2`; sigma_3 in (63) stands for
    the symplectic form, not for the third Pauli matrix.

    Parameters
    ----------
    covariance : array_like, shape (..., 4, 4)
        Covariance matrices in the ordering (x1, p1, x2, p2); vacuum is 1/2.
    signed : bool
        If true, do not clip at zero: negative values measure how far a state is from
        being entangled.

    Returns
    -------
    ndarray, shape (...)
        Logarithmic negativity in ebits; exactly 0.0 when the state is separable.

    Raises
    ------
    InputError
        If the shape or the type is wrong.
    UnphysicalStateError
        If a matrix is not the covariance of a state; says which one, why, and by how much.

    Notes
    -----
    The error is about 4 eps times the condition number of the covariance, which for states
    squeezed by exp(4k) is exp(8k) in general position. A state passes the uncertainty relation
    if it violates it by no more than rounding can: 8 eps (tr C)^2.

    Examples
    --------
    >>> log_negativity(np.stack([np.eye(4) / 2, np.eye(4)]), signed=True)
    array([ 0., -1.])
    """
    array = matrices("covariance", covariance, 4)
    _refuse(array, ~np.isfinite(array).all(axis=(-2, -1)), "holds NaN or infinity")
    _refuse_asymmetric(array)
    state, transposed = (np.empty(array.shape[:-2]) for _ in range(2))
    flat = np.ascontiguousarray(array).reshape(-1, 4, 4)
    _two_mode.smallest_symplectic(flat, state.reshape(-1), transposed.reshape(-1))
    _refuse_unphysical(array, state)
    entanglement = -np.log2(2 * transposed) + 0.0
    return entanglement if signed else np.maximum(entanglement, 0.0)


def _refuse_asymmetric(array):
    asymmetry = np.abs(array - np.swapaxes(array, -1, -2)).max(axis=(-2, -1))
    allowed = 16 * _EPS * np.abs(array).max(axis=(-2, -1))
    _refuse(array, asymmetry > allowed, "is not symmetric, by {}", asymmetry)


def _refuse_unphysical(array, state):
    _refuse(array, np.isnan(state), "is not positive definite in double precision")
    trace = np.trace(array, axis1=-2, axis2=-1)
    missing = VACUUM_VARIANCE - state
    reason = "violates the uncertainty relation (Eq. 60): its smallest symplectic eigenvalue is "
    _refuse(array, missing > 8 * _EPS * trace**2, reason + "below 1/2 by {}", missing)


def _refuse(array, refused, reason, amount=None):
    if np.any(refused):
        index = tuple(int(i) for i in np.argwhere(np.atleast_1d(refused))[0])
        which = f"covariance{list(index)}" if array.ndim > 2 else "covariance"
        value = "" if amount is None else f"{np.atleast_1d(amount)[index]:.3g}"
        raise UnphysicalStateError(f"{which} {reason.format(value)}")
