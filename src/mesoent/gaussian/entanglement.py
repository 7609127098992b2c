"""Entanglement of Gaussian states: the public function, in any convention."""

import numpy as np

from mesoent.arrays import real_array, receiver, thread_count
from mesoent.errors import InputError
from mesoent.gaussian.bipartition import bipartite_log_negativity
from mesoent.gaussian.ordering import to_standard
from mesoent.gaussian.physical import ROUNDING
from mesoent.gaussian.symplectic import checked_parties, reduced, symplectic_form
from mesoent.gaussian.two_mode import two_mode_log_negativity


def log_negativity(
    covariance,
    *,
    parties=None,
    ordering="xpxp",
    hbar=1.0,
    signed=False,
    threads=1,
    out=None,
    rounding=ROUNDING,
):
    r"""Logarithmic negativity of Gaussian states, of two modes or between groups of modes.

    .. math:: E = \sum_j \max\{0, -\log_2 (2 \tilde\nu_j)\}

    The :math:`\tilde\nu_j` are the symplectic eigenvalues of the partial transpose: at most one of
    them is below 1/2 where either side has one mode.

    Paper: Eqs. (65) and (66), with :math:`\mathcal I = \tilde\nu_-^2`; sigma_3 in (63) stands for
    the symplectic form, not for the third Pauli matrix.

    Parameters
    ----------
    covariance : array_like, shape (..., 2 n, 2 n)
        Covariance matrices, if nothing else is said in the ordering (x1, p1, x2, p2, ...) and
        with vacuum variance 1/2.
    parties : pair of sequences of int, optional
        The modes of one side and those of the other; modes in neither are traced out. Of two
        modes, one is on either side if nothing else is said.
    ordering : {"xpxp", "xxpp"}
        The quadratures are (x1, p1, x2, p2, ...), as in QuTiP, or (x1, x2, ..., p1, p2, ...), as
        in The Walrus, Strawberry Fields and PennyLane.
    hbar : float
        In [x, p] = i hbar: the vacuum has variance hbar/2. 2 in The Walrus, Strawberry Fields
        and PennyLane, 1 in QuTiP, unless their users choose another.
    signed : bool
        If true, do not clip at zero: where no mode is entangled, -log2 of twice the smallest
        symplectic eigenvalue measures how far a state is from being entangled.
    threads : int
        Threads that share the stack where either side has one mode; the result does not depend
        on it.
    out : ndarray, shape (...), optional
        C-contiguous doubles that receive the result.
    rounding : float
        Error of the entries relative to the trace that a matrix may have and be taken for a state.

    Returns
    -------
    ndarray, shape (...)
        Logarithmic negativity in ebits (The Walrus and QuTiP count in nats, which are
        log2(e) ebits); exactly 0.0 when a state of two modes is separable.

    Raises
    ------
    InputError
        If a shape, a type, a convention or the choice of parties is wrong.
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

    Two modes, one on either side, are compiled. Larger sides cost a Cholesky factor and the
    eigenvalues of a Hermitian matrix each, by LAPACK, and err by a few 1e-16 times the condition
    number; there E is exactly 0.0 for products of a state of either side.

    Examples
    --------
    >>> log_negativity(np.stack([np.eye(4) / 2, np.eye(4)]), signed=True)
    array([ 0., -1.])
    >>> positions = np.array([[3.0, 2, 2], [2, 3, 2], [2, 2, 3]])  # of a pure state
    >>> three = np.block([[positions, np.zeros((3, 3))],
    ...                   [np.zeros((3, 3)), np.linalg.inv(positions) / 4]])
    >>> log_negativity(three, ordering="xxpp", parties=([0], [1, 2])).round(6)
    np.float64(1.340787)
    """
    thread_count(threads)
    if not (isinstance(rounding, int | float | np.number) and 0 < rounding < np.inf):
        raise InputError(f"rounding is {rounding!r}, but must be a positive number")
    options = {"signed": signed, "threads": threads, "out": out, "rounding": rounding}
    ours = isinstance(ordering, str) and ordering == "xpxp"
    if parties is None and ours and isinstance(hbar, int | float) and hbar == 1.0:
        return two_mode_log_negativity(_of_two_modes(covariance), **options)
    array = to_standard(covariance, ordering=ordering, hbar=hbar)
    if parties is None:
        return two_mode_log_negativity(_of_two_modes(array), **options)
    first, second = checked_parties(parties, array.shape[-1] // 2)
    kept = reduced(array, (*first, *second))
    if len(first) == len(second) == 1:
        return two_mode_log_negativity(kept, **options)
    entanglement = receiver(array.shape[:-2], out, array)
    form = symplectic_form(len(first) + len(second))
    entanglement[...] = bipartite_log_negativity(kept, form, len(first), rounding)
    return entanglement if signed else np.maximum(entanglement, 0.0, out=entanglement)


def _of_two_modes(covariance):
    array = real_array("covariance", covariance)
    if array.shape[-2:] != (4, 4):
        raise InputError(
            f"covariance has shape {array.shape}, but must be (..., 4, 4), or `parties` must tell "
            "which modes are on either side"
        )
    return array
