/* Exponential and logarithm for one vector of doubles. Included once per instruction set by elementary.h.
 *
 * Layout.    Every lane is its own argument.
 * Contract.  Nothing is checked. NaN gives NaN.
 * Accuracy.  Units in the last place, measured: e^-x 0.8, 1 - e^-x 0.9, ln 1.1, log2 and log2(1 + x) 1.5; the same
 *            bits in every lane, position and instruction set with a fused multiply-add. The coefficients are those
 *            of Chebyshev interpolation at 60 digits.
 */

/* (e^r - 1 - r - r^2/2) / r^3 for |r| <= ln(2)/2. */
SIMD_INLINE v_t NAME(exp_tail)(v_t r)
{
    v_t r2 = r * r, r4 = r2 * r2;
    v_t a = v_fma(r, v_set1(0x1.5555555555555p-5), v_set1(0x1.5555555555556p-3));
    v_t b = v_fma(r, v_set1(0x1.6c16c16c167e1p-10), v_set1(0x1.11111111109b3p-7));
    v_t c = v_fma(r, v_set1(0x1.a01a01a47b054p-16), v_set1(0x1.a01a01a7c41d5p-13));
    v_t d = v_fma(r, v_set1(0x1.27e4e1f48534fp-22), v_set1(0x1.71de0dae63bb3p-19));
    v_t e = v_fma(r, v_set1(0x1.1f66df7fca49fp-29), v_set1(0x1.af38a9b0ec855p-26));
    return v_fma(v_fma(e, r4, v_fma(d, r2, c)), r4, v_fma(b, r2, a));
}

/* e^-(x + x_low), and 1 - e^-(x + x_low) in *lost, for x > -708; |x_low| is at most an ulp of x. Zero beyond 709. */
SIMD_INLINE v_t NAME(decay)(v_t x, v_t x_low, v_t *lost)
{
    const v_t one = v_set1(1);
    v_t bounded = v_min(v_set1(709.4), x); /* there n = -1023, which v_exp2i makes zero; NaN stays */
    v_t n = v_round(bounded * v_set1(-0x1.71547652b82fep+0));
    v_t high = v_fnma(n, v_set1(0x1.62e42fefa2000p-1), -bounded);
    v_t low = v_fma(n, v_set1(0x1.9ef35793c7673p-41), x_low);
    v_t r = high - low, r_low = (high - r) - low;
    v_t tail = v_fma(r, NAME(exp_tail)(r), v_set1(0.5));
    v_t p = r + v_fma(r * r, tail, r_low); /* e^r - 1 */
    v_t scale = v_exp2i(n);
    *lost = v_fnma(scale, p, one - scale);
    return v_fma(scale, p, scale);
}

/* Sum of x and y + y_low, |x| >= |y|, in two words. */
SIMD_INLINE v_t NAME(add_smaller)(v_t x, v_t y, v_t y_low, v_t *low)
{
    v_t sum = x + y;
    *low = (y - (sum - x)) + y_low;
    return sum;
}

/* e^(2 r) - 1 from p = e^r - 1, both in two words. */
SIMD_INLINE v_t NAME(doubled_argument)(v_t p, v_t *low)
{
    const v_t two = v_set1(2);
    v_t error, square = v_two_prod(p, p, &error);
    return NAME(add_smaller)(two * p, square, v_fma(two * p, *low, v_fma(two, *low, error)), low);
}

/* 1 - e^-(x + x_low) in two words, to a relative 2^-63, for x >= 0; |x_low| is at most an ulp of x. */
SIMD_INLINE v_t NAME(lost_long)(v_t x, v_t x_low, v_t *low)
{
    const v_t one = v_set1(1), eighth = v_set1(0.125), half = v_set1(0.5);
    v_t bounded = v_min(v_set1(709.4), x);
    v_t n = v_round(bounded * v_set1(-0x1.71547652b82fep+0));
    v_t high = v_fnma(n, v_set1(0x1.62e42fefa2000p-1), -bounded);
    v_t rest_low, rest = v_two_prod(n, v_set1(0x1.9ef35793c7673p-41), &rest_low);
    v_t r_low, r = NAME(add_smaller)(high, -rest, -(rest_low + x_low), &r_low);
    r = r * eighth, r_low = r_low * eighth;
    v_t error, square = v_two_prod(r, half * r, &error);
    v_t bend_low, bend = NAME(add_smaller)(square, r * r * (r * NAME(exp_tail)(r)), error, &bend_low);
    v_t p = NAME(add_smaller)(r, bend, v_fma(r, r_low, r_low + bend_low), low); /* e^r - 1 */
    for (int i = 0; i < 3; ++i)
        p = NAME(doubled_argument)(p, low);
    v_t scale = v_exp2i(n), whole = one - scale, whole_low = (one - whole) - scale;
    v_t sum = v_fnma(scale, p, whole), taken = whole - sum;
    *low = (whole_low - scale * *low) + v_fnma(scale, p, taken);
    return sum;
}

/* (2 artanh(s)/s - 2) / s^2 with z = s^2, for 1/sqrt(2) <= (1+s)/(1-s) <= sqrt(2). */
SIMD_INLINE v_t NAME(log_tail)(v_t z)
{
    v_t z2 = z * z;
    v_t a = v_fma(z, v_set1(0x1.99999999952d7p-2), v_set1(0x1.5555555555558p-1));
    v_t b = v_fma(z, v_set1(0x1.c71c62e3f11e6p-3), v_set1(0x1.2492492df281ap-2));
    v_t c = v_fma(z, v_set1(0x1.39fe51a7c18f9p-3), v_set1(0x1.7462b51cb66b1p-3));
    v_t d = v_fma(z2, v_set1(0x1.2b5900de53b32p-3), c);
    return v_fma(v_fma(d, z2, b), z2, a);
}

/* ln((x + x_low) / 2^e), and e in *exponent, for normal x > 0, x < 2^1022; |x_low| is at most an ulp of x. */
SIMD_INLINE v_t NAME(log_mantissa)(v_t x, v_t x_low, v_t *exponent)
{
    const v_t one = v_set1(1), two = v_set1(2);
    v_t e = v_exponent(x * v_set1(0x1.6a09e667f3bcdp+0)); /* 1/sqrt(2) <= x/2^e <= sqrt(2) */
    v_t unscale = v_exp2i(-e);
    v_t f = v_fms(x, unscale, one);
    v_t s = f / (two + f), rest = one - s;
    v_t z = s * s;
    *exponent = e;
    v_t bent = v_fnma(z, NAME(log_tail)(z), f);                  /* ln(1+f) = f - s * bent */
    return f - v_fnma(x_low * unscale, rest * rest, s * bent);   /* 1/(1+f) = (1-s)^2 to 3 % */
}

/* ln(x + x_low) */
SIMD_INLINE v_t NAME(log)(v_t x, v_t x_low)
{
    v_t e, mantissa = NAME(log_mantissa)(x, x_low, &e);
    v_t low = v_fma(e, v_set1(0x1.9ef35793c7673p-41), mantissa);
    return v_fma(e, v_set1(0x1.62e42fefa2000p-1), low);
}

/* log2(x + x_low) */
SIMD_INLINE v_t NAME(log2)(v_t x, v_t x_low)
{
    v_t e, mantissa = NAME(log_mantissa)(x, x_low, &e);
    v_t low = v_fma(mantissa, v_set1(0x1.777d0ffda0d24p-56), e);
    return v_fma(mantissa, v_set1(0x1.71547652b82fep+0), low);
}

/* 1 + x as an unevaluated sum. */
SIMD_INLINE v_t NAME(one_plus)(v_t x, v_t *low)
{
    const v_t one = v_set1(1);
    v_t sum = one + x;
    *low = x - (sum - one); /* exact for x > -1: sum - 1 is a multiple of the last place of sum or x */
    return sum;
}

/* ln(1 + x) for -1 < x < 2^1022 */
SIMD_INLINE v_t NAME(log1p)(v_t x)
{
    v_t low, sum = NAME(one_plus)(x, &low);
    return NAME(log)(sum, low);
}

/* log2(1 + x) for -1 < x < 2^1022 */
SIMD_INLINE v_t NAME(log2_1p)(v_t x)
{
    v_t low, sum = NAME(one_plus)(x, &low);
    return NAME(log2)(sum, low);
}

/* ---- Packs of VLANES consecutive numbers: of memory, or one number repeated (step 0) ---- */

/* source[0 .. lanes) * step, the last one repeated up to VLANES. */
SIMD_INLINE v_t NAME(get)(const double *source, ptrdiff_t step, ptrdiff_t lanes)
{
    if (step == 0)
        return v_set1(*source);
    if (lanes == VLANES)
        return v_loadu(source);
    double buffer[VLANES];
    for (int i = 0; i < VLANES; ++i)
        buffer[i] = source[i < lanes ? i : lanes - 1];
    return v_loadu(buffer);
}

SIMD_INLINE void NAME(put)(double *target, ptrdiff_t lanes, v_t x)
{
    if (lanes == VLANES) {
        v_storeu(target, x);
        return;
    }
    double buffer[VLANES];
    v_storeu(buffer, x);
    for (int i = 0; i < lanes; ++i)
        target[i] = buffer[i];
}
