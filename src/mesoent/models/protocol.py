"""What a model must tell: everything the stages use, and nothing else."""

from typing import Protocol

import numpy as np


class GaussianModel(Protocol):
    r"""A Gaussian model of n modes: :math:`\Sigma(t) = \Sigma_\beta + M_t (\Sigma_0 - \Sigma_\beta)
    M_t^T` with :math:`M_t = e^{tL}`. All matrices are (2n, 2n), ordered (x1, p1, x2, p2, ...).

    Paper: Eqs. (27), (32), (53), (61).
    """

    @property
    def drift(self) -> np.ndarray:
        """The generator L of the quadratures' mean motion."""

    @property
    def local_rotation(self) -> np.ndarray:
        """The part of L that turns each mode by itself and commutes with the rest.

        It cannot change entanglement; without it the motion has no fast phase.
        """

    @property
    def stationary_covariance(self) -> np.ndarray:
        """Covariance of the invariant state."""

    @property
    def initial_covariance(self) -> np.ndarray:
        """Covariance at t = 0."""

    @property
    def symplectic_form(self) -> np.ndarray:
        """The commutators of the quadratures."""

    @property
    def entangled_modes(self) -> tuple[int, int]:
        """The two modes whose entanglement is asked for."""
