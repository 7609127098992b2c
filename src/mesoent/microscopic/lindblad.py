"""The generator of one site: quadratic Hamiltonian, linear Lindblad operators."""

from dataclasses import dataclass

import numpy as np

from mesoent.errors import UnphysicalStateError
from mesoent.microscopic import quadratic
from mesoent.microscopic.checks import (
    EPS,
    covariance_matrix,
    frozen,
    hamiltonian_matrix,
    kossakowski_matrix,
)


@dataclass(frozen=True, eq=False)
class QuadraticLindbladian:
    r"""Generator of the dynamics of one site of n modes, in the Heisenberg picture.

    .. math:: \mathbb L[X] = i [H, X] + \sum_{ab} C_{ab} \left( V_a X V_b
              - \tfrac12 \{V_a V_b, X\} \right), \qquad H = \tfrac12 V^T h V

    Paper: Eqs. (2), (42), (43), with h = omega 1_4 and C of (44), (45).

    Parameters
    ----------
    hamiltonian : array_like, shape (2 n, 2 n)
        h, real and symmetric, an energy; V = (x1, p1, x2, p2, ...).
    kossakowski : array_like, shape (2 n, 2 n)
        C, Hermitian, a rate. It need not be positive: see `is_completely_positive`.

    Raises
    ------
    InputError
        If a matrix has the wrong shape, is not finite or lacks its symmetry.

    Notes
    -----
    h + Im C is formed in doubles: a damping below eps |h| in the same entry is lost.

    Examples
    --------
    >>> vacuum = QuadraticLindbladian(np.eye(2), [[0.5, 0.5j], [-0.5j, 0.5]])
    >>> vacuum.drift
    array([[-0.5,  1. ],
           [-1. , -0.5]])
    >>> vacuum.stationarity_residual(np.eye(2) / 2)
    0.0
    """

    hamiltonian: np.ndarray
    kossakowski: np.ndarray

    def __post_init__(self):
        hamiltonian = hamiltonian_matrix(self.hamiltonian)
        kossakowski = kossakowski_matrix(self.kossakowski, hamiltonian.shape)
        object.__setattr__(self, "hamiltonian", frozen(hamiltonian))
        object.__setattr__(self, "kossakowski", frozen(kossakowski))

    @property
    def modes(self):
        """Number of modes n of the site."""
        return len(self.hamiltonian) // 2

    @property
    def drift(self):
        r""":math:`A = J (h + \Im C)` of :math:`\mathbb L[V] = A V`, shape (2 n, 2 n).

        Linear operators stay linear and gain no constant, and in a Gaussian state of mean
        zero their correlations and mean commutators with quadratic ones vanish by parity: at
        the mesoscopic level they decouple.
        """
        return quadratic.drift_matrix(self.hamiltonian, self.kossakowski.imag)

    @property
    def diffusion(self):
        r""":math:`D = J (\Re C) J^T` of :math:`\dot G = A G + G A^T + D`, shape (2 n, 2 n)."""
        return quadratic.diffusion_matrix(self.kossakowski.real)

    @property
    def complete_positivity_margin(self):
        """Smallest eigenvalue of C, with an error of about eps |C|. Paper: below Eq. (45)."""
        return float(np.linalg.eigvalsh(self.kossakowski)[0])

    @property
    def is_completely_positive(self):
        """Whether no eigenvalue of C is negative by more than rounding, 8 n eps |C|."""
        allowed = 8 * self.modes * EPS * np.linalg.norm(self.kossakowski, 2)
        return bool(self.complete_positivity_margin >= -allowed)

    @property
    def quadratic_action(self):
        r"""M and d of :math:`\mathbb L[O] = M O + d` for all :math:`O_{ab} = \frac12\{V_a, V_b\}`.

        Order of the operators: `quadratic.quadratic_basis`; ten of them for two modes. Shapes
        (m, m) and (m,) with m = n (2 n + 1).
        """
        basis = quadratic.quadratic_basis(self.modes)
        images = quadratic.heisenberg(self.drift, basis)
        return quadratic.coordinates(images), quadratic.means(basis, self.diffusion)

    def covariance_rate(self, covariance):
        r""":math:`\dot G = A G + G A^T + D`, zero for a stationary state, shape (2 n, 2 n)."""
        state = self.checked_state(covariance)
        flow = self.drift @ state
        return flow + flow.T + self.diffusion

    def stationarity_residual(self, covariance):
        """Largest entry of dG/dt, relative to the largest of D: how far gain and loss differ.

        Rounding leaves eps |A| |G| / |D|. Without diffusion the unit is |A| |G|. Paper: below
        Eq. (49).
        """
        rate = np.max(np.abs(self.covariance_rate(covariance)))
        size = np.max(np.abs(self.diffusion)) or np.max(np.abs(self.drift) @ np.abs(covariance))
        return float(rate / (size or 1.0))

    def checked_state(self, covariance):
        """The covariance, if it is that of a state of this site; else an error that says why.

        The smallest eigenvalue of G + i J / 2 may be negative by 8 n eps |G|.
        """
        state = covariance_matrix(covariance, 2 * self.modes)
        missing = -np.linalg.eigvalsh(state + 0.5j * quadratic.commutators(self.modes))[0]
        if missing > 8 * self.modes * EPS * np.linalg.norm(state, 2):
            raise UnphysicalStateError(
                "covariance violates the uncertainty relation (Eq. 60): the smallest eigenvalue "
                f"of G + i J / 2 is {-missing:.3g}, but must not be negative; vacuum is 1/2"
            )
        return state
