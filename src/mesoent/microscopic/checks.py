"""What must hold for the matrices of one site before a formula sees them."""

import numpy as np

from mesoent.arrays import finite_array, matrices, within
from mesoent.errors import InputError

EPS = np.finfo(float).eps

#: Smallest singular value of independent observables that are scaled to length 1.
INDEPENDENT = 1e-10


def frozen(array):
    """A copy that cannot be written to."""
    copy = np.array(array)
    copy.flags.writeable = False
    return copy


def hamiltonian_matrix(value):
    """A real symmetric matrix with an even number of rows."""
    array = finite_array("hamiltonian", value)
    rows = len(array) if array.ndim else 0
    if array.shape != (rows, rows) or rows == 0 or rows % 2:
        raise InputError(
            f"hamiltonian has shape {array.shape}, but must be (2 n, 2 n), ordered x1, p1, x2, ..."
        )
    return _adjoint("hamiltonian", array)


def kossakowski_matrix(value, shape):
    """A complex Hermitian matrix of that shape."""
    try:
        array = np.asarray(value, dtype=complex)
    except (TypeError, ValueError) as error:
        raise InputError(f"kossakowski must be an array of complex numbers ({error})") from None
    if array.shape != shape:
        raise InputError(f"kossakowski has shape {array.shape}, but must be {shape}, as for h")
    return _adjoint("kossakowski", within("kossakowski", array, np.isfinite(array), "be finite"))


def covariance_matrix(value, size):
    """One real symmetric matrix of that size."""
    array = finite_array("covariance", matrices("covariance", value, size))
    if array.ndim != 2:
        raise InputError(f"covariance has shape {array.shape}, but must be ({size}, {size})")
    return _adjoint("covariance", array)


def observable_matrices(value, size):
    """Linearly independent symmetric matrices of that size, as one array."""
    array = finite_array("observables", matrices("observables", value, size))
    if array.ndim != 3 or not len(array):
        raise InputError(
            f"observables has shape {array.shape}, but must be (k, {size}, {size}) with k >= 1"
        )
    for index, matrix in enumerate(array):
        _adjoint(f"observables[{index}]", matrix)
    return _independent(array)


def _adjoint(name, array):
    """The array, if it is its own adjoint up to rounding."""
    off, allowed = np.max(np.abs(array - array.conj().T)), 16 * EPS * np.max(np.abs(array))
    if off > allowed:
        kind = "Hermitian" if np.iscomplexobj(array) else "symmetric"
        raise InputError(
            f"{name} differs from its adjoint by {off:.3g}, but must be {kind} to {allowed:.3g}; "
            "take half its sum with the adjoint"
        )
    return array


def _independent(observables):
    lengths = np.linalg.norm(observables, axis=(1, 2))
    within("length of observables", lengths, lengths > 0, "be positive; leave that one out")
    rows = (observables / lengths[:, np.newaxis, np.newaxis]).reshape(len(observables), -1)
    smallest = np.linalg.svd(rows.T, compute_uv=False)[-1] if len(rows) <= rows.shape[1] else 0.0
    if smallest < INDEPENDENT:
        raise InputError(
            f"observables are linearly dependent: their smallest singular value is {smallest:.3g}, "
            f"but must be at least {INDEPENDENT:g}; leave out those that follow from others"
        )
    return observables
