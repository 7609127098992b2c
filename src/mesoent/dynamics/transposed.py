r"""The moments of two modes after partial transposition, in time, and bounds on their derivatives.

:math:`A = \Sigma + \tfrac i2 \tilde\sigma`, with the second mode's commutator reversed, over
ladder operators; those whose moments a cold bath leaves small stand last. The modes are entangled
where A is not positive semidefinite. With :math:`s \tilde\sigma` instead, it is asked whether
:math:`2 \tilde\nu_- < s`.

Whitened by the background at rest the drift is a contraction (complete positivity), so the p-th
derivative at one time bounds that of all later times. The same holds for the moments of a site.
"""

from dataclasses import replace
from functools import cached_property
from math import comb, log2

import numpy as np

from mesoent.dynamics.asymptotics import STEADY, late_log_negativity
from mesoent.dynamics.general import generator
from mesoent.dynamics.peripheral import peripheral
from mesoent.dynamics.vacuum import Vacuum
from mesoent.errors import InputError
from mesoent.gaussian.exponential import expm
from mesoent.models.ladder import change_of, to_ladder
from mesoent.models.motion import pair_moments
from mesoent.models.physics import quadratures

#: b1, b2 after transposition, then their adjoints: what a cold bath leaves small stands last.
_ORDER = [0, 3, 2, 1]


#: Condition of eigenvectors up to which they are trusted; what decays more slowly never does.
_CONDITION, _LASTING = 1e6, 1e-13


class Transposed:
    """A(t), A'(t) and bounds for one model with one mode on either side."""

    def __init__(self, model, level=1.0):
        if [len(party) for party in model.parties] != [1, 1]:
            raise InputError(
                f"parties is {model.parties}, but must be one mode on either side for a calendar"
            )
        self.model, self.level = model, level
        self.motion = model.motion and replace(
            model.motion, generator=_carried(model.motion.generator, model.motion.start)
        )
        self._kept = quadratures((*model.parties[0], *model.parties[1]))
        change = change_of(len(model.drift)).conj().T
        drift = change @ generator(model, corotating=True) @ change.conj().T
        self.generator = _carried(drift, model.ladder)
        derivatives = [change @ model.deviation @ change.conj().T]
        for _ in range(4):
            derivatives.append(_flow(self.generator, derivatives[-1]))
        self.derivatives = np.array(derivatives)
        self.metric = _Metric(to_ladder(model.stationary_covariance + 0j))
        self.bound = self.chosen(self.metric.matrix)

    def at_level(self, level):
        """The same model, asked where 2 nu is below another level."""
        other = Transposed.__new__(Transposed)
        other.__dict__ |= self.__dict__ | {"level": level}
        return other

    def __call__(self, time):
        """A, A' and the bound on the fourth derivative at all later times, each (4, 4)."""
        turned = expm(time * self.generator)
        moved = turned @ self.derivatives @ turned.conj().T
        size = min(self.metric.norm(moved[4]), self._spectrum.bound(4, time))
        rest = size * self.bound
        value, slope = self.chosen(moved[0]), self.chosen(moved[1])
        background = self._background(time)
        return value + background[0], slope + background[1], rest + background[2]

    def late(self):
        """A as t goes to infinity, or None where it does not come to rest."""
        if self._lasting.frequencies.any() or self._site_lasting.frequencies.any():
            return None
        value = self.chosen(self._late_deviation)
        if self.motion is None:
            return value + self._background(0.0)[0]
        return value + self.transposed(pair_moments(self._late_site, self.motion.forms))

    def distance(self, time):
        """A bound on how far A is from its rest, from this time on, (4, 4)."""
        turned = expm(time * self.generator)
        moved = turned @ self.derivatives[0] @ turned.conj().T - self._late_deviation
        result = min(self.metric.norm(moved), self._spectrum.bound(0, time)) * self.bound
        motion = self.motion
        if motion is None:
            return result
        metric, site = self._site_metric, self._late_site
        off = metric.norm(motion.site(time) - site)
        return result + (2 * metric.norm(site) * off + off**2) * self._site_bound

    def cold(self, time):
        """The verdict from this time on where A at rest does not decide: see `search`.

        In a bath at T = 0 the small moments decide; where A moves for ever, between which values.
        """
        if self.late() is None:
            return self._moving(time)
        if self.level != 1 or not self._vacuum.applies:
            return ""
        return self._vacuum.verdict(time)

    def _moving(self, time):
        """By the range in which late E moves, once two of its slowest turns are over."""
        turns = np.abs(self._lasting.frequencies)
        low, high = (value + log2(self.level) for value in self._range)
        if self._spectrum.bound(0, time) > 1e-3 * max(min(abs(low), abs(high)), STEADY):
            return ""
        if low > STEADY or high < -STEADY:
            return "entangled" if low > 0 else "separable"
        if time < 4 * np.pi / turns[turns > 0].min(initial=np.inf):
            return ""
        return "recurrent" if low < -STEADY and high > STEADY else "undecided"

    @cached_property
    def _range(self):
        return late_log_negativity(self.model)

    def chosen(self, matrix):
        """The two modes of a matrix that holds no commutators."""
        kept = np.array(self._kept)[_ORDER]
        return matrix[..., kept[:, None], kept]

    def transposed(self, moments):
        """Ladder moments of all modes with the second party's commutators reversed.

        At a level s the commutators count s times: s A + (1 - s) Sigma.
        """
        chosen = moments[np.ix_(self._kept, self._kept)].copy()
        swapped = chosen[2:, 2:][::-1, ::-1].conj()
        even = np.zeros_like(chosen)
        for place in (slice(0, 2), slice(2, 4)):
            block = chosen[place, place]
            even[place, place] = (block + block[::-1, ::-1].conj()) / 2
        even[:2, 2:], even[2:, :2] = chosen[:2, 2:], chosen[2:, :2]
        chosen[2:, 2:] = swapped
        mixed = self.level * chosen + (1 - self.level) * even if self.level != 1 else chosen
        return mixed[np.ix_(_ORDER, _ORDER)]

    def _background(self, time):
        """Its value, slope and bound on the fourth derivative."""
        motion = self.motion
        if motion is None:
            return self.resting, 0.0, 0.0
        turned = motion.propagators(time)
        moved = turned @ self._site_derivatives @ turned.conj().T
        site = motion.rest + moved[0]
        value = pair_moments(site, motion.forms)
        slope = pair_moments(site + moved[1], motion.forms) - value
        slope = slope - pair_moments(moved[1], motion.forms)
        sizes = [self._site_metric.norm(one) for one in moved]
        growth = 2 * self._site_metric.norm(motion.rest) * sizes[4]
        growth += sum(comb(4, j) * sizes[j] * sizes[4 - j] for j in range(5))
        return self.transposed(value), self.transposed(slope), growth * self._site_bound

    @property
    def resting(self):
        """A without a deformation, at rest."""
        return self.transposed(self.model.ladder)

    @cached_property
    def _lasting(self):
        return peripheral(self.generator)

    @cached_property
    def _vacuum(self):
        return Vacuum(self)

    @cached_property
    def _spectrum(self):
        return _Spectrum(self.generator, self.derivatives[0], self.metric)

    @cached_property
    def _late_deviation(self):
        kept = self._lasting.propagators(0.0)
        return kept @ self.derivatives[0] @ kept.conj().T

    @cached_property
    def _site_lasting(self):
        motion = self.motion
        return peripheral(np.zeros((1, 1)) if motion is None else motion.generator)

    @cached_property
    def _late_site(self):
        kept, motion = self._site_lasting.propagators(0.0), self.motion
        return motion.rest + kept @ (motion.start - motion.rest) @ kept.conj().T

    @cached_property
    def _site_derivatives(self):
        motion = self.motion
        derivatives = [motion.start - motion.rest]
        for _ in range(4):
            derivatives.append(_flow(motion.generator, derivatives[-1]))
        return np.array(derivatives)

    @cached_property
    def _site_metric(self):
        rest = self.motion.rest
        order = np.arange(len(rest)).reshape(-1, 2)[:, ::-1].reshape(-1)
        return _Metric((rest + rest[np.ix_(order, order)].conj()) / 2)

    @cached_property
    def _site_bound(self):
        """Bounds both covariance and, block by block, commutators of what the metric bounds."""
        size = self.chosen(pair_moments(self._site_metric.matrix, self.motion.forms))
        first = np.ix_([0, 3], [0, 3]), np.ix_([1, 2], [1, 2])
        blocks = np.zeros_like(size)
        for place in first:
            blocks[place] = size[place]
        return size + blocks


class _Spectrum:
    """Bounds by the eigenvectors of the drift, where these are good: rounding leaves no floor."""

    def __init__(self, generator, start, metric):
        self._rates, columns = np.linalg.eig(generator)
        self._good = np.linalg.cond(columns) < _CONDITION
        dual = np.linalg.inv(columns) if self._good else np.zeros_like(columns)
        lengths = np.sqrt([metric.norm(np.outer(v, v.conj())) for v in columns.T])
        self._terms = np.abs(dual @ start @ dual.conj().T) * np.outer(lengths, lengths)

    def bound(self, order, time):
        """On the norm of a derivative from a time on, without what never decays."""
        if not self._good:
            return np.inf
        sums = np.add.outer(self._rates, self._rates.conj())
        decaying = np.where(sums.real < -_LASTING * np.abs(self._rates).max(), self._terms, 0)
        return (decaying * np.abs(sums) ** order * np.exp(sums.real * time)).sum() * (1 + 1e-6)


class _Metric:
    """The norm of a matrix X, the least r with -r W <= X <= r W."""

    def __init__(self, matrix):
        self.matrix = matrix
        self._root = np.linalg.inv(np.linalg.cholesky(matrix))

    def norm(self, matrix):
        """The largest modulus of an eigenvalue of the whitened Hermitian matrix."""
        return np.linalg.norm(self._root @ matrix @ self._root.conj().T, 2)


def _carried(generator, state):
    """The generator in the frame that turns with what lives longest, if no phase is distinguished.

    A common rotation of all modes is local; where drift and background are free of b b it commutes.
    """
    if np.abs(np.append(generator[0::2, 1::2], state[0::2, 1::2])).max() > 1e-13:
        return generator
    spectrum = np.linalg.eigvals(generator[0::2, 0::2])
    carrier = spectrum[np.argmax(spectrum.real)].imag
    return generator - 1j * carrier * np.diag(np.tile([1.0, -1.0], len(generator) // 2))


def _flow(generator, matrix):
    moved = generator @ matrix
    return moved + moved.conj().T
