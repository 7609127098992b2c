"""Critical values: where the asymptotic entanglement vanishes along one parameter."""

from itertools import pairwise, product

import numpy as np
from scipy.optimize import brentq

from mesoent.dynamics.asymptotics import asymptotic_log_negativity

#: How the numbers come about; stored with them.
ROUTE = "zero of the asymptotics; beside it, where there is one, the closed form: Eq. (74)"

#: How well a zero is found, relative to it.
_PRECISION = 1e-14

#: Beyond the points, the search for a zero that the closed form tells of doubles so many times.
_DOUBLINGS = 40


def critical(make, late, axes, along, closed=None):
    """The first zero of the asymptotic entanglement along one parameter.

    Parameters
    ----------
    make : callable
        The model with these values of the parameters that vary.
    late : ndarray
        Signed asymptotic entanglement over the axes, the last of which is `along`.
    axes : dict of ndarray
        Values of each of them.
    along : str
        The axis along which the zero is sought.
    closed : callable, optional
        A second route to it, for values of the other parameters.

    Returns
    -------
    dict of ndarray
        The other axes, and quantities of the catalogue: the critical value, in closed form if
        there is one, and by extraction; nan where the points enclose no zero.
    """
    others = {name: values for name, values in axes.items() if name != along}
    shape = [len(values) for values in others.values()]
    points = [dict(zip(others, values, strict=True)) for values in product(*others.values())]
    expected = [closed(**point) for point in points] if closed else [None] * len(points)
    found = [
        _zero(lambda value, point=point: asymptotic_log_negativity(make(**point, **{along: value})),
              axes[along], signed, value)
        for point, signed, value in zip(
            points, late.reshape(len(points), -1), expected, strict=True
        )
    ]  # fmt: skip
    return others | {
        "critical_value": np.reshape(expected if closed else found, shape),
        "extracted_critical_value": np.reshape(found, shape),
    }


def _zero(entanglement, values, signed, expected):
    """Where a function of one value changes sign; `signed` is what it is at the values."""
    if expected == 0:
        return 0.0
    known = zip(values, signed, strict=True)
    beyond = values[-1] * 2.0 ** np.arange(1, _DOUBLINGS if expected is not None else 1)
    search = (*known, *((value, None) for value in beyond))
    signs = ((value, sign if sign is not None else entanglement(value)) for value, sign in search)
    for (low, before), (high, after) in pairwise(signs):
        if (before > 0) != (after > 0):
            return _root(entanglement, low, high)
    return np.nan


def _root(entanglement, low, high):
    scale = _PRECISION * max(abs(low), abs(high))
    return brentq(entanglement, low, high, xtol=scale, rtol=_PRECISION)
