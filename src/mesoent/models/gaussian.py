"""A Gaussian model as a value: matrices that are checked once, when it is made."""

from dataclasses import dataclass

import numpy as np

from mesoent.arrays import finite_array, square
from mesoent.errors import InputError
from mesoent.gaussian.symplectic import checked_parties
from mesoent.models import physics
from mesoent.models.ladder import to_ladder, to_quadratures
from mesoent.models.motion import Motion


@dataclass(frozen=True, eq=False, kw_only=True)
class GaussianModel:
    r"""A Gaussian theory of m/2 modes whose deviation from a background dies or turns.

    .. math:: \Sigma(t) = \Sigma_\beta + M_t (\Sigma_0 - \Sigma_\beta) M_t^T, \qquad M_t = e^{tL}

    Paper: Eqs. (27), (32), (53), (61). All matrices are (m, m), ordered (x1, p1, x2, p2, ...). The
    background and the commutators are constant, unless the sites are not stationary.

    Parameters
    ----------
    drift : array_like, shape (m, m)
        The generator L of the quadratures' mean motion.
    stationary_covariance : array_like, shape (m, m)
        The background at rest: covariance without a deformation; vacuum is half the commutator.
    symplectic_form : array_like, shape (m, m)
        Commutators of the quadratures, at rest.
    deviation : array_like, shape (m, m)
        Covariance at t = 0 minus the background.
    parties : pair of sequences of int
        The modes of one side and those of the other; the rest belongs to neither.
    local_rotation : array_like, shape (m, m), optional
        A part of the drift that commutes with the rest and cannot change entanglement: it keeps
        the background and turns no party into anything else. Without it, none.
    motion : Motion, optional
        How background and commutators come to rest, where the sites are not stationary.
    ladder : ndarray, shape (m, m), optional
        The ladder moments at rest (`mesoent.models.ladder`), where they are known to more digits
        than the covariance holds: what a cold bath excites.

    Raises
    ------
    InputError
        If a shape, a symmetry or the choice of parties is wrong.
    ModelError
        If the motion is not completely positive; says by how much.
    UnphysicalStateError
        If the start violates the uncertainty relation; says by how much.

    Examples
    --------
    >>> damped = GaussianModel(
    ...     drift=-0.1 * np.eye(4), stationary_covariance=np.eye(4) / 2,
    ...     symplectic_form=np.kron(np.eye(2), [[0, 1], [-1, 0]]),
    ...     deviation=np.zeros((4, 4)), parties=((0,), (1,)))
    >>> damped.background(np.zeros(3)).shape
    (3, 4, 4)
    """

    drift: np.ndarray
    stationary_covariance: np.ndarray
    symplectic_form: np.ndarray
    deviation: np.ndarray
    parties: tuple[tuple[int, ...], tuple[int, ...]]
    local_rotation: np.ndarray | None = None
    motion: Motion | None = None
    ladder: np.ndarray | None = None

    def __post_init__(self):
        drift = square("drift", self.drift)
        if len(drift) % 2 or not len(drift):
            raise InputError(f"drift has shape {drift.shape}, but must have x and p of each mode")
        self._keep("drift", drift)
        rotation = np.zeros_like(drift) if self.local_rotation is None else self.local_rotation
        self._keep("local_rotation", rotation)
        for name in ("stationary_covariance", "symplectic_form", "deviation"):
            self._keep(name, getattr(self, name))
        if self.ladder is None:
            object.__setattr__(self, "ladder", to_ladder(self._at_rest))
        object.__setattr__(self, "parties", checked_parties(self.parties, self.modes))
        physics.check(self)

    @property
    def modes(self):
        """Number of modes, m/2."""
        return len(self.drift) // 2

    def background(self, times):
        """Covariance at these times if there were no deformation, shape (..., m, m)."""
        if self.motion is None:
            return self._resting(self.stationary_covariance, times)
        return to_quadratures(self.motion.moments(times)).real

    def commutators(self, times):
        """Commutators of the quadratures at these times, shape (..., m, m)."""
        if self.motion is None:
            return self._resting(self.symplectic_form, times)
        return 2 * to_quadratures(self.motion.moments(times)).imag

    def ladder_background(self, times):
        """Background and commutators at these times as ladder moments, shape (..., m, m)."""
        if self.motion is None:
            return self._resting(self.ladder, times)
        return self.motion.moments(times)

    @property
    def _at_rest(self):
        return self.stationary_covariance + 0.5j * self.symplectic_form

    def _resting(self, matrix, times):
        return np.broadcast_to(matrix, (*np.shape(times), *self.drift.shape))

    def _keep(self, name, value):
        array = np.array(finite_array(name, value), order="C")
        if array.shape != self.drift.shape:
            raise InputError(
                f"{name} has shape {array.shape}, but must be {self.drift.shape}, as the drift"
            )
        array.flags.writeable = False
        object.__setattr__(self, name, array)
