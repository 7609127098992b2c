/* Peak rate of fused multiply-adds of one core: see peak_lanes.h. Compiled and called by peak.py. */
#include <stddef.h>

#define SIMD_BODY "peak_lanes.h"
#include "simd.h"
#undef SIMD_BODY

/* Runs `n` rounds with the instruction set of the kernels; returns the floating-point operations done. */
double fma_rounds(int n, double *sink)
{
    int isa = simd_from_environment();
    return SIMD_CALL(isa, fma_rounds, n, sink);
}
