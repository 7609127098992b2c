"""The kernels' own formulas in one loop, compiled by numba, without a check."""

from functools import partial
from math import exp, expm1, log1p, log2, sqrt

import numba
import numpy as np

_LN2 = np.log(2.0)


@numba.njit(error_model="numpy")
def log_negativity(covariance):
    """Signed E by so(4) = so(3) + so(3), see two_mode_body.h."""
    out = np.empty(len(covariance))
    for i in range(len(covariance)):
        s = covariance[i]
        l00 = sqrt(s[0, 0])
        l10, l20, l30 = s[1, 0] / l00, s[2, 0] / l00, s[3, 0] / l00
        l11 = sqrt(s[1, 1] - l10 * l10)
        l21, l31 = (s[2, 1] - l20 * l10) / l11, (s[3, 1] - l30 * l10) / l11
        l22 = sqrt(s[2, 2] - l20 * l20 - l21 * l21)
        l32 = (s[3, 2] - l30 * l20 - l31 * l21) / l22
        l33 = sqrt(s[3, 3] - l30 * l30 - l31 * l31 - l32 * l32)
        first, second = l00 * l11, l22 * l33
        b01, b02, b12 = l20 * l31 - l30 * l21, l20 * l32 - l30 * l22, l21 * l32 - l31 * l22
        b03, b13 = l20 * l33, l21 * l33
        plus, minus = first - (b01 + second), first - (b01 - second)
        u = sqrt(plus**2 + (b02 - b13) ** 2 + (b03 + b12) ** 2)
        w = sqrt(minus**2 + (b02 + b13) ** 2 + (b03 - b12) ** 2)
        out[i] = -log2(4 * first * second / (u + w))
    return out


def closed_form(model, times):
    """Signed E(t) by the formula of closed_form_body.h."""
    small = np.exp(-2 * model.inverse_temperature)
    thermal = 4 * small / np.expm1(-2 * model.inverse_temperature) ** 2
    grown = np.expm1(4 * abs(model.squeezing))
    constants = (thermal, model.decay_rate, abs(model.coupling), grown, grown / (1 + grown))
    return partial(_closed_form, *constants, times)


@numba.njit(error_model="numpy")
def _closed_form(thermal, kappa, coupling, growth, shrinkage, times):
    out = np.empty(len(times))
    for i in range(len(times)):
        x = 2 * kappa * times[i]
        lost, parted = -expm1(-x * (1 - coupling)), -expm1(-x * coupling)
        r, u = exp(-x * (1 - coupling)), exp(-x)
        q = lost + r * parted * (1 - parted / 4)
        gain = shrinkage * (growth * u * q - r * parted * parted / 4)
        out[i] = -0.5 / _LN2 * log1p(thermal + gain + thermal * gain)
    return out
