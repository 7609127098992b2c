"""One and two collective modes as matrices between number states."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.number_basis import lowering, quadratures


def thermal_state(occupation_ratio, cutoff):
    """Density matrix with Boltzmann factors `occupation_ratio` between neighbouring levels."""
    weights = occupation_ratio ** np.arange(cutoff)
    return np.diag(weights / weights.sum())


def both(cutoff):
    """X1, P1, X2, P2."""
    one = np.eye(cutoff)
    x, p = quadratures(cutoff)
    return [np.kron(x, one), np.kron(p, one), np.kron(one, x), np.kron(one, p)]


def covariance(state, operators):
    """Symmetrised second moments of operators without means."""
    return np.array([[np.trace(state @ a @ b).real for b in operators] for a in operators])


def two_mode_squeezer(strength, cutoff):
    """exp r (a1^dag a2^dag - a1 a2)."""
    pair = np.kron(lowering(cutoff), lowering(cutoff))
    return expm(strength * (pair.T - pair))


def partial_transpose(state, cutoff):
    """The second mode transposed."""
    return state.reshape([cutoff] * 4).swapaxes(1, 3).reshape(state.shape)
