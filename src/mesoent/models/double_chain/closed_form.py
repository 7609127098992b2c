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

from mesoent.arrays import real_array, receiver, thread_count, within
from mesoent.kernels import ISA, _closed_form


def log_negativity(model, times, *, signed=False, threads=1, out=None):
    """E(t) in ebits, by the compiled kernel: checks and clipping are part of its one pass.

    Paper: Eqs. (65), (72), (73).

    Parameters
    ----------
    model : DoubleChain
    times : array_like, shape (...)
        Finite times t >= 0.
    signed : bool
        If true, do not clip at zero.
    threads : int
        Threads that share the times; the result does not depend on it.
    out : ndarray, shape (...), optional
        C-contiguous doubles that receive the result.

    Returns
    -------
    ndarray, shape (...)

    Raises
    ------
    InputError
        If a time is negative or not finite, or `out` does not fit.

    Notes
    -----
    The absolute error is below 1e-15 max(1, |E|) at any time, temperature and squeezing.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> log_negativity(model, [0.0, 3.0, 1e4]).round(6)
    array([0.      , 0.114288, 0.203128])
    """
    times = real_array("times", times)
    entanglement = receiver(times.shape, out, times)
    parameters = (model.frequency, model.temperature, model.coupling, model.squeezing)
    refused = _closed_form.log_negativity(
        (*parameters, np.ascontiguousarray(times).reshape(1, -1)), entanglement.reshape(1, -1),
        None, not signed, thread_count(threads), ISA,
    )  # fmt: skip
    if refused < times.size:
        within("times", times, (times >= 0) & (times < np.inf), "be finite and not negative")
    return entanglement
