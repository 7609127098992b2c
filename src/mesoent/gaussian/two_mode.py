"""Two modes, one on either side: the compiled kernel."""

import numpy as np

from mesoent.arrays import receiver, thread_count
from mesoent.errors import UnphysicalStateError
from mesoent.gaussian.physical import ROUNDING, SYMMETRY, complaint
from mesoent.kernels import ISA, _two_mode


def two_mode_log_negativity(covariance, *, signed=False, threads=1, out=None, rounding=ROUNDING):
    """Logarithmic negativity of doubles of shape (..., 4, 4): see `mesoent.log_negativity`."""
    entanglement = receiver(covariance.shape[:-2], out, covariance)
    stack = np.ascontiguousarray(covariance).reshape(-1, 4, 4)
    refused = _two_mode.log_negativity(
        stack, entanglement.reshape(-1), None,
        rounding, SYMMETRY, not signed, thread_count(threads), ISA,
    )  # fmt: skip
    if refused < len(stack):
        _refuse(stack[refused], np.unravel_index(refused, covariance.shape[:-2]), rounding)
    return entanglement


def _refuse(covariance, index, rounding):
    """Say why one matrix of a stack is no state."""
    entanglement, deviation, uncertainty = (np.empty(1) for _ in range(3))
    verdict = np.empty(1, dtype=np.int8)
    _two_mode.log_negativity(
        covariance[None], entanglement, (deviation, uncertainty, verdict),
        rounding, SYMMETRY, True, 1, ISA,
    )  # fmt: skip
    raise UnphysicalStateError(complaint(index, int(verdict[0]), float(deviation[0])))
