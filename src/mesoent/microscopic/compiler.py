"""The central-limit compiler: from a generator, a state and observables to (L, sigma, Sigma)."""

from dataclasses import dataclass

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.microscopic import quadratic
from mesoent.microscopic.checks import frozen, observable_matrices
from mesoent.microscopic.closure import (
    TOLERANCE,
    generator_norm,
    image_rows,
    missing_directions,
    unit_rows,
)


@dataclass(frozen=True, eq=False)
class Fluctuations:
    r"""Mesoscopic theory of m quadratic observables that the dynamics does not leave.

    .. math:: \mathbb L^{(N)}[r \cdot F] = r \cdot L \cdot F + \sqrt N \, r \cdot v

    Paper: Eqs. (27), (31), (32), (52). v vanishes for a stationary state; only then is (52)
    complete and :math:`\Sigma(t) = \Sigma + M_t (\Sigma_0 - \Sigma) M_t^T` (61) true.

    Parameters
    ----------
    drift : ndarray, shape (m, m)
        L.
    symplectic_form : ndarray, shape (m, m)
        sigma; degenerate if some combinations of the fluctuations are classical.
    covariance : ndarray, shape (m, m)
        Sigma, the covariance of the mesoscopic state.
    observables : ndarray, shape (m, 2 n, 2 n)
        Matrices Q of the observables X = V^T Q V / 2, those asked for first.
    mean_rates : ndarray, shape (m,)
        v, the rates of change of the means of the observables.
    leakage : float
        Largest part of the image of an observable outside their span, both scaled to length
        1 by the norm of the generator: the error of (52).
    """

    drift: np.ndarray
    symplectic_form: np.ndarray
    covariance: np.ndarray
    observables: np.ndarray
    mean_rates: np.ndarray
    leakage: float

    @property
    def uncertainty_margin(self):
        """Smallest eigenvalue of Sigma + i sigma / 2. Paper: Eq. (60), not negative."""
        return float(np.linalg.eigvalsh(self.covariance + 0.5j * self.symplectic_form)[0])


def mesoscopic(lindbladian, covariance, observables, *, tolerance=TOLERANCE):
    r"""Central limit of the fluctuations of quadratic observables of independent sites.

    .. math:: \mathbb L[X_\mu] - \langle \mathbb L[X_\mu] \rangle
              = \sum_\nu L_{\mu\nu} (X_\nu - \langle X_\nu \rangle)

    Paper: Eqs. (21), (23), (27), (32), (52), (53). If the span of the observables is not
    invariant, the directions that it lacks are added behind them.

    Parameters
    ----------
    lindbladian : QuadraticLindbladian
        Generator of one site.
    covariance : array_like, shape (2 n, 2 n)
        G of the Gaussian state of one site, of mean zero; vacuum is 1/2.
    observables : array_like, shape (k, 2 n, 2 n)
        Symmetric, linearly independent matrices Q of the observables X = V^T Q V / 2.
    tolerance : float
        Couplings to further observables below this fraction of the norm of the generator
        are neglected.

    Returns
    -------
    Fluctuations
        With m >= k observables.

    Raises
    ------
    InputError
        If an array has the wrong shape or symmetry, or the observables are dependent.
    UnphysicalStateError
        If the covariance is not that of a state.

    Notes
    -----
    Errors are a few eps, relative to the norm of L, to the product of the widths for Sigma,
    and to the moduli in the trace for sigma, times the condition number of the observables
    when scaled to length 1. Their lengths do not matter.

    What is reached only by several weak couplings in a row, of a product below the
    tolerance, is not found: `leakage` then exceeds it. Ask for those observables by name.

    Examples
    --------
    >>> from mesoent.microscopic import QuadraticLindbladian
    >>> damped = QuadraticLindbladian(np.eye(2), [[0.5, 0.5j], [-0.5j, 0.5]])
    >>> result = mesoscopic(damped, np.eye(2) / 2, [np.diag([1.0, -1.0])])
    >>> len(result.observables), float(result.covariance[0, 0])
    (2, 0.5)
    """
    state = lindbladian.checked_state(covariance)
    chosen = observable_matrices(observables, 2 * lindbladian.modes)
    number = finite_array("tolerance", tolerance)
    within("tolerance", number, (number > 0) & (number < 1), "lie between 0 and 1")
    closed = _completed(lindbladian.drift, chosen, tolerance)
    drift, leakage = _expanded_images(lindbladian.drift, closed)
    return Fluctuations(
        drift=frozen(drift),
        symplectic_form=frozen(quadratic.commutator_form(closed, state)),
        covariance=frozen(quadratic.wick_covariance(closed, state)),
        observables=frozen(closed),
        mean_rates=frozen(quadratic.means(closed, lindbladian.covariance_rate(state))),
        leakage=leakage,
    )


def leakage(drift, observables):
    """How far the generator leads out of the span of these observables: see `Fluctuations`."""
    return _expanded_images(drift, observables)[1]


def _completed(drift, observables, tolerance):
    missing = missing_directions(drift, unit_rows(observables)[0], tolerance)
    return np.concatenate([observables, missing.reshape(-1, *drift.shape)])


def _expanded_images(drift, observables):
    """Coordinates of the images in the observables themselves, and what they leave out."""
    rows, lengths = unit_rows(observables)
    images, inverse = image_rows(drift, rows), np.linalg.pinv(rows)
    found = images @ inverse
    found = found + (images - found @ rows) @ inverse
    outside = np.linalg.norm(images - found @ rows, axis=1).max() / generator_norm(drift)
    return found * lengths[:, np.newaxis] / lengths, float(outside)
