"""Curves E(t) by the general matrix route, which knows nothing of (70) to (74)."""

import numpy as np

from mesoent.dynamics.evolution import matrix_log_negativity
from mesoent.models.double_chain.model import DoubleChain

_FIRST = 1e-3


def curve(case, times):
    """Signed E of a case at the given times, in ebits."""
    model = DoubleChain(
        temperature=case.temperature, coupling=case.coupling, squeezing=case.squeezing
    )
    return matrix_log_negativity(model, times)


def whole_curve(case):
    """Signed E from shortly after the beginning until nothing changes any more, and the times."""
    times = np.geomspace(_FIRST, case.late.time, 400)
    return times, curve(case, times)
