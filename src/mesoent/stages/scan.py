"""Scans: the reductions of E(t) on a block of a grid of parameters, without trajectories."""

import numpy as np

from mesoent import models
from mesoent.dynamics.scan import scan as reductions_of

#: Parameter sets handed to the kernel at a time.
_BATCH = 2**16


def route(model):
    """How the numbers of a model's scan come about, and how exact they are; stored with them."""
    own = models.entry(model).capabilities.get("scanner")
    if own:
        return f"the model's own scan, {own.module}.{own.function}: {own.accuracy}"
    return (
        "a calendar of each set: births, deaths and peaks are roots to rounding over their slope, "
        "what lies between is excluded by a bound"
    )


def scan(model, axes, fixed, reductions, known=None, threads=1):
    """Reductions for every combination of the points along the axes.

    Parameters
    ----------
    model : str
        A name of the catalogue.
    axes : dict of ndarray
        Increasing values of each parameter that varies; the last runs fastest.
    fixed : dict
        Values of other parameters, and options.
    reductions : sequence of str
        Names from the model's catalogue entry.
    known : dict of ndarray, optional
        Axes and quantities of a grid whose points are among these: they are taken, not computed.
    threads : int

    Returns
    -------
    arrays : dict of ndarray
        The axes, and a quantity of the catalogue for each reduction.
    computed : int
        How many parameter sets were not known.

    Examples
    --------
    >>> axes = {"squeezing": np.array([0.5, 1.0]), "temperature": np.array([0.1, 0.2, 0.3])}
    >>> arrays, computed = scan("double_chain", axes, {"coupling": 0.9}, ["peak"])
    >>> arrays["peak_log_negativity"].shape, computed
    ((2, 3), 6)
    """
    shape = tuple(len(values) for values in axes.values())
    quantities = {name: models.entry(model).reductions[name] for name in reductions}
    found = {quantity: np.empty(shape) for quantity in quantities.values()}
    missing = np.ones(shape, dtype=bool)
    if known is not None:
        _insert(known, axes, found, missing)
    for batch in _batches(missing.reshape(-1)):
        places = np.unravel_index(batch, shape)
        varied = {name: axes[name][place] for name, place in zip(axes, places, strict=True)}
        result = reductions_of(model=model, **varied, **fixed, threads=threads)
        for name, quantity in quantities.items():
            found[quantity].reshape(-1)[batch] = getattr(result, name)
    return axes | found, int(np.count_nonzero(missing))


def _insert(known, axes, found, missing):
    """Put known values in their places, which are missing no more."""
    places = np.ix_(*(np.searchsorted(axes[name], known[name]) for name in axes))
    missing[places] = False
    for quantity, array in found.items():
        array[places] = known[quantity]


def _batches(missing):
    """The numbers of the missing places, some at a time."""
    for start in range(0, len(missing), _BATCH):
        batch = start + np.flatnonzero(missing[start : start + _BATCH])
        if len(batch):
            yield batch
