"""Asymptotics: E as t goes to infinity, over squeezing and temperature, from the dark mode."""

from dataclasses import replace

import numpy as np

from mesoent.dynamics.asymptotics import dark_projector, late_covariance
from mesoent.gaussian.entanglement import log_negativity
from mesoent.gaussian.symplectic import balanced, reduced

#: How the numbers come about; stored with them.
ROUTE = "projector on the dark mode of the co-rotating generator: Eqs. (61), (74)"


def asymptotics(model, squeezings, temperatures):
    """The asymptotic entanglement of `model` with other squeezings and temperatures.

    Parameters
    ----------
    model : DoubleChain
    squeezings, temperatures : ndarray, shapes (n,) and (m,)

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue.
    """
    columns = [_column(replace(model, temperature=t), squeezings) for t in temperatures]
    late = balanced(reduced(np.stack(columns, axis=1), model.entangled_modes))
    signed = log_negativity(late, signed=True)
    return {
        "squeezing": squeezings,
        "temperature": temperatures,
        "signed_asymptotic_log_negativity": signed,
        "asymptotic_log_negativity": np.maximum(signed, 0.0),
    }


def _column(model, squeezings):
    """Late covariances at one temperature; squeezing enters the initial state only."""
    projector = dark_projector(model)
    return np.stack([late_covariance(replace(model, squeezing=k), projector) for k in squeezings])
