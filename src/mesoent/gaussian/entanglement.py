"""Entanglement of two-mode Gaussian states."""

import numpy as np

from mesoent.arrays import matrices, receiver, thread_count
from mesoent.errors import UnphysicalStateError
from mesoent.kernels import ISA, _two_mode

#: Error of the entries of a covariance relative to its trace, and the largest asymmetry accepted.
ROUNDING, SYMMETRY = 8 * 2.0**-53, 2.0**-46

#: What the kernel's verdicts mean, in words; {} is the deviation it reports.
_REASONS = {
    1: "holds NaN, infinity, or numbers whose squares overflow",
    2: "is not symmetric, by {:.3g} of its trace",
    3: "is not positive definite, by {:.3g} of its trace",
    4: "violates the uncertainty relation (Eq. 60): twice its smallest symplectic eigenvalue is "
    "below 1 by {:.3g}",
    5: "is too ill-conditioned for double precision: rounding moves its symplectic eigenvalues "
    "by a relative {:.3g}; squeeze less, or give it in a frame in which it is balanced",
}


def log_negativity(covariance, *, signed=False, threads=1, out=None, rounding=ROUNDING):
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
    threads : int
        Threads that share the stack; the result does not depend on it.
    out : ndarray, shape (...), optional
        C-contiguous doubles that receive the result.
    rounding : float
        Error of the entries relative to the trace that a matrix may have and be taken for a state.

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
    The relative error of the symplectic eigenvalue is below tr(C) tr(C^-1) 8 x 2^-53, typically a
    few 1e-16 times the condition number: for states squeezed by exp(4k) that is exp(8k) in
    general position. No determinant cancels, so near E = 0 and where the two symplectic
    eigenvalues meet no digit is lost. Where the determinant of the block between the modes is not
    negative the state is separable, and the result never above zero. A state violates the
    uncertainty relation only if no matrix as near as that error is a state.

    Examples
    --------
    >>> log_negativity(np.stack([np.eye(4) / 2, np.eye(4)]), signed=True)
    array([ 0., -1.])
    """
    array = matrices("covariance", covariance, 4)
    entanglement = receiver(array.shape[:-2], out, array)
    stack = np.ascontiguousarray(array).reshape(-1, 4, 4)
    refused = _two_mode.log_negativity(
        stack, entanglement.reshape(-1), None,
        rounding, SYMMETRY, not signed, thread_count(threads), ISA,
    )  # fmt: skip
    if refused < len(stack):
        _refuse(stack[refused], np.unravel_index(refused, array.shape[:-2]), rounding)
    return entanglement


def _refuse(covariance, index, rounding):
    """Say why one matrix of a stack is no state."""
    entanglement, deviation, uncertainty = (np.empty(1) for _ in range(3))
    verdict = np.empty(1, dtype=np.int8)
    _two_mode.log_negativity(
        covariance[None], entanglement, (deviation, uncertainty, verdict),
        rounding, SYMMETRY, True, 1, ISA,
    )  # fmt: skip
    raise UnphysicalStateError(_complaint(index, int(verdict[0]), float(deviation[0])))


def refuse_unphysical(verdict, deviation):
    """Raise an error for the first matrix that is no state, if there is one.

    Parameters
    ----------
    verdict, deviation : ndarray, shape (...)
        The kernels' codes, zero for a state, and by how much the condition is violated.

    Raises
    ------
    UnphysicalStateError
    """
    if verdict.any():
        first = int(np.flatnonzero(verdict)[0])
        index = np.unravel_index(first, verdict.shape)
        raise UnphysicalStateError(_complaint(index, verdict.flat[first], deviation.flat[first]))


def _complaint(index, verdict, deviation):
    which = f"covariance{[int(i) for i in index]}" if index else "covariance"
    return f"{which} {_REASONS[int(verdict)].format(abs(deviation))}"
