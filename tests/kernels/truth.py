"""Entanglement with mpmath at high precision, by formulas that no kernel uses.

Symplectic spectra come from determinants (Eq. 66), the closed form from cosh and exp as printed
(Eq. 73), where double precision would cancel; events are bisected from it.
"""

from typing import NamedTuple

import numpy as np
from mpmath import mp, mpf, workdps

UNIT = 2.0**-53  # of rounding


def exactly(*numbers):
    """Doubles, or text, as numbers of mpmath."""
    return [mpf(x if isinstance(x, str | mpf) else float(x)) for x in numbers]


# ---- Covariances ----


@workdps(80)
def signed_log_negativity(covariance):
    """-log2(2 nu_-) of the symmetrised entries; cancellation leaves 40 digits."""
    a = [exactly(*row) for row in covariance.tolist()]
    a = [[(a[i][j] + a[j][i]) / 2 for j in range(4)] for i in range(4)]
    delta = _minor(a, 0, 0) + _minor(a, 2, 2) - 2 * _minor(a, 0, 2)
    determinant = mp.det(mp.matrix(a))
    root = mp.sqrt(max(delta**2 - 4 * determinant, mpf(0)))
    return float(-mp.log(8 * determinant / (delta + root), 2) / 2)


def _minor(a, i, j):
    """Determinant of the 2x2 block at (i, j)."""
    return a[i][j] * a[i + 1][j + 1] - a[i][j + 1] * a[i + 1][j]


def squeezed(generator, squeezing, spectrum):
    """A state of this symplectic spectrum, both modes squeezed between random rotations.

    Variances are scaled by exp(+-4 squeezing).
    """
    stretch = np.exp(2 * np.array([squeezing[0], -squeezing[0], squeezing[1], -squeezing[1]]))
    symplectic = _passive(generator) * stretch @ _passive(generator)
    return symplectic * np.repeat(spectrum, 2) @ symplectic.T


def _passive(generator):
    """A random orthogonal symplectic matrix."""
    entries = generator.normal(size=(2, 2)) + 1j * generator.normal(size=(2, 2))
    unitary = np.linalg.qr(entries)[0]
    out = np.empty((4, 4))
    out[0::2, 0::2], out[0::2, 1::2] = unitary.real, -unitary.imag
    out[1::2, 0::2], out[1::2, 1::2] = unitary.imag, unitary.real
    return out


@workdps(80)
def model_covariance(frequency, temperature, coupling, squeezing, time):
    """Reduced covariance of the double chain in the laboratory, rounded once.

    Paper: Eqs. (53), (61), (62), (69).
    """
    w, temp, lam, k, t = exactly(frequency, temperature, coupling, squeezing, time)
    c = mp.coth(w / temp) / 2 if temp else mpf(1) / 2
    m = _propagator((1 - mp.exp(-w / temp) if temp else 1) * t, lam)
    variances = [_evolved(c, m, c * mp.expm1(sign * 4 * k)) for sign in (1, -1)]
    turn = _rotation(2 * w * t)
    out = np.empty((2, 2, 2, 2))
    for i, j in np.ndindex(2, 2):
        local = turn * mp.diag([v[i, j] for v in variances]) * turn.T
        out[i, :, j, :] = np.array(local.tolist(), dtype=float)
    return out.reshape(4, 4)


def _propagator(s, coupling):
    """exp(-s (1 + coupling G)) of x or p of the three modes, with G^3 = G."""
    g = mp.matrix([[0, 0, 1], [0, 0, 1], [1, 1, 0]]) / mp.sqrt(2)
    cosh, sinh = mp.cosh(s * coupling), mp.sinh(s * coupling)
    return (mp.eye(3) - g * sinh + g * g * (cosh - 1)) * mp.exp(-s)


def _evolved(stationary, m, excess):
    """Variances of x or p, where the first two modes start with an excess."""
    return stationary * mp.eye(3) + m * mp.diag([excess, excess, 0]) * m.T


def _rotation(angle):
    c, s = mp.cos(angle), mp.sin(angle)
    return mp.matrix([[c, s], [-s, c]])


# ---- Closed form ----


@workdps(420)
def closed_form(frequency, temperature, coupling, squeezing, time):
    """-log2(coth^2 (1 + u e)(1 - v F)) / 2, as printed, of the parameters as given. Eq. (73)."""
    return _closed_form(*exactly(frequency, temperature, coupling, squeezing, time))


def _closed_form(w, temp, lam, k, t):
    kappa, coth = (-mp.expm1(-w / temp), mp.coth(w / temp)) if temp else (mpf(1), mpf(1))
    u = mp.exp(-2 * kappa * t)
    v = u * mp.cosh(lam * kappa * t) ** 2
    e, f = mp.expm1(4 * abs(k)), -mp.expm1(-4 * abs(k))
    return -mp.log(coth**2 * (1 + u * e) * (1 - v * f), 2) / 2


@workdps(120)
def closed_form_gradient(*inputs):
    """Derivatives of `closed_form` by its five inputs: differences over 1e-30.

    At temperature 0, E is flat in frequency and temperature.
    """
    given, step = exactly(*inputs), mpf("1e-30")
    out = [mpf(0)] * 5
    for place in range(5) if given[1] else (2, 3, 4):
        shifts = [[x + sign * step * (i == place) for i, x in enumerate(given)] for sign in (1, -1)]
        high, low = (_closed_form(*shifted) for shifted in shifts)
        out[place] = (high - low) / (2 * step)
    return out


# ---- Events ----


class Events(NamedTuple):
    """As the scan's, and the tolerances that rounding of the parameters forces on two of them."""

    peak: float
    peak_time: float
    birth: float
    death: float
    critical_temperature: float
    birth_tolerance: float = 0.0
    death_tolerance: float = 0.0


class Chain:
    """1 - g at fixed coupling and squeezing, as a function of tau = kappa t / 2."""

    def __init__(self, frequency, temperature, coupling, squeezing):
        self.frequency, self.temperature, lam, k = exactly(
            frequency, temperature, coupling, squeezing
        )
        x = self.frequency / self.temperature if temperature else mp.inf
        self.sech2, self.kappa = mp.sech(x) ** 2, -mp.expm1(-x)
        self.exponent = 2 * x if temperature else mpf(0)
        self.lam, self.e, self.f = abs(lam), mp.expm1(4 * abs(k)), -mp.expm1(-4 * abs(k))

    def value(self, tau):
        u = mp.exp(-4 * tau)
        v = u * mp.cosh(2 * self.lam * tau) ** 2
        return v * self.f - u * self.e * (1 - v * self.f)

    def surplus(self, tau):
        """Positive while entangled."""
        return self.value(tau) - self.sech2

    def slope(self, tau):
        u = mp.exp(-4 * tau)
        cosh, sinh = mp.cosh(2 * self.lam * tau), mp.sinh(2 * self.lam * tau)
        v, v_slope = u * cosh**2, 4 * u * cosh * (self.lam * sinh - cosh)
        return v_slope * self.f * (1 + u * self.e) + 4 * u * self.e * (1 - v * self.f)

    def tolerance(self, tau):
        """16 units times the condition of a root: all exponents over the steepness."""
        steepness = tau * abs(self.slope(tau) / self.value(tau))
        exponents = 1 + self.exponent + 4 * (1 - self.lam) * tau
        return float(16 * UNIT * (1 + exponents / steepness))


def root(function, hint, low=0, high=mp.inf):
    """The root within 1 % of the hint and between the bounds, by bisection."""
    low, high = max(low, hint * mpf("0.99")), min(high, hint * mpf("1.01"))
    rises = function(low) < 0
    assert rises == (function(high) > 0), f"no root near {hint}"
    for _ in range(70):
        middle = (low + high) / 2
        low, high = (middle, high) if (function(middle) < 0) == rises else (low, middle)
    return low


@workdps(120)
def events(frequency, temperature, coupling, squeezing, found, cold_peak_time):
    """Events near those `found` for these parameters; the peak near that at temperature 0."""
    chain = Chain(frequency, temperature, coupling, squeezing)
    time = 2 / chain.kappa
    peak = root(chain.slope, mpf(cold_peak_time) / 2) if coupling < 1 else mp.inf
    best = chain.value(peak) if coupling < 1 else chain.f / 4
    critical = chain.frequency / mp.acosh(1 / mp.sqrt(best))
    if best <= chain.sech2:
        return Events(0.0, mp.nan, mp.nan, mp.nan, critical)
    largest = -mp.log1p((chain.sech2 - best) / (1 - chain.sech2)) / mp.log(2) / 2
    birth = root(chain.surplus, mpf(found.birth) / time, 0, peak)
    known = Events(largest, time * peak, time * birth, mp.inf, critical, chain.tolerance(birth))
    if coupling == 1 or temperature == 0:
        return known
    death = root(chain.surplus, mpf(found.death) / time, peak, mp.inf)
    return known._replace(death=time * death, death_tolerance=chain.tolerance(death))
