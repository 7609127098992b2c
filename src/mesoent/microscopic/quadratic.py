r"""Exact formulas for quadratic operators :math:`X_Q = \frac12 V^T Q V` of one site.

They use only sums, products and division by integers: arrays of `fractions.Fraction` go in
and come out exact. Nothing is checked here; `lindblad` and `compiler` do that. J is the
matrix of the commutators, [V_a, V_b] = i J_ab, and G the covariance of a Gaussian state of
mean zero.
"""

import numpy as np

from mesoent.gaussian.symplectic import symplectic_form


def commutators(modes):
    r"""J of :math:`[V_a, V_b] = i J_{ab}`, in integers. Paper: Eqs. (1), (12)."""
    return symplectic_form(modes).astype(int)


def drift_matrix(hamiltonian, dissipation):
    r"""Generator of the means, :math:`\mathbb L[V] = A V` with :math:`A = J (h + \Im C)`.

    Paper: Eqs. (42), (43). There is no constant and no quadratic part: linear operators
    decouple from quadratic ones.

    Parameters
    ----------
    hamiltonian : ndarray, shape (2 n, 2 n)
        h, symmetric.
    dissipation : ndarray, shape (2 n, 2 n)
        Imaginary part of the Kossakowski matrix, antisymmetric.

    Returns
    -------
    ndarray, shape (2 n, 2 n)

    Examples
    --------
    >>> drift_matrix(np.eye(2), 0.1 * commutators(1))
    array([[-0.1,  1. ],
           [-1. , -0.1]])
    """
    return commutators(len(hamiltonian) // 2) @ (hamiltonian + dissipation)


def diffusion_matrix(noise):
    r"""Noise in the covariance, :math:`D = J (\Re C) J^T` in :math:`\dot G = AG + GA^T + D`.

    Paper: Eq. (43).

    Parameters
    ----------
    noise : ndarray, shape (2 n, 2 n)
        Real part of the Kossakowski matrix, symmetric.

    Returns
    -------
    ndarray, shape (2 n, 2 n)

    Examples
    --------
    >>> diffusion_matrix(np.diag([1.0, 3.0]))
    array([[3., 0.],
           [0., 1.]])
    """
    form = commutators(len(noise) // 2)
    return form @ noise @ form.T


def heisenberg(drift, observables):
    r"""Matrices of :math:`\mathbb L[X_Q]`, without their multiple of the identity.

    .. math:: \mathbb L[X_Q] = X_{A^T Q + Q A} + \tfrac12 \mathrm{tr}(Q D)

    Paper: Eqs. (42), (43). The action depends on h and Im C alone.

    Parameters
    ----------
    drift : ndarray, shape (2 n, 2 n)
        A of `drift_matrix`.
    observables : ndarray, shape (..., 2 n, 2 n)
        Matrices Q.

    Returns
    -------
    ndarray, shape (..., 2 n, 2 n)
    """
    return drift.T @ observables + observables @ drift


def means(observables, covariance):
    r""":math:`\frac12 \mathrm{tr}(Q G)`: the mean of X_Q, or with D for G, its identity part.

    Parameters
    ----------
    observables : ndarray, shape (m, 2 n, 2 n)
    covariance : ndarray, shape (2 n, 2 n)

    Returns
    -------
    ndarray, shape (m,)
    """
    return _traces(observables, covariance[np.newaxis])[:, 0] / 2


def commutator_form(observables, covariance):
    r"""Commutators of the fluctuations of quadratic observables.

    .. math:: \sigma_{\mu\nu} = -i \langle [X_\mu, X_\nu] \rangle
              = \mathrm{tr}(Q_\mu J Q_\nu G)

    Paper: Eqs. (31), (32).

    Parameters
    ----------
    observables : ndarray, shape (m, 2 n, 2 n)
    covariance : ndarray, shape (2 n, 2 n)

    Returns
    -------
    ndarray, shape (m, m)
        Antisymmetric to the last bit.
    """
    form = commutators(len(covariance) // 2)
    half = _traces(observables @ form, observables @ covariance)
    return (half - half.T) / 2


def wick_covariance(observables, covariance):
    r"""Symmetrised covariances of quadratic observables, by Wick's theorem.

    .. math:: \Sigma_{\mu\nu} = \tfrac12 \langle \{X_\mu - \langle X_\mu \rangle,
              X_\nu - \langle X_\nu \rangle\} \rangle
              = \tfrac12 \mathrm{tr}(Q_\mu G Q_\nu G) + \tfrac18 \mathrm{tr}(Q_\mu J Q_\nu J)

    Paper: Eqs. (27), (30).

    Parameters
    ----------
    observables : ndarray, shape (m, 2 n, 2 n)
    covariance : ndarray, shape (2 n, 2 n)

    Returns
    -------
    ndarray, shape (m, m)
        Symmetric to the last bit.

    Notes
    -----
    The two terms cancel for what does not fluctuate, such as the number operator in the
    vacuum: the error is relative to the first term.
    """
    spread = observables @ covariance
    turn = observables @ commutators(len(covariance) // 2)
    both = 4 * _traces(spread, spread) + _traces(turn, turn)
    return (both + both.T) / 16


def quadratic_basis(modes):
    r"""Matrices of the operators :math:`\frac12 \{V_a, V_b\}`, a <= b, row by row.

    For two modes: x1 x1, x1 p1, x1 x2, x1 p2, p1 p1, p1 x2, p1 p2, x2 x2, x2 p2, p2 p2.

    Parameters
    ----------
    modes : int
        Number of modes n.

    Returns
    -------
    ndarray of int, shape (n (2 n + 1), 2 n, 2 n)

    Examples
    --------
    >>> quadratic_basis(1).tolist()
    [[[2, 0], [0, 0]], [[0, 1], [1, 0]], [[0, 0], [0, 2]]]
    """
    units = np.eye(2 * modes, dtype=int)
    rows, columns = np.triu_indices(2 * modes)
    products = units[rows, :, np.newaxis] * units[columns, np.newaxis, :]
    return products + np.swapaxes(products, 1, 2)


def coordinates(observables):
    r"""Coefficients of X_Q in the operators of `quadratic_basis`.

    Parameters
    ----------
    observables : ndarray, shape (m, 2 n, 2 n)

    Returns
    -------
    ndarray, shape (m, n (2 n + 1))

    Examples
    --------
    >>> coordinates(np.array([[[6.0, 5.0], [5.0, 4.0]]]))
    array([[3., 5., 2.]])
    """
    rows, columns = np.triu_indices(observables.shape[-1])
    return observables[:, rows, columns] / np.where(rows == columns, 2, 1)


def _traces(left, right):
    """The traces tr(left_m right_n)."""
    flipped = np.swapaxes(right, 1, 2)
    return left.reshape(len(left), -1) @ flipped.reshape(len(right), -1).T
