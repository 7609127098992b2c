/* Exponentials of one pack of 6x6 matrices, one matrix per lane: the fast path.
 *
 * Layout.    `rows` holds VLANES matrices, (VLANES, 6, 6) doubles, C-contiguous, any alignment. Inside, element
 *            6 i + j of a v_t[36] holds entry (i, j) of every matrix.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated. `expm_start`, then `expm_finish` for the
 *            lanes with squarings; these may change company in between. The lanes that need more than double
 *            precision are declined by either, hold garbage, and are left to the caller. A lane's result does not
 *            depend on the other lanes.
 * Accuracy.  With B = A - tr(A)/6 the largest real part of an eigenvalue is >= 0, so ||exp B|| >= 1 and absolute
 *            errors are relative ones. They come from the rounding of powers, coefficients and squares, about evenly,
 *            and double with every squaring. Worst of 2000 matrices each (tests/matrices.py), relative 1-norm: 3e-16 for
 *            norm 1, 1.2e-15 for the paper's t L up to norm 5 (2.4e-15 where its eigenvalues nearly coincide), 5e-14
 *            up to norm 200, and 1e-13 on any of 29 sets.
 *
 * B is scaled by 2^-s such that max(||B^2||^(1/2), ||B^3||^(1/3)) < 2, where the Taylor series of degree 24 is
 * exact to 3e-18. The series is reduced modulo the characteristic polynomial (Cayley-Hamilton) to
 *
 *     exp(2^-s B) = r0 + r1 B + r2 B^2 + B^3 (r3 + r4 B + r5 B^2),
 *
 * three products in all; then squared s times; exp(tr(A)/6) comes last. Powers of two are exact, so the matrices
 * stay unscaled and only traces and coefficients are scaled.
 */

/* ---- Matrices of lanes ---- */

/* Two rows of a product: sum += a b, with `a` and `sum` two rows and `b` a matrix. Twelve sums fill the registers. */
SIMD_INLINE void NAME(add_product_rows)(v_t sum[12], const v_t a[12], const v_t b[36])
{
#pragma GCC unroll 6
    for (int k = 0; k < 6; ++k)
#pragma GCC unroll 6
        for (int j = 0; j < 6; ++j) {
            sum[j] = v_fma(a[k], b[6 * k + j], sum[j]);
            sum[6 + j] = v_fma(a[6 + k], b[6 * k + j], sum[6 + j]);
        }
}

/* sum = a b, likewise. */
SIMD_INLINE void NAME(product_rows)(v_t sum[12], const v_t a[12], const v_t b[36])
{
#pragma GCC unroll 12
    for (int j = 0; j < 12; ++j)
        sum[j] = v_set1(0);
    NAME(add_product_rows)(sum, a, b);
}

/* Sum of the magnitudes of one row. */
SIMD_INLINE v_t NAME(row_sum)(const v_t row[6])
{
    return ((v_abs(row[0]) + v_abs(row[1])) + (v_abs(row[2]) + v_abs(row[3]))) + (v_abs(row[4]) + v_abs(row[5]));
}

/* Largest row sum of a matrix. */
SIMD_INLINE v_t NAME(row_norm)(const v_t a[36])
{
    v_t norm = NAME(row_sum)(a);
#pragma GCC unroll 5
    for (int i = 1; i < 6; ++i)
        norm = v_max(norm, NAME(row_sum)(a + 6 * i));
    return norm;
}

/* c = a b; returns the largest row sum of c. */
SIMD_INLINE v_t NAME(multiply)(v_t c[36], const v_t a[36], const v_t b[36])
{
    v_t norm = v_set1(0);
#pragma GCC unroll 1
    for (int i = 0; i < 36; i += 12) {
        v_t sum[12];
        NAME(product_rows)(sum, a + i, b);
        norm = v_max(norm, v_max(NAME(row_sum)(sum), NAME(row_sum)(sum + 6)));
#pragma GCC unroll 12
        for (int j = 0; j < 12; ++j)
            c[i + j] = sum[j];
    }
    return norm;
}

SIMD_INLINE v_t NAME(trace)(const v_t a[36])
{
    return ((a[0] + a[7]) + (a[14] + a[21])) + (a[28] + a[35]);
}

/* tr(a b) */
SIMD_INLINE v_t NAME(trace_of_product)(const v_t a[36], const v_t b[36])
{
    v_t even = v_set1(0), odd = v_set1(0), third = v_set1(0);
#pragma GCC unroll 6
    for (int i = 0; i < 6; ++i)
#pragma GCC unroll 2
        for (int j = 0; j < 6; j += 3) {
            even = v_fma(a[6 * i + j], b[6 * j + i], even);
            odd = v_fma(a[6 * i + j + 1], b[6 * j + 6 + i], odd);
            third = v_fma(a[6 * i + j + 2], b[6 * j + 12 + i], third);
        }
    return (even + odd) + third;
}

/* tr(a a) */
SIMD_INLINE v_t NAME(trace_of_square)(const v_t a[36])
{
    v_t diagonal = v_set1(0), upper = v_set1(0), lower = v_set1(0);
#pragma GCC unroll 6
    for (int i = 0; i < 6; ++i) {
        diagonal = v_fma(a[7 * i], a[7 * i], diagonal);
#pragma GCC unroll 5
        for (int j = i + 1; j < 6; ++j)
            if ((i + j) % 2)
                upper = v_fma(a[6 * i + j], a[6 * j + i], upper);
            else
                lower = v_fma(a[6 * i + j], a[6 * j + i], lower);
    }
    return v_fma(upper + lower, v_set1(2), diagonal);
}

/* ---- Numbers of lanes ---- */

/* Taylor coefficients of exp modulo the characteristic polynomial of a traceless matrix with power sums t[k] = tr B^k:
 * exp(B) = 1 + r[0] + r[1] B + ... + r[5] B^5. */
SIMD_INLINE void NAME(reduced_series)(v_t r[6], const v_t t[7])
{
    static const double coefficient[] = { /* 1/k!, without the leading 1 */
        0, 1, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880,
        1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200,
        1.0 / 1307674368000, 1.0 / 20922789888000, 1.0 / 355687428096000, 1.0 / 6402373705728000,
        1.0 / 121645100408832000, 1.0 / 2432902008176640000, 0x1.71b8ef6dcf572p-66, 0x1.0ce396db7f853p-70,
        0x1.761b41316381ap-75, 0x1.f2cf01972f578p-80};
    /* B^6 = c4 B^4 + c3 B^3 + c2 B^2 + c1 B + c0, by Newton's identities. */
    v_t c4 = t[2] * v_set1(1.0 / 2);
    v_t c3 = t[3] * v_set1(1.0 / 3);
    v_t c2 = v_fnma(c4, t[2], t[4]) * v_set1(1.0 / 4);
    v_t c1 = v_fnma(c4, t[3], v_fnma(c3, t[2], t[5])) * v_set1(1.0 / 5);
    v_t c0 = v_fnma(c4, t[4], v_fnma(c3, t[3], v_fnma(c2, t[2], t[6]))) * v_set1(1.0 / 6);

    v_t r5 = v_set1(coefficient[24]), r4 = v_set1(coefficient[23]), r3 = v_set1(coefficient[22]);
    v_t r2 = v_set1(coefficient[21]), r1 = v_set1(coefficient[20]), r0 = v_set1(coefficient[19]);
#pragma GCC unroll 19
    for (int k = 18; k >= 0; --k) {
        v_t top = r5;
        r5 = r4;
        r4 = v_fma(top, c4, r3);
        r3 = v_fma(top, c3, r2);
        r2 = v_fma(top, c2, r1);
        r1 = v_fma(top, c1, r0);
        r0 = v_fma(top, c0, v_set1(coefficient[k]));
    }
    r[0] = r0, r[1] = r1, r[2] = r2, r[3] = r3, r[4] = r4, r[5] = r5;
}

/* ---- The steps ---- */

/* a -= mean, the mean of the diagonal as high + low. The second pass removes the rounding of the first. */
SIMD_INLINE v_t NAME(subtract_mean)(v_t a[36], v_t *low)
{
    v_t high = NAME(trace)(a) * v_set1(1.0 / 6);
#pragma GCC unroll 6
    for (int i = 0; i < 36; i += 7)
        a[i] = a[i] - high;
    *low = NAME(trace)(a) * v_set1(1.0 / 6);
#pragma GCC unroll 6
    for (int i = 0; i < 36; i += 7)
        a[i] = a[i] - *low;
    return high;
}

SIMD_INLINE void NAME(load_pack)(v_t a[36], const double *rows)
{
#pragma GCC unroll 9
    for (int c = 0; c < 36; c += 4)
        v_load4(a + c, rows + c, 36);
}

SIMD_INLINE void NAME(store_pack)(double *rows, const v_t a[36])
{
#pragma GCC unroll 9
    for (int c = 0; c < 36; c += 4)
        v_store4(rows + c, 36, a + c);
}

/* How to turn one pack's powers of B into its exponential. */
typedef struct {
    v_t squarings;        /* 0 in declined lanes */
    v_t r[6];             /* unscaled B: x = r0 + r1 B + r2 B^2 + B^3 (r3 + r4 B + r5 B^2) */
    v_t last_term;        /* to be added to the diagonal last */
    v_t last_factor;      /* to be multiplied after the squarings */
    m_t declined;
} NAME(plan);

/* Includes exp(mean) in the coefficients where nothing is squared, else leaves it for last: it could overflow early.
 * While it is near 1, the 1 is added to the diagonal last, so that small results minus 1 keep their digits. */
SIMD_INLINE void NAME(plan_mean)(NAME(plan) *plan, v_t mean, v_t mean_low)
{
    const v_t one = v_set1(1), zero = v_set1(0);
    v_t growth_less_1, growth = NAME(exponential)(mean, mean_low, &growth_less_1);
    m_t unsquared = v_eq(plan->squarings, zero);
    m_t near_one = v_lt(v_abs(mean), v_set1(0.6)) & unsquared;
    v_t factor = v_select(unsquared, growth, one);
    plan->last_factor = v_select(unsquared, one, growth);
    plan->last_term = v_select(near_one, one, zero);
    plan->r[0] = v_fma(factor, plan->r[0], v_select(near_one, growth_less_1, factor));
#pragma GCC unroll 5
    for (int k = 1; k < 6; ++k)
        plan->r[k] = plan->r[k] * factor;
}

SIMD_INLINE NAME(plan) NAME(make_plan)(const v_t b2[36], const v_t b3[36], v_t norm, v_t norm2, v_t norm3, v_t mean,
                                       v_t mean_low)
{
    NAME(plan) plan;
    v_t squarings = NAME(squarings)(norm2 * v_set1(1.0 / 4), norm3 * v_set1(1.0 / 8));
    v_t scale = v_exp2i(-v_min(squarings, v_set1(1000)));
    plan.declined = NAME(declined)(norm, scale, squarings, mean);
    plan.squarings = v_select(plan.declined, v_set1(0), squarings);

    v_t scale2 = scale * scale, scale3 = scale2 * scale, t[7];
    t[2] = NAME(trace)(b2) * scale2;
    t[3] = NAME(trace)(b3) * scale3;
    t[4] = NAME(trace_of_square)(b2) * (scale2 * scale2);
    t[5] = NAME(trace_of_product)(b2, b3) * (scale2 * scale3);
    t[6] = NAME(trace_of_square)(b3) * (scale3 * scale3);
    NAME(reduced_series)(plan.r, t);

    plan.r[1] = plan.r[1] * scale;
    plan.r[2] = plan.r[2] * scale2;
    plan.r[3] = plan.r[3] * scale3;
    plan.r[4] = plan.r[4] * (scale2 * scale2);
    plan.r[5] = plan.r[5] * (scale2 * scale3);
    NAME(plan_mean)(&plan, mean, mean_low);
    return plan;
}

/* The polynomial of the plan. Overwrites b2 by it. */
SIMD_INLINE void NAME(evaluate)(const NAME(plan) *plan, const v_t b[36], v_t b2[36], const v_t b3[36])
{
    const v_t *r = plan->r;
    v_t upper[36];
#pragma GCC unroll 36
    for (int i = 0; i < 36; ++i)
        upper[i] = v_fma(r[5], b2[i], r[4] * b[i]);
#pragma GCC unroll 6
    for (int i = 0; i < 36; i += 7)
        upper[i] = upper[i] + r[3];
#pragma GCC unroll 1
    for (int i = 0; i < 36; i += 12) {
        v_t sum[12];
#pragma GCC unroll 12
        for (int j = 0; j < 12; ++j)
            sum[j] = v_fma(r[2], b2[i + j], r[1] * b[i + j]);
        NAME(add_product_rows)(sum, b3 + i, upper);
#pragma GCC unroll 12
        for (int j = 0; j < 12; ++j)
            b2[i + j] = sum[j];
    }
#pragma GCC unroll 6
    for (int i = 0; i < 36; i += 7)
        b2[i] = (b2[i] + r[0]) + plan->last_term;
}

/* y = x x in the active lanes, x in the others; returns the largest row sum of x x. A function of its own, lest the
 * compiler keep x in registers and spill. Loading an entry once, not once per row, saves 8 % here (and costs 5 % in
 * the products of expm_start). */
static __attribute__((noinline)) v_t NAME(square)(v_t y[36], const v_t x[36], m_t active)
{
    v_t norm = v_set1(0);
#pragma GCC unroll 1
    for (int i = 0; i < 36; i += 12) {
        v_t sum[12];
#pragma GCC unroll 12
        for (int j = 0; j < 12; ++j)
            sum[j] = v_set1(0);
#pragma GCC unroll 6
        for (int k = 0; k < 6; ++k)
#pragma GCC unroll 6
            for (int j = 0; j < 6; ++j) {
                v_t entry = v_once(x[6 * k + j]);
                sum[j] = v_fma(x[i + k], entry, sum[j]);
                sum[6 + j] = v_fma(x[i + 6 + k], entry, sum[6 + j]);
            }
        norm = v_max(norm, v_max(NAME(row_sum)(sum), NAME(row_sum)(sum + 6)));
#pragma GCC unroll 12
        for (int j = 0; j < 12; ++j)
            y[i + j] = v_select(active, sum[j], x[i + j]);
    }
    return norm;
}

/* x = x^(2^squarings) last_factor, in each lane its own number. Returns, as bits, the lanes to be declined after all:
 * entries too large, or too much error. Squaring adds error relative to ||x||^2, hence multiplies the relative error by
 * ||x||^2 / ||x^2||. For normal x and this norm that is at most sqrt 6; what goes beyond, times 2^squarings, is the
 * estimate. */
static __attribute__((noinline)) unsigned NAME(expm_finish)(v_t x[36], v_t squarings, v_t last_factor)
{
    const v_t zero = v_set1(0), one = v_set1(1), usual = v_set1(0.40824829046386302); /* 1 / sqrt 6 */
    m_t squared = v_lt(zero, squarings);
    v_t work[36], *from = x, *to = work;
    v_t norm = NAME(row_norm)(x), growth = v_exp2i(squarings);
    for (m_t active = squared; m_bits(active); active = v_lt(zero, squarings)) {
        v_t norm_of_square = NAME(square)(to, from, active);
        growth = growth * v_select(active, v_max(one, norm * (norm / norm_of_square) * usual), one);
        norm = v_select(active, norm_of_square, norm);
        squarings = squarings - one;
        v_t *swap = from;
        from = to, to = swap;
    }
#pragma GCC unroll 6
    for (int i = 0; i < 36; ++i)
        x[i] = from[i] * last_factor;
    m_t fine = v_lt(norm * last_factor, v_set1(1e300)) & v_le(growth, v_set1(EXPM_LARGEST_GROWTH));
    return m_bits(~fine & squared);
}

/* A third of the pack at `ahead`, if any. All of it at once would stall: 13 instead of 17 M/s beyond the caches. */
SIMD_INLINE void NAME(prefetch_third)(const double *ahead, int third)
{
    if (ahead)
        simd_prefetch(ahead + 12 * VLANES * third, 12 * VLANES);
}

/* The plan of one pack, and its exponentials short of squarings and last factor. `ahead` is needed soon, or NULL. */
SIMD_INLINE NAME(plan) NAME(expm_start)(v_t x[36], const double *rows, const double *ahead)
{
    v_t b[36], b3[36], mean_low;
    NAME(load_pack)(b, rows);
    NAME(prefetch_third)(ahead, 0);
    v_t mean = NAME(subtract_mean)(b, &mean_low);
    v_t norm2 = NAME(multiply)(x, b, b);
    NAME(prefetch_third)(ahead, 1);
    v_t norm3 = NAME(multiply)(b3, x, b);
    NAME(prefetch_third)(ahead, 2);
    NAME(plan) plan = NAME(make_plan)(x, b3, NAME(row_norm)(b), norm2, norm3, mean, mean_low);
    NAME(evaluate)(&plan, b, x, b3);
    return plan;
}
