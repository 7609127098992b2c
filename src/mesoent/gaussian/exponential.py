"""Exponentials of stacks of 6x6 matrices."""

import numpy as np

from mesoent.arrays import aligned, thread_count
from mesoent.arrays import matrices as checked_matrices
from mesoent.errors import InputError
from mesoent.kernels import ISA, _expm

SIZE = 6


def expm(matrices, *, accuracy="fast", threads=1, out=None):
    r"""Exponential of each matrix of a stack.

    .. math:: M_t = e^{tL}

    Paper: Eq. (51).

    Parameters
    ----------
    matrices : array_like, shape (..., 6, 6)
        Real matrices; any strides.
    accuracy : {"fast", "exact"}
        "fast": Cayley-Hamilton form of a Taylor series, several matrices side by side; what it
        cannot do well goes the exact way by itself. "exact": double-double arithmetic throughout.
    threads : int
        Threads that share the stack, at least 1; the result does not depend on it.
    out : ndarray, shape (..., 6, 6), optional
        C-contiguous doubles that receive the result; may be `matrices` itself.

    Returns
    -------
    ndarray, shape (..., 6, 6)

    Raises
    ------
    InputError
        If a shape, a type or an option is wrong.

    Notes
    -----
    Errors are relative to the 1-norm of the result. Fast: 1e-15 for norms of a few, growing with
    the norm to 5e-14 at norm 200; 1e-13 on any of the sets of docs/PERFORMANCE.md. Exact: the
    rounding of the result, 1.2e-16. Entries that overflow are infinite and the others of that
    matrix NaN; a matrix with NaN or infinity, or of norm 2^48 and more after balancing, gives NaN.
    No matrix touches another: the bits do not depend on the stack, its order, the threads or,
    on processors with fused multiply-add, the instruction set.

    Examples
    --------
    >>> expm(np.zeros((2, 6, 6)))[1, 0]
    array([1., 0., 0., 0., 0., 0.])
    """
    stack = checked_matrices("matrices", matrices, SIZE)
    if accuracy not in ("fast", "exact"):
        raise InputError(f'accuracy is {accuracy!r}, but must be "fast" or "exact"')
    result = aligned(stack.shape) if out is None else _checked_out(out, stack.shape)
    flat = _input_for(result, np.ascontiguousarray(stack)).reshape(-1, SIZE, SIZE)
    exact, rows = accuracy == "exact", result.reshape(-1, SIZE, SIZE)
    _expm.expm(flat, rows, exact, thread_count(threads), ISA)
    return result


def _input_for(result, stack):
    """The kernel works in place or apart; what overlaps otherwise is copied."""
    if not np.may_share_memory(stack, result) or stack.ctypes.data == result.ctypes.data:
        return stack
    return stack.copy()


def _checked_out(out, shape):
    fits = isinstance(out, np.ndarray) and out.shape == shape and out.dtype == np.float64
    if not (fits and out.flags.c_contiguous and out.flags.writeable):
        raise InputError(f"out must be a writeable C-contiguous array of doubles of shape {shape}")
    return out
