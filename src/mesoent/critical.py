"""The temperature above which the bath never entangles the chains."""

import math

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.events import log_peak_gain, peak_tau
from mesoent.models.double_chain import MAX_SQUEEZING


def critical_temperature(squeezing, *, coupling=1.0, frequency=1.0):
    r"""Temperature at which the largest entanglement over all times vanishes.

    .. math:: T_c = \frac{\omega}{\operatorname{artanh} \sqrt{1 - \max_t D}}, \qquad
              T_c(k, 1) = \frac{\omega}{\operatorname{artanh} \sqrt{(3 + e^{-4|k|})/4}}

    Paper: Eq. (74) and Fig. 6. D is the gain of `mesoent.closed_form`; its peak is a bracketed
    root of its slope below :math:`|\lambda| = 1`.

    Parameters
    ----------
    squeezing, coupling, frequency : float or array_like
        Squeezing k, coupling in [-1, 1], oscillator frequency > 0; broadcast together.

    Returns
    -------
    float or ndarray
        T_c in the unit of the frequency; 0.0 where entanglement never appears.

    Raises
    ------
    InputError
        If a value is not finite or out of bounds.

    Notes
    -----
    Relative error below 1e-14.

    Examples
    --------
    >>> f"{critical_temperature(1.0):.12f}"
    '0.753230879564'
    >>> f"{critical_temperature(1.0, coupling=0.9):.10f}"
    '0.5423418612'
    """
    k, lam, omega = (
        finite_array(name, value)
        for name, value in (
            ("squeezing", squeezing),
            ("coupling", coupling),
            ("frequency", frequency),
        )
    )
    within(
        "squeezing",
        k,
        np.abs(k) <= MAX_SQUEEZING,
        f"lie in [-{MAX_SQUEEZING:g}, {MAX_SQUEEZING:g}]",
    )
    within("coupling", lam, np.abs(lam) <= 1, "lie in [-1, 1] (Eq. 45)")
    within("frequency", omega, omega > 0, "be positive")
    result = np.vectorize(_critical_temperature, otypes=[float])(k, lam, omega)
    return result if result.ndim else float(result)


def _critical_temperature(squeezing, coupling, frequency):
    coupling, squeezing = abs(coupling), abs(squeezing)
    peak = peak_tau(coupling, squeezing)
    if peak is None:
        return 0.0
    log_largest = log_peak_gain(peak, coupling, squeezing)
    artanh = math.log1p(math.sqrt(-math.expm1(log_largest))) - log_largest / 2
    return frequency / artanh
