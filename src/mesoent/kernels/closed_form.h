/* The double chain's logarithmic negativity in closed form: see closed_form_body.h for formula and accuracy. */
#ifndef CLOSED_FORM_H
#define CLOSED_FORM_H

#include "elementary.h"
#include "split.h"

enum {
    CLOSED_FORM_COTH2M1 = 0, /* coth^2(omega/T) - 1 = 1/sinh^2(omega/T); 0 at T = 0 */
    CLOSED_FORM_DECAY,       /* kappa = 1 - exp(-omega/T); 1 at T = 0 */
    CLOSED_FORM_COUPLING,    /* |coupling| <= 1, either sign */
    CLOSED_FORM_GROWTH,      /* exp(4 |k|) - 1, |k| <= 170 */
    CLOSED_FORM_SHRINKAGE,   /* 1 - exp(-4 |k|); enters as a factor only: its rounding is one of E */
    CLOSED_FORM_TIME,        /* t >= 0 */
    CLOSED_FORM_INPUTS
};

enum { CLOSED_FORM_BLOCK = 256 }; /* a multiple of every VLANES; 2 KiB stay in the first cache */

typedef struct {
    const double *values;
    ptrdiff_t row_step, column_step; /* column_step is 0 or 1 */
} closed_form_input;

typedef struct {
    closed_form_input inputs[CLOSED_FORM_INPUTS];
    double *signed_log_negativity; /* rows x columns, in ebits */
    ptrdiff_t columns;
    int isa; /* from simd_choose */
} closed_form_batch;

#define SIMD_BODY "closed_form_body.h"
#include "simd.h"
#undef SIMD_BODY

static void closed_form_work(const void *batch, split_queue *queue)
{
    const closed_form_batch *b = batch;
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        SIMD_CALL(b->isa, closed_form_piece, b, begin, end);
}

static inline void closed_form_run(const closed_form_batch *b, ptrdiff_t rows, int threads)
{
    split_run(closed_form_work, b, rows * b->columns, 16384, threads);
}

#endif
