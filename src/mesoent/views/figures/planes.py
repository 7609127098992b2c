"""Planes of two parameters: shade, and words where the data have room for them."""

import math

#: Half the width and height that a word takes, and where it may stand, in parts of the axes.
_HALF = (0.24, 0.08)
_PLACES = [number / 40 for number in range(41)]


def shade(ax, points, values, highest):
    """Shade the plane of two axes by values of shape (x, y), from 0 to `highest`."""
    image = ax.pcolormesh(
        *points, values.T, shading="nearest", rasterized=True, vmin=0.0, vmax=highest or 1.0
    )
    ax.set_xlim(points[0][0], points[0][-1])
    ax.set_ylim(points[1][0], points[1][-1])
    return image


def word(ax, text, points, region, dark=False, half=_HALF):
    """Write a text inside a region, a mask of shape (x, y), as near to its middle as it fits.

    Where it fits nowhere nothing is written: a text outside its region would tell an untruth.
    """
    place = room([_parts(axis) for axis in points], region, half)
    if place is not None:
        colour = "white" if dark else "black"
        ax.text(*place, text, transform=ax.transAxes, ha="center", va="center", color=colour)
    return place


def room(points, region, half=_HALF):
    """Where a box of that half width and height lies inside a region; None if nowhere.

    Parameters
    ----------
    points : pair of ndarray, shapes (n,) and (m,)
        The axes, from 0 to 1.
    region : ndarray of bool, shape (n, m)
    half : pair of float

    Returns
    -------
    tuple of float or None

    Examples
    --------
    >>> import numpy as np
    >>> x = np.linspace(0, 1, 11)
    >>> room((x, x), np.add.outer(x, x) < 5, half=(0.1, 0.1))
    (0.5, 0.5)
    >>> room((x, x), np.add.outer(x, x) < 0.2, half=(0.1, 0.1))
    """
    inside = region.nonzero()
    if not len(inside[0]):
        return None
    middle = [axis[where].mean() for axis, where in zip(points, inside, strict=True)]
    fitting = [
        (a, b)
        for a in _PLACES
        for b in _PLACES
        if half[0] <= a <= 1 - half[0] and half[1] <= b <= 1 - half[1]
        and _box(points, region, (a, b), half).all()
    ]  # fmt: skip
    return min(fitting, key=lambda place: math.dist(place, middle), default=None)


def is_dark(values, highest):
    """Whether most of the shade where values are positive is dark enough for white words."""
    positive = sorted(values[values > 0])
    return bool(positive) and positive[len(positive) // 2] > highest / 2


def _box(points, region, place, half):
    near = [abs(axis - at) <= h + 1e-9 for axis, at, h in zip(points, place, half, strict=True)]
    return region[near[0]][:, near[1]]


def _parts(axis):
    """The points of an axis, from 0 to 1."""
    return (axis - axis[0]) / (axis[-1] - axis[0])
