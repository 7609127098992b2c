"""One pair of oscillators in the common bath: the paper's generator on x and p themselves."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mesoent.gaussian.symplectic import symplectic_form
from mesoent.models import pair
from mesoent.models.ladder import from_blocks, real_form


@dataclass(frozen=True, kw_only=True)
class TwoOscillators(pair.Detuned):
    r"""A single site instead of a chain of them: no central limit, the linear span of (42).

    .. math:: \dot a = -h a, \qquad h = i \begin{pmatrix} \omega + \delta/2 & \\ & \omega - \delta/2
              \end{pmatrix} + \frac\kappa2 \begin{pmatrix} 1 & \lambda \\ \lambda & 1 \end{pmatrix},
              \qquad \kappa = 1 - e^{-\omega/T}

    Paper: Eqs. (42) to (45), on x and p. The start is the vacuum, squeezed: first both modes
    together, so that the correlation of the positions is sinh(2r)/2, then each by itself, so that
    its position variance grows by exp(2 r_j).

    Parameters
    ----------
    frequency, detuning : float
        Mean omega of the frequencies, and their difference delta; both frequencies are positive.
    temperature : float
        T of the bath, which has the occupation of omega for both.
    coupling : float
        Statistical coupling lambda.
    two_mode_squeezing, squeezing_1, squeezing_2 : float
        r, r_1 and r_2.

    Raises
    ------
    ModelError
        If a parameter is out of bounds.

    Notes
    -----
    docs/ONE_PAIR.md sets it beside the literature: its entanglement has no highest temperature.

    Examples
    --------
    >>> from mesoent import trajectory
    >>> pair = TwoOscillators(temperature=0.3, two_mode_squeezing=0.5)
    >>> trajectory(pair, [0.0, 1e4]).round(9).tolist()  # 2 r / ln 2, and its late value
    [1.442695041, 0.669858978]
    """

    entry = "two_oscillators"

    frequency: float = 1.0
    temperature: float = 0.1
    coupling: float = 1.0
    detuning: float = 0.0
    two_mode_squeezing: float = 0.0
    squeezing_1: float = 0.0
    squeezing_2: float = 0.0

    @cached_property
    def site(self):
        """The pair, a `mesoent.models.pair.Pair`."""
        emission = np.array([[1.0, self.coupling], [self.coupling, 1.0]])
        return pair.common_occupation(self.frequencies, 0.0, emission, (self.temperature, 0.0))

    @cached_property
    def drift(self):
        """Generator of the four quadratures."""
        return self.local_rotation - real_form(self.site.generator(self._carrier))

    @cached_property
    def local_rotation(self):
        """The common rotation at the carrier."""
        return -real_form(1j * self._carrier * np.eye(2))

    @cached_property
    def ladder(self):
        """Ladder moments at rest, shape (4, 4)."""
        return from_blocks(self.site.rest + np.eye(2), self.site.rest)

    @cached_property
    def stationary_covariance(self):
        """The thermal covariance, n + 1/2. Paper: Eq. (12)."""
        return (self.site.rest[0, 0] + 0.5) * np.eye(4)

    @cached_property
    def symplectic_form(self):
        """The commutators of the quadratures. Paper: Eq. (1)."""
        return symplectic_form(2)

    @cached_property
    def deviation(self):
        """The squeezed vacuum minus the thermal state."""
        shift, both = np.diag([1.0, -1.0]), 2 * self.two_mode_squeezing
        off = math.sinh(both) * shift
        grown = 2 * math.sinh(both / 2) ** 2 * np.eye(2)
        stretch = np.repeat([self.squeezing_1, self.squeezing_2], 2) * np.tile([1, -1], 2)
        scale, more = np.exp(stretch), np.expm1(2 * stretch)
        squeezed = scale[:, None] * np.block([[grown, off], [off, grown]]) * scale
        return (squeezed + np.diag(more)) / 2 - self.site.rest[0, 0] * np.eye(4)

    @property
    def parties(self):
        """One oscillator on either side."""
        return (0,), (1,)
