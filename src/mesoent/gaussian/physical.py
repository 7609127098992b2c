"""What a matrix must be to be the covariance of a state, for any number of modes."""

import numpy as np

from mesoent.errors import UnphysicalStateError
from mesoent.gaussian.symplectic import symplectic_spectrum

#: Error of the entries of a covariance relative to its trace, and the largest asymmetry accepted.
ROUNDING, SYMMETRY = 8 * 2.0**-53, 2.0**-46

#: What the verdicts mean, in words; {} is the deviation. 0 is a state.
_REASONS = {
    1: "holds NaN, infinity, or numbers whose squares overflow",
    2: "is not symmetric, by {:.3g} of its trace",
    3: "is not positive definite, by {:.3g} of its trace",
    4: "violates the uncertainty relation (Eq. 60): twice its smallest symplectic eigenvalue is "
    "below 1 by {:.3g}",
    5: "is too ill-conditioned for double precision: rounding moves its symplectic eigenvalues "
    "by a relative {:.3g}; squeeze less, or give it in a frame in which it is balanced",
}


def refuse_unphysical(verdict, deviation):
    """Raise an error for the first matrix that is no state, if there is one.

    Parameters
    ----------
    verdict, deviation : ndarray, shape (...)
        Zero for a state, or a reason, and by how much the condition is violated.

    Raises
    ------
    UnphysicalStateError
    """
    if verdict.any():
        first = int(np.flatnonzero(verdict)[0])
        index = np.unravel_index(first, verdict.shape)
        raise UnphysicalStateError(complaint(index, verdict.flat[first], deviation.flat[first]))


def complaint(index, verdict, deviation):
    """Why the matrix at that place of a stack is no state."""
    which = f"covariance{[int(i) for i in index]}" if index else "covariance"
    return f"{which} {_REASONS[int(verdict)].format(abs(deviation))}"


def refuse_what_is_no_state(covariance, commutators, rounding=ROUNDING):
    """Hold a stack of covariances of any number of modes against all conditions, in order.

    As the kernel for two modes: rounding of the entries amounts to another matrix, and one is
    refused if none as near as that is a state.

    Parameters
    ----------
    covariance, commutators : ndarray, shape (..., 2 n, 2 n)
    rounding : float
        Error of the entries relative to the trace.

    Raises
    ------
    UnphysicalStateError
    """
    _refuse_if(~np.isfinite(covariance * covariance).all(axis=(-2, -1)), 1, np.nan)
    trace = np.trace(covariance, axis1=-2, axis2=-1)
    size = np.maximum(np.abs(trace), np.finfo(float).tiny)
    transposed = np.swapaxes(covariance, -1, -2)
    asymmetry = np.abs(covariance - transposed).max(axis=(-2, -1))
    _refuse_if(asymmetry > SYMMETRY * size, 2, asymmetry / size)
    symmetric = (covariance + transposed) / 2
    values = np.linalg.eigvalsh(symmetric)
    _refuse_if(values[..., 0] <= 0, 3, values[..., 0] / size)
    uncertainty = (rounding * size + 1.5 * asymmetry) * (1 / values).sum(axis=-1)
    _refuse_if(uncertainty >= 1, 5, uncertainty)
    shortfall = 1 - 2 * symplectic_spectrum(symmetric, commutators)[..., 0]
    _refuse_if(shortfall > uncertainty, 4, shortfall)


def _refuse_if(broken, verdict, deviation):
    refuse_unphysical(np.where(broken, verdict, 0), np.broadcast_to(deviation, broken.shape))
