/* Exponentials of one pack of matrices of any size and kind of number: the fast path but for real 6x6 ones.
 *
 * Layout.    That of planes.h.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated. Lanes that need more than double precision are
 *            declined, hold garbage, and are left to the caller. A lane's result does not depend on the other lanes.
 * Accuracy.  As in expm_lanes.h: errors are relative to the norm, a few units where nothing is squared, and double
 *            with every squaring. The derivative's are relative to the condition number of the exponential.
 *
 * After a shift by the mean of the diagonal B is scaled by 2^-s such that max(||B^2||^(1/2), ||B^3||^(1/3)) < 1.09,
 * where the Taylor polynomial of degree 18 is exact to double precision. It takes five products (P. Bader, S. Blanes,
 * F. Casas, Mathematics 7, 1174 (2019), rearranged so that the unit is added last): with the sums q of powers below,
 *
 *     N = q0 + q1 q2,    exp(2^-s B) - 1 = q3 + (q4 + N) N.
 */

/* Squarings needed, the norms of B^2 and B^3 given in units of what needs none: the least s >= 0 with norm2 < 4^s and
 * norm3 < 8^s. */
SIMD_INLINE v_t NAME(squarings)(v_t norm2, v_t norm3)
{
    v_t half = v_exponent(norm2) * v_set1(1.0 / 2) - v_set1(1.0 / 4);
    v_t third = v_exponent(norm3) * v_set1(1.0 / 3) - v_set1(1.0 / 3);
    return v_max(v_round(v_max(half, third)) + v_set1(1), v_set1(0));
}

/* Lanes the fast path must not answer for: scaled norm, squarings or mean too large, or anything not finite. */
SIMD_INLINE m_t NAME(declined)(v_t norm, v_t scale, v_t squarings, v_t mean)
{
    m_t fine = v_le(squarings, v_set1(EXPM_MOST_SQUARINGS)) & v_le(norm * scale, v_set1(EXPM_LARGEST_NORM))
             & v_le(v_abs(mean), v_set1(EXPM_LARGEST_MEAN));
    return ~fine;
}

/* exp(high + low) = one_less + 1 for |high| <= 700; returns it and stores one_less, which keeps its digits near 0. */
SIMD_INLINE v_t NAME(exponential)(v_t high, v_t low, v_t *one_less)
{
    static const double inverse_factorial[] = {
        1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320,
        1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5};
    v_t k = v_round(high * v_set1(0x1.71547652b82fep+0));
    v_t x = v_fnma(k, v_set1(0x1.62e42fefa38p-1), high); /* exact: 41 bits of log 2 */
    x = v_fnma(k, v_set1(0x1.ef35793c7673p-45), x) + low;
    v_t series = v_set1(inverse_factorial[0]);
#pragma GCC unroll 11
    for (int i = 1; i < 12; ++i)
        series = v_fma(series, x, v_set1(inverse_factorial[i]));
    series = v_fma(series * x, x, x);
    v_t power = v_exp2i(k);
    *one_less = v_fma(power, series, power - v_set1(1));
    return v_fma(power, series, power);
}

/* Subtracts the mean of the diagonal, which comes as high + low. The second pass removes the rounding of the first. */
SIMD_INLINE v_t NAME(shift_to_mean)(v_t *a, int n, v_t *low)
{
    v_t high = NAME(planes_trace)(a, n) * v_set1(1.0 / n);
    for (int i = 0; i < n; ++i)
        a[i * (n + 1)] = a[i * (n + 1)] - high;
    *low = NAME(planes_trace)(a, n) * v_set1(1.0 / n);
    for (int i = 0; i < n; ++i)
        a[i * (n + 1)] = a[i * (n + 1)] - *low;
    return high;
}

/* x = exp(b) - 1 for a scaled matrix and its powers; `b` and its powers are overwritten. */
SIMD_INLINE void NAME(taylor)(v_t *x, v_t *b, v_t *b2, v_t *b3, expm_kind kind)
{
    static const double q[5][4] = { /* coefficients of B, B^2, B^3, B^6 */
        {-0.0676404519071381882256, 0.0675961301770459654925, 0.0295552570429315521194, -1.39180257516060693404e-05},
        {-0.100365581030144618291, -0.00802924648241156932449, -0.000892138498045729985177, 0},
        {0, -0.092336461936711855536, -0.0169364939002081722752, -1.40086798182036094347e-05},
        {0.24591022090110862601299, 1.3626670832081904853309, 0.49892102569169426452140, -0.00064092743005853660919},
        {1.68015813878906206114, 0.0571779846478865511061, -0.00698210122488052056106, 3.34975017086070470649e-05},
    };
    const v_t linear = v_set1(-11.1485029717743683030446); /* of N in the last sum: taken out of q4, as is the unit */
    int size = expm_entries(kind);
    v_t b6[size], n[size];
    NAME(planes_multiply)(b6, b3, b3, kind);
    for (int i = 0; i < size; ++i) {
        v_t power[4] = {b[i], b2[i], b3[i], b6[i]}, sum[5];
        for (int k = 0; k < 5; ++k) {
            sum[k] = power[0] * v_set1(q[k][0]);
            for (int j = 1; j < 4; ++j)
                sum[k] = v_fma(power[j], v_set1(q[k][j]), sum[k]);
        }
        b[i] = sum[0], b2[i] = sum[1], b3[i] = sum[2], x[i] = sum[3], b6[i] = sum[4];
    }
    NAME(planes_multiply)(n, b2, b3, kind);
    for (int i = 0; i < size; ++i) {
        n[i] = n[i] + b[i];
        x[i] = v_fma(linear, n[i], x[i]);
        b6[i] = b6[i] + n[i];
    }
    NAME(planes_multiply)(b, b6, n, kind);
    for (int i = 0; i < size; ++i)
        x[i] = x[i] + b[i];
}

/* x = x^(2^squarings), in each lane its own number. Returns the lanes to be declined after all: entries too large, or
 * too much error. Squaring adds error relative to ||x||^2, hence multiplies the relative error by ||x||^2 / ||x^2||.
 * For normal x and this norm that is at most the square root of the size; what goes beyond, times 2^squarings, is the
 * estimate. */
SIMD_INLINE m_t NAME(repeated_squares)(v_t *x, v_t squarings, v_t last_factor, expm_kind kind)
{
    const v_t zero = v_set1(0), one = v_set1(1), usual = v_set1(1 / __builtin_sqrt(kind.n * (1 + kind.imaginary)));
    int size = expm_entries(kind);
    v_t square[size];
    m_t squared = v_lt(zero, squarings);
    v_t norm = NAME(planes_norm)(x, kind), growth = v_exp2i(squarings);
    for (m_t active = squared; m_bits(active); active = v_lt(zero, squarings)) {
        NAME(planes_multiply)(square, x, x, kind);
        v_t norm_of_square = NAME(planes_norm)(square, kind);
        growth = growth * v_select(active, v_max(one, norm * (norm / norm_of_square) * usual), one);
        norm = v_select(active, norm_of_square, norm);
        squarings = squarings - one;
        for (int i = 0; i < size; ++i)
            x[i] = v_select(active, square[i], x[i]);
    }
    m_t fine = v_lt(norm * last_factor, v_set1(1e300)) & v_le(growth, v_set1(EXPM_LARGEST_GROWTH));
    return ~fine & squared;
}

/* The scaled matrix and its square and cube, and its squarings: 0 in declined lanes. */
SIMD_INLINE v_t NAME(scaled_powers)(v_t *b, v_t *b2, v_t *b3, v_t mean, m_t *declined, expm_kind kind)
{
    NAME(planes_multiply)(b2, b, b, kind);
    NAME(planes_multiply)(b3, b2, b, kind);
    v_t norm2 = NAME(planes_norm)(b2, kind), norm3 = NAME(planes_norm)(b3, kind);
    v_t squarings = NAME(squarings)(norm2 * v_set1(1 / (1.09 * 1.09)), norm3 * v_set1(1 / (1.09 * 1.09 * 1.09)));
    v_t scale = v_exp2i(-v_min(squarings, v_set1(1000))), scale2 = scale * scale, scale3 = scale2 * scale;
    *declined = NAME(declined)(NAME(planes_norm)(b, kind), scale, squarings, mean);
    for (int i = 0; i < expm_entries(kind); ++i)
        b[i] = b[i] * scale, b2[i] = b2[i] * scale2, b3[i] = b3[i] * scale3;
    return v_select(*declined, v_set1(0), squarings);
}

/* Exponentials of one pack, in place; returns the declined lanes as bits. Where nothing is squared and the mean is near
 * 0, the unit is added last, so that small results minus 1 keep their digits. */
SIMD_INLINE unsigned NAME(taylor_pack)(v_t *a, expm_kind kind)
{
    const v_t zero = v_set1(0), one = v_set1(1);
    int size = expm_entries(kind), n = kind.n;
    v_t x[size], b2[size], b3[size], mean_low, growth_less_1;
    m_t declined;
    v_t mean = NAME(shift_to_mean)(a, n, &mean_low);
    v_t squarings = NAME(scaled_powers)(a, b2, b3, mean, &declined, kind);
    NAME(taylor)(x, a, b2, b3, kind);

    v_t growth = NAME(exponential)(mean, mean_low, &growth_less_1);
    m_t unsquared = v_eq(squarings, zero), near_one = v_lt(v_abs(mean), v_set1(0.6)) & unsquared;
    v_t first = v_select(unsquared, growth, one), last = v_select(unsquared, one, growth);
    v_t term = v_select(near_one, growth_less_1, first), last_term = v_select(near_one, one, zero);
    for (int i = 0; i < size; ++i)
        x[i] = x[i] * first;
    for (int i = 0; i < n; ++i)
        x[i * (n + 1)] = (x[i * (n + 1)] + term) + last_term;
    if (m_bits(~unsquared))
        declined = declined | NAME(repeated_squares)(x, squarings, last, kind);
    for (int i = 0; i < size; ++i)
        a[i] = x[i] * last;
    return m_bits(declined);
}
