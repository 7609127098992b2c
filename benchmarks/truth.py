"""Reference values at high precision; no formula is shared with the kernels.

Symplectic spectra come from determinants, E(t) and its roots from cosh and exp of Eq. (73) as
corrected; digits that cancel are bought back with precision. Exponentials: tests/kernels/balls.py.
"""

import numpy as np
from mpmath import mp, mpf

#: E(t) cancels exp(4 k) = 1e35 at squeezing 20; determinants lose half of the digits.
DIGITS = 120


def at_high_precision(function):
    """The function, with so many digits while it runs."""

    def wrapped(*arguments):
        with mp.workdps(DIGITS):
            return function(*arguments)

    return wrapped


def _minor(a, rows, columns):
    (i, j), (k, m) = rows, columns
    return a[i, k] * a[j, m] - a[i, m] * a[j, k]


@at_high_precision
def log_negativity(covariance):
    """Signed E of one symmetric covariance. Eqs. (65), (66)."""
    a = mp.matrix(covariance.tolist())
    one, two = _minor(a, (0, 1), (0, 1)), _minor(a, (2, 3), (2, 3))
    delta, det = one + two - 2 * _minor(a, (0, 1), (2, 3)), mp.det(a)
    smaller = 2 * det / (delta + mp.sqrt(max(delta**2 - 4 * det, mpf(0))))
    return -mp.log(4 * smaller, 2) / 2


class Chain:
    """The double chain with coupling and squeezing made positive: E depends on nothing else."""

    def __init__(self, temperature, coupling, squeezing):
        self.x = 1 / mpf(temperature)
        self.coupling, k = abs(mpf(coupling)), abs(mpf(squeezing))
        self.growth, self.shrinkage = mp.expm1(4 * k), -mp.expm1(-4 * k)
        self.decay = -mp.expm1(-self.x)
        self.threshold = mp.sech(self.x) ** 2

    def gain(self, tau):
        """1 - g: the chains are entangled where it exceeds the threshold."""
        u = mp.exp(-4 * tau)
        v = u * mp.cosh(2 * self.coupling * tau) ** 2 * self.shrinkage
        return v - u * self.growth * (1 - v)

    def log_negativity(self, time):
        """Signed E(t)."""
        gain = self.gain(self.decay * mpf(time) / 2)
        return mp.log(mp.tanh(self.x), 2) - mp.log(1 - gain, 2) / 2

    def crossings(self):
        """Times at which E changes sign, found on a grid and bisected."""
        grid = [mpf(10) ** (mpf(i) / 20) for i in range(-60, 61)]
        signs = [self.gain(tau) > self.threshold for tau in grid]
        change = [i for i in range(len(grid) - 1) if signs[i] != signs[i + 1]]
        return [2 * self._bisected(grid[i], grid[i + 1]) / self.decay for i in change]

    def _bisected(self, low, high):
        rising = self.gain(low) < self.threshold
        for _ in range(80):
            middle = (low + high) / 2
            if (self.gain(middle) < self.threshold) == rising:
                low = middle
            else:
                high = middle
        return low


@at_high_precision
def trajectory(model, times):
    """Signed E at each time, frequency 1."""
    chain = Chain(model.temperature, model.coupling, model.squeezing)
    return [chain.log_negativity(time) for time in times]


@at_high_precision
def trajectory_gradient(model, times):
    """Derivatives of signed E by frequency (1), temperature, coupling, squeezing and time.

    Differences over 1e-30: E depends on the frequency through omega/T alone.
    """
    step, given = mpf(10) ** -30, [mpf(1)]
    given += [mpf(x) for x in (model.temperature, model.coupling, model.squeezing)]
    return [_slopes([*given, mpf(time)], step) for time in times]


def _slopes(given, step):
    found = []
    for place in range(5):
        sides = [[x + sign * step * (i == place) for i, x in enumerate(given)] for sign in (1, -1)]
        high, low = (Chain(t / w, c, k).log_negativity(time) for w, t, c, k, time in sides)
        found.append((high - low) / (2 * step))
    return found


@at_high_precision
def events(temperature, coupling, squeezing):
    """Birth and death, or None unless there is exactly one of each."""
    times = Chain(temperature, coupling, squeezing).crossings()
    return times if len(times) == 2 else None


@at_high_precision
def absolute_errors(values, exact):
    """|value - exact|, infinite where the value is not finite."""
    pairs = zip((float(value) for value in values), exact, strict=True)
    return np.array([float(abs(mpf(v) - e)) if np.isfinite(v) else np.inf for v, e in pairs])
