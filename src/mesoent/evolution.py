r"""Evolution in time, by matrix exponentials and in closed form.

The matrix route works for every Gaussian model. It follows entanglement in the co-rotating
frame: the model's local rotation commutes with the rest of the drift and cannot change E, but
it mixes stretched and squeezed quadratures and would cost digits.
"""

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.closed_form import signed_log_negativity
from mesoent.exponential import expm
from mesoent.gaussian.entanglement import log_negativity
from mesoent.gaussian.symplectic import balanced, reduced


def covariance(model, times, *, corotating=False):
    r"""Covariance of all modes in time, by matrix exponentials.

    .. math:: \Sigma(t) = \Sigma_\beta + M_t (\Sigma_0 - \Sigma_\beta) M_t^T, \qquad M_t = e^{tL}

    Paper: Eqs. (51), (53), (61).

    Parameters
    ----------
    model : GaussianModel
    times : array_like, shape (...)
        Finite times t >= 0.
    corotating : bool
        If true, leave out the model's local rotation.

    Returns
    -------
    ndarray, shape (..., 6, 6)

    Raises
    ------
    InputError
        If a time is negative or not finite.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=0.0)
    >>> bool(np.allclose(covariance(model, 3.0), model.stationary_covariance))
    True
    """
    generator = model.drift - model.local_rotation if corotating else model.drift
    propagator = expm(_checked_times(times)[..., None, None] * generator)
    return propagated(propagator, model)


def propagated(propagator, model):
    """The model's initial state after a `propagator` of shape (..., 2n, 2n). Paper: Eq. (61)."""
    stationary = model.stationary_covariance
    deviation = model.initial_covariance - stationary
    result = stationary + propagator @ deviation @ np.swapaxes(propagator, -1, -2)
    return (result + np.swapaxes(result, -1, -2)) / 2


def matrix_log_negativity(model, times):
    r"""Signed E(t) by the matrix route: exponentials, covariance, symplectic eigenvalue.

    Paper: Eqs. (61), (62), (66), (72).

    Parameters
    ----------
    model : GaussianModel
    times : array_like, shape (...)
        Finite times t >= 0.

    Returns
    -------
    ndarray, shape (...)
        In ebits, not clipped at zero.

    Notes
    -----
    The absolute error grows as eps exp(4 |k|) with the squeezing k: a covariance in double
    precision holds no more.
    """
    full = covariance(model, times, corotating=True)
    return log_negativity(balanced(reduced(full, model.entangled_modes)), signed=True)


def trajectory(model, times, *, signed=False):
    r"""Logarithmic negativity of the two chains in time.

    .. math:: E(t) = \max\{0, -\tfrac12 \log_2 (4 \mathcal I(t))\}

    Paper: Eqs. (65), (72), (73); the right side of (73) is :math:`\mathcal I(t)`, not E(t).

    Parameters
    ----------
    model : DoubleChain
    times : array_like, shape (...)
        Finite times t >= 0, in units of the inverse frequency's unit.
    signed : bool
        If true, do not clip at zero.

    Returns
    -------
    ndarray, shape (...)
        In ebits.

    Raises
    ------
    InputError
        If a time is negative or not finite.

    Notes
    -----
    Absolute error below 1e-15 max(1, |E|) for |k| <= 20, at any time and temperature: the
    closed form, as a compiled kernel.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> trajectory(model, [0.0, 3.0, 1e4]).round(6)
    array([0.      , 0.114288, 0.203128])
    """
    entanglement = signed_log_negativity(model, _checked_times(times))
    return entanglement if signed else np.maximum(entanglement, 0.0) + 0.0


def _checked_times(times):
    array = finite_array("times", times)
    return within("times", array, array >= 0, "be zero or positive")
