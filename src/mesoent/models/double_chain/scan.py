"""Peak, birth, death and critical temperature of many parameter sets at once."""

from typing import NamedTuple

import numpy as np

from mesoent.arrays import thread_count
from mesoent.errors import InputError
from mesoent.kernels import ISA, _scan
from mesoent.models.parameters import checked_array


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


def scan(*, frequency=1.0, temperature, coupling, squeezing, threads=1):
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
    birth and death accordingly. The peak is good to 3e-16 absolute. At T = 0, squeezings below
    1e-30 are too small for the birth to be found to its last digits.

    Examples
    --------
    >>> found = scan(temperature=[0.1, 0.6], coupling=0.9, squeezing=1.0)
    >>> found.birth.round(6), found.critical_temperature.round(6)
    (array([2.903548,      nan]), array([0.542342, 0.542342]))
    """
    arrays = {
        "frequency": checked_array("double_chain", "frequency", frequency),
        "temperature": checked_array("double_chain", "temperature", temperature),
        "coupling": checked_array("double_chain", "coupling", coupling),
        "squeezing": checked_array("double_chain", "squeezing", squeezing),
    }
    shape = _common_shape(arrays)
    inputs = [_flat(array, shape) for array in arrays.values()]
    out = np.empty((len(Scan._fields), int(np.prod(shape))))
    _scan.scan(inputs, out, thread_count(threads), ISA)
    return Scan(*out.reshape(len(out), *shape))


def events(model):
    """What `scan` finds for one `DoubleChain`: numbers instead of arrays."""
    found = scan(
        frequency=model.frequency,
        temperature=model.temperature,
        coupling=model.coupling,
        squeezing=model.squeezing,
    )
    return Scan(*(float(value) for value in found))


def _common_shape(arrays):
    try:
        return np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise InputError(f"shapes do not fit together: {shapes}") from None


def _flat(array, shape):
    """One number as it is, more of them broadcast."""
    return array.reshape(1) if array.size == 1 else np.broadcast_to(array, shape).flatten()
