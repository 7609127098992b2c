"""Symplectic forms and the bookkeeping of modes."""

import numpy as np


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
