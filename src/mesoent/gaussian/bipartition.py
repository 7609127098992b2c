"""Entanglement between any two groups of modes, whatever their commutators."""

import numpy as np

from mesoent.errors import UnphysicalStateError
from mesoent.gaussian.physical import ROUNDING, refuse_what_is_no_state
from mesoent.gaussian.symplectic import balanced, symplectic_spectrum
from mesoent.gaussian.two_mode import two_mode_log_negativity


def bipartite_log_negativity(covariance, commutators, first, rounding=ROUNDING):
    r"""Signed logarithmic negativity between the first modes and the others.

    .. math:: E = \sum_j \max\{0, -\log_2 (2 \tilde\nu_j)\}, \qquad
              \tilde\nu_j \in |\mathrm{spec}(\tilde\sigma^{-1} \Sigma)|

    Partial transposition changes the sign of the second side's commutators. Paper: Eqs. (65), (66).

    Parameters
    ----------
    covariance, commutators : ndarray, shape (..., 2 n, 2 n)
        Of the modes of the first side, then those of the second; the sides commute.
    first : int
        Number of modes of the first side.
    rounding : float
        As in `log_negativity`.

    Returns
    -------
    ndarray, shape (...)
        In ebits; where no mode is entangled, -log2 of twice the smallest symplectic eigenvalue.
        Never above 0 where the sides are not correlated.

    Raises
    ------
    UnphysicalStateError
        If a matrix is not the covariance of a state.

    Notes
    -----
    One mode on either side: as `log_negativity`. More: errors of eps times the condition number.

    Examples
    --------
    >>> form = np.kron(np.eye(2), [[0, 1], [-1, 0]])
    >>> bipartite_log_negativity(3 * np.eye(4) / 2, 3 * form, 1)
    array(0.)
    """
    covariance, commutators = np.broadcast_arrays(covariance, commutators)
    if covariance.shape[-1] == 4:
        states = _normalised(covariance, commutators)
        even = balanced(states)
        try:
            return two_mode_log_negativity(even, signed=True, rounding=rounding)
        except UnphysicalStateError:  # unless rounding before the balancing accounts for it
            wider = rounding * _stretched(states, even)
            return two_mode_log_negativity(even, signed=True, rounding=wider)
    refuse_what_is_no_state(covariance, commutators, rounding)
    sign = np.ones(covariance.shape[-1])
    sign[2 * first :] = -1
    logarithms = -np.log2(2 * symplectic_spectrum(covariance, commutators * sign))
    entangled = np.maximum(logarithms, 0.0).sum(axis=-1)
    signed = np.where(entangled > 0, entangled, logarithms[..., 0])
    between = covariance[..., : 2 * first, 2 * first :]
    return np.where(between.any(axis=(-2, -1)), signed, np.minimum(signed, 0.0))


def _stretched(covariance, even):
    """By how much balancing may raise the error of an entry relative to the trace, 1 or more."""
    before, after = (np.diagonal(array, axis1=-2, axis2=-1) for array in (covariance, even))
    scales = (after / before).max(axis=-1, initial=0.0)
    ratio = scales * before.sum(axis=-1) / after.sum(axis=-1)
    return max(1.0, float(np.max(ratio, initial=1.0)))


def _normalised(covariance, commutators):
    """One mode on either side, in units of its own commutator; p turned where that is negative."""
    each = np.stack([commutators[..., 0, 1], commutators[..., 2, 3]], axis=-1)
    x = 1 / np.sqrt(np.abs(each))
    scale = np.stack([x, x * np.sign(each)], axis=-1).reshape(*x.shape[:-1], 4)
    return scale[..., :, None] * covariance * scale[..., None, :]
