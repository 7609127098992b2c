"""Symplectic forms and the bookkeeping of modes."""

import numpy as np

from mesoent.arrays import finite_array, whole_number
from mesoent.errors import InputError
from mesoent.gaussian.ordering import to_standard


def symplectic_form(modes):
    r"""Commutator matrix of the quadratures of `modes` modes.

    .. math:: \sigma = 1_n \otimes \begin{pmatrix} 0 & 1 \\ -1 & 0 \end{pmatrix}

    Paper: Eq. (32).

    Parameters
    ----------
    modes : int
        Number of modes n.

    Returns
    -------
    ndarray, shape (2 n, 2 n)

    Examples
    --------
    >>> symplectic_form(1)
    array([[ 0.,  1.],
           [-1.,  0.]])
    """
    return np.kron(np.eye(modes), [[0.0, 1.0], [-1.0, 0.0]])


def reduced(covariance, modes):
    """Covariance of the chosen modes: the other rows and columns are deleted.

    Paper: Eq. (62).

    Parameters
    ----------
    covariance : ndarray, shape (..., 2 n, 2 n)
    modes : sequence of int
        Modes to keep, in the order wanted.

    Returns
    -------
    ndarray, shape (..., 2 m, 2 m)

    Examples
    --------
    >>> reduced(np.diag([1.0, 2.0, 3.0, 4.0]), [1])
    array([[3., 0.],
           [0., 4.]])
    """
    kept = [2 * mode + quadrature for mode in modes for quadrature in (0, 1)]
    return covariance[..., kept, :][..., kept]


def balanced(covariance):
    r"""The same entanglement in well-conditioned numbers: a local squeezing of each mode.

    .. math:: x_j \to 2^{e_j} x_j, \quad p_j \to 2^{-e_j} p_j, \qquad
              4 e_j \approx \log_2 (\langle p_j^2 \rangle / \langle x_j^2 \rangle)

    Powers of two round nothing. States stretched along x or p lose their exp(8k) of conditioning.

    Parameters
    ----------
    covariance : ndarray, shape (..., 2 n, 2 n)
        With positive diagonals.

    Returns
    -------
    ndarray, shape (..., 2 n, 2 n)

    Examples
    --------
    >>> balanced(np.diag([8.0, 1 / 32]))
    array([[0.5, 0. ],
           [0. , 0.5]])
    """
    variances = np.diagonal(covariance, axis1=-2, axis2=-1)
    ratio = np.log2(variances[..., 1::2]) - np.log2(variances[..., 0::2])
    exponents = np.repeat(np.rint(ratio / 4), 2, axis=-1) * np.resize([1, -1], variances.shape[-1])
    scale = np.exp2(exponents)
    return scale[..., :, None] * covariance * scale[..., None, :]


def symplectic_spectrum(covariance, commutators):
    r"""Symplectic eigenvalues of positive matrices, without any check.

    .. math:: \nu_j = |\mathrm{spec}(\sigma^{-1} \Sigma)| = \mathrm{spec}_+ (i L^T \sigma^{-1} L),
              \qquad \Sigma = L L^T

    Parameters
    ----------
    covariance, commutators : ndarray, shape (..., 2 n, 2 n)
        Positive definite and symmetric; antisymmetric.

    Returns
    -------
    ndarray, shape (..., n)
        In increasing order.

    Examples
    --------
    >>> symplectic_spectrum(np.diag([1.0, 1.0, 3.0, 3.0]), symplectic_form(2))
    array([1., 3.])
    """
    factor = np.linalg.cholesky(covariance)
    skew = np.swapaxes(factor, -1, -2) @ np.linalg.solve(commutators, factor)
    return np.linalg.eigvalsh(1j * skew)[..., factor.shape[-1] // 2 :]


def symplectic_eigenvalues(covariance, *, ordering="xpxp", hbar=1.0):
    r"""Symplectic eigenvalues: the variances of the modes in which a Gaussian state is thermal.

    .. math:: S \Sigma S^T = \mathrm{diag}(\nu_1, \nu_1, \ldots, \nu_n, \nu_n), \qquad
              S \sigma S^T = \sigma

    Paper: Eqs. (32), (60). A state has :math:`\nu_j \ge 1/2`; its partial transpose, where it is
    entangled, has smaller ones.

    Parameters
    ----------
    covariance : array_like, shape (..., 2 n, 2 n)
        Finite, symmetric to 2^-46 of the largest entry, positive definite; need not be a state.
    ordering : {"xpxp", "xxpp"}
    hbar : float
        As in `mesoent.log_negativity`.

    Returns
    -------
    ndarray, shape (..., n)
        In increasing order and in units of hbar: 1/2 for the vacuum.

    Raises
    ------
    InputError
        If the shape or a convention is wrong, or a matrix is not finite, symmetric and positive
        definite.

    Notes
    -----
    From the singular values of an antisymmetric matrix: errors of a few 1e-16 times the
    condition number.

    Examples
    --------
    >>> symplectic_eigenvalues(np.diag([4.0, 0.25, 1.0, 1.0]))
    array([1., 1.])
    >>> symplectic_eigenvalues(np.diag([4.0, 1.0, 0.25, 1.0]), ordering="xxpp", hbar=2.0)
    array([0.5, 0.5])
    """
    array = finite_array("covariance", to_standard(covariance, ordering=ordering, hbar=hbar))
    asymmetry = np.abs(array - np.swapaxes(array, -1, -2))
    if (asymmetry > 2.0**-46 * np.abs(array).max(axis=(-2, -1), keepdims=True)).any():
        raise InputError("covariance must hold symmetric matrices, but does not")
    try:
        return symplectic_spectrum(array, symplectic_form(array.shape[-1] // 2))
    except np.linalg.LinAlgError:
        raise InputError("covariance must hold positive definite matrices, but does not") from None


def checked_parties(parties, modes):
    """Two tuples of modes, none of them in both; else `InputError`."""
    try:
        first, second = (
            tuple(whole_number("mode", mode, 0) for mode in party) for party in parties
        )
    except (TypeError, ValueError):
        raise InputError(
            f"parties is {parties!r}, but must be the modes of either side, as ((0,), (1,))"
        ) from None
    chosen = first + second
    allowed = set(chosen) <= set(range(modes)) and len(set(chosen)) == len(chosen)
    if not (first and second and allowed):
        raise InputError(
            f"parties is {(first, second)}, but must be modes 0 to {modes - 1}, "
            "each at most once, some on either side"
        )
    return first, second
