"""Peak, birth, death and critical temperature of many parameter sets at once."""

import math
import sys
from typing import NamedTuple

import numpy as np

from mesoent.arrays import real_array, receiver, thread_count
from mesoent.errors import InputError
from mesoent.kernels import ISA, _scan
from mesoent.models.catalogue import MODELS
from mesoent.models.parameters import checked_array

_PARAMETERS = MODELS["double_chain"].parameters
#: The least and the greatest allowed double of each parameter.
_LOW = [math.nextafter(p.low, math.inf) if p.open else p.low for p in _PARAMETERS.values()]
_HIGH = [min(p.high, sys.float_info.max) for p in _PARAMETERS.values()]
#: Parameter sets that are broadcast, and handed to the kernel, at a time.
_PIECE = 2**16


class Scan(NamedTuple):
    """What a scan finds for each parameter set; arrays of one shape.

    `peak` and `asymptotic` are in ebits, the latter signed; times in the inverse unit of the
    frequency: `nan` where entanglement never appears, `inf` where it never dies or is largest
    only in the limit.
    """

    peak: np.ndarray
    peak_time: np.ndarray
    birth: np.ndarray
    death: np.ndarray
    asymptotic: np.ndarray
    critical_temperature: np.ndarray

    @property
    def intervals(self):
        """Their number: at most one."""
        return np.where(np.isnan(self.birth), 0.0, 1.0)

    @property
    def entangled_time(self):
        """The time between birth and death."""
        return np.where(np.isnan(self.birth), 0.0, self.death - self.birth)


def scan(*, frequency=1.0, temperature, coupling, squeezing, threads=1, out=None):
    r"""Reductions of E(t) over all times, without a trajectory.

    .. math:: E(t_b) = E(t_d) = 0, \qquad E'(t_p) = 0

    Paper: Eqs. (73), (74), corrected: (74) is to base 2, holds for :math:`|k|`, and death needs
    :math:`0 < T < T_c(k, \lambda)`.

    Parameters
    ----------
    frequency, temperature, coupling, squeezing : float or array_like
        As in `DoubleChain`; broadcast together.
    threads : int
        Threads that share the sets, at least 1; the result does not depend on it.
    out : ndarray, shape (6, ...), optional
        C-contiguous doubles that receive the fields of the result, one after the other.

    Returns
    -------
    Scan
        Arrays of the broadcast shape.

    Raises
    ------
    InputError
        If a value is no finite real number or out of bounds, or the shapes do not fit together.

    Notes
    -----
    Events are bracketed roots, not maxima of a grid; the kernel's header derives the brackets.
    Times and T_c are good to 1e-14 relative where T < 0.95 T_c and |coupling| > 1e-10; next to
    T_c the window of entanglement opens as :math:`\sqrt{T_c - T}`, and rounding of T moves
    birth and death accordingly. The peak is good to 3e-16 absolute. At T = T_c, as it is returned,
    and above, the chains are never entangled.

    Examples
    --------
    >>> found = scan(temperature=[0.1, 0.6], coupling=0.9, squeezing=1.0)
    >>> found.birth.round(6), found.critical_temperature.round(6)
    (array([2.903548,      nan]), array([0.542342, 0.542342]))
    """
    given = (frequency, temperature, coupling, squeezing)
    values = [_number_or_array(*pair) for pair in zip(_PARAMETERS, given, strict=True)]
    arrays = [value for value in values if not isinstance(value, float)]
    shape = _common_shape(values) if arrays else ()
    table = receiver((len(Scan._fields), *shape), out, *arrays)
    rows, threads = table.reshape(len(table), -1), thread_count(threads)
    for begin, end, inputs in _pieces(values, arrays):
        if _scan.scan(inputs, _LOW, _HIGH, rows, begin, end, threads, ISA) < end:
            _refuse(given)
    return Scan(*table)


def events(model):
    """What `scan` finds for one `DoubleChain`: numbers instead of arrays."""
    values = (model.frequency, model.temperature, model.coupling, model.squeezing)
    row = np.empty((len(Scan._fields), 1))
    _scan.scan(values, _LOW, _HIGH, row, 0, 1, 1, ISA)
    return Scan(*row[:, 0].tolist())


def _number_or_array(name, value):
    if isinstance(value, float):
        return float(value)
    array = real_array(name, value)
    return array if array.ndim else float(array)


def _pieces(values, arrays):
    """Where pieces of the sets begin and end, and their inputs."""
    if not arrays:
        yield 0, 1, values
        return
    flags = ["external_loop", "buffered", "zerosize_ok"]
    pieces = np.nditer(
        arrays, flags, [["readonly", "contig"]] * len(arrays), order="C", buffersize=_PIECE
    )
    begin = 0
    for piece in pieces:
        parts = piece if len(arrays) > 1 else (piece,)
        waiting, end = iter(parts), begin + len(parts[0])
        yield begin, end, [v if isinstance(v, float) else next(waiting) for v in values]
        begin = end


def _refuse(given):
    """Name the first value that is not allowed."""
    for name, value in zip(_PARAMETERS, given, strict=True):
        checked_array("double_chain", name, value)


def _common_shape(values):
    try:
        return np.broadcast_shapes(*(np.shape(value) for value in values))
    except ValueError:
        named = zip(_PARAMETERS, values, strict=True)
        shapes = ", ".join(f"{name} {np.shape(value)}" for name, value in named)
        raise InputError(f"shapes do not fit together: {shapes}") from None
