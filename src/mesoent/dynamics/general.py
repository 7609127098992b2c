"""Evolution of any model by NumPy: any number of modes, any parties, moving backgrounds."""

import numpy as np

from mesoent.gaussian.bipartition import bipartite_log_negativity
from mesoent.gaussian.physical import ROUNDING
from mesoent.gaussian.symplectic import reduced


def generator(model, corotating):
    """The drift, or what is left of it when the local rotation is not followed."""
    return model.drift - model.local_rotation if corotating else model.drift


def propagated(propagator, model, times):
    """The model's initial state after a `propagator` of shape (..., m, m). Paper: Eq. (61)."""
    moved = propagator @ model.deviation @ np.swapaxes(propagator, -1, -2)
    result = model.background(times) + moved
    return (result + np.swapaxes(result, -1, -2)) / 2


def log_negativity_of(model, covariance, times):
    """Signed E between the model's parties for covariances of all modes at these times.

    An exponential errs by eps times the norm of its exponent, and so does the covariance.
    """
    norm = np.linalg.norm(generator(model, corotating=True), 1) * np.max(times, initial=0.0)
    kept = (*model.parties[0], *model.parties[1])
    commutators = reduced(model.commutators(times), kept)
    return bipartite_log_negativity(
        reduced(covariance, kept), commutators, len(model.parties[0]), ROUNDING * (1 + norm)
    )
