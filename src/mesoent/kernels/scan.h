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
    double low[SCAN_INPUTS], high[SCAN_INPUTS]; /* what is allowed */
    double *outputs[SCAN_OUTPUTS];     /* n each */
    int isa;                           /* from simd_choose */
    split_first *refused;              /* number of the first set beyond what is allowed */
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

/* Returns the number of the first set that is NaN or beyond what is allowed; n if none is. */
static inline ptrdiff_t scan_run(scan_batch *b, ptrdiff_t n, int threads)
{
    split_first refused = n;
    b->refused = &refused;
    split_run(scan_work, b, n, 256, threads);
    return refused;
}

#endif
