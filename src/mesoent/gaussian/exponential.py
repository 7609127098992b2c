"""Exponentials of stacks of matrices."""

import numpy as np

from mesoent.arrays import aligned, thread_count
from mesoent.errors import InputError
from mesoent.gaussian.ball_exponential import ball_expm
from mesoent.kernels import ISA, _expm

#: Size up to which matrices have a compiled kernel.
COMPILED = 16


def expm(matrices, *, accuracy="fast", threads=1, out=None):
    r"""Exponential of each matrix of a stack.

    .. math:: M_t = e^{tL}

    Paper: Eq. (51).

    Parameters
    ----------
    matrices : array_like, shape (..., n, n)
        Real or complex matrices; any strides. Single precision is computed in double precision.
    accuracy : {"fast", "exact"}
        "fast": Taylor series in double precision, several matrices side by side; what it cannot
        do well goes the exact way by itself. "exact": double-double arithmetic, and ball
        arithmetic for the few matrices that need more.
    threads : int
        Threads that share the stack, at least 1; the result does not depend on it.
    out : ndarray, shape (..., n, n), optional
        C-contiguous array of the result's type that receives it; may be `matrices` itself.

    Returns
    -------
    ndarray, shape (..., n, n)
        Of the type of `matrices`; float64 for integers.

    Raises
    ------
    InputError
        If a shape, a type or an option is wrong.

    Notes
    -----
    Errors are relative to the 1-norm of the result. Fast, n = 6: 5e-14 on random matrices of
    norm up to 200; 2e-15 at norm 5 and 2e-13 at any norm are the worst that a search for bad
    matrices found, see docs/PERFORMANCE.md. Exact, n up to 16 and beyond: the
    rounding of the result, 1.2e-16, or NaN. Entries that overflow are infinite, and the others of
    that matrix NaN unless they are known nevertheless; a matrix with NaN or infinity gives NaN.
    No matrix touches another: the bits do not depend on the stack, its order, the threads or the
    instruction set. Up to n = 16 all this is compiled; larger matrices go to SciPy one by one,
    or to ball arithmetic if they shall be exact.

    Examples
    --------
    >>> expm(np.zeros((2, 6, 6)))[1, 0]
    array([1., 0., 0., 0., 0., 0.])
    >>> expm([[0, 1j], [1j, 0]]).imag.round(3)
    array([[0.   , 0.841],
           [0.841, 0.   ]])
    """
    if out is None and accuracy == "fast" and type(threads) is int and threads == 1:
        result = _expm.plain(matrices, ISA)
        if result is not None:
            return result
    stack = square_matrices("matrices", matrices)
    if accuracy not in ("fast", "exact"):
        raise InputError(f'accuracy is {accuracy!r}, but must be "fast" or "exact"')
    threads = thread_count(threads)
    result = aligned(stack.shape, stack.dtype) if out is None else _checked_out(out, stack)
    if stack.shape[-1] > COMPILED:
        result[...] = _one_by_one(stack, ball_expm if accuracy == "exact" else _scipy_expm)
    elif stack.size:
        _compiled(stack, result, accuracy == "exact", threads)
    return result


def square_matrices(name, value):
    """`value` as an array of floating-point numbers of shape (..., n, n)."""
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "fciu":
            raise TypeError(f"dtype {array.dtype}")
    except (TypeError, ValueError) as error:
        raise InputError(f"{name} must be an array of numbers ({error})") from None
    if array.ndim < 2 or array.shape[-1] != array.shape[-2]:
        raise InputError(f"{name} has shape {array.shape}, but must be (..., n, n)")
    single = array.dtype in (np.float32, np.complex64)
    return array if single else array.astype(double(array.dtype), copy=False)


def double(dtype):
    """The type of double precision that goes with `dtype`."""
    return np.complex128 if np.dtype(dtype).kind == "c" else np.float64


def _checked_out(out, stack):
    fits = isinstance(out, np.ndarray) and out.shape == stack.shape and out.dtype == stack.dtype
    if not (fits and out.flags.c_contiguous and out.flags.writeable):
        raise InputError(
            f"out must be a writeable C-contiguous array of {stack.dtype} of shape {stack.shape}"
        )
    return out


@np.errstate(over="ignore")
def _compiled(stack, result, exact, threads):
    """By the kernel, in double precision."""
    work = (
        result
        if result.dtype == double(result.dtype)
        else aligned(stack.shape, double(result.dtype))
    )
    rows = _input_for(work, np.ascontiguousarray(stack, dtype=work.dtype))
    by_kernel(rows, work, exact, threads, ISA)
    if work is not result:
        result[...] = work


def by_kernel(rows, out, exact, threads, isa):
    """out = exp(rows), both C-contiguous doubles; by ball arithmetic where digits run out."""
    n = rows.shape[-1]
    matrices = out.reshape(-1, n, n)
    for i in _expm.expm(rows, out, n, False, exact, threads, isa):
        matrices[i] = ball_expm(matrices[i])


def _input_for(result, stack):
    """The kernel works in place or apart; what overlaps otherwise is copied."""
    if not np.may_share_memory(stack, result) or stack.ctypes.data == result.ctypes.data:
        return stack
    return stack.copy()


def _one_by_one(stack, function):
    """Large matrices; SciPy errs on some stacks (scipy #25924), hence one at a time."""
    rows = stack.astype(double(stack.dtype)).reshape(-1, *stack.shape[-2:])
    return np.array([function(row) for row in rows]).reshape(stack.shape)


@np.errstate(over="ignore", invalid="ignore")
def _scipy_expm(matrix):
    """SciPy's exponential; ball arithmetic where it is not finite."""
    from scipy.linalg import expm as scipy_expm

    result = scipy_expm(matrix) if np.isfinite(matrix).all() else matrix
    return result if np.isfinite(result).all() else ball_expm(matrix)
