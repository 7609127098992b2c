/* The double chain's logarithmic negativity in closed form: see closed_form_body.h for formula and accuracy. */
#ifndef CLOSED_FORM_H
#define CLOSED_FORM_H

#include "elementary.h"
#include "split.h"

enum {
    CLOSED_FORM_FREQUENCY = 0, /* > 0 */
    CLOSED_FORM_TEMPERATURE,   /* T >= 0 */
    CLOSED_FORM_COUPLING,      /* in [-1, 1] */
    CLOSED_FORM_SQUEEZING,     /* |k| <= 170 */
    CLOSED_FORM_PARAMETERS,
    CLOSED_FORM_TIME = CLOSED_FORM_PARAMETERS, /* t >= 0 */
    CLOSED_FORM_INPUTS
};

enum { CLOSED_FORM_BLOCK = 256 }; /* a multiple of every VLANES; 2 KiB stay in the first cache */

typedef struct {
    const double *values;
    ptrdiff_t row_step, column_step; /* column_step is 0 or 1 */
} closed_form_input;

typedef struct {
    closed_form_input inputs[CLOSED_FORM_INPUTS];
    double *log_negativity;                /* rows x columns, in ebits */
    double *gradient[CLOSED_FORM_INPUTS];  /* rows x columns each: derivatives of signed E; the first is NULL without */
    ptrdiff_t columns;
    int clip;                              /* negative values become 0 */
    int isa;                               /* from simd_choose */
    split_first *refused;                  /* number of the first time that is negative or not finite */
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

/* Returns the number of the first time that is negative or not finite; rows x columns if none is. */
static inline ptrdiff_t closed_form_run(closed_form_batch *b, ptrdiff_t rows, int threads)
{
    split_first refused = rows * b->columns;
    b->refused = &refused;
    split_run(closed_form_work, b, rows * b->columns, 16384, threads);
    return refused;
}

#endif
