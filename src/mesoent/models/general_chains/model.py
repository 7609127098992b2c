"""Two chains with frequencies, rates, temperatures and deformations of their own."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mesoent.models import pair
from mesoent.models.ladder import from_blocks, real_form, to_quadratures
from mesoent.models.motion import Motion, pair_moments

#: Coefficients of b = (a1^2/sqrt 2, a2^2/sqrt 2, a1 a2) in the products a_i a_j.
_PRODUCTS = np.array(
    [[[math.sqrt(0.5), 0], [0, 0]], [[0, 0], [0, math.sqrt(0.5)]], [[0, 0.5], [0.5, 0]]]
)


@dataclass(frozen=True, kw_only=True)
class GeneralChains(pair.Detuned):
    r"""The paper's chains without what makes them equal, in a bath that conserves charge.

    .. math:: b = \left(\tfrac{a_1^2}{\sqrt 2}, \tfrac{a_2^2}{\sqrt 2}, a_1 a_2\right), \qquad
              b(t) = S_2(e^{-ht})\, b, \qquad h = iH + \tfrac12 (G^\downarrow - G^{\uparrow T}),

    .. math:: H = \begin{pmatrix} \omega + \delta/2 & g \\ g & \omega - \delta/2 \end{pmatrix},
              \qquad G^\downarrow = \begin{pmatrix} \Gamma_1 & \lambda e^{i\varphi}
              \sqrt{\Gamma_1 \Gamma_2} \\ \cdot & \Gamma_2 \end{pmatrix}

    Paper: Eqs. (23), (42) to (45), (53), (69), which it is when both chains are equal. Modes are
    scaled by the square root of tanh(omega / 2T), as in (23): the commutators are those of (32)
    where the chains are as warm as the bath.

    Parameters
    ----------
    frequency, detuning : float
        Mean omega of the frequencies, and their difference delta; both frequencies are positive.
    bath_temperature, initial_temperature : float
        T of the bath and of the chains at t = 0, as the bath's if not given.
    coupling, coupling_phase : float
        Modulus and phase of the statistical coupling.
    rate_1, rate_2 : float
        Rates of emission.
    passive_coupling : float
        g.
    squeezing_1, squeezing_2, squeezing_3, angle_1, angle_2, angle_3 : float
        Initial squeezing of each mode, and the angle of its ellipse: b_j -> exp(i angle_j) b_j.
    bath : {"common_occupation", "local_gibbs"}
        Absorption is exp(-omega/T) of emission for all, or each chain by itself would be thermal
        at its own frequency; then coupling 1 is impossible with a detuning.

    Raises
    ------
    ModelError
        If a parameter is out of bounds, or the generator is not completely positive.

    Notes
    -----
    The drift is that of (53) in general form; errors are those of 2x2 matrices.

    Examples
    --------
    >>> from mesoent import trajectory
    >>> chains = GeneralChains(detuning=0.2, bath_temperature=0.3, squeezing_1=0.3, squeezing_2=0.3)
    >>> trajectory(chains, [3.0, 81.567588705697]).round(9).tolist()
    [0.102809, 0.0]
    """

    entry = "general_chains"

    frequency: float = 1.0
    detuning: float = 0.0
    bath_temperature: float = 0.1
    initial_temperature: float | None = None
    coupling: float = 1.0
    coupling_phase: float = 0.0
    rate_1: float = 1.0
    rate_2: float = 1.0
    passive_coupling: float = 0.0
    squeezing_1: float = 1.0
    squeezing_2: float = 1.0
    squeezing_3: float = 0.0
    angle_1: float = 0.0
    angle_2: float = 0.0
    angle_3: float = 0.0
    bath: str = "common_occupation"

    @cached_property
    def site(self):
        """The two oscillators of one site, a `mesoent.models.pair.Pair`."""
        mixed = self.coupling * math.sqrt(self.rate_1) * math.sqrt(self.rate_2)
        mixed *= np.exp(1j * self.coupling_phase)
        emission = np.array([[self.rate_1, mixed], [np.conj(mixed), self.rate_2]])
        temperatures = self.bath_temperature, self.initial_temperature
        bath = getattr(pair, self.bath)
        return bath(self.frequencies, self.passive_coupling, emission, temperatures)

    @cached_property
    def drift(self):
        """Generator of the six quadratures. Paper: Eq. (53)."""
        return self.local_rotation - real_form(_squares(self.site.generator(self._carrier)))

    @cached_property
    def local_rotation(self):
        """The common rotation at twice the carrier: (0, 1), (-1, 0) for each mode."""
        return -real_form(2j * self._carrier * np.eye(3))

    @cached_property
    def ladder(self):
        """Ladder moments at rest, shape (6, 6)."""
        return pair_moments(_site_moments(self.site.rest), self._forms)

    @cached_property
    def motion(self):
        """How the background comes to rest, or None where it is."""
        if self.site.still:
            return None
        h = self.site.generator(self._carrier)
        moments = [_site_moments(p) for p in (self.site.rest, self.site.start)]
        return Motion(from_blocks(-h, -h), *moments, self._forms)

    @cached_property
    def stationary_covariance(self):
        """The background at rest. Paper: Eq. (27)."""
        return to_quadratures(self.ladder).real

    @cached_property
    def symplectic_form(self):
        """The commutators at rest. Paper: Eq. (32)."""
        return 2 * to_quadratures(self.ladder).imag

    @cached_property
    def deviation(self):
        """Each mode stretched by exp(4k) along x and turned by its angle. Paper: Eq. (69)."""
        begin = pair_moments(_site_moments(self.site.start), self._forms)
        variances = (begin.diagonal()[0::2] + begin.diagonal()[1::2]).real / 2
        result = np.zeros((6, 6))
        for mode, variance in enumerate(variances):
            k, angle = getattr(self, f"squeezing_{mode + 1}"), getattr(self, f"angle_{mode + 1}")
            place = slice(2 * mode, 2 * mode + 2)
            result[place, place] = variance * _stretch(k, angle)
        return result

    @property
    def parties(self):
        """Mode 1 belongs to the first chain, mode 2 to the second, mode 3 to both."""
        return (0,), (1,)

    @cached_property
    def _forms(self):
        """Coefficients of the modes' ladder operators, scaled as in (23), shape (6, 4, 4)."""
        warm = pair.occupation(self.frequency, self.bath_temperature)
        forms = np.zeros((6, 4, 4))
        forms[0::2, 0::2, 0::2] = forms[1::2, 1::2, 1::2] = _PRODUCTS / math.sqrt(2 * warm + 1)
        return forms


def _squares(h):
    """Minus the generator of the symmetric square: b moves by it if a moves by h."""
    (a, b), (c, d) = h
    r = math.sqrt(2)
    return np.array([[2 * a, 0, r * b], [0, 2 * d, r * c], [r * c, r * b, a + d]])


def _site_moments(p):
    """Ladder moments of one site: <a a^dagger> = P + 1, <a^dagger a> = P."""
    return from_blocks(p + np.eye(2), p)


def _stretch(k, angle):
    """An ellipse with the variances exp(4k) and exp(-4k), turned, minus the circle."""
    grown, shrunk = math.expm1(4 * k), math.expm1(-4 * k)
    mean, half = (grown + shrunk) / 2, (grown - shrunk) / 2
    turn = half * np.array([math.cos(2 * angle), math.sin(2 * angle)])
    return np.array([[mean + turn[0], turn[1]], [turn[1], mean - turn[0]]])
