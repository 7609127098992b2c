"""Directional derivatives of the exponential of stacks of matrices."""

import numpy as np

from mesoent.arrays import aligned, thread_count
from mesoent.errors import InputError
from mesoent.gaussian.ball_exponential import ball_expm
from mesoent.gaussian.exponential import COMPILED, double, expm, square_matrices
from mesoent.kernels import ISA, _expm


def expm_frechet(A, E, *, compute_expm=True, adjoint=False, threads=1):
    r"""Frechet derivative of the exponential at A in the direction E, for stacks of both.

    .. math:: L(A, E) = \lim_{h \to 0} \frac{e^{A + h E} - e^{A}}{h}
        = \int_0^1 e^{(1-s) A}\, E\, e^{s A}\, ds

    The adjoint, in the inner product tr(X^† Y), is L(A^†, E): it turns the gradient with respect
    to exp(A) into the one with respect to A.

    Paper: the derivatives of Eq. (51) with respect to whatever L depends on.

    Parameters
    ----------
    A, E : array_like, shape (..., n, n)
        Matrices and directions, real or complex; their stacks broadcast.
    compute_expm : bool
        Also return the exponential, as `scipy.linalg.expm_frechet` does.
    adjoint : bool
        Return the adjoint's value instead of the derivative, and the exponential of A^†.
    threads : int
        Threads that share the stack, at least 1; the result does not depend on it.

    Returns
    -------
    expm_A : ndarray, shape (..., n, n)
        Only if `compute_expm`.
    expm_frechet_AE : ndarray, shape (..., n, n)

    Raises
    ------
    InputError
        If a shape, a type or an option is wrong.

    Notes
    -----
    Exact differentiation, no differences: the Taylor series and the squarings of `expm` in
    numbers a + b e with e e = 0. Errors are below 1e-13 of |E| times the norm of L(A, .) for
    norms of A up to 10, and grow with it. Sizes up to 16 are compiled.

    Examples
    --------
    >>> expm_frechet(np.zeros((2, 2)), [[0, 1], [2, 0]], compute_expm=False)
    array([[0., 1.],
           [2., 0.]])
    """
    at, direction = square_matrices("A", A), square_matrices("E", E)
    at = at.conj().swapaxes(-1, -2) if adjoint else at
    pairs = _pairs(at, direction)
    if pairs.shape[-1] > COMPILED:
        _by_blocks(pairs)
    elif pairs.size:
        _compiled(pairs, thread_count(threads))
    kind = np.result_type(at, direction)
    value, derivative = (pairs[..., i, :, :].astype(kind, copy=False) for i in (0, 1))
    return (value, derivative) if compute_expm else derivative


def _pairs(at, direction):
    """Both, one behind the other, shape (..., 2, n, n)."""
    try:
        shape = np.broadcast_shapes(at.shape, direction.shape)
    except ValueError:
        shape = None
    if shape is None or at.shape[-1] != direction.shape[-1]:
        raise InputError(f"A has shape {at.shape} and E {direction.shape}: they must broadcast")
    pairs = aligned((*shape[:-2], 2, *shape[-2:]), double(np.result_type(at, direction)))
    pairs[..., 0, :, :], pairs[..., 1, :, :] = at, direction
    return pairs


def _compiled(pairs, threads):
    """In place: value and derivative instead of matrix and direction."""
    n = pairs.shape[-1]
    places = _expm.expm(pairs, pairs, n, True, False, threads, ISA)
    flat = pairs.reshape(-1, 2, n, n)
    for i in places:
        flat[i] = _from_block(ball_expm(_block(flat[i])))


def _by_blocks(pairs):
    """The same by the exponential of matrices of twice the size."""
    for pair in pairs.reshape(-1, *pairs.shape[-3:]):
        pair[...] = _from_block(expm(_block(pair)))


def _block(pair):
    """The exponential of [[A, E], [0, A]] is [[exp(A), L(A, E)], [0, exp(A)]]."""
    return np.block([[pair[0], pair[1]], [np.zeros_like(pair[0]), pair[0]]])


def _from_block(block):
    n = len(block) // 2
    return block[:n, :n], block[:n, n:]
