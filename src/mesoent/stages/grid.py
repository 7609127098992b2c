"""Grid generation: the points at which the later stages compute."""

import numpy as np


def grid(points):
    """The points of a grid as an array.

    Parameters
    ----------
    points : dict or list of float
        Either the points themselves or `start`, `stop` and `points` of an even spacing.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> grid({"start": 0.0, "stop": 1.0, "points": 5})
    array([0.  , 0.25, 0.5 , 0.75, 1.  ])
    """
    if isinstance(points, dict):
        return np.linspace(points["start"], points["stop"], points["points"])
    return np.array(points, dtype=float)
