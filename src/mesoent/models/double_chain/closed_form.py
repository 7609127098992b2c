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

from mesoent.kernels import ISA, _closed_form


def signed_log_negativity(model, times, *, threads=1):
    """E(t) before clipping at zero, in ebits, by the compiled kernel.

    Paper: Eqs. (72), (73).

    Parameters
    ----------
    model : DoubleChain
    times : ndarray
        Finite times t >= 0.
    threads : int
        Threads that share the times.

    Returns
    -------
    ndarray, shape of `times`

    Notes
    -----
    The absolute error is below 1e-15 max(1, |E|) for |k| <= 20, any t and any temperature.
    """
    times = np.asarray(times, dtype=float)
    out = np.empty(times.shape)
    fixed = np.array(constants(model)).reshape(-1, 1, 1)
    flat = np.ascontiguousarray(times.reshape(1, -1))
    _closed_form.signed_log_negativity([*fixed, flat], out.reshape(1, -1), threads, ISA)
    return out


def constants(model):
    r"""What the kernel needs of a model: :math:`\coth^2(\beta\omega) - 1`, the decay rate, the
    coupling, :math:`e^{4|k|} - 1` and :math:`1 - e^{-4|k|}`.
    """
    small = np.exp(-2 * model.inverse_temperature)
    thermal = 4 * small / np.expm1(-2 * model.inverse_temperature) ** 2
    growth = 4 * abs(model.squeezing)
    return thermal, model.decay_rate, model.coupling, np.expm1(growth), -np.expm1(-growth)
