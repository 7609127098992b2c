"""Reductions of E(t) for many parameter sets of any model."""

import math
from typing import NamedTuple

import numpy as np

from mesoent import models
from mesoent.arrays import real_array, thread_count
from mesoent.dynamics.asymptotics import STEADY
from mesoent.dynamics.calendar import entanglement_calendar
from mesoent.errors import InputError


class Scan(NamedTuple):
    """What a scan finds for each parameter set; arrays of one shape.

    `peak` and `asymptotic` are in ebits, the latter signed, nan where E has no limit. Times are in
    the model's unit: `birth` the first, `death` the last, `nan` where there is never entanglement,
    `inf` where it never dies or is largest only in the limit. `intervals` is their number and
    `entangled_time` their length, `inf` where they recur for ever. Where anything is not proven,
    all but `asymptotic` is `nan`.
    """

    peak: np.ndarray
    peak_time: np.ndarray
    birth: np.ndarray
    death: np.ndarray
    asymptotic: np.ndarray
    intervals: np.ndarray
    entangled_time: np.ndarray


def scan(*, model="double_chain", threads=1, **parameters):
    r"""Reductions of E(t) over all times, without a trajectory.

    .. math:: E(t_b) = E(t_d) = 0, \qquad E'(t_p) = 0

    Paper: Eqs. (65), (73), (74).

    Parameters
    ----------
    model : str
        A name of the catalogue, or the path of a user's file.
    threads : int
        Threads that share the sets, where the model has a scan of its own.
    **parameters : float or array_like
        Those of the model, with its defaults and options; broadcast together.

    Returns
    -------
    Scan
        Arrays of the broadcast shape; a model's own scan may find more, as `critical_temperature`
        of "double_chain".

    Raises
    ------
    InputError
        If a value is no finite real number or out of bounds, or the shapes do not fit together.
    ModelError
        If there is no such model, or a set is none.

    Notes
    -----
    A model's own scan, where it has one: for "double_chain" see
    `mesoent.models.double_chain.scan`. Else an `entanglement_calendar` of each set, with its
    accuracy, in some tenths of a second.

    Examples
    --------
    >>> found = scan(temperature=[0.1, 0.6], coupling=0.9, squeezing=1.0)
    >>> found.birth.round(6), found.critical_temperature.round(6)
    (array([2.903548,      nan]), array([0.542342, 0.542342]))
    >>> scan(model="two_oscillators", coupling=0.0, two_mode_squeezing=[0.0, 0.5]).death.round(6)
    array([     nan, 8.848678])
    """
    if own := models.capability(model, "scanner"):
        return own(**parameters, threads=threads)
    thread_count(threads)
    return _one_by_one(model, parameters)


def _one_by_one(model, parameters):
    names, options = list(parameters), models.entry(model).options
    arrays = [
        np.asarray(value, dtype=object) if name in options else real_array(name, value)
        for name, value in parameters.items()
    ]
    try:
        sets = np.broadcast(*arrays)
    except ValueError:
        shapes = ", ".join(f"{name} {np.shape(parameters[name])}" for name in names)
        raise InputError(f"shapes do not fit together: {shapes}") from None
    out = np.empty((len(Scan._fields), sets.size))
    for index, values in enumerate(sets):
        given = {
            name: value if name in options else float(value)
            for name, value in zip(names, values, strict=True)
        }
        out[:, index] = _reduced(entanglement_calendar(models.build(model, **given)))
    return Scan(*out.reshape(len(out), *sets.shape))


def _reduced(calendar):
    """The fields of `Scan` for one calendar."""
    steady = calendar.late.highest - calendar.late.lowest <= STEADY
    late = calendar.late.highest if steady else math.nan
    if calendar.gaps:
        return [math.nan] * 4 + [late] + [math.nan] * 2
    if not calendar.intervals:
        return [0.0, math.nan, math.nan, math.nan, late, 0, 0.0]
    count, length = len(calendar.intervals), sum(d - b for b, d in calendar.intervals)
    death = calendar.intervals[-1][1]
    if calendar.recurrent:
        count = length = death = math.inf
    birth = calendar.intervals[0][0]
    return [calendar.peak, calendar.peak_time, birth, death, late, count, length]
