r"""Operators of one oscillator beyond the quadratic ones: do they decouple from the squares?

The generator of one chain, Eqs. (42) to (45), sends normal-ordered products to normal-ordered
products of the same and of lower degree: with O = a^dag a^3, L[O] contains 3 gamma a^2. Products
ordered with respect to the thermal state are sent to such products of the same degree only.
"""

import numpy as np

#: Levels kept: at T = omega the last weighs exp(-64).
_LEVELS = 64


def share_of_squares(inverse_temperature, *, wick_ordered):
    r"""How much of L[O] lies in the span of a^2 and its adjoint, for a quartic O.

    .. math:: O = a^\dagger a^3 - 3 n a^2 + h.c. \quad \text{or} \quad O = a^\dagger a^3 + h.c.,
              \qquad s = |P\, \mathbb L[O]| / |\mathbb L[O]|

    with :math:`n = 1/(e^{\beta\omega} - 1)`, P the projector on that span, and the covariance
    in the thermal state as inner product.

    Paper: below Eq. (39), "any other single-site operator ... decouples"; Eqs. (42) to (45).

    Parameters
    ----------
    inverse_temperature : float
        beta omega, at least 1.
    wick_ordered : bool
        Subtract the term in n, so that O is Wick-ordered in the thermal state.

    Returns
    -------
    float
        In [0, 1]; 0 if O decouples. For omega = 1 and lambda = 0, so that L[O] stays in one chain.

    Notes
    -----
    Good to 1e-13. As T goes to zero the share of O = a^dag a^3 + h.c. vanishes as sqrt(15 n / 8).

    Examples
    --------
    >>> round(share_of_squares(1.0, wick_ordered=False), 6)
    0.681523
    >>> share_of_squares(1.0, wick_ordered=True) < 1e-13
    True
    """
    lower = np.diag(np.sqrt(np.arange(1.0, _LEVELS)), 1)
    square, gamma = lower @ lower, np.exp(-inverse_temperature)
    half = lower.T @ lower @ square
    if wick_ordered:
        half = half - 3 / np.expm1(inverse_temperature) * square
    image = _generator(half + half.T, lower, gamma)
    weights = (1 - gamma) * gamma ** np.arange(_LEVELS)
    share = sum(_overlap(weights, part, image) ** 2 for part in (square, square.T))
    return float(np.sqrt(share / _product(weights, image, image).real))


def _generator(operator, lower, gamma):
    """Eqs. (42), (43) for one oscillator, frequency 1: emission at rate 1, absorption at gamma."""
    number = lower.T @ lower
    turn = 1j * (number @ operator - operator @ number)
    return turn + _damping(operator, lower) + gamma * _damping(operator, lower.T)


def _damping(operator, jump):
    loss = jump.T @ jump
    return jump.T @ operator @ jump - (loss @ operator + operator @ loss) / 2


def _overlap(weights, unit, operator):
    return abs(_product(weights, unit, operator)) / np.sqrt(_product(weights, unit, unit).real)


def _product(weights, left, right):
    """Half the mean of left^dag right + right left^dag in the state that `weights` describes."""
    both = np.diag(left.conj().T @ right) + np.diag(right @ left.conj().T)
    return weights @ both / 2
