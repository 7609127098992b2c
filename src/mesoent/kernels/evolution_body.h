/* Packs of points of a trajectory, one point per lane. Included by evolution.h, which has the interface.
 *
 * Layout.    One point per lane. m is v_t[24], rows 0..3 of the propagator: the others are never needed, as rows of
 *            M D M^T or for M <- M exp(h L). A pack's propagators (2 to 3 KiB) are all that is stored.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated. Lanes never interact.
 * Accuracy.  At times: M is that of expm_run for t L, to the bit; it errs by 1e-15 (norm of t L up to 5) to 5e-14 (200)
 *            of ||M||, and by eps ||t L||, the rounding of t L, whatever the route. Sigma errs by twice that of
 *            ||M D M^T||, and by eps (|S| + |M| |D| |M|^T) in each entry; measured on ten models: 4e-15 of
 *            ||S|| + ||M D M^T||. E errs by |Sigma^-1 dSigma|, the condition number after balancing: 7e-16 to 8e-15 for
 *            the paper's states at k = 1, eps exp(8 k) at most in a frame that rotates and eps exp(4 k) at most in one
 *            that does not: 1e-11 at k = 4, 2e-5 to 2e-3 at k = 8. While a squeezed variance is still much smaller
 *            than S it comes from S + M D M^T by cancellation: NAME(judge_balanced) allows for that.
 *
 *            On a grid: the first EVOLUTION_STRIDE points of each block as above, at t = fl(start + j step); then s
 *            products by H = exp(EVOLUTION_STRIDE step L), rounded once, each of which adds at most 4 eps ||M_i|| ||H||.
 *            So the error grows by 4 eps sum over i of ||M_i|| ||H^(s-i)||. For normal L the product of norms is
 *            ||M_s|| and the relative error grows by at most 4 eps s; it is not seen beside that of the first
 *            exponential (the paper's E errs as above for 16 to 256 steps). For other L it is relative to the largest
 *            ||M_i|| ||H^(s-i)||, the transient, which may exceed ||M_s|| by any factor, and is seen: TRANSIENT
 *            It never outlives the block.
 *
 * Measured (ns per point, 8 lanes, paper's regime, no covariance kept): exponential 45 at t < 1, 105 at t = 40, exact
 * 1700; covariance and judgement 15; step 6.
 */

/* ---- From the propagator to the outputs ---- */

/* Columns [first, first + width) of y = m b for four rows m. */
SIMD_INLINE void NAME(multiply_columns)(v_t y[24], const v_t m[24], const double b[36], int first, int width)
{
    v_t sum[24];
#pragma GCC unroll 24
    for (int i = 0; i < 24; ++i)
        sum[i] = v_set1(0);
#pragma GCC unroll 6
    for (int k = 0; k < 6; ++k)
#pragma GCC unroll 6
        for (int c = 0; c < width; ++c) {
            v_t entry = v_set1(b[6 * k + first + c]);
#pragma GCC unroll 4
            for (int r = 0; r < 4; ++r)
                sum[6 * r + c] = v_fma(m[6 * r + k], entry, sum[6 * r + c]);
        }
#pragma GCC unroll 4
    for (int r = 0; r < 4; ++r)
#pragma GCC unroll 6
        for (int c = 0; c < width; ++c)
            y[6 * r + first + c] = sum[6 * r + c];
}

/* y = m b, by as many columns as the registers hold sums: on a grid 3 per cent faster than half as many. */
static __attribute__((noinline)) void NAME(multiply_rows)(v_t y[24], const v_t m[24], const double b[36])
{
    enum { WIDTH = VLANES == 8 ? 6 : 3 };
#pragma GCC unroll 1
    for (int first = 0; first < 6; first += WIDTH)
        NAME(multiply_columns)(y, m, b, first, WIDTH);
}

/* The same, to the bit, where b consists of 2x2 blocks on its diagonal: 42 instead of 34 M/s on a grid. */
SIMD_INLINE void NAME(multiply_rows_by_blocks)(v_t y[24], const v_t m[24], const double b[36])
{
#pragma GCC unroll 6
    for (int j = 0; j < 6; ++j) {
        int first = j & ~1;
        v_t upper = v_set1(b[6 * first + j]), lower = v_set1(b[6 * first + 6 + j]);
#pragma GCC unroll 4
        for (int i = 0; i < 24; i += 6)
            y[i + j] = v_fma(m[i + first + 1], lower, m[i + first] * upper);
    }
}

/* s = S + m D m^T, 4 x 4, exactly symmetric. S comes last: its rounding is then the only one at late times. */
SIMD_INLINE void NAME(covariance)(v_t s[16], const v_t m[24], const evolution_model *model)
{
    v_t y[24];
    if (model->uncorrelated)
        NAME(multiply_rows_by_blocks)(y, m, model->deviation);
    else
        NAME(multiply_rows)(y, m, model->deviation);
#pragma GCC unroll 4
    for (int r = 0; r < 4; ++r)
#pragma GCC unroll 4
        for (int c = 0; c <= r; ++c) {
            v_t sum = y[6 * r] * m[6 * c];
#pragma GCC unroll 5
            for (int k = 1; k < 6; ++k)
                sum = v_fma(y[6 * r + k], m[6 * c + k], sum);
            s[4 * r + c] = s[4 * c + r] = sum + v_set1(model->stationary[6 * r + c]);
        }
}

/* Squeezes each mode by a power of two, x -> 2^e x and p -> 2^-e p, so that its variances are about equal. Exact, and
 * local: no symplectic eigenvalue changes, but the condition number shrinks. Returns the trace of S so squeezed. */
SIMD_INLINE v_t NAME(balance_modes)(v_t s[16], const double stationary[36])
{
    v_t scale[4], trace = v_set1(0);
#pragma GCC unroll 2
    for (int i = 0; i < 4; i += 2) {
        v_t e = v_round((v_exponent(s[5 * i + 5]) - v_exponent(s[5 * i])) * v_set1(0.25));
        scale[i] = v_exp2i(e);
        scale[i + 1] = v_exp2i(-e);
    }
#pragma GCC unroll 4
    for (int r = 0; r < 4; ++r) {
        trace = v_fma(v_set1(stationary[7 * r]) * scale[r], scale[r], trace);
#pragma GCC unroll 4
        for (int c = 0; c <= r; ++c)
            s[4 * r + c] = s[4 * c + r] = (s[4 * r + c] * scale[r]) * scale[c];
    }
    return trace;
}

/* The judgement of NAME(judge) on covariances s, which are overwritten; returns, as bits, the lanes that are no state.
 * Where a squeezed variance is much smaller than S it is a difference, rounded relative to S: so much is allowed for. */
SIMD_INLINE unsigned NAME(judge_balanced)(v_t s[16], const evolution_task *task, v_t judgement[4])
{
    v_t stationary = NAME(balance_modes)(s, task->model.stationary);
    v_t trace = (s[0] + s[5]) + (s[10] + s[15]);
    v_t rounding = v_set1(task->batch->rounding) * (v_set1(1) + stationary / trace);
    return NAME(judge)(s, rounding, task->batch->symmetry, judgement);
}

/* ---- Propagators ---- */

/* rows = t L, one matrix after the other. */
SIMD_INLINE void NAME(scale_generator)(double rows[36 * VLANES], const double *generator, const double times[VLANES])
{
    for (int i = 0; i < VLANES; ++i, rows += 36) {
        v_t time = v_set1(times[i]);
#pragma GCC unroll 18
        for (int c = 0; c <= 36 - VLANES; c += VLANES)
            v_storeu(rows + c, time * v_loadu(generator + c));
        v_storeu(rows + 36 - VLANES, time * v_loadu(generator + 36 - VLANES));
    }
}

/* x = exp(t L) by the fast path; returns, as bits, the lanes it declines. */
static __attribute__((noinline)) unsigned NAME(propagate)(v_t x[36], const double *generator,
                                                          const double times[VLANES])
{
    double rows[36 * VLANES];
    NAME(scale_generator)(rows, generator, times);
    NAME(plan) plan = NAME(expm_start)(x, rows, NULL);
    unsigned declined = m_bits(plan.declined);
    if (m_bits(~v_eq(plan.squarings, v_set1(0))))
        declined |= NAME(expm_finish)(x, plan.squarings, plan.last_factor);
    return declined;
}

/* x = exp(t L) by the exact path. */
static __attribute__((noinline)) void NAME(propagate_exactly)(v_t x[36], const double *generator,
                                                              const double times[VLANES])
{
    double rows[36 * VLANES];
    NAME(scale_generator)(rows, generator, times);
    NAME(load_pack)(x, rows);
    NAME(expm_dd_pack)(x, (expm_kind){6, 0, 0});
}

/* ---- At times ---- */

/* Times number index[0 .. count), followed by zeros. */
SIMD_INLINE void NAME(gather)(double times[VLANES], const double *from, const ptrdiff_t *index, int count)
{
    for (int i = 0; i < VLANES; ++i)
        times[i] = i < count ? from[index[i]] : 0;
}

/* Writes the covariances of the lanes in `kept`, a mask of bits. */
static __attribute__((noinline)) void NAME(scatter_covariances)(double *covariance, const v_t s[16],
                                                                const ptrdiff_t *index, unsigned kept)
{
    double rows[16 * VLANES];
    for (int r = 0; r < 16; r += 4)
        v_store4(rows + r, 16, s + r);
    for (int i = 0; i < VLANES; ++i)
        if (kept >> i & 1)
            memcpy(covariance + 16 * index[i], rows + 16 * i, 16 * sizeof(double));
}

/* Writes the judgement on the lanes in `kept`. */
SIMD_INLINE void NAME(scatter_judgement)(const evolution_batch *b, const v_t judgement[4], const ptrdiff_t *index,
                                         unsigned kept)
{
    double lanes[4][VLANES];
    for (int i = 0; i < 4; ++i)
        v_storeu(lanes[i], judgement[i]);
    for (int i = 0; i < VLANES; ++i)
        if (kept >> i & 1) {
            b->log_negativity[index[i]] = lanes[0][i];
            b->judgement.deviation[index[i]] = lanes[1][i];
            b->judgement.uncertainty[index[i]] = lanes[2][i];
            b->judgement.verdict[index[i]] = (signed char)lanes[3][i];
        }
}

/* From the propagators m to the outputs of the lanes in `kept`. */
static __attribute__((noinline)) void NAME(scatter_points)(const evolution_task *task, const v_t m[24],
                                                           const ptrdiff_t *index, unsigned kept)
{
    v_t s[16], judgement[4];
    NAME(covariance)(s, m, &task->model);
    if (task->batch->covariance)
        NAME(scatter_covariances)(task->batch->covariance, s, index, kept);
    NAME(judge_balanced)(s, task, judgement);
    NAME(scatter_judgement)(task->batch, judgement, index, kept);
}

/* Numbers of the times [begin, end) in `order`, by the number of squarings they will need: a pack takes as many as its
 * neediest lane. Speed depends on it, results do not. */
static void NAME(put_in_order)(ptrdiff_t *order, const double *times, ptrdiff_t begin, ptrdiff_t end, v_t norm2,
                               v_t norm3)
{
    enum { KEYS = EXPM_MOST_SQUARINGS + 2 };
    double key[EVOLUTION_CHUNK + VLANES];
    ptrdiff_t place[KEYS + 1] = {0}, n = end - begin;
    for (ptrdiff_t i = 0; i < n; i += VLANES) {
        v_t t = v_abs(NAME(get)(times + begin + i, 1, n - i < VLANES ? n - i : VLANES)), t2 = t * t;
        v_storeu(key + i, v_min(NAME(squarings)(norm2 * t2, norm3 * (t2 * t)), v_set1(KEYS - 1)));
    }
    for (ptrdiff_t i = 0; i < n; ++i)
        ++place[(int)key[i] + 1];
    for (int k = 1; k < KEYS; ++k)
        place[k] += place[k - 1];
    for (ptrdiff_t i = 0; i < n; ++i)
        order[place[(int)key[i]]++] = begin + i;
}

/* Largest row sums of B^2 and B^3, B = L without its mean. */
static void NAME(norms_of_powers)(const double *generator, v_t *norm2, v_t *norm3)
{
    v_t b[36], b2[36], b3[36], low;
    for (int i = 0; i < 36; ++i)
        b[i] = v_set1(generator[i]);
    NAME(subtract_mean)(b, &low);
    *norm2 = NAME(multiply)(b2, b, b);
    *norm3 = NAME(multiply)(b3, b2, b);
}

/* The points order[0 .. n), or those declined by the fast path: their numbers are put in `declined`, which may be
 * `order`; returns how many. */
static int NAME(evolve_fast)(const evolution_task *task, const ptrdiff_t *order, int n, ptrdiff_t *declined)
{
    double times[VLANES];
    v_t x[36];
    int waiting = 0;
    for (int i = 0; i < n; i += VLANES) {
        int count = n - i < VLANES ? n - i : VLANES;
        unsigned present = (1u << count) - 1;
        NAME(gather)(times, task->times, order + i, count);
        unsigned left = NAME(propagate)(x, task->batch->generator, times) & present;
        NAME(scatter_points)(task, x, order + i, present & ~left);
        for (int j = 0; left >> j; ++j)
            if (left >> j & 1)
                declined[waiting++] = order[i + j];
    }
    return waiting;
}

/* The points order[0 .. n) by the exact path. */
static void NAME(evolve_exactly)(const evolution_task *task, const ptrdiff_t *order, int n)
{
    double times[VLANES];
    v_t x[36];
    for (int i = 0; i < n; i += VLANES) {
        int count = n - i < VLANES ? n - i : VLANES;
        NAME(gather)(times, task->times, order + i, count);
        NAME(propagate_exactly)(x, task->batch->generator, times);
        NAME(scatter_points)(task, x, order + i, (1u << count) - 1);
    }
}

static void NAME(evolution_times)(const evolution_task *task, split_queue *queue)
{
    v_t norm2, norm3;
    NAME(norms_of_powers)(task->batch->generator, &norm2, &norm3);
    ptrdiff_t order[EVOLUTION_CHUNK];
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);) {
        NAME(put_in_order)(order, task->times, begin, end, norm2, norm3);
        NAME(evolve_exactly)(task, order, NAME(evolve_fast)(task, order, (int)(end - begin), order));
    }
}

/* ---- On a grid ---- */

/* out = exp(duration L), exactly. */
static void NAME(evolution_advance)(const double *generator, double duration, double out[36])
{
    double times[VLANES], lanes[VLANES];
    v_t x[36];
    for (int i = 0; i < VLANES; ++i)
        times[i] = i ? 0 : duration;
    NAME(propagate_exactly)(x, generator, times);
    for (int i = 0; i < 36; ++i) {
        v_storeu(lanes, x[i]);
        out[i] = lanes[0];
    }
}

/* Covariances of lanes [0, lanes) to consecutive places. */
SIMD_INLINE void NAME(put_covariances)(double *covariance, const v_t s[16], int lanes)
{
    double rows[16 * VLANES], *to = lanes == VLANES ? covariance : rows;
    for (int r = 0; r < 16; r += 4)
        v_store4(to + r, 16, s + r);
    if (lanes < VLANES)
        memcpy(covariance, rows, (size_t)lanes * 16 * sizeof(double));
}

/* From the propagators m to the outputs of lanes [0, lanes), from number i. */
SIMD_INLINE void NAME(put_points)(const evolution_task *task, const v_t m[24], ptrdiff_t i, int lanes)
{
    const evolution_batch *b = task->batch;
    v_t s[16], judgement[4];
    NAME(covariance)(s, m, &task->model);
    if (b->covariance)
        NAME(put_covariances)(b->covariance + 16 * i, s, lanes);
    unsigned refused = NAME(judge_balanced)(s, task, judgement);
    NAME(put)(b->log_negativity + i, lanes, judgement[0]);
    NAME(put_judgement)(&b->judgement, judgement, refused, i, lanes);
}

/* x = exp(t L) at the times of points first, first + 1, ...: fast, or exactly where that is declined. */
static __attribute__((noinline)) void NAME(propagate_from)(v_t x[36], const evolution_task *task, ptrdiff_t first)
{
    double index[VLANES], times[VLANES], late[VLANES];
    v_t exact[36];
    for (int i = 0; i < VLANES; ++i)
        index[i] = (double)(first + i);
    v_storeu(times, v_fma(v_loadu(index), v_set1(task->step), v_set1(task->start)));
    unsigned declined = NAME(propagate)(x, task->batch->generator, times);
    if (!declined)
        return;
    NAME(propagate_exactly)(exact, task->batch->generator, times);
    for (int i = 0; i < VLANES; ++i)
        late[i] = declined >> i & 1;
    m_t chosen = v_eq(v_loadu(late), v_set1(1));
    for (int i = 0; i < 36; ++i)
        x[i] = v_select(chosen, exact[i], x[i]);
}

static void NAME(evolution_block)(const evolution_task *task, ptrdiff_t begin, ptrdiff_t end)
{
    ptrdiff_t after = begin + EVOLUTION_STRIDE < end ? begin + EVOLUTION_STRIDE : end;
    for (ptrdiff_t first = begin; first < after; first += VLANES) {
        v_t x[36], work[24], *m = x, *next = work;
        NAME(propagate_from)(x, task, first);
        for (ptrdiff_t i = first; i < end; i += EVOLUTION_STRIDE) {
            NAME(put_points)(task, m, i, end - i < VLANES ? (int)(end - i) : VLANES);
            NAME(multiply_rows)(next, m, task->advance);
            v_t *swap = m;
            m = next, next = swap;
        }
    }
}
