"""Grid generation: the points at which the later stages compute."""

import numpy as np

from mesoent.axes import from_plain


def grid(points):
    """The points of a grid as an array.

    Parameters
    ----------
    points : dict or list of float
        An axis, as `mesoent.axes.to_plain` writes it.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> grid({"first": "0", "step": "1/4", "count": 5})
    array([0.  , 0.25, 0.5 , 0.75, 1.  ])
    """
    return np.array(from_plain(points).values(), dtype=float)
