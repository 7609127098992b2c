"""Powers of N fitted to sequences of deviations."""

from dataclasses import dataclass

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.errors import InputError


@dataclass(frozen=True)
class PowerLaw:
    """A fit |d| = coefficient * N**exponent.

    Parameters
    ----------
    exponent : float
        Fitted power of N; -1 for O(1/N).
    error : float
        Largest distance of a slope between neighbouring points from the fitted one.
    coefficient : float
        At N = 1, extrapolated.
    """

    exponent: float
    error: float
    coefficient: float

    def agrees(self, exponent):
        """Whether `exponent` lies within the error of the fit."""
        return abs(self.exponent - exponent) <= self.error


def fit_power_law(sites, deviations):
    r"""Fit a power of N to the moduli of a sequence of deviations.

    .. math:: \ln |d_N| = \ln C + p \ln N

    Parameters
    ----------
    sites : array_like, shape (n,)
        At least three increasing numbers of sites; in geometric progression for a fair error.
    deviations : array_like, shape (n,)
        Real or complex, not zero.

    Returns
    -------
    PowerLaw

    Raises
    ------
    InputError
        If there are fewer than three points, or a deviation is zero.

    Notes
    -----
    The error is systematic, not statistical: the data are exact, and what bends them is the
    next order. Along a geometric progression the slopes approach their limit geometrically, so
    that the first one is further from the fit than the limit is.

    Examples
    --------
    >>> law = fit_power_law([10, 100, 1000], [0.21, 0.0201, 0.002001])
    >>> f"{law.exponent:.3f} +- {law.error:.3f}"
    '-1.010 +- 0.009'
    """
    x, y = _logarithms(sites, deviations)
    exponent, intercept = np.polyfit(x, y, 1)
    slopes = np.diff(y) / np.diff(x)
    error = np.abs(slopes - exponent).max()
    return PowerLaw(float(exponent), float(error), float(np.exp(intercept)))


def _logarithms(sites, deviations):
    x = finite_array("sites", sites)
    y = finite_array("deviations", np.abs(deviations))
    if x.ndim != 1 or x.shape != y.shape or len(x) < 3:
        raise InputError(
            f"sites and deviations have shapes {x.shape} and {y.shape}, "
            "but must be (n,) each, with n >= 3"
        )
    within("sites", x, np.diff(x, prepend=0.0) > 0, "be positive and increase")
    within("deviations", y, y > 0, "not be zero: it has no logarithm")
    return np.log(x), np.log(y)
