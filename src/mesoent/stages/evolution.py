"""Evolution: one curve E(t) by the matrix route, checked against the closed form."""

import math

import numpy as np

from mesoent.conventions import QUADRATURES
from mesoent.dynamics.events import entanglement_events
from mesoent.dynamics.evolution import matrix_log_negativity, reduced_covariance, trajectory

#: How the numbers come about; stored with them.
ROUTE = "matrix exponential at each time, in the co-rotating frame: Eqs. (61), (62), (66)"


def evolve(model, times):
    """Everything that is stored of one curve.

    Parameters
    ----------
    model : DoubleChain
    times : ndarray, shape (n,)

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue: the entanglement and the reduced covariance in time, the
        events, and the largest difference between the matrix route and the closed form.
    """
    signed = matrix_log_negativity(model, times)
    difference = np.abs(signed - trajectory(model, times, signed=True))
    return {
        "time": times,
        "row": np.array(QUADRATURES),
        "column": np.array(QUADRATURES),
        "covariance": reduced_covariance(model, times),
        "signed_log_negativity": signed,
        "log_negativity": np.maximum(signed, 0.0),
        "closed_form_difference": difference.max(),
        **_events(model),
    }


def _events(model):
    events = entanglement_events(model)
    return {
        "birth_time": _or_nan(events.birth),
        "death_time": _or_nan(events.death),
        "peak_time": _or_nan(events.peak_time),
        "peak_log_negativity": events.peak,
        "late_log_negativity": events.asymptotic,
    }


def _or_nan(time):
    return math.nan if time is None else time
