"""Parameter sets at which the formulas of section 4 are computed, ordinary and extreme ones."""

from typing import NamedTuple

import numpy as np

from mesoent.audit.judgement import Residual, largest


class Case(NamedTuple):
    """One point of the model; nan for what a check varies. Temperatures are in units of omega."""

    temperature: float
    coupling: float
    squeezing: float
    time: float = np.nan
    frequency: float = 1.0

    def __str__(self):
        named = zip(("T", "lambda", "k", "t"), self, strict=False)
        return ", ".join(f"{name} = {value:.3g}" for name, value in named if value == value)

    @property
    def gamma(self):
        """exp(-beta omega), zero at zero temperature."""
        return np.exp(-1.0 / self.temperature) if self.temperature else 0.0

    @property
    def eta(self):
        """tanh(beta omega / 2), one at zero temperature."""
        return np.tanh(0.5 / self.temperature) if self.temperature else 1.0

    @property
    def late(self):
        """The same case when all that decays has decayed by exp(-40)."""
        slowest = 1 - abs(self.coupling) if abs(self.coupling) < 1 else 1.0
        return self._replace(time=40 / (slowest * (1 - self.gamma)))


EXTREME = (
    Case(0.0, 1.0, 1.0, 4.0),
    Case(0.0, 0.0, 0.0, 1.0),
    Case(0.0, 0.5, -0.4, 30.0),
    Case(1e-3, -1.0, 0.7, 2.0),
    Case(0.1, 0.9, 1.0, 0.0),
    Case(0.1, 0.9, 1.0, 20.0),
    Case(0.3, -0.999, 2.0, 6.0),
    Case(5.0, 1.0, -1.5, 3.0),
    Case(0.75, 1.0, 2.0, 50.0),
)


def random(count, seed):
    """Cases spread over the model's whole range."""
    numbers = np.random.default_rng(seed).uniform(-1.0, 1.0, (count, 5))
    return tuple(
        Case(10 ** (1.2 * t - 0.6), coupling, 1.5 * k, 6 * (1 + s), 1.5 + w)
        for t, coupling, k, s, w in numbers.tolist()
    )


CASES = EXTREME + random(31, seed=1705)


def compared(form, truth, cases=CASES):
    """The largest difference of two functions of a case, relative where `truth` exceeds one."""
    return largest(Residual(_difference(form(case), truth(case)), str(case)) for case in cases)


def _difference(found, expected):
    scale = max(1.0, np.max(np.abs(expected)))
    return float(np.max(np.abs(np.asarray(found) - expected)) / scale)
