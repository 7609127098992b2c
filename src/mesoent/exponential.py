"""Exponentials of stacks of 6x6 matrices."""

from numbers import Integral

import numpy as np

from mesoent.arrays import matrices as checked_matrices
from mesoent.errors import InputError
from mesoent.kernels import _expm

SIZE = 6


def expm(matrices, *, accuracy="fast", threads=1, out=None):
    r"""Exponential of each matrix of a stack.

    .. math:: M_t = e^{tL}

    Paper: Eq. (51).

    Parameters
    ----------
    matrices : array_like, shape (..., 6, 6)
        Real matrices; any strides.
    accuracy : {"fast"}
        The method: Taylor series after a trace shift and scaling.
    threads : int
        The stack is worked through by one thread; only 1 is accepted.
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
    The error is about the unit roundoff times max(1, the 1-norm of the matrix), relative to
    the norm of the result. A matrix with NaN or infinity gives NaN and touches no other.

    Examples
    --------
    >>> expm(np.zeros((2, 6, 6)))[1, 0]
    array([1., 0., 0., 0., 0., 0.])
    """
    stack = checked_matrices("matrices", matrices, SIZE)
    _require_option("accuracy", accuracy, accuracy == "fast", '"fast"')
    one = isinstance(threads, Integral) and not isinstance(threads, bool) and threads == 1
    _require_option("threads", threads, one, "1")
    result = np.empty(stack.shape) if out is None else _checked_out(out, stack.shape)
    flat = np.ascontiguousarray(stack).reshape(-1, SIZE, SIZE)
    _expm.expm(flat, result.reshape(-1, SIZE, SIZE))
    return result


def _require_option(name, value, condition, allowed):
    if not condition:
        raise InputError(f"{name} is {value!r}, but must be {allowed}")


def _checked_out(out, shape):
    fits = isinstance(out, np.ndarray) and out.shape == shape and out.dtype == np.float64
    if not (fits and out.flags.c_contiguous and out.flags.writeable):
        raise InputError(f"out must be a writeable C-contiguous array of doubles of shape {shape}")
    return out
