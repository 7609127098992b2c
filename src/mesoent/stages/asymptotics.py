"""Asymptotics: E as t goes to infinity over some parameters, from the modes that do not decay."""

from itertools import product

import numpy as np

from mesoent.dynamics.asymptotics import asymptotic_log_negativity

#: How the numbers come about; stored with them.
ROUTE = "projector on the dark mode of the co-rotating generator: Eqs. (61), (74)"


def asymptotics(make, axes):
    """The asymptotic entanglement for every combination of the points along the axes.

    Parameters
    ----------
    make : callable
        The model with these values of the parameters that vary.
    axes : dict of ndarray
        Values of each of them.

    Returns
    -------
    dict of ndarray
        The axes and quantities of the catalogue.
    """
    points = [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]
    signed = np.array([asymptotic_log_negativity(make(**point)) for point in points])
    signed = signed.reshape([len(values) for values in axes.values()])
    return axes | {
        "signed_asymptotic_log_negativity": signed,
        "asymptotic_log_negativity": np.maximum(signed, 0.0),
    }
