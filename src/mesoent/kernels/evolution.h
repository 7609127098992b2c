/* Trajectories: generator -> propagator -> covariance -> logarithmic negativity in one pass.
 *
 *     M = exp(t L),   Sigma(t) = S + M D M^T,   E(t) of the first two modes         Paper: Eqs. (61), (62), (65)
 *
 * Layout.    generator L, stationary S and deviation D = Sigma_0 - S: 6 x 6, C-contiguous, ordering (x1, p1, x2, p2,
 *            x3, p3). Of S and D the lower triangle is read. Outputs have one element per time; covariance[16 i +
 *            4 r + c] holds rows and columns 0..3 of Sigma(t_i), or is NULL.
 * Contract.  The caller allocates and checks: n >= 0, threads >= 1, `isa` from simd_choose; outputs do not overlap each
 *            other or the inputs. Touches no Python object. Raises nothing: what is no state gets a verdict and
 *            E = NaN, as in two_mode.h. A NaN time gives a NaN covariance and touches no other. Include in one
 *            translation unit only; compile with -ffp-contract=off, and -pthread where threads need it.
 * Accuracy.  See evolution_body.h. A point's bits do not depend on the number of threads or, where the processor has a
 *            fused multiply-add, on the instruction set; evolution_at_times: nor on the other times; evolution_on_grid:
 *            nor on the length of the grid.
 */
#ifndef EVOLUTION_H
#define EVOLUTION_H

#include "expm.h"
#include "two_mode.h"

enum {
    EVOLUTION_CHUNK = 1024,   /* times put in order together; 100 us of work */
    EVOLUTION_STRIDE = 8,     /* points advanced together on a grid, whatever the number of lanes: these are whole
                                 stores, and a short grid fills its lanes */
    EVOLUTION_STEPS = 64,     /* points, EVOLUTION_STRIDE apart, per exponential: 34, 38, 41, 42, 43 M/s for 16, ..., 256 */
    EVOLUTION_BLOCK = EVOLUTION_STRIDE * EVOLUTION_STEPS
};

typedef struct {
    const double *generator, *stationary, *deviation; /* 6 x 6 */
    double *covariance;       /* n x 4 x 4, or NULL */
    double *log_negativity;   /* n; see two_mode_batch, also for rounding and symmetry */
    two_mode_judgement judgement;
    double rounding, symmetry;
    int isa; /* from simd_choose */
} evolution_batch;

/* S and D, full and symmetric. */
typedef struct {
    double stationary[36], deviation[36];
    int uncorrelated; /* D couples no two modes */
} evolution_model;

typedef struct {
    const evolution_batch *batch;
    evolution_model model;
    const double *times;        /* at times */
    double start, step;         /* on a grid */
    double advance[36];         /* exp(EVOLUTION_STRIDE step L) */
} evolution_task;

static inline evolution_model evolution_prepare(const evolution_batch *b)
{
    evolution_model model = {.uncorrelated = 1};
    for (int r = 0; r < 6; ++r)
        for (int c = 0; c <= r; ++c) {
            model.stationary[6 * r + c] = model.stationary[6 * c + r] = b->stationary[6 * r + c];
            model.deviation[6 * r + c] = model.deviation[6 * c + r] = b->deviation[6 * r + c];
            model.uncorrelated &= r / 2 == c / 2 || b->deviation[6 * r + c] == 0;
        }
    return model;
}

#define SIMD_BODY "evolution_body.h"
#include "simd.h"
#undef SIMD_BODY

static void evolution_times_work(const void *task_, split_queue *queue)
{
    const evolution_task *task = task_;
    SIMD_CALL(task->batch->isa, evolution_times, task, queue);
}

static void evolution_grid_work(const void *task_, split_queue *queue)
{
    const evolution_task *task = task_;
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        SIMD_CALL(task->batch->isa, evolution_block, task, begin, end);
}

/* The states at times[0 .. n). */
static inline void evolution_at_times(const evolution_batch *b, const double *times, ptrdiff_t n, int threads)
{
    evolution_task task = {.batch = b, .model = evolution_prepare(b), .times = times};
    split_run(evolution_times_work, &task, n, EVOLUTION_CHUNK, threads);
}

/* The states at start + j step, 0 <= j < n. */
static inline void evolution_on_grid(const evolution_batch *b, double start, double step, ptrdiff_t n, int threads)
{
    evolution_task task = {.batch = b, .model = evolution_prepare(b), .start = start, .step = step};
    SIMD_CALL(b->isa, evolution_advance, b->generator, EVOLUTION_STRIDE * step, task.advance);
    split_run(evolution_grid_work, &task, n, EVOLUTION_BLOCK, threads);
}

#endif
