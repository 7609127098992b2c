"""The paper's model: two chains of damped oscillators in one thermal bath."""

import math
from dataclasses import dataclass
from functools import cached_property, wraps

import numpy as np

from mesoent.gaussian.symplectic import symplectic_form
from mesoent.models.parametrised import Parametrised


def _once(method):
    """A matrix that is computed once and cannot be written to."""

    def frozen(self):
        matrix = method(self)
        matrix.flags.writeable = False
        return matrix

    return cached_property(wraps(method)(frozen))


_MODE_COUPLING = np.array([[0, 0, 1], [0, 0, 1], [1, 1, 0]]) / math.sqrt(2.0)


@dataclass(frozen=True, kw_only=True)
class DoubleChain(Parametrised):
    r"""Two chains of independent oscillators that share a thermal bath, as N goes to infinity.

    .. math:: L = -\kappa 1_6 + 2 \omega \sigma - \kappa \lambda G \otimes 1_2, \qquad
              \kappa = 1 - e^{-\omega / T}

    Paper: Eqs. (27), (32), (44), (45), (53), (69). The three modes are the fluctuations of
    the quadratic operators (23), with sqrt(eta/2) in X5 and X6: with the printed
    sqrt(2/eta), Eqs. (27), (32) and (53) do not hold. The sign of k in (68) and (69) is
    that of (69); entanglement depends on |k| alone.

    Parameters
    ----------
    frequency : float
        Oscillator frequency omega > 0.
    temperature : float
        Bath temperature T >= 0, in the unit of the frequency.
    coupling : float
        Statistical coupling lambda of the chains through the bath, in [-1, 1].
    squeezing : float
        Initial squeezing k of modes 1 and 2, |k| <= 100.

    Raises
    ------
    ModelError
        If a parameter is not a real number or lies outside its bounds.

    Examples
    --------
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> model.drift.shape
    (6, 6)
    >>> DoubleChain(temperature=0.1, coupling=1.2, squeezing=1.0)
    Traceback (most recent call last):
    mesoent.errors.ModelError: coupling is 1.2, but must lie in [-1, 1]: ...
    """

    entry = "double_chain"

    frequency: float = 1.0
    temperature: float
    coupling: float
    squeezing: float

    @property
    def inverse_temperature(self):
        r""":math:`\beta \omega`, infinite at zero temperature."""
        return self.frequency / self.temperature if self.temperature else math.inf

    @property
    def gamma(self):
        r"""Ratio of absorption to emission, :math:`\gamma = e^{-\beta\omega}`. Paper: Eq. (45)."""
        return math.exp(-self.inverse_temperature)

    @property
    def eta(self):
        r""":math:`\eta = \tanh(\beta\omega/2)`. Paper: Eq. (15)."""
        return math.tanh(self.inverse_temperature / 2)

    @property
    def decay_rate(self):
        r""":math:`\kappa = 1 - \gamma = 2\eta/(1+\eta)`, the damping of quadratic operators."""
        return -math.expm1(-self.inverse_temperature)

    @property
    def thermal_variance(self):
        r""":math:`c = (1+\eta^2)/(4\eta) = \coth(\beta\omega)/2`. Paper: Eq. (27)."""
        return 0.5 / math.tanh(self.inverse_temperature)

    @property
    def kossakowski(self):
        """The single-site Kossakowski matrix, shape (4, 4), complex Hermitian.

        Paper: Eqs. (44), (45). Positive semidefinite: the dynamics is completely positive.
        """
        one_chain = np.array([[1.0, 1j * self.eta], [-1j * self.eta, 1.0]]) * (1 + self.gamma) / 2
        return np.kron([[1.0, self.coupling], [self.coupling, 1.0]], one_chain)

    @_once
    def symplectic_form(self):
        """Commutators of the collective quadratures, shape (6, 6). Paper: Eq. (32)."""
        return symplectic_form(3)

    @_once
    def local_rotation(self):
        """The free rotation of the three modes at 2 omega, shape (6, 6). Paper: Eq. (53)."""
        return 2 * self.frequency * self.symplectic_form

    @_once
    def drift(self):
        """The mesoscopic generator, shape (6, 6). Paper: Eq. (53)."""
        damping = np.eye(3) + self.coupling * _MODE_COUPLING
        return self.local_rotation - self.decay_rate * np.kron(damping, np.eye(2))

    @_once
    def stationary_covariance(self):
        """Covariance of the invariant state, shape (6, 6). Paper: Eq. (27)."""
        return self.thermal_variance * np.eye(6)

    @_once
    def initial_covariance(self):
        """Modes 1 and 2 squeezed, mode 3 thermal, shape (6, 6). Paper: Eq. (69)."""
        stretched = math.exp(4 * self.squeezing)
        squeezed = [stretched, 1 / stretched]
        return self.thermal_variance * np.diag([*squeezed, *squeezed, 1.0, 1.0])

    @_once
    def deviation(self):
        """What the deformation adds at t = 0, shape (6, 6). Paper: Eqs. (61), (69)."""
        return self.initial_covariance - self.stationary_covariance

    @property
    def entangled_modes(self):
        """Mode 1 belongs to the first chain, mode 2 to the second, mode 3 to both."""
        return (0, 1)

    @property
    def parties(self):
        """The entangled modes as the two sides of a bipartition."""
        first, second = self.entangled_modes
        return (first,), (second,)
