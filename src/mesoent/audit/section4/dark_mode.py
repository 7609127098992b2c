"""Entanglement for ever at lambda = 1, the critical temperature, and Figs. 4 to 6."""

import math

import numpy as np
from scipy.optimize import brentq

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve, whole_curve
from mesoent.audit.section4.statements import against
from mesoent.models.double_chain.scan import scan

_SQUEEZINGS = (0.05, 0.2, 0.5, 1.0, -1.0, 2.0)


def for_ever(temperatures):
    """E at late times is positive at the first temperature and negative at the second."""
    return largest(
        Residual(max(0.0, float(-sign * _limit(temperature, k))), f"T = {temperature:g}, k = {k:g}")
        for sign, temperature in zip((1, -1), temperatures, strict=True)
        for k in _SQUEEZINGS
    )


def critical(form):
    """The largest signed E over all times at the temperature form(k): zero where it is T_c."""
    return largest(_critical(form, k) for k in _SQUEEZINGS)


def boundary(k):
    """T at which (74) vanishes for lambda = 1."""
    return 1 / math.atanh(math.sqrt((3 + math.exp(-4 * abs(k))) / 4))


def limit_of_figure_4(direction):
    """Sign of the limit of E at k = 1, for the temperatures below T_c."""
    temperatures = (0.01, 0.1, 0.3, 0.5, 0.7, 0.75)
    places = [f"T = {t:g}" for t in temperatures]
    return against(direction, [_limit(t, 1.0) for t in temperatures], places)


def approach(rate):
    """Rate, in units of kappa, at which E approaches its limit at k = 1."""
    return largest(_approach(rate, temperature) for temperature in (0.05, 0.1, 0.3, 0.5, 0.7))


def later_birth(direction):
    """Fig. 5: the change of the time of birth from one squeezing to a larger one."""
    squeezings = np.linspace(0.05, 6.0, 120)
    births = scan(temperature=0.1, coupling=1.0, squeezing=squeezings).birth
    return against(direction, np.diff(births), [f"k = {k:.2f}" for k in squeezings[1:]])


def needs_squeezing(squeezing):
    """Fig. 5: largest E over all times with this squeezing."""
    times, values = whole_curve(Case(0.1, 1.0, squeezing))
    return against(-1, values, [f"t = {time:.3g}" for time in times])


def larger_limit(sign):
    """Fig. 5: how far the limit of E is, at its nearest, from a change of `sign` (-1, 0 or 1)
    when the squeezing grows.
    """
    squeezings = np.linspace(0.1, 2.5, 25)
    steps = np.diff([_limit(0.1, k) for k in squeezings])
    missing = np.maximum(0.0, -sign * steps) if sign else np.abs(steps)
    nearest = int(missing.argmin())
    pair = f"k = {squeezings[nearest]:.1f} and {squeezings[nearest + 1]:.1f}"
    return Residual(float(missing[nearest]), pair)


def falling(direction):
    """Fig. 6, left: the change of the limit of E with temperature at k = 1."""
    temperatures = np.linspace(0.02, 0.75, 74)
    limits = [_limit(t, 1.0) for t in temperatures]
    return against(direction, np.diff(limits), [f"T = {t:.2f}" for t in temperatures[1:]])


def zero(temperature):
    """Fig. 6, left: where the limit of E at k = 1 changes its sign, to the digits quoted."""
    found = _border(1.0)
    return Residual(abs(round(found, 2) - temperature), f"T_c = {found:.9f}")


def regions(form):
    """Fig. 6, right: largest |E| on the wrong side of the line T = form(k), and the line itself."""
    points = np.random.default_rng(6).uniform((0.01, 0.02), (2.0, 1.0), (150, 2)).tolist()
    sides = [
        Residual(max(0.0, float(_limit(t, k) * np.sign(t - form(k)))), f"T = {t:.3f}, k = {k:.3f}")
        for k, t in points
    ]
    lines = [
        Residual(abs(_border(k) - form(k)), f"the line at k = {k}") for k in (0.05, 0.3, 1.0, 2.0)
    ]
    return largest(sides + lines)


def _border(squeezing):
    """The temperature at which the limit of E changes its sign."""
    return brentq(_limit, 0.1, 1.0, args=(squeezing,), xtol=1e-13)


def _limit(temperature, squeezing):
    case = Case(temperature, 1.0, squeezing)
    return float(curve(case, case.late.time))


def _critical(form, k):
    case = Case(form(k), 1.0, k)
    return Residual(abs(float(whole_curve(case)[1].max())), str(case))


def _approach(rate, temperature):
    case = Case(temperature, 1.0, 1.0)
    times = np.array([8.0, 9.0]) / (1 - case.gamma)
    first, second = _limit(temperature, 1.0) - curve(case, times)
    return Residual(abs(float(np.log(first / second)) - rate), f"T = {temperature:g}")


CHECKS = {
    "Sec. 4, asymptotic entanglement": Check(for_ever, (0.2, 0.76)),
    "Sec. 4, critical temperature": Check(critical, boundary),
    "Fig. 4, first sentence": Check(limit_of_figure_4, +1),
    "Fig. 4, second sentence": Check(approach, 2.0),
    "Fig. 5, first sentence": Check(later_birth, +1),
    "Fig. 5, squeezing is needed": Check(needs_squeezing, 0.0),
    "Fig. 5, high values of k": Check(larger_limit, -1),
    "Fig. 6, left": Check(falling, -1),
    "Fig. 6, critical temperature": Check(zero, 0.75),
    "Fig. 6, right": Check(regions, boundary),
}
