/* Logarithmic negativity of general two-mode covariances: see two_mode_body.h for method and accuracy. */
#ifndef TWO_MODE_H
#define TWO_MODE_H

#include "elementary.h"
#include "split.h"

enum {
    TWO_MODE_STATE = 0,
    TWO_MODE_NOT_FINITE = 1, /* or so large that its square is not */
    TWO_MODE_NOT_SYMMETRIC = 2,
    TWO_MODE_NOT_POSITIVE = 3,
    TWO_MODE_UNCERTAINTY_RELATION = 4,
    TWO_MODE_NOT_RESOLVED = 5 /* so ill-conditioned that rounding alone decides */
};

/* What is said of each matrix beside its entanglement; n each. */
typedef struct {
    double *deviation;    /* by how much the verdict's condition is violated; max(0, 1 - 2 nu) for a state */
    double *uncertainty;  /* the bound it is compared with; for a state the relative error bound of 2 nu */
    signed char *verdict;
} two_mode_judgement;

typedef struct {
    const double *covariance;            /* n x 4 x 4 */
    double *log_negativity;              /* n: in ebits; NaN if not a state */
    const two_mode_judgement *judgement; /* or NULL */
    double rounding;                     /* error of the entries relative to the trace, beyond the asymmetry seen */
    double symmetry;                     /* largest asymmetry accepted, relative to the trace */
    int clip;                            /* negative values become 0 */
    int isa;                             /* from simd_choose */
    split_first *refused;                /* number of the first matrix that is no state; starts at n */
} two_mode_batch;

#define SIMD_BODY "two_mode_body.h"
#include "simd.h"
#undef SIMD_BODY

static void two_mode_work(const void *batch, split_queue *queue)
{
    const two_mode_batch *b = batch;
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        SIMD_CALL(b->isa, two_mode_piece, b, begin, end);
}

/* Returns the number of the first matrix that is no state; n if all are. */
static inline ptrdiff_t two_mode_run(two_mode_batch *b, ptrdiff_t n, int threads)
{
    split_first refused = n;
    b->refused = &refused;
    split_run(two_mode_work, b, n, 4096, threads);
    return refused;
}

#endif
