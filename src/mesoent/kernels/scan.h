/* A scan of the double chain over its parameters: see scan_body.h for method and accuracy. */
#ifndef SCAN_H
#define SCAN_H

#include "elementary.h"
#include "split.h"

enum { SCAN_ITERATIONS = 100 }; /* bisection alone would need about 60 */

enum { SCAN_FREQUENCY = 0, SCAN_TEMPERATURE, SCAN_COUPLING, SCAN_SQUEEZING, SCAN_INPUTS };

enum {
    SCAN_PEAK = 0,             /* largest E in ebits; 0 if never entangled */
    SCAN_PEAK_TIME,            /* infinite at |coupling| = 1; NaN if never entangled, as the next two */
    SCAN_BIRTH,
    SCAN_DEATH,                /* infinite at T = 0 and at |coupling| = 1 */
    SCAN_ASYMPTOTE,            /* signed E as t -> infinity */
    SCAN_CRITICAL_TEMPERATURE, /* above it never entangled; 0 if not even at T = 0 */
    SCAN_OUTPUTS
};

typedef struct {
    const double *inputs[SCAN_INPUTS]; /* n each, or a single number with step 0 */
    ptrdiff_t steps[SCAN_INPUTS];      /* 1 or 0 */
    double *outputs[SCAN_OUTPUTS];     /* n each */
    int isa;                           /* from simd_choose */
} scan_batch;

#define SIMD_BODY "scan_body.h"
#include "simd.h"
#undef SIMD_BODY

static void scan_work(const void *batch, split_queue *queue)
{
    const scan_batch *b = batch;
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        SIMD_CALL(b->isa, scan_piece, b, begin, end);
}

static inline void scan_run(const scan_batch *b, ptrdiff_t n, int threads)
{
    split_run(scan_work, b, n, 256, threads);
}

#endif
