"""Evolution of any model by NumPy: any number of modes, any parties, moving backgrounds."""

import numpy as np

from mesoent.gaussian.bipartition import bipartite_log_negativity
from mesoent.gaussian.physical import ROUNDING
from mesoent.gaussian.symplectic import reduced


def generator(model, corotating):
    """The drift, or what is left of it when the local rotation is not followed."""
    return model.drift - model.local_rotation if corotating else model.drift


def propagated(propagator, model, background):
    """The model's initial state after a `propagator` of shape (..., m, m). Paper: Eq. (61)."""
    moved = propagator @ model.deviation @ np.swapaxes(propagator, -1, -2)
    result = background + moved
    return (result + np.swapaxes(result, -1, -2)) / 2


def rounding_of(generator, latest):
    """Error of a covariance relative to its trace.

    An exponential errs by eps times the norm of its exponent; where the generator is symmetric what
    has such an exponent has died out, and x exp(-x) < 1 leaves eps.
    """
    if np.array_equal(generator, generator.T):
        return ROUNDING
    return ROUNDING * (1 + np.linalg.norm(generator, 1) * latest)


def log_negativity_of(model, covariance, commutators, rounding=ROUNDING):
    """Signed E between the model's parties, for covariances and commutators of all modes."""
    kept, first = (*model.parties[0], *model.parties[1]), len(model.parties[0])
    states, forms = reduced(covariance, kept), reduced(commutators, kept)
    return bipartite_log_negativity(states, forms, first, rounding)
