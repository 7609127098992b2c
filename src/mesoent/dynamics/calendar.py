"""The entanglement calendar: every interval in which the parties of a model are entangled."""

from dataclasses import dataclass
from math import inf, isinf

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from mesoent.arrays import one_number, within
from mesoent.dynamics.asymptotics import STEADY, Late, late_log_negativity
from mesoent.dynamics.cells import search, witness
from mesoent.dynamics.evolution import covariance
from mesoent.dynamics.general import log_negativity_of
from mesoent.dynamics.transposed import Transposed
from mesoent.models.recognition import recognised

#: A second maximum that is higher by less than this, relative, is not looked for.
_LEVEL = 1e-9


@dataclass(frozen=True)
class Calendar:
    """When the parties are entangled, in the model's unit of time; E in ebits.

    `intervals` are pairs of birth and death, `inf` where entanglement never dies. `peak_time` is
    None where there is no entanglement, `inf` where E is largest only in the limit. `late` holds
    the lowest and the highest value of signed E as t goes to infinity, equal where it has a
    limit. `recurrent` says that intervals go on for ever: `intervals` are then the first ones.
    `undecided` are cells, shorter than the resolution or up to inf, about which nothing is proven.
    """

    intervals: tuple[tuple[float, float], ...]
    peak: float
    peak_time: float | None
    late: Late
    recurrent: bool
    undecided: tuple[tuple[float, float], ...]

    @property
    def gaps(self):
        """The undecided cells that are longer than 1e-6 (1 + t): no birth just after t = 0."""
        return [cell for cell in self.undecided if cell[1] - cell[0] > 1e-6 * (1 + cell[0])]


def entanglement_calendar(model, *, resolution=1e-8):
    r"""All intervals of entanglement, found by excluding what lies between them.

    .. math:: E(t) > 0 \iff A(t) = \Sigma(t) + \tfrac i2 \tilde\sigma(t) \not\ge 0

    Paper: Eqs. (60), (65); the paper's own model has one interval at most. Time is cut into cells
    on each of which A is proven to be positive semidefinite, or not to be, by cubic interpolation
    and a bound on the fourth derivative, which complete positivity gives; so is the rest of time.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
        With one mode on either side.
    resolution : float
        No interval longer than this, relative to 1 + t, is missed.

    Returns
    -------
    Calendar

    Raises
    ------
    InputError
        If `model` is no model, has other parties, or `resolution` does not lie between 0 and 1.

    Notes
    -----
    What is excluded is so up to the rounding of its matrices. Births and deaths are roots to the
    rounding of A over its slope there, the peak's time likewise. Where late E moves for ever, the
    extremes of a grid decide; see `late_log_negativity`.

    Examples
    --------
    >>> from mesoent import GeneralChains
    >>> chains = GeneralChains(
    ...     bath_temperature=0.105, detuning=0.99, squeezing_1=0.092, squeezing_2=0.092)
    >>> [(round(birth, 3), round(death, 3)) for birth, death in
    ...  entanglement_calendar(chains).intervals]
    [(0.516, 1.565), (2.504, 12.89)]
    """
    value = recognised(model)
    number = one_number("resolution", resolution)
    within("resolution", number, (number > 0) & (number < 1), "lie between 0 and 1")
    problem = Transposed(value)
    found, late = search(problem, float(resolution)), late_log_negativity(value)
    peak, time = _peak(value, problem, found.intervals, late, float(resolution))
    intervals = tuple((float(birth), float(death)) for birth, death in found.intervals)
    undecided = tuple((float(start), float(stop)) for start, stop in found.undecided)
    return Calendar(intervals, peak, time, late, found.recurrent, undecided)


def _peak(model, problem, intervals, late, resolution):
    """The largest E and when, such that no other time has more."""
    if not intervals:
        return 0.0, None
    best, when = max(_highest(model, problem, interval) for interval in intervals)
    for _ in range(8):
        if late.highest > best - STEADY and isinf(intervals[-1][1]):
            best, when = late.highest, inf
        above = search(problem.at_level(2.0**-best * (1 - _LEVEL)), resolution)
        if not above.intervals:
            break
        candidate = max(_highest(model, problem, interval) for interval in above.intervals)
        if candidate[0] <= best:
            break
        best, when = candidate
    return float(best), float(when)


def _highest(model, problem, interval):
    """A maximum of E in an interval: the best of a few times, and the zero of its slope there."""
    birth, death = interval
    last = death if not isinf(death) else 1e3 * (1 + birth)
    times = birth - 1 + np.geomspace(1, 1 + last - birth, 67)
    values = _signed(model, times)
    highest = int(np.argmax(values))
    place = min(max(highest, 1), 65)
    low, high = times[place - 1], times[place + 1]
    rough = minimize_scalar(
        lambda t: -float(_signed(model, t)),
        bounds=(low, high),
        method="bounded",
        options={"xatol": 1e-7 * (high - low)},
    ).x
    time = _zero_slope(model, problem, rough, 1e-4 * (high - low))
    found = float(_signed(model, time))
    return (found, time) if highest or found >= values[0] else (float(values[0]), birth)


def _signed(model, times):
    """E before clipping; that the moments are those of a state need not be asked again."""
    state = covariance(model, times, corotating=True)
    return log_negativity_of(model, state, model.commutators(times), rounding=_LEVEL)


def _zero_slope(model, problem, time, width):
    """Where E stands still, near a time; that time if its slope does not change sign there."""

    def slope(t):
        level = 2.0 ** -float(_signed(model, t))
        value, change, _ = problem.at_level(level)(t)
        z = witness(value)
        return float((z.conj() @ change @ z).real)

    for wider in (width, 10 * width, 100 * width):
        low, high = max(time - wider, 0.0), time + wider
        if slope(low) * slope(high) < 0:
            return brentq(slope, low, high, xtol=1e-14, rtol=1e-14)
    return time
