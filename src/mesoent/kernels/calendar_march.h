/* From t = 0 to a tail that is decided: all changes of sign of the last pivot, and a proof for every cell between.
 *
 * Method.    Cells grow with what bounds their fourth derivative. A cell whose ends differ is split at the root, half a
 *            resolution to either side; a cell whose ends agree and that is not proved is halved, down to the resolution:
 *            then it is counted as undecided. The tail is proved from A(infinity) and the norm of what vanishes. The
 *            largest E is found from the slope at the times passed and proved by a second march, at commutators scaled
 *            down by 2^-E: it must meet no entanglement.
 * Resolution. 1e-8 of the time h takes, 1/|h|, or 1e-10 of the time passed. Every interval longer than that is found,
 *            and no other is reported.
 * Accuracy.  Times: 1e-13 relative where rounding of A moves the root no further, that is eps |A| / |d'|. Largest E to
 *            2e-13 (1e-6 relative if it is smaller), up to rounding of A.
 */
#ifndef CALENDAR_MARCH_H
#define CALENDAR_MARCH_H

#include "calendar_tail.h"

/* At P_inf = 0 and equal decay of both modes e^{4 Re mu t} <b^dag b>, <b1 b2> are periodic, and the rest dies out. */
static inline int recurs(const chains_t *c)
{
    return c->cold && c->diagonal && c->gap.re <= 1e-13 * sqrt(c_abs2(c->gap));
}

static inline int recurrence_seen(const double *a)
{
    return c_abs2(moment(a, ANOMALOUS_12)) > a[NN_1] * a[NN_2] * (1 + 1e-13);
}

static void record(calendar_t *c, double t, int birth)
{
    if (birth) {
        if (c->intervals++ == 0)
            c->first_birth = t;
        c->last_birth = t;
        c->last_death = INFINITY;
    } else {
        c->last_death = t;
        c->entangled_time += t - c->last_birth;
    }
    if (c->intervals <= c->most)
        (birth ? c->births : c->deaths)[c->intervals - 1] = t;
}

static inline double next_step(const calendar_t *c, const point_t *left, double last)
{
    double rate = c->chains.rate, step = sqrt(sqrt(72 * fabs(left->d) / left->rest));
    step = fmin(fmax(step, 0.05 / rate), 16 * fmax(last, 0.05 / rate));
    return step > 0 ? step : 0.05 / rate;
}

static inline int proved(const calendar_t *c, const point_t *left, const point_t *right)
{
    int entangled = right->d < 0;
    cell_t cell = cell_between(&c->chains, &left->node, &right->node, c->shift, entangled ? 1 : -1);
    return entangled ? cell_entangled(&cell, CELL_HALVINGS) : cell_separable(&cell, CELL_HALVINGS);
}

/* The root in a cell as wide as the resolution; 0 if entangled from the start on. */
static double event_between(const point_t *left, const point_t *right)
{
    if (left->node.t == 0 && !positive(left->node.a))
        return 0;
    return root_guess(left, right);
}

typedef struct {
    point_t waiting[MARCH_STACK];
    int depth;
} stack_t_;

/* Splits a cell that is not proved; false if it is too short to be split. */
static int split_cell(calendar_t *c, const point_t *left, stack_t_ *stack)
{
    const point_t *right = &stack->waiting[stack->depth - 1];
    double t = left->node.t, end = right->node.t, near = resolution(c, end);
    if (end - t <= 1.5 * near || stack->depth > MARCH_STACK - 3)
        return 0;
    if ((left->d < 0) == (right->d < 0)) {
        stack->waiting[stack->depth++] = point_at(c, (t + end) / 2);
        return 1;
    }
    double root = root_between(c, *left, *right, near / 16);
    if (root + near / 2 < end)
        stack->waiting[stack->depth++] = point_at(c, root + near / 2);
    if (root - near / 2 > t)
        stack->waiting[stack->depth++] = point_at(c, root - near / 2);
    return 1;
}

/* From 0 to the decided tail. Intervals are recorded; or else it stops at the first entangled time: true. */
static int march(calendar_t *c)
{
    stack_t_ stack = {.depth = 0};
    point_t left = point_at(c, 0);
    double last = 0, separable_since = 0, period = 2 * 0x1.921fb54442d18p+1 / fabs(c->chains.gap.im);
    int equal = recurs(&c->chains), records = c->records;
    left.d = fabs(left.d) >= 0 ? fabs(left.d) : 0; /* a product state, singular if pure */
    for (;;) {
        if (c->chains.evaluations > MARCH_MOST_EVALUATIONS || c->undecided > MARCH_MOST_UNDECIDED || left.node.t > 1e300) {
            ++c->undecided;
            c->unknown_end = records;
            break;
        }
        if (stack.depth == 0) {
            int tail = tail_from(c, left.node.t);
            if (tail != UNKNOWN && (tail == ENTANGLED) == (left.d < 0))
                break;
            if (records && equal && left.d >= 0 && left.node.t - separable_since > 1.01 * period && !c->recurrent)
                break;
            if (c->recurrent && records && c->intervals >= MARCH_RECURRENCES && left.d >= 0)
                break;
            last = next_step(c, &left, last);
            stack.waiting[stack.depth++] = point_at(c, left.node.t + last);
        }
        point_t *right = &stack.waiting[stack.depth - 1];
        int changes = (left.d < 0) != (right->d < 0);
        if (!records && right->d < 0)
            return remember(c, &left, right), 1;
        if (changes || !proved(c, &left, right)) {
            if (split_cell(c, &left, &stack))
                continue;
            if (changes)
                record(c, event_between(&left, right), right->d < 0);
            else
                ++c->undecided;
        }
        if (records)
            remember(c, &left, right);
        c->recurrent |= equal && records && recurrence_seen(right->node.a);
        if (right->d < 0)
            separable_since = right->node.t;
        last = fmax(right->node.t - left.node.t, last / 4);
        left = *right;
        --stack.depth;
    }
    return 0;
}

/* The largest E: up from the best time passed, then a march that must meet nothing higher. */
static void prove_peak(calendar_t *c)
{
    c->records = 0;
    for (int i = 0; i < MARCH_PEAKS; ++i) {
        ascend(c);
        double best = c->peak.shift, t = isinf(c->peak.t) ? c->peak.left : c->peak.t;
        c->shift = best + fmax(fmin(2e-13, 1e-6 * best), 4 * summit_at(c, t).rounding);
        if (!march(c))
            return;
    }
    ++c->undecided;
}

/* Large numbers could not be squared twice. */
static int in_range(const double *in)
{
    int all = 1;
    for (int k = 0; k < CALENDAR_INPUTS; ++k)
        all &= fabs(in[k]) < 1e60;
    return all && in[CALENDAR_DAMPING_1] + in[CALENDAR_DAMPING_2] > 0;
}

static int never_entangled(const chains_t *c)
{
    double coupling = c_abs2(c->b.at[0][1]) + c_abs2(c->b.at[1][0]), squeezing = 0;
    for (int j = 0; j < 3; ++j)
        squeezing += c_abs2(c->anomalous[j]);
    return coupling == 0 || squeezing == 0;
}

/* What is still open at the end: entangled for ever, or for how long is not known. */
static void close_last(calendar_t *c)
{
    if (c->intervals == 0 || !isinf(c->last_death) || c->recurrent)
        return;
    c->last_death = c->entangled_time = c->unknown_end ? NAN : INFINITY;
    if (c->intervals <= c->most)
        c->deaths[c->intervals - 1] = c->last_death;
}

static void put_outputs(const calendar_t *c, double out[CALENDAR_OUTPUTS])
{
    double late, peak;
    SIMD_CALL(c->chains.isa, calendar_log2_1p, 2 * least_symplectic(c->chains.late, c->chains.late_weight) - 1, &late);
    SIMD_CALL(c->chains.isa, calendar_log2_1p, -c->peak.shift, &peak);
    out[CALENDAR_INTERVALS] = c->recurrent ? INFINITY : (double)c->intervals;
    out[CALENDAR_BIRTH] = c->first_birth;
    out[CALENDAR_DEATH] = c->recurrent ? INFINITY : c->last_death;
    out[CALENDAR_PEAK_TIME] = c->intervals > 0 ? c->peak.t : NAN;
    out[CALENDAR_PEAK] = 0 - peak;
    out[CALENDAR_LATE] = 0 - late;
    out[CALENDAR_ENTANGLED_TIME] = c->recurrent ? INFINITY : c->entangled_time;
    out[CALENDAR_UNDECIDED] = (double)c->undecided;
    out[CALENDAR_EVALUATIONS] = (double)c->chains.evaluations;
}

static void calendar_of(const calendar_batch *b, ptrdiff_t i)
{
    const double *in = b->inputs + i * CALENDAR_INPUTS;
    calendar_t c = {.births = b->births + i * b->most, .deaths = b->deaths + i * b->most, .most = b->most, .records = 1};
    double out[CALENDAR_OUTPUTS];
    c.first_birth = c.last_death = NAN;
    for (ptrdiff_t k = 0; k < b->most; ++k)
        c.births[k] = c.deaths[k] = NAN;
    for (int k = 0; k < CALENDAR_OUTPUTS; ++k)
        out[k] = NAN;
    if (in_range(in)) {
        chains_set(&c.chains, in, b->isa);
        if (!never_entangled(&c.chains))
            march(&c);
        close_last(&c);
        if (c.intervals > 0)
            prove_peak(&c);
        put_outputs(&c, out);
    }
    for (int k = 0; k < CALENDAR_OUTPUTS; ++k)
        b->outputs[k * b->n + i] = out[k];
}

#endif
