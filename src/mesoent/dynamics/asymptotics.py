r"""Late times, from the modes that do not decay.

No large time is chosen: the peripheral spectrum of the generator is what its exponential tends to.
In the co-rotating frame a mode that lasts often stands still, and E has a limit; where several turn
at their own frequencies E may go on for ever.
"""

from fractions import Fraction
from math import lcm
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from mesoent.dynamics.general import generator, log_negativity_of, propagated
from mesoent.dynamics.peripheral import peripheral
from mesoent.errors import InputError
from mesoent.models.ladder import to_quadratures
from mesoent.models.motion import pair_moments
from mesoent.models.recognition import recognised

#: E has a limit if what it does for ever is less than this, in ebits.
STEADY = 1e-12

#: Phases of which all values are searched.
MOST_PHASES = 3


class Late(NamedTuple):
    """Between which values signed E moves as t goes to infinity; equal where it has a limit."""

    lowest: float
    highest: float


def dark_projector(model):
    r"""Projector on the modes that do not decay.

    .. math:: P = \lim_{t \to \infty} e^{t (L - 2\omega\sigma)}

    where there is this limit. Paper: Eqs. (53), (74). At :math:`|\lambda| = 1` one mode survives,
    else P = 0.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel

    Returns
    -------
    ndarray, shape (m, m)

    Raises
    ------
    InputError
        If `model` is no model.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> dark_projector(DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)).trace().round(12)
    np.float64(2.0)
    """
    return peripheral(generator(recognised(model), corotating=True)).propagators(0.0).real


def late_covariance(model, projector=None):
    r"""Covariance of all modes as t goes to infinity, in the co-rotating frame.

    .. math:: \Sigma(\infty) = \Sigma_\beta + P (\Sigma_0 - \Sigma_\beta) P^T

    Paper: Eqs. (61), (74).

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    projector : ndarray, shape (m, m), optional
        The model's `dark_projector`, where it is known.

    Returns
    -------
    ndarray, shape (m, m)

    Raises
    ------
    InputError
        If `model` is no model, or its background never comes to rest.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    >>> bool(np.allclose(late_covariance(model), model.stationary_covariance))
    True
    """
    value = recognised(model)
    kept = dark_projector(value) if projector is None else projector
    return propagated(kept, value, _late_background(value)[0])


def asymptotic_log_negativity(model):
    """Signed E as t goes to infinity, by the matrix route, in ebits.

    Paper: Eq. (74), to base 2.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel

    Returns
    -------
    float

    Raises
    ------
    InputError
        If `model` is no model, or E has no limit; says between which values it moves.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> round(asymptotic_log_negativity(model), 6)
    0.203128
    """
    late = late_log_negativity(model)
    if late.highest - late.lowest > STEADY:
        raise InputError(
            f"E has no limit: it moves between {late.lowest:.6g} and {late.highest:.6g} for ever; "
            "see mesoent.dynamics.asymptotics.late_log_negativity"
        )
    return late.highest


def late_log_negativity(model):
    r"""Between which values signed E moves for ever.

    Modes that do not decay keep turning, each at its frequency. Where these have a common period
    E is followed over it; where not, its phases come as near as one likes to any, and E is
    searched over all of them.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel

    Returns
    -------
    Late
        `lowest` and `highest`, the same number where E has a limit.

    Raises
    ------
    InputError
        If `model` is no model, or more than three frequencies without a common period last.

    Notes
    -----
    A limit: to rounding. Else the extremes of a grid of 512 points, or 24 for each phase, refined.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> late_log_negativity(DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)).highest < 0
    True
    """
    value = recognised(model)
    lasting = peripheral(generator(value, corotating=True))
    background, commutators = _late_background(value)

    def signed(propagators):
        covariance = propagated(propagators.real, value, background)
        return log_negativity_of(value, covariance, commutators)

    turning = np.unique(np.abs(lasting.frequencies).round(12))
    turning = turning[turning > 0]
    if not len(turning):
        limit = float(signed(lasting.propagators(0.0)))
        return Late(limit, limit)
    if period := common_period(turning):
        return _extremes(lambda t: signed(lasting.propagators(t[..., 0])), [period], 512)
    if len(turning) > MOST_PHASES:
        raise InputError(
            f"{len(turning)} frequencies last for ever, {turning.tolist()}, without a common "
            f"period, but must be at most {MOST_PHASES} to search all their phases"
        )
    places = np.abs(lasting.frequencies).round(12)[:, None] == turning
    signs = np.sign(lasting.frequencies)
    return _extremes(
        lambda phases: signed(lasting.turned(signs * (phases @ places.T))),
        [2 * np.pi] * len(turning),
        24,
    )


def _late_background(model):
    """Background and commutators as t goes to infinity."""
    if model.motion is None:
        return model.stationary_covariance, model.symplectic_form
    motion = model.motion
    kept = peripheral(motion.generator)
    change = kept.left @ (motion.start - motion.rest) @ kept.left.conj().T
    apart = np.abs(np.subtract.outer(kept.frequencies, kept.frequencies)) > 1e-12
    size = np.abs(motion.start - motion.rest).max()
    if np.any(np.abs(change[apart]) > 1e-12 * size):
        raise InputError(
            "the background never comes to rest: two modes of a site last and turn at different "
            "frequencies; let one of them decay, or begin with a stationary state of the site"
        )
    rest = motion.rest + kept.right @ np.where(apart, 0, change) @ kept.right.conj().T
    moments = to_quadratures(pair_moments(rest, motion.forms))
    return moments.real, 2 * moments.imag


def common_period(frequencies):
    """The common period of frequencies whose ratios are simple fractions, or None."""
    ratios = [Fraction(f / frequencies[0]).limit_denominator(16) for f in frequencies]
    for frequency, ratio in zip(frequencies, ratios, strict=True):
        if abs(frequency - ratio * frequencies[0]) > 1e-11 * frequency:
            return None
    return 2 * np.pi / frequencies[0] * lcm(*(r.denominator for r in ratios))


def _extremes(signed, lengths, points):
    """Lowest and highest value of a function that is periodic in each coordinate."""
    axes = [np.arange(points) * length / points for length in lengths]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, len(lengths))
    values = signed(grid)
    found = []
    for sign in (1, -1):
        begin = grid[np.argmin(sign * values)]
        simplex = begin + np.vstack([np.zeros(len(lengths)), np.diag(np.divide(lengths, points))])
        best = minimize(
            lambda x, sign=sign: float(sign * signed(x)),
            begin,
            method="Nelder-Mead",
            options={"initial_simplex": simplex, "xatol": 1e-9, "fatol": 1e-15},
        )
        found.append(sign * best.fun)
    return Late(*found)
