r"""The paper's entanglement in closed form, arranged so that no digit is lost.

Paper: Eq. (73), corrected: its right side is :math:`\mathcal I(t)` of (66), and k stands for
:math:`|k|`. With :math:`\tau = \kappa t / 2` and :math:`D = 1 - g`, it is

.. math::

    E(t) = \log_2 \tanh(\beta\omega) - \tfrac12 \log_2 (1 - D(\tau)), \qquad
    D(\tau) = F e^{-4\tau(1-\lambda)} m(\tau),

    m(\tau) = \left(\frac{1 - e^{-4\lambda\tau}}{2}\right)^2
              - (e^{4k} - 1)\, q(\tau)\, e^{-4\lambda\tau}, \qquad
    q = 1 - e^{-4\tau} \cosh^2 (2\lambda\tau), \qquad F = 1 - e^{-4k} .

D is the gain of the bath: the chains are entangled where D exceeds the threshold
:math:`1/\cosh^2(\beta\omega)`, which alone depends on the temperature.
"""

import numpy as np

from mesoent.conventions import NATS_PER_EBIT


def log_tanh(x):
    r""":math:`\ln\tanh x` for x >= 0, exact for small, large and infinite x."""
    small = np.exp(-2 * x)
    return np.where(x > 0.5, np.log1p(-2 * small / (1 + small)), np.log(np.tanh(x)))


def log_threshold(inverse_temperature):
    r""":math:`-2 \ln\cosh(\beta\omega)`: the logarithm of the gain that entanglement needs."""
    x = inverse_temperature
    return -2 * (x + np.log1p(np.exp(-2 * x)) - NATS_PER_EBIT)


def reduced_gain(tau, coupling, squeezing):
    r""":math:`m(\tau)`: the gain without decay and size; negative until the birth at T = 0."""
    lam, k = abs(coupling), abs(squeezing)
    mixed = np.expm1(-4 * lam * tau) / 2
    lost = -(np.expm1(-2 * tau * (1 - lam)) + np.expm1(-2 * tau * (1 + lam))) / 2
    return mixed**2 - np.expm1(4 * k) * lost * (2 - lost) * np.exp(-4 * lam * tau)


def gain(tau, coupling, squeezing):
    r""":math:`D(\tau) = 1 - g(\tau)`, for tau >= 0 and |coupling| <= 1."""
    size = -np.expm1(-4 * abs(squeezing))
    decay = np.exp(-4 * tau * (1 - abs(coupling)))
    return size * decay * reduced_gain(tau, coupling, squeezing)


def asymptotic_gain(coupling, squeezing):
    r"""D as t goes to infinity: F/4 if :math:`|\lambda| = 1`, where one mode is dark, else 0."""
    return -np.expm1(-4 * abs(squeezing)) / 4 if abs(coupling) == 1 else 0.0


def signed_log_negativity(model, times):
    """E(t) before clipping at zero, in ebits.

    Paper: Eqs. (72), (73).

    Parameters
    ----------
    model : DoubleChain
    times : ndarray
        Finite times t >= 0.

    Returns
    -------
    ndarray, shape of `times`

    Notes
    -----
    The absolute error is a few units of 1e-16 for |k| <= 20, any t and any temperature.
    """
    tau = model.decay_rate * np.asarray(times, dtype=float) / 2
    return entanglement_of_gain(gain(tau, model.coupling, model.squeezing), model)


def entanglement_of_gain(gain, model):
    """The signed logarithmic negativity that belongs to a gain D at the model's temperature."""
    return (log_tanh(model.inverse_temperature) - np.log1p(-gain) / 2) / NATS_PER_EBIT
