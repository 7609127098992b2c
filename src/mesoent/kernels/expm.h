/* Exponentials of a batch of 6x6 real matrices: thresholds, choice of instruction set, threads.
 *
 * Layout.    `rows` and `out` are (n, 6, 6) doubles, C-contiguous, aligned as doubles. `out` may equal `rows` (in
 *            place) but must not overlap it otherwise.
 * Contract.  The caller allocates and checks: n >= 0, threads >= 1, `isa` from simd_choose. Touches no Python object,
 *            so the GIL may be released. Raises nothing; where no thread can be started the caller's does the work.
 *            The calling thread takes part, so threads = 1 starts none. Include in one translation unit only;
 *            compile with -ffp-contract=off, and -pthread where threads need it.
 * Accuracy.  Fast: see expm_lanes.h. Exact: relative error in the 1-norm <= 1.2e-16, see expm_dd.h. A matrix's
 *            result does not depend on its neighbours, its place, the number of threads or, where the processor
 *            has a fused multiply-add, the instruction set: the bits are the same. A matrix holding a NaN or Inf
 *            gives 36 NaN.
 */
#ifndef EXPM_H
#define EXPM_H

#include "split.h"

/* The fast path answers for a matrix only within these bounds (see expm_lanes.h); the exact path takes the rest.
 * Measured on the 29 sets of tests/matrices.py: beyond a growth of thousands, errors rise from a few to hundreds of
 * 2^squarings eps and soon to 1. The bound on the scaled norm is a precaution: no set needs it. */
#define EXPM_MOST_SQUARINGS 7
#define EXPM_LARGEST_NORM 16.0
#define EXPM_LARGEST_MEAN 700.0
#define EXPM_LARGEST_GROWTH 2048.0

/* The exact path answers with NaN beyond this norm after balancing, by powers of two up to 2^+-100. */
#define EXPM_DD_LARGEST_NORM 0x1p48
#define EXPM_DD_LARGEST_BALANCING 100

#define EXPM_CHUNK 1024            /* matrices a thread takes at a time: whole packs, 50 us or more of work */
#define EXPM_STREAM 16384          /* matrices from which a batch is larger than the caches */

typedef struct {
    const double *rows;
    double *out;
    int exact, stream;
    int isa; /* from simd_choose */
} expm_batch;

#define SIMD_BODY "expm_batch.h"
#include "simd.h"
#undef SIMD_BODY

static void expm_work(const void *batch, split_queue *queue)
{
    const expm_batch *b = batch;
    SIMD_CALL(b->isa, expm_chunks, b, queue);
}

/* out[i] = exp(rows[i]) for i < n, by up to `threads` threads. */
static inline void expm_run(const double *rows, double *out, ptrdiff_t n, int exact, int threads, int isa)
{
    expm_batch batch = {rows, out, exact, n >= EXPM_STREAM, isa};
    split_run(expm_work, &batch, n, EXPM_CHUNK, threads);
}

#endif /* EXPM_H */
