r"""Late times in a bath at T = 0 where nothing lasts: E tends to 0, from above or from below.

The moments that transposition leaves small, :math:`\langle b^\dagger b \rangle`, vanish like
:math:`e^{-2rt}` with r the slowest rate. Times :math:`e^{2rt}` they have a limit, and its sign
decides: what the rest of A adds to it is smaller by another :math:`e^{-2rt}`.
"""

from functools import cached_property

import numpy as np

from mesoent.dynamics.asymptotics import common_period
from mesoent.models.motion import pair_moments

#: Condition of the eigenvectors up to which they are trusted.
_CONDITION = 1e6

#: Points of a period at which the sign is asked for.
_STEPS = 512


class Decay:
    r"""A Hermitian matrix that moves by :math:`e^{Lt} X e^{L^\dagger t}`, in eigenvectors of L."""

    def __init__(self, generator, start):
        self.rates, self._columns = np.linalg.eig(generator)
        self.slowest = -self.rates.real.max()
        self.condition = np.linalg.cond(self._columns)
        dual = np.linalg.inv(self._columns)
        self._weights = dual @ start @ dual.conj().T
        self._slow = self.rates.real > -self.slowest * (1 + 1e-12)

    def limit(self, times):
        """What is left late, times exp(2rt), shape (..., m, m)."""
        phases = np.exp(1j * self.rates.imag * np.asarray(times)[..., None]) * self._slow
        moved = self._columns * phases[..., None, :]
        return moved @ self._weights @ np.swapaxes(moved.conj(), -1, -2)

    def frequencies(self):
        """How the limit turns; none where it stands still."""
        imaginary = self.rates.imag[self._slow]
        found = np.unique(np.abs(np.subtract.outer(imaginary, imaginary)).round(12))
        return found[found > 0]

    def sizes(self, time):
        """Bounds, from this time on, on all of it and on what is not the limit, times exp(2rt)."""
        sums = np.add.outer(self.rates.real, self.rates.real) + 2 * self.slowest
        terms = np.abs(self._weights) * np.exp(sums * time)
        return terms.sum(), terms[~np.logical_and.outer(self._slow, self._slow)].sum()


class Vacuum:
    """The small block of a `Transposed`, in units of its slowest decay."""

    def __init__(self, problem):
        self._problem = problem
        self._decay = Decay(problem.generator, problem.derivatives[0])
        motion = problem.motion
        self._site = motion and Decay(motion.generator, motion.start - motion.rest)

    @cached_property
    def applies(self):
        """Whether the rest is the vacuum, everything decays, and the eigenvectors are good."""
        rest = self._problem.resting
        cold = not (rest[2:].any() or rest[:, 2:].any())
        parts = [self._decay, *([self._site] if self._site else [])]
        return cold and all(p.slowest > 0 and p.condition < _CONDITION for p in parts)

    def limit(self, times):
        """The block times exp(2rt), late, shape (..., 2, 2)."""
        result = self._problem.chosen(self._decay.limit(times))
        if self._site:
            moments = pair_moments(self._site.limit(times), self._problem.motion.forms)
            result = result + self._problem.transposed(moments)
        return result[..., 2:, 2:]

    def distance(self, time):
        """A bound on how far the scaled block is from its limit, from this time on."""
        size, faster = self._decay.sizes(time)
        if self._site:
            whole, part = self._site.sizes(time)
            weight = 2 * np.linalg.norm(self._problem.motion.forms) ** 2
            faster, size = faster + weight * 2 * whole * part, size + weight * whole**2
        smallest = self._problem.resting.diagonal()[:2].real.min()
        return faster + 2 * size**2 / smallest * np.exp(-2 * self._decay.slowest * time)

    def verdict(self, time):
        """Whether the modes are "separable" or "entangled" from this time on, or come and go.

        Empty where it is too early to say; "recurrent" if both happen for ever.
        """
        turning = self._decay.frequencies()
        if not len(turning):
            smallest = np.linalg.eigvalsh(self.limit(0.0))[0]
            if abs(smallest) <= self.distance(time):
                return ""
            return "separable" if smallest > 0 else "entangled"
        period = common_period(turning)
        if period is None or time < 2 * period:
            return ""
        steps = period * np.arange(_STEPS) / _STEPS
        signs, off = np.linalg.eigvalsh(self.limit(steps))[:, 0], self.distance(time)
        between = self._speed() * period / (2 * _STEPS)
        if min(signs.max(), -signs.min()) > off:
            return "recurrent"
        if np.abs(signs).min() > off + between:
            return "separable" if signs[0] > 0 else "entangled"
        return ""

    def _speed(self):
        """A bound on how fast the limit turns."""
        whole, faster = self._decay.sizes(0.0)
        result = (whole - faster) * self._decay.frequencies().max(initial=0.0)
        if self._site:
            whole, _ = self._site.sizes(0.0)
            weight = 4 * np.linalg.norm(self._problem.motion.forms) ** 2
            result += weight * whole**2 * self._site.frequencies().max(initial=0.0)
        return result
