"""Birth, death and peak of entanglement of one model."""

import math
from dataclasses import dataclass

from mesoent.dynamics.asymptotics import STEADY
from mesoent.dynamics.calendar import entanglement_calendar
from mesoent.errors import InputError
from mesoent.models.recognition import own


@dataclass(frozen=True)
class Events:
    """When entanglement appears, peaks and disappears, in the model's unit of time.

    `None` where there never is entanglement; `math.inf` where it never dies, or is largest only
    in the limit. `birth` is the first, `death` the last; inf too where entanglement comes back for
    ever. `peak` and `asymptotic` are in ebits, the latter signed, nan where E has no limit.
    `intervals` are all pairs of a birth and the death that follows it.
    """

    birth: float | None
    death: float | None
    peak_time: float | None
    peak: float
    asymptotic: float
    intervals: tuple[tuple[float, float], ...] = ()


def entanglement_events(model):
    r"""Sudden birth, sudden death, peak and asymptotic value of the entanglement.

    .. math:: E(t_b) = E(t_d) = 0, \qquad E'(t_p) = 0

    Paper: Eqs. (73), (74), corrected: (74) is to base 2, holds for :math:`|k|`, and death needs
    :math:`0 < T < T_c(k, \lambda)`.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
        With one mode on either side.

    Returns
    -------
    Events
        `birth`, `death`, `peak_time` (times), `peak`, `asymptotic` (ebits).

    Raises
    ------
    InputError
        If `model` is no model, or its entanglement is not decided at all times.

    Notes
    -----
    A model's own events, where it has them: for `DoubleChain` roots of the closed form. Else the
    first birth, the last death and the peak of its `entanglement_calendar`.

    Times are accurate to a few units of 1e-16 times the conditioning of the root: next to
    the critical temperature birth and death move as :math:`\sqrt{T_c - T}`.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> events = entanglement_events(DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0))
    >>> f"{events.birth:.6f} {events.peak:.6f} {events.death:.4f}"
    '2.903548 0.072234 86.0485'
    """
    if find := own(model, "events"):
        return _of_numbers(find(model))
    calendar = entanglement_calendar(model)
    if gaps := calendar.gaps:
        start, stop = gaps[0]
        raise InputError(
            f"nothing is proven of the entanglement between t = {start:.6g} and {stop:.6g}, so its "
            "events are not known; see entanglement_calendar(model).undecided"
        )
    born = calendar.intervals[0][0] if calendar.intervals else None
    dead = calendar.intervals[-1][1] if calendar.intervals else None
    steady = calendar.late.highest - calendar.late.lowest <= STEADY
    return Events(
        birth=born,
        death=math.inf if calendar.recurrent else dead,
        peak_time=calendar.peak_time,
        peak=calendar.peak,
        asymptotic=calendar.late.highest if steady else math.nan,
        intervals=calendar.intervals,
    )


def _of_numbers(found):
    """The events of a model that is born once at most."""
    return Events(
        birth=_none_if_nan(found.birth),
        death=_none_if_nan(found.death),
        peak_time=_none_if_nan(found.peak_time),
        peak=found.peak,
        asymptotic=found.asymptotic,
        intervals=() if math.isnan(found.birth) else ((found.birth, found.death),),
    )


def _none_if_nan(value):
    return None if math.isnan(value) else value
