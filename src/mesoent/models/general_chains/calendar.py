"""All intervals of entanglement of many parameter sets at once, and what a scan stores of them."""

from typing import NamedTuple

import numpy as np

from mesoent.arrays import thread_count, whole_number, within
from mesoent.errors import InputError
from mesoent.kernels import ISA, _calendar
from mesoent.models.catalogue import MODELS
from mesoent.models.general_chains.elementary import elementary
from mesoent.models.parameters import checked, checked_array

#: Beyond it a covariance in doubles no longer tells a squeezed state from an impossible one.
MOST_SQUEEZING = 4.0

#: A bath colder than frequency / COLDEST ends entanglement when it is no double any more.
COLDEST = 300.0

#: Parameter sets that are prepared at a time.
_PIECE = 2**14


class Calendar(NamedTuple):
    """When each parameter set is entangled; arrays of one shape, the next two with one more axis.

    `births` and `deaths` are the first intervals in order, `nan` behind the last one and `inf`
    where entanglement never dies. `intervals` is their number: `inf` where they recur for ever.
    `peak` is the largest E and `late` its signed limit, in ebits; `peak_time` is `nan` without
    entanglement and `inf` where E is largest in the limit. `undecided` counts the cells of time,
    each as short as the resolution, about which nothing is proved, and the tail if that is not.
    """

    births: np.ndarray
    deaths: np.ndarray
    intervals: np.ndarray
    peak: np.ndarray
    peak_time: np.ndarray
    late: np.ndarray
    entangled_time: np.ndarray
    recurrent: np.ndarray
    undecided: np.ndarray
    evaluations: np.ndarray


class Scan(NamedTuple):
    """What a scan stores of each parameter set; `nan` in all but `asymptotic` if undecided.

    `birth` is the first one and `death` the last; both are `nan` if there is no entanglement.
    """

    peak: np.ndarray
    peak_time: np.ndarray
    birth: np.ndarray
    death: np.ndarray
    asymptotic: np.ndarray
    intervals: np.ndarray
    entangled_time: np.ndarray


def calendar(*, bath="common_occupation", most=16, threads=1, **parameters):
    r"""Every interval in which E(t) > 0, proved to be all of them.

    .. math:: E(t) > 0 \iff A(t) = \begin{pmatrix} V_n + K/2 & V_a \\ V_a^* & V_n^* - K/2
              \end{pmatrix} \not\ge 0, \qquad K = \mathrm{diag}(k_1, -k_2)

    with the normal and anomalous moments of the two modes and their commutators. Paper: Eqs. (61),
    (65), (72), for the general model.

    Parameters
    ----------
    bath : {"common_occupation", "local_gibbs"}
        As in `GeneralChains`.
    most : int
        How many intervals of each set are returned.
    threads : int
        Threads that share the sets; the result does not depend on it.
    **parameters : float or array_like
        Those of `GeneralChains`, with its defaults; broadcast together. Squeezings in [-4, 4].

    Returns
    -------
    Calendar
        Arrays of the broadcast shape; `births` and `deaths` of shape (..., most).

    Raises
    ------
    InputError
        If a value is not allowed, the shapes do not fit together, or a set has more than `most`
        intervals that do not recur.

    Notes
    -----
    Between two evaluations the fourth derivative of A is bounded, so that each cell in which
    nothing is reported, and the tail, is excluded by a bound: see kernels/calendar_march.h. No
    interval longer than 1e-8 of the time scale of the motion, or 1e-10 of the time passed, is
    missed. Against 60 calendars of 50 digits: 5e-14 relative in births and deaths, 1e-11 in peak
    times, 1e-12 in E. One core does 12 000 to 37 000 sets a second.

    Examples
    --------
    >>> found = calendar(bath_temperature=0.1, passive_coupling=3.0, coupling=0.3,
    ...                  squeezing_1=0.8, squeezing_2=0.8)
    >>> int(found.intervals), found.births[:2].round(6).tolist()
    (15, [0.202837, 0.741186])
    """
    most = whole_number("most", most, 0)
    return _calendar_of(bath, parameters, most, thread_count(threads))


def scan(*, bath="common_occupation", threads=1, **parameters):
    """What a scan stores of `calendar`, without the intervals themselves.

    Parameters
    ----------
    bath, threads, **parameters
        As in `calendar`.

    Returns
    -------
    Scan
        Arrays of the broadcast shape.

    Raises
    ------
    InputError
        If a value is not allowed or the shapes do not fit together.

    Examples
    --------
    >>> scan(bath_temperature=0.3, detuning=[0.0, 0.2], squeezing_1=0.5, squeezing_2=0.5).death
    array([        inf, 80.87453843])
    """
    found, first, last = _computed(bath, parameters, 0, thread_count(threads))
    known = found.undecided == 0
    times = (found.peak_time, first, last)
    peak, *times = (np.where(known, values, np.nan) for values in (found.peak, *times))
    amounts = (np.where(known, v, np.nan) for v in (found.intervals, found.entangled_time))
    return Scan(peak, *times, found.late, *amounts)


def _calendar_of(bath, parameters, most, threads):
    found, _, _ = _computed(bath, parameters, most, threads)
    number = np.where(found.recurrent, 0, found.intervals)
    within("the number of intervals", number, number <= most, f"be at most {most}: raise `most`")
    return found


def _computed(bath, parameters, most, threads):
    """The calendar, and first births and last deaths."""
    values, shape = _common_shape(_allowed(parameters))
    _refuse_together(values)
    bath = checked("general_chains", "bath", bath)
    size = int(np.prod(shape))
    table, births = np.empty((_calendar.OUTPUTS, size)), np.empty((size, most))
    deaths = np.empty_like(births)
    for begin in range(0, size, _PIECE):
        piece = slice(begin, min(begin + _PIECE, size))
        rows, powers = elementary({name: v.flat[piece] for name, v in values.items()}, bath)
        _fill(rows, powers, table[:, piece], births[piece], deaths[piece], threads)
    return _named(table, births, deaths, shape)


def _fill(rows, powers, table, births, deaths, threads):
    """One piece, with its times in the unit of the parameters."""
    part = np.empty(table.shape)
    _calendar.calendar(rows, part, births, deaths, threads, ISA)
    for times in (part[1], part[2], part[3], part[6], births.T, deaths.T):
        np.ldexp(times, -powers, out=times)
    table[...] = part


def _named(table, births, deaths, shape):
    number, first, last, peak_time, peak, late, length, undecided, evaluations = table.reshape(
        len(table), *shape
    )
    within("a parameter set", number, ~np.isnan(number), "be in the range of doubles")
    pairs = (array.reshape(*shape, array.shape[1]) for array in (births, deaths))
    counts = (array.astype(int) for array in (undecided, evaluations))
    found = Calendar(*pairs, number, peak, peak_time, late, length, np.isinf(number), *counts)
    return found, first, last


def _allowed(given):
    """An array for each parameter: what is given, or its default."""
    known = MODELS["general_chains"].parameters
    for name in given:
        if name not in known:
            raise InputError(f"{name!r} is no parameter, but must be one of {', '.join(known)}")
    defaults = {name: parameter.default for name, parameter in known.items()}
    chosen = defaults | {name: value for name, value in given.items() if value is not None}
    named = {name: value for name, value in chosen.items() if isinstance(value, str)}
    chosen |= {name: chosen.get(value, value) for name, value in named.items()}
    values = {name: checked_array("general_chains", name, chosen[name]) for name in known}
    for name in ("squeezing_1", "squeezing_2", "squeezing_3"):
        bound = f"lie in [-{MOST_SQUEEZING:g}, {MOST_SQUEEZING:g}] for the calendar: beyond it"
        within(name, values[name], abs(values[name]) <= MOST_SQUEEZING, f"{bound} digits are lost")
    return values


def _refuse_together(values):
    """What two parameters must not be at once."""
    warmth, frequency = values["bath_temperature"], values["frequency"]
    followed = (warmth * COLDEST >= frequency) | (warmth == 0)
    wanted = f"be 0 or at least frequency / {COLDEST:g} for the calendar: deaths are too late else"
    within("bath_temperature", warmth, followed, wanted)
    detuning = values["detuning"]
    within("detuning", detuning, abs(detuning) / 2 < frequency, "be below twice frequency")
    damping = values["rate_1"] + values["rate_2"]
    within("rate_1 + rate_2", damping, damping > 0, "be positive")


def _common_shape(values):
    try:
        arrays = np.broadcast_arrays(*values.values())
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in values.items() if array.ndim)
        raise InputError(f"shapes do not fit together: {shapes}") from None
    return dict(zip(values, arrays, strict=True)), arrays[0].shape
