"""Asymptotics: E as t goes to infinity, over squeezing and temperature, from the dark mode."""

from dataclasses import replace

import numpy as np

from mesoent.asymptotics import asymptotic_log_negativity


def asymptotics(model, squeezings, temperatures):
    """The signed asymptotic entanglement of `model` with other squeezings and temperatures.

    Parameters
    ----------
    model : DoubleChain
    squeezings, temperatures : ndarray, shapes (n,) and (m,)

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue.
    """
    plane = [
        [
            asymptotic_log_negativity(replace(model, squeezing=k, temperature=t))
            for t in temperatures
        ]
        for k in squeezings
    ]
    return {
        "squeezing": squeezings,
        "temperature": temperatures,
        "signed_asymptotic_log_negativity": np.array(plane),
        "asymptotic_log_negativity": np.maximum(plane, 0.0),
    }
