r"""One site of two oscillators in a charge-conserving bath: the 2x2 matrices of its motion.

.. math:: \mathbb L[X] = i[H, X] + \sum_{ij} G^\downarrow_{ij} \bigl(a_i^\dagger X a_j
          - \tfrac12\{a_i^\dagger a_j, X\}\bigr) + G^\uparrow_{ij} \bigl(a_i X a_j^\dagger
          - \tfrac12\{a_i a_j^\dagger, X\}\bigr)

With :math:`P_{ij} = \langle a_j^\dagger a_i \rangle`: :math:`\dot a = -h a` and
:math:`\dot P = -hP - P h^\dagger + G^{\uparrow T}`, where :math:`h = iH + (G^\downarrow -
G^{\uparrow T})/2`. Completely positive exactly if :math:`G^\downarrow \ge 0` and
:math:`G^\uparrow \ge 0`. The paper's (42) to (45) is :math:`H = \omega 1`,
:math:`G^\downarrow_{11} = G^\downarrow_{22} = 1`, :math:`G^\downarrow_{12} = \lambda` and
:math:`G^\uparrow = e^{-\beta\omega} G^\downarrow`.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mesoent.errors import ModelError
from mesoent.models.parametrised import Parametrised
from mesoent.models.rest import EPS, least_change


@dataclass(frozen=True, eq=False)
class Pair:
    """The site: H, both rate matrices, and the moments P at rest and at t = 0, all (2, 2)."""

    hamiltonian: np.ndarray
    emission: np.ndarray
    absorption: np.ndarray
    rest: np.ndarray
    start: np.ndarray

    def __post_init__(self):
        for name in ("emission", "absorption"):
            rates = getattr(self, name)
            margin = np.linalg.eigvalsh(rates)[0]
            if margin < -16 * EPS * np.abs(rates).max():
                raise ModelError(
                    f"the generator is not completely positive: the smallest eigenvalue of the "
                    f"{name} rates is {margin:.3g}, but must not be negative; weaken the coupling"
                )

    @property
    def damping(self):
        """The real part of h: half of what is emitted beyond what is absorbed."""
        return (self.emission - self.absorption.T) / 2

    @property
    def still(self):
        r"""Whether the site does not move: P is at rest from the beginning."""
        return np.array_equal(self.rest, self.start)

    def carrier(self):
        """The frequency of what lives longest; in the frame that turns with it, h is slow."""
        mean = self.hamiltonian.trace().real / 2
        spectrum = np.linalg.eigvals(1j * (self.hamiltonian - mean * np.eye(2)) + self.damping)
        return mean + spectrum[np.argmin(spectrum.real)].imag

    def generator(self, frequency=0.0):
        """h in a frame that turns with this frequency."""
        return 1j * (self.hamiltonian - frequency * np.eye(2)) + self.damping


class Detuned(Parametrised):
    """Base of models of such sites, with `frequency`, `detuning` and a `site`."""

    def __post_init__(self):
        super().__post_init__()
        if min(self.frequencies) <= 0:
            raise ModelError(
                f"detuning is {self.detuning}, but must lie in ({-2 * self.frequency:g}, "
                f"{2 * self.frequency:g}): beyond it a frequency is not positive"
            )
        self.site  # noqa: B018 (refuses what is not completely positive)

    @property
    def frequencies(self):
        """Those of oscillator 1 and oscillator 2."""
        return self.frequency + self.detuning / 2, self.frequency - self.detuning / 2

    @cached_property
    def _carrier(self):
        return self.site.carrier()


def occupation(frequency, temperature):
    r"""The thermal number of quanta, :math:`1/(e^{\omega/T} - 1)`."""
    if not temperature or frequency / temperature > 700:
        return 0.0
    return 1 / math.expm1(frequency / temperature)


def common_occupation(frequencies, passive, emission, temperatures):
    """A bath that absorbs exp(-omega/T) of what it emits, omega the mean frequency.

    Parameters
    ----------
    frequencies : tuple of float
    passive : float
        Off-diagonal element of H.
    emission : ndarray, shape (2, 2)
    temperatures : tuple of float
        Of the bath, and of the oscillators at t = 0; both at the mean frequency.
    """
    mean = sum(frequencies) / 2
    warm, begin = (occupation(mean, temperature) for temperature in temperatures)
    absorption = warm / (warm + 1) * emission.T
    hamiltonian = _hamiltonian(frequencies, passive)
    return Pair(hamiltonian, emission, absorption, warm * np.eye(2), begin * np.eye(2))


def local_gibbs(frequencies, passive, emission, temperatures):
    """A bath in which each oscillator by itself is thermal at its own frequency.

    Parameters as in `common_occupation`; the start is thermal at each oscillator's frequency.
    """
    bath, start = temperatures
    n1, n2 = (occupation(frequency, bath) for frequency in frequencies)
    absorption = emission.T * np.array(
        [[n1 / (n1 + 1), (n1 + n2) / (n1 + n2 + 2)], [(n1 + n2) / (n1 + n2 + 2), n2 / (n2 + 1)]]
    )
    hamiltonian = _hamiltonian(frequencies, passive)
    begin = np.diag([occupation(frequency, start) for frequency in frequencies])
    rest = np.diag([n1, n2])
    if n1 != n2:
        rest = _rest(hamiltonian, emission, absorption, rest)
    return Pair(hamiltonian, emission, absorption, rest, begin)


def _hamiltonian(frequencies, passive):
    return np.array([[frequencies[0], passive], [passive, frequencies[1]]], dtype=complex)


def _rest(hamiltonian, emission, absorption, thermal):
    """P at rest: what is left over by each oscillator's own thermal state, if anything."""
    generator = 1j * hamiltonian + (emission - absorption.T) / 2
    missing = absorption.T - generator @ thermal - thermal @ generator.conj().T
    if np.abs(missing).max() <= 8 * EPS * np.abs(absorption).max():
        return thermal
    change, unbalanced = least_change(-generator, missing)
    if unbalanced > 1e-9 * np.abs(absorption).max():
        raise ModelError(
            "the chains heat up without bound: a mode that does not decay gains quanta at a rate "
            f"of {unbalanced:.3g}, but must gain none; give every chain a rate"
        )
    return thermal + change
