r"""Derivatives of the double chain's entanglement by each of its parameters, in closed form.

Events are roots of :math:`\ln D(\tau) = \ln \mathrm{sech}^2(\beta\omega)` and the maximum of D, the
gain of `mesoent.models.double_chain.closed_form`. What is differentiated is the equation, not its
solution.
"""

import math
from typing import NamedTuple

import numpy as np

from mesoent.arrays import real_array, thread_count, within
from mesoent.errors import InputError
from mesoent.kernels import ISA, _closed_form
from mesoent.models.catalogue import MODELS
from mesoent.models.double_chain.gain import LogGain
from mesoent.models.double_chain.scan import Scan, scan
from mesoent.models.parameters import checked_array

_PARAMETERS = MODELS["double_chain"].parameters


class WithGradient(NamedTuple):
    """Something, and a dictionary of its derivatives by each parameter; of the same form each."""

    value: object
    gradient: dict


def log_negativity_gradient(*, frequency=1.0, temperature, coupling, squeezing, times, threads=1):
    r"""Signed E(t) and its derivatives, by the compiled kernel.

    .. math:: \frac{\partial E}{\partial\theta} = -\frac{1}{2 \ln 2}
              \frac{\partial}{\partial\theta} \ln 4 \mathcal I(t; \theta)

    Paper: Eqs. (65), (66), (73).

    Parameters
    ----------
    frequency, temperature, coupling, squeezing, times : float or array_like
        As in `DoubleChain`, and times t >= 0; broadcast together.
    threads : int
        Threads that share the points.

    Returns
    -------
    WithGradient
        `value`: E in ebits, not clipped at zero. `gradient`: derivatives by "frequency",
        "temperature", "coupling", "squeezing" and "time".

    Raises
    ------
    InputError
        If a value is no finite real number or out of bounds, or the shapes do not fit together.

    Notes
    -----
    Relative errors below 1e-14, but where the two terms of the derivative by time or by
    squeezing cancel: there they are relative to the terms. E depends on :math:`|k|`: at k = 0 its
    derivative by k does not exist, and is nan. At coupling 0, and at T = 0 by T and the
    frequency, the derivative is 0.

    Examples
    --------
    >>> found = log_negativity_gradient(temperature=0.1, coupling=0.9, squeezing=1.0, times=10.0)
    >>> {name: f"{slope:.6f}" for name, slope in found.gradient.items()}["squeezing"]
    '0.001849'
    """
    given = (frequency, temperature, coupling, squeezing)
    values = [_allowed(*pair) for pair in zip(_PARAMETERS, given, strict=True)]
    times = real_array("times", times)
    shape = _common_shape([value for value in values if not isinstance(value, float)], times)
    inputs = [_row(value, shape) for value in (*values, times)]
    value, slopes = np.empty(shape), np.empty((len(inputs), *shape))
    refused = _closed_form.log_negativity(
        inputs, value.reshape(1, -1), slopes.reshape(len(inputs), 1, -1),
        False, thread_count(threads), ISA,
    )  # fmt: skip
    if refused < value.size:
        within("times", times, (times >= 0) & (times < np.inf), "be finite and not negative")
    return WithGradient(value, dict(zip((*_PARAMETERS, "time"), slopes, strict=True)))


def _allowed(name, value):
    """A float, or an array of doubles, within the bounds of the catalogue."""
    if isinstance(value, float) and math.isfinite(value) and _PARAMETERS[name].holds(value):
        return float(value)
    return checked_array("double_chain", name, value)


def _common_shape(arrays, times):
    if not arrays:
        return times.shape
    try:
        return np.broadcast_shapes(times.shape, *(array.shape for array in arrays))
    except ValueError:
        shapes = ", ".join(str(array.shape) for array in (*arrays, times))
        raise InputError(f"shapes do not fit together: {shapes}, the last of times") from None


def _row(value, shape):
    if isinstance(value, float):
        return value
    if value.size == 1:
        return float(value.reshape(()))
    return np.ascontiguousarray(np.broadcast_to(value, shape)).reshape(1, -1)


def scan_gradient(*, frequency=1.0, temperature, coupling, squeezing, threads=1):
    r"""Peak, birth, death, asymptote and critical temperature, and their derivatives.

    .. math:: \frac{d t_b}{d\theta} = -\frac{\partial_\theta E(t_b)}{\partial_t E(t_b)}, \qquad
              \frac{d}{d\theta} \max_t E = \partial_\theta E(t_p), \qquad
              \frac{d t_p}{d\theta} = -\frac{\partial_\theta \partial_t E}{\partial_t^2 E}

    Paper: Eqs. (73), (74).

    Parameters
    ----------
    frequency, temperature, coupling, squeezing : float or array_like
        As in `DoubleChain`; broadcast together.
    threads : int
        Threads that share the sets.

    Returns
    -------
    WithGradient
        `value`: the `Scan`. `gradient`: a `Scan` of derivatives for each parameter.

    Raises
    ------
    InputError
        As `scan`.

    Notes
    -----
    Relative errors of 1e-13 times the condition number of the event: next to T_c the derivatives
    of birth and death grow like :math:`1/\sqrt{T_c - T}`. Where an event is nan or infinite, so
    that it has no derivative, the derivative is nan; that of the peak of chains that are never
    entangled is 0. At :math:`|\lambda| = 1` peak and T_c are reached with infinite slope in the
    coupling, and E for t to infinity jumps (nan). At k = 0 and coupling 0 there is no derivative.

    Examples
    --------
    >>> found = scan_gradient(temperature=0.1, coupling=0.9, squeezing=1.0)
    >>> f"{found.gradient['temperature'].death:.4f}"
    '-999.6547'
    """
    sets = dict(zip(_PARAMETERS, (frequency, temperature, coupling, squeezing), strict=True))
    value = scan(**sets, threads=threads)
    cold = scan(**sets | {"temperature": 0.0}, threads=threads)
    arrays = {name: np.asarray(given, dtype=float) for name, given in sets.items()}
    with np.errstate(all="ignore"):
        gradient = _Slopes(arrays, value, cold).of_scan()
    return WithGradient(value, gradient)


class _Slopes:
    """Derivatives by x = omega/T, the coupling and the squeezing, put together by parameter."""

    def __init__(self, sets, value, cold):
        frequency, temperature, coupling, squeezing = sets.values()
        self.value, self.frequency = value, frequency
        self.signs = np.sign(coupling), np.where(squeezing == 0, np.nan, np.sign(squeezing))
        self.coupling, self.squeezing = np.abs(coupling), np.abs(squeezing)
        x = frequency / temperature
        self.warm = x < 300  # beyond, E knows less than 1e-250 of the temperature
        self.x = np.where(self.warm, x, np.inf)
        self.x_slopes = 1 / temperature, -x / temperature
        self.kappa = -np.expm1(-self.x)
        self.entangled = ~np.isnan(value.birth)
        self.critical, self.best_tau = cold.critical_temperature, cold.peak_time / 2

    def of_scan(self):
        """A Scan of derivatives for each parameter."""
        peak, asymptotic, critical = self._peak(), self._asymptotic(), self._critical()
        fields = (
            peak, self._peak_time(), self._event(self.value.birth), self._event(self.value.death),
            asymptotic, critical,
        )  # fmt: skip
        return {
            name: Scan(*(np.asarray(field[i] + 0 * self.value.peak) for field in fields))
            for i, name in enumerate(_PARAMETERS)
        }

    def _by_parameter(self, by_x, by_coupling, by_squeezing):
        thermal = (np.where(self.warm, by_x * slope, 0) for slope in self.x_slopes)
        return *thermal, by_coupling * self.signs[0], by_squeezing * self.signs[1]

    def _times(self, tau, slopes):
        """From derivatives of tau by x, coupling and squeezing to those of t = 2 tau/kappa."""
        by_x, *others = (2 / self.kappa * slope for slope in slopes)
        return self._by_parameter(
            by_x - 2 * tau * np.exp(-self.x) / self.kappa**2,
            *(np.where(np.isfinite(tau), slope, np.nan) for slope in others),
        )

    def _event(self, time):
        tau = time * self.kappa / 2
        gain = LogGain(self.coupling, self.squeezing, tau)
        threshold = -2 * np.tanh(self.x) * self._height_at_threshold(tau)
        slopes = threshold, -gain.by_coupling, -gain.by_squeezing
        found = self._times(tau, [slope / gain.by_tau for slope in slopes])
        return [np.where(np.isfinite(time), slope, np.nan) for slope in found]

    def _height_at_threshold(self, tau):
        """H where D = sech^2 x: at low temperatures much less than what rounding leaves of H."""
        log_sech2 = 2 * (np.log(2) - self.x - np.log1p(np.exp(-2 * self.x)))
        exponent = log_sech2 + 4 * (1 - self.coupling) * tau
        return 4 * np.exp(exponent) / -np.expm1(-4 * self.squeezing)

    def _peak_time(self):
        gain = LogGain(self.coupling, self.squeezing, self.best_tau)
        mixed = gain.by_tau_coupling, gain.by_tau_squeezing
        slopes = 0.0, *(-slope / gain.by_tau_tau for slope in mixed)
        known = self.entangled & np.isfinite(self.best_tau)
        return [np.where(known, s, np.nan) for s in self._times(self.best_tau, slopes)]

    def _best(self):
        """The largest D, and the derivatives of its logarithm by coupling and squeezing."""
        gain, dark = LogGain(self.coupling, self.squeezing, self.best_tau), self.coupling == 1
        best = np.where(dark, gain.shrinkage / 4, gain.value)
        by_coupling = np.where(dark, np.inf, gain.by_coupling / gain.height)
        dark_slope = 4 * gain.shrunk / gain.shrinkage
        by_squeezing = np.where(dark, dark_slope, gain.by_squeezing / gain.height)
        return best, by_coupling, by_squeezing

    def _thermal(self):
        """Derivative by x of log2 tanh x."""
        return 2 / np.log(2) / np.sinh(2 * self.x)

    def _peak(self):
        best, *slopes = self._best()
        rest = [best / (1 - best) / (2 * np.log(2)) * slope for slope in slopes]
        found = self._by_parameter(self._thermal(), *rest)
        nothing = np.where((self.value.peak == 0) & self.warm, 0.0, np.nan)
        return [np.where(self.entangled, slope, nothing) for slope in found]

    def _asymptotic(self):
        gain, dark = LogGain(self.coupling, self.squeezing, np.inf), self.coupling == 1
        kept = 4 * gain.shrunk / (4 - gain.shrinkage) / (2 * np.log(2))
        by_coupling, by_squeezing = np.where(dark, np.nan, 0), np.where(dark, kept, 0)
        found = self._by_parameter(self._thermal(), by_coupling, by_squeezing)
        return *found[:3], np.where(dark, found[3], 0)

    def _critical(self):
        _, *slopes = self._best()
        x = self.frequency / self.critical
        rest = [self.critical / (2 * x * np.tanh(x)) * slope for slope in slopes]
        by_coupling, by_squeezing = (
            np.where(self.critical > 0, sign * slope, np.nan)
            for sign, slope in zip(self.signs, rest, strict=True)
        )
        return self.critical / self.frequency, 0.0, by_coupling, by_squeezing
