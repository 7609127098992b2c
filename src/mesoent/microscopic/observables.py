"""The observables whose fluctuations the paper follows."""

import math

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.errors import InputError

_DIFFERENCE = np.diag([1.0, -1.0])  # x x' - p p'
_PRODUCT = np.array([[0.0, 1.0], [1.0, 0.0]])  # x p' + p x'
_BLOCKS = (np.diag([1.0, 0.0]), np.diag([0.0, 1.0]), _PRODUCT)  # chain 1, chain 2, both


def paper_observables(eta, *, printed=False):
    r"""Matrices of the six quadratic observables, :math:`X_\mu = \frac12 V^T Q_\mu V`.

    .. math:: X_1 = \tfrac{\sqrt\eta}{2} (x_1^2 - p_1^2), \quad
              X_2 = \tfrac{\sqrt\eta}{2} (x_1 p_1 + p_1 x_1), \quad \ldots, \quad
              X_5 = s (x_1 x_2 - p_1 p_2), \quad X_6 = s (x_1 p_2 + p_1 x_2)

    Paper: Eq. (23). The paper prints s = sqrt(2/eta); its own (27), (32) and (53) need
    s = sqrt(eta/2), which is the default here.

    Parameters
    ----------
    eta : float
        tanh(beta omega / 2), in (0, 1].
    printed : bool
        Take the prefactor s as printed.

    Returns
    -------
    ndarray, shape (6, 4, 4)

    Raises
    ------
    InputError
        If eta is not a number in (0, 1].

    Examples
    --------
    >>> paper_observables(1.0)[0, :2, :2]
    array([[ 1.,  0.],
           [ 0., -1.]])
    """
    eta = _checked(eta)
    mixed = math.sqrt(2 / eta if printed else eta / 2)
    prefactors = np.repeat([math.sqrt(eta), math.sqrt(eta), mixed], 2)
    shapes = [np.kron(block, shape) for block in _BLOCKS for shape in (_DIFFERENCE, _PRODUCT)]
    return prefactors[:, np.newaxis, np.newaxis] * np.array(shapes)


def _checked(eta):
    array = finite_array("eta", eta)
    if array.ndim:
        raise InputError(f"eta has shape {array.shape}, but must be one number")
    return float(within("eta", array, (array > 0) & (array <= 1), "lie in (0, 1] (Eq. 15)"))
