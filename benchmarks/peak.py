"""The peak rate of fused multiply-adds of one core, and the bound that it sets."""

import ctypes
from functools import cache

from benchmarks.compiled import HERE, KERNELS, library
from benchmarks.timing import best_time

ROUNDS = 20_000

#: Vector operations that one pack of matrices needs without squaring: see expm_lanes.h. A vector
#: holds as many matrices as lanes, and a fused multiply-add counts as two operations per lane:
#: the lanes cancel, and the bound is peak / 2 / 1202 matrices per second.
OPERATIONS_PER_PACK = 1202


@cache
def _probe():
    probe = library("peak.c", "-ffp-contract=off", f"-I{KERNELS}", f"-I{HERE}")
    probe.fma_rounds.restype = ctypes.c_double
    return probe


def fma_peak(seconds=0.2):
    """Floating-point operations per second of one core, two per fused multiply-add and lane."""
    probe, sink = _probe(), ctypes.c_double()
    operations = probe.fma_rounds(ROUNDS, ctypes.byref(sink))
    return operations / best_time(lambda: probe.fma_rounds(ROUNDS, ctypes.byref(sink)), seconds)


def exponential_bound(peak):
    """Matrices per second that one core can exponentiate if nothing but arithmetic takes time."""
    return peak / 2 / OPERATIONS_PER_PACK
