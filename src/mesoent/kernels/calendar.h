/* The entanglement calendar of the charge-conserving chains: every interval in which modes 1 and 2 are entangled.
 *
 * Layout.    inputs: n sets of CALENDAR_INPUTS numbers, C-contiguous. outputs: CALENDAR_OUTPUTS rows of n. births and
 *            deaths: n rows of `most`, the first intervals of each set in order, NaN behind the last one. NaN in all
 *            outputs of a set with an input of 1e60 and more, or without damping.
 * Contract.  The caller allocates and checks: n >= 0, most >= 0, threads >= 1, isa from simd_choose; damping matrix,
 *            final and initial occupations positive semidefinite and finite, at least one chain damped. Raises nothing
 *            and touches no Python object; outputs overlap neither each other nor the inputs.
 * Accuracy.  See calendar_march.h. Plain products and sums in one fixed order: the same bits for any position, batch,
 *            number of threads and instruction set. Compile with -ffp-contract=off, and -pthread where threads need it.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "elementary.h"
#include "split.h"

/* One set: dP/dt = -h P - P h^dag + Gu^T for P_ij = <a_j^dag a_i>, with the common frequency left out,
 * h = [[damping_1 + i detuning, damping_12 + 2 i passive], [damping_12* + 2 i passive, damping_2 - i detuning]] / 2. */
enum {
    CALENDAR_DAMPING_1 = 0,    /* of Gd - Gu^T */
    CALENDAR_DAMPING_2,
    CALENDAR_DAMPING_12,       /* real and imaginary part */
    CALENDAR_GAP = 4,          /* damping_1 damping_2 - |damping_12|^2, to its last digits: 0 for a dark mode */
    CALENDAR_DETUNING,
    CALENDAR_PASSIVE,          /* H_12 */
    CALENDAR_FINAL_1,          /* P(infinity) without a dark mode */
    CALENDAR_FINAL_2,
    CALENDAR_FINAL_12,         /* real and imaginary part */
    CALENDAR_START_1 = 11,     /* P(0), diagonal */
    CALENDAR_START_2,
    CALENDAR_NORMAL,           /* what squeezing adds to <b^dag b> of modes 1, 2, 3 */
    CALENDAR_ANOMALOUS = 16,   /* and to <b b>: three complex numbers */
    CALENDAR_INPUTS = 22
};

enum {
    CALENDAR_INTERVALS = 0,    /* their number; infinite if they recur for ever */
    CALENDAR_BIRTH,            /* the first one; NaN if never entangled, as the next two */
    CALENDAR_DEATH,            /* the last one; infinite if entangled for ever, NaN if not known */
    CALENDAR_PEAK_TIME,        /* infinite if E is largest in the limit */
    CALENDAR_PEAK,             /* largest E in ebits; 0 if never entangled */
    CALENDAR_LATE,             /* signed E as t -> infinity */
    CALENDAR_ENTANGLED_TIME,   /* total length of the intervals */
    CALENDAR_UNDECIDED,        /* cells, the tail among them, about which nothing is proved */
    CALENDAR_EVALUATIONS,
    CALENDAR_OUTPUTS
};

typedef struct {
    const double *inputs;
    double *outputs, *births, *deaths;
    ptrdiff_t n, most;
    int isa;
} calendar_batch;

#define SIMD_BODY "calendar_elementary.h"
#include "simd.h"
#undef SIMD_BODY

#include "calendar_moments.h"
#include "calendar_chains.h"
#include "calendar_cells.h"
#include "calendar_march.h"

static void calendar_work(const void *batch, split_queue *queue)
{
    const calendar_batch *b = batch;
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        for (ptrdiff_t i = begin; i < end; ++i)
            calendar_of(b, i);
}

static inline void calendar_run(const calendar_batch *b, int threads)
{
    split_run(calendar_work, b, b->n, 8, threads);
}

#endif
