r"""Birth, death and peak of entanglement, as bracketed roots.

Nothing is searched on a grid. With D, m, F of `mesoent.closed_form`, :math:`\tau = \kappa t/2`
and :math:`E_k = e^{4k} - 1`:

- At T = 0 entanglement is born where m changes sign, once: :math:`\sinh^2 2\lambda\tau` is
  convex and :math:`E_k q` concave, both start at zero, and the first wins by the time it
  reaches :math:`E_k`.
- From there D rises to one peak and, for :math:`\lambda < 1`, falls for ever. Its slope is
  negative once :math:`\sinh^2 2\lambda\tau > (2 E_k + 1) / (1 - \lambda)`.
- At T > 0 birth and death are where D crosses the threshold, on either side of the peak, and
  :math:`D \le F e^{-4\tau(1-\lambda)}/4` bounds the death.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from mesoent.closed_form import (
    asymptotic_gain,
    entanglement_of_gain,
    log_threshold,
    reduced_gain,
)

_PRECISION = {"xtol": 1e-300, "rtol": 4 * np.finfo(float).eps, "maxiter": 500}

#: Weaker coupling or squeezing would entangle by less than 1e-120 ebits: counted as none.
_WEAKEST = 1e-60


@dataclass(frozen=True)
class Events:
    """When entanglement appears, peaks and disappears, in the model's unit of time.

    `None` where the chains are never entangled; `math.inf` where entanglement never dies, or
    is largest only in the limit. `peak` and `asymptotic` are in ebits, the latter signed.
    """

    birth: float | None
    death: float | None
    peak_time: float | None
    peak: float
    asymptotic: float


def entanglement_events(model):
    r"""Sudden birth, sudden death, peak and asymptotic value of the entanglement.

    .. math:: E(t_b) = E(t_d) = 0, \qquad E'(t_p) = 0

    Paper: Eqs. (73), (74), corrected: (74) is to base 2, holds for :math:`|k|`, and death needs
    :math:`0 < T < T_c(k, \lambda)`.

    Parameters
    ----------
    model : DoubleChain

    Returns
    -------
    Events
        `birth`, `death`, `peak_time` (times), `peak`, `asymptotic` (ebits).

    Notes
    -----
    Times are accurate to a few units of 1e-16 times the conditioning of the root: next to
    the critical temperature birth and death move as :math:`\sqrt{T_c - T}`.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> events = entanglement_events(DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0))
    >>> f"{events.birth:.6f} {events.peak:.6f} {events.death:.4f}"
    '2.903548 0.072234 86.0485'
    """
    coupling, squeezing = abs(model.coupling), abs(model.squeezing)
    threshold = float(log_threshold(model.inverse_temperature))
    asymptotic = float(entanglement_of_gain(asymptotic_gain(coupling, squeezing), model))
    peak = peak_tau(coupling, squeezing)
    log_largest = log_peak_gain(peak, coupling, squeezing) if peak is not None else -math.inf
    if log_largest <= threshold:
        return Events(None, None, None, 0.0, asymptotic)
    time = 2 / model.decay_rate
    return Events(
        birth=time * _birth_tau(threshold, peak, coupling, squeezing),
        death=time * _death_tau(threshold, peak, coupling, squeezing),
        peak_time=time * peak,
        peak=float(entanglement_of_gain(math.exp(log_largest), model)),
        asymptotic=asymptotic,
    )


def peak_tau(coupling, squeezing):
    """Where D is largest: inf if only in the limit, None if the bath entangles nothing."""
    if min(coupling, squeezing) < _WEAKEST:
        return None
    if coupling == 1:
        return math.inf
    start = _zero_temperature_birth_tau(coupling, squeezing)
    if _gain_slope(start, coupling, squeezing) <= 0:
        return start  # at vanishing coupling birth and peak are the same double
    risen = (2 * math.expm1(4 * squeezing) + 1) / (1 - coupling)
    end = math.asinh(math.sqrt(risen)) / (2 * coupling)
    return brentq(_gain_slope, start, end, args=(coupling, squeezing), **_PRECISION)


def log_peak_gain(peak, coupling, squeezing):
    r"""ln D at its peak, in the form that a vanishing slope gives it.

    There :math:`m = \lambda s c - E_k e^{-4\tau} c (c - \lambda s)`, which keeps its digits at
    weak coupling, where m itself is a small difference.
    """
    if math.isinf(peak):
        return math.log(asymptotic_gain(coupling, squeezing))
    sinh, cosh = _hyperbolic(peak, coupling)
    lost = math.expm1(4 * squeezing) * math.exp(-4 * peak) * cosh * (cosh - coupling * sinh)
    log_size = math.log(-math.expm1(-4 * squeezing))
    return log_size - 4 * peak * (1 - coupling) + math.log(coupling * sinh * cosh - lost)


def _hyperbolic(tau, coupling):
    """sinh and cosh of 2 lambda tau, each times exp(-2 lambda tau)."""
    shrunk = math.expm1(-4 * coupling * tau) / 2
    return -shrunk, 1 + shrunk


def _gain_slope(tau, coupling, squeezing):
    """dD/dtau up to a positive factor."""
    sinh, cosh = _hyperbolic(tau, coupling)
    narrow = math.exp(-4 * tau * (1 - coupling))
    lost = 1 + narrow * cosh * (coupling * sinh - 2 * cosh)
    shrunk = math.expm1(4 * squeezing) * math.exp(-4 * coupling * tau)
    return sinh * (coupling * cosh - sinh) + shrunk * lost


def _zero_temperature_birth_tau(coupling, squeezing):
    end = math.asinh(math.sqrt(2 * math.expm1(4 * squeezing))) / (2 * coupling)
    return _upward_crossing(-math.inf, end, coupling, squeezing)


def _birth_tau(threshold, peak, coupling, squeezing):
    end = peak if math.isfinite(peak) else _late_enough(threshold, squeezing)
    return _upward_crossing(threshold, end, coupling, squeezing)


def _late_enough(threshold, squeezing):
    """A time by which D has passed the threshold at |coupling| = 1."""
    reserve = -math.expm1(threshold - math.log(asymptotic_gain(1.0, squeezing))) / 4
    return math.log(2 * (0.5 + math.expm1(4 * squeezing)) / reserve) / 4


def _upward_crossing(threshold, end, coupling, squeezing):
    """Where D rises through the threshold."""

    def excess(tau):
        needed = math.exp(_log_needed(tau, threshold, coupling, squeezing))
        return float(reduced_gain(tau, coupling, squeezing)) - needed

    start = end
    while excess(start) >= 0:  # m is negative before the birth at T = 0
        start /= 2
    return brentq(excess, start, end, **_PRECISION) if start < end else end


def _death_tau(threshold, peak, coupling, squeezing):
    """Where D falls through the threshold; one e-fold after its bound it surely has."""

    def log_excess(tau):
        m = float(reduced_gain(tau, coupling, squeezing))
        needed = _log_needed(tau, threshold, coupling, squeezing)
        return math.log(m) - needed if m > 0 else -math.inf

    if math.isinf(peak):
        return math.inf
    log_bound = math.log(-math.expm1(-4 * squeezing) / 4)
    end = (log_bound - threshold + 1) / (4 * (1 - coupling))
    if math.isinf(end):
        return math.inf
    return brentq(log_excess, peak, end, **_PRECISION) if log_excess(peak) > 0 else peak


def _log_needed(tau, threshold, coupling, squeezing):
    """ln of what m must exceed for D to exceed the threshold."""
    return threshold - math.log(-math.expm1(-4 * squeezing)) + 4 * tau * (1 - coupling)
