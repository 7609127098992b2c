r"""Quadratic operators of one site, :math:`X = V \cdot Q \cdot V`, V = (x1, p1, x2, p2).

The form Q is real and symmetric, shape (4, 4), so the operator is Hermitian and Weyl ordered.
"""

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.errors import InputError
from mesoent.gaussian.symplectic import symplectic_form

#: (x, p) of one oscillator in terms of (a^dagger, a).
_QUADRATURES = np.array([[1.0, 1.0], [1.0j, -1.0j]]) / np.sqrt(2.0)
#: V in terms of (a1^dagger, a2^dagger, a1, a2).
_LADDER = np.kron(np.eye(2), _QUADRATURES)[:, [0, 2, 1, 3]]

_SQUEEZE = np.array([[[1.0, 0.0], [0.0, -1.0]], [[0.0, 1.0], [1.0, 0.0]]])
_WHERE = np.array([[[1.0, 0], [0, 0]], [[0, 0], [0, 1.0]], [[0, 1.0], [1.0, 0]]])
_WEIGHT = np.array([0.5, 0.5, np.sqrt(0.5) / 2])


def fluctuation_forms(model):
    r"""The paper's six single-site operators as forms.

    .. math:: X_{1,3} = \tfrac{\sqrt\eta}{2} (x_j^2 - p_j^2), \quad
              X_{2,4} = \tfrac{\sqrt\eta}{2} (x_j p_j + p_j x_j), \quad
              X_5 = \sqrt{\tfrac{\eta}{2}} (x_1 x_2 - p_1 p_2), \quad
              X_6 = \sqrt{\tfrac{\eta}{2}} (x_1 p_2 + p_1 x_2)

    Paper: Eq. (23), corrected: it prints :math:`\sqrt{2/\eta}` in X5 and X6, with which
    :math:`\sigma_{56} = 4/\eta^2` and Eqs. (27), (32) and (53) do not hold.

    Parameters
    ----------
    model : DoubleChain

    Returns
    -------
    ndarray, shape (6, 4, 4)

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.0, coupling=1.0, squeezing=0.0)
    >>> fluctuation_forms(model)[0].diagonal()
    array([ 0.5, -0.5,  0. ,  0. ])
    """
    scale = np.sqrt(model.eta) * _WEIGHT
    forms = np.einsum("a,aij,bkl->abikjl", scale, _WHERE, _SQUEEZE)
    return forms.reshape(6, 4, 4)


def quadratic_forms(model, vectors):
    r"""Forms of the operators :math:`X_r = \vec r \cdot \vec X`.

    Paper: Eq. (24).

    Parameters
    ----------
    model : DoubleChain
    vectors : array_like, shape (..., 6)
        Vectors r in the order (X1, P1, X2, P2, X3, P3).

    Returns
    -------
    ndarray, shape (..., 4, 4)

    Raises
    ------
    InputError
        If a vector does not have six finite real components.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.0, coupling=1.0, squeezing=0.0)
    >>> quadratic_forms(model, [0, 0, 0, 2, 0, 0])[2:, 2:]
    array([[0., 1.],
           [1., 0.]])
    """
    return np.einsum("...m,mij->...ij", checked_vectors(vectors), fluctuation_forms(model))


def commutator(first, second):
    r"""Form of the Hermitian operator :math:`-i [X, Y]`.

    .. math:: -i [V Q V, V Q' V] = 2 V (Q \Omega Q' - Q' \Omega Q) V

    Paper: Eqs. (22), (31).

    Parameters
    ----------
    first, second : array_like, shape (..., 4, 4)
        The forms of X and Y.

    Returns
    -------
    ndarray, shape (..., 4, 4)

    Raises
    ------
    InputError
        If a form is not a finite real symmetric matrix of that shape.

    Examples
    --------
    >>> x_squared, p_squared = np.diag([1.0, 0, 0, 0]), np.diag([0, 1.0, 0, 0])
    >>> commutator(x_squared, p_squared)[:2, :2]
    array([[0., 2.],
           [2., 0.]])
    """
    one, two = checked_forms(first), checked_forms(second)
    chained = one @ symplectic_form(2) @ two
    return 2 * (chained + np.swapaxes(chained, -1, -2))


def thermal_mean(model, forms):
    r""":math:`\langle V Q V \rangle = \mathrm{tr}\, Q / (2 \eta)`. Paper: Eq. (15)."""
    return np.trace(forms, axis1=-2, axis2=-1) / (2 * model.eta)


def carries_two_quanta(forms):
    """Whether a quarter turn of all oscillators reverses the sign of every form.

    True for the span (24). The thermal state and the dynamics are invariant under the turn.
    """
    turn = symplectic_form(2)
    return np.array_equal(turn.T @ forms @ turn, -forms)


def ladder_matrix(forms):
    r"""Matrix h of :math:`X = \tfrac12 \zeta h \zeta`, with zeta = (a1^dag, a2^dag, a1, a2).

    Shape (..., 4, 4), complex symmetric.
    """
    return 2 * _LADDER.T @ forms @ _LADDER


def checked_vectors(vectors):
    """Finite vectors of six components."""
    array = finite_array("vectors", vectors)
    if array.ndim < 1 or array.shape[-1] != 6:
        raise InputError(
            f"vectors has shape {array.shape}, but must be (..., 6): one component for each of "
            "(X1, P1, X2, P2, X3, P3)"
        )
    return array


def checked_forms(forms):
    """Finite symmetric matrices of shape (..., 4, 4)."""
    array = finite_array("forms", forms)
    if array.ndim < 2 or array.shape[-2:] != (4, 4):
        raise InputError(f"forms has shape {array.shape}, but must be (..., 4, 4)")
    symmetric = array == np.swapaxes(array, -1, -2)
    return within("forms", array, symmetric, "be symmetric: pass (Q + Q.T) / 2")
