/* Exponentials of a batch of matrices: thresholds, kinds of numbers, choice of instruction set, threads.
 *
 * Layout.    `rows` and `out` are n matrices in the form of planes.h, C-contiguous, aligned as doubles. `out` may equal
 *            `rows` (in place) but must not overlap it otherwise. `unknown` is n bytes.
 * Contract.  The caller allocates and checks: n >= 0, threads >= 1, `isa` from simd_choose, `unknown` all 0. Touches no
 *            Python object, so the GIL may be released. Raises nothing; where no thread can be started the caller's
 *            does the work. The calling thread takes part, so threads = 1 starts none. Include in one translation
 *            unit only; compile with -ffp-contract=off, and -pthread where threads need it.
 * Accuracy.  Fast: see expm_lanes.h for real 6x6 matrices, expm_taylor.h for others. Exact: relative error in the 1-norm
 *            <= 1.2e-16, see expm_dd.h. For what needs more digits than that has, `out` gets the matrix itself and its
 *            byte in `unknown` is set. A matrix's result does not depend on its neighbours, its place, the number of
 *            threads or, where the processor has a fused multiply-add, the instruction set: the bits are the same. A
 *            matrix holding a NaN or Inf gives NaN.
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

/* The exact path has too few digits beyond this norm after balancing, by powers of two up to 2^+-100. */
#define EXPM_DD_LARGEST_NORM 0x1p48
#define EXPM_DD_LARGEST_BALANCING 100
#define EXPM_DD_UNIT 0x1p-99       /* error of its series, relative to the series of magnitudes and to n */

#define EXPM_CHUNK 1024            /* matrices a thread takes at a time: whole packs, 50 us or more of work */
#define EXPM_STREAM 16384          /* 6x6 matrices from which a batch is larger than the caches */

/* ---- Kinds of matrices ---- */

/* Size, and whether numbers are complex and carry a derivative: see planes.h. */
typedef struct {
    int n, imaginary, dual;
} expm_kind;

/* Numbers in a value, and in a value with its derivative. */
static inline __attribute__((always_inline)) int expm_part(expm_kind kind)
{
    return kind.n * kind.n * (1 + kind.imaginary);
}

static inline __attribute__((always_inline)) int expm_entries(expm_kind kind)
{
    return expm_part(kind) * (1 + kind.dual);
}

/* Plane c of a product gets plus or minus plane a times plane b. */
typedef struct {
    int c, a, b, negative;
} expm_term;

enum { EXPM_MOST_TERMS = 12 };

/* The terms of a product; returns their number. */
static inline __attribute__((always_inline)) int expm_terms(expm_kind kind, expm_term *term)
{
    static const expm_term product[4] = {{0, 0, 0, 0}, {0, 1, 1, 1}, {1, 0, 1, 0}, {1, 1, 0, 0}};
    static const expm_term dual[3] = {{0, 0, 0, 0}, {1, 0, 1, 0}, {1, 1, 0, 0}};
    int count = 0, parts = 1 + kind.imaginary;
    for (int d = 0; d < (kind.dual ? 3 : 1); ++d)
        for (int k = 0; k < (kind.imaginary ? 4 : 1); ++k) {
            expm_term t = product[k], u = dual[d];
            term[count++] = (expm_term){u.c * parts + t.c, u.a * parts + t.a, u.b * parts + t.b, t.negative};
        }
    return count;
}

typedef struct {
    const double *rows;
    double *out;
    signed char *unknown;
    expm_kind kind;
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
static inline void expm_run(const double *rows, double *out, signed char *unknown, ptrdiff_t n, expm_kind kind,
                            int exact, int threads, int isa)
{
    expm_batch batch = {rows, out, unknown, kind, exact, n >= EXPM_STREAM, isa};
    split_run(expm_work, &batch, n, EXPM_CHUNK, threads);
}

#endif /* EXPM_H */
