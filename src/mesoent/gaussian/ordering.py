"""Covariances in other conventions: another order of the quadratures, another value of hbar."""

import numpy as np

from mesoent.arrays import real_array
from mesoent.errors import InputError

#: Orders of the quadratures: (x1, p1, x2, p2, ...), which is ours, and (x1, x2, ..., p1, p2, ...).
ORDERINGS = ("xpxp", "xxpp")


def to_standard(covariance, *, ordering="xpxp", hbar=1.0):
    r"""A covariance in the order (x1, p1, x2, p2, ...) with vacuum variance 1/2.

    .. math:: \sigma = \Pi^T \sigma' \Pi / \hbar

    Parameters
    ----------
    covariance : array_like, shape (..., 2 n, 2 n)
        As the other convention has it: vacuum variance hbar/2.
    ordering : {"xpxp", "xxpp"}
    hbar : float
        In [x, p] = i hbar; positive.

    Returns
    -------
    ndarray, shape (..., 2 n, 2 n)

    Raises
    ------
    InputError
        If the shape, the ordering or hbar is wrong.

    Notes
    -----
    A power of two for hbar rounds nothing.

    Examples
    --------
    >>> to_standard(np.diag([1.0, 2.0, 3.0, 4.0]), ordering="xxpp", hbar=2).diagonal()
    array([0.5, 1.5, 1. , 2. ])
    """
    array, places = _checked(covariance, ordering, hbar)
    return _moved(array, np.argsort(places)) / hbar


def from_standard(covariance, *, ordering="xpxp", hbar=1.0):
    r"""A covariance of ours as another convention has it; the inverse of `to_standard`.

    Parameters
    ----------
    covariance : array_like, shape (..., 2 n, 2 n)
        In the order (x1, p1, x2, p2, ...), vacuum variance 1/2.
    ordering : {"xpxp", "xxpp"}
    hbar : float
        In [x, p] = i hbar; positive.

    Returns
    -------
    ndarray, shape (..., 2 n, 2 n)

    Raises
    ------
    InputError
        If the shape, the ordering or hbar is wrong.

    Examples
    --------
    >>> from_standard(np.diag([0.5, 1.5, 1.0, 2.0]), ordering="xxpp", hbar=2).diagonal()
    array([1., 2., 3., 4.])
    """
    array, places = _checked(covariance, ordering, hbar)
    return _moved(array, places) * hbar


def _checked(covariance, ordering, hbar):
    """The array, and where each quadrature of the other ordering stands in ours."""
    array = real_array("covariance", covariance)
    size = array.shape[-1] if array.ndim else 0
    if array.ndim < 2 or array.shape[-2] != size or size % 2 or not size:
        raise InputError(f"covariance has shape {array.shape}, but must be (..., 2 n, 2 n)")
    if not isinstance(ordering, str) or ordering not in ORDERINGS:
        raise InputError(f"ordering is {ordering!r}, but must be one of {', '.join(ORDERINGS)}")
    if not (isinstance(hbar, int | float | np.number) and 0 < hbar < np.inf):
        raise InputError(f"hbar is {hbar!r}, but must be a positive number")
    own = np.arange(size)
    return array, own if ordering == "xpxp" else np.concatenate([own[::2], own[1::2]])


def _moved(array, places):
    return array[..., places[:, None], places]
