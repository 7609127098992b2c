/* Signed logarithmic negativity of the double chain in closed form. Included by closed_form.h.
 *
 *     signed E(t) = -log2(4 I)/2,   4 I - 1 = m + (1 + m) F (e u q - r Y^2/4)
 *     r = exp(-2 kappa t (1 - |coupling|)),   y = exp(-2 kappa t |coupling|),   Y = 1 - y,   u = r y
 *     m = coth^2(omega/T) - 1,   e = exp(4 |k|) - 1,   F = 1 - exp(-4 |k|) = e/(1 + e)
 *     q = 1 - r (1 + y)^2/4 = (1 - r) + r Y (1 - Y/4)
 *
 * Paper: Eqs. (65), (66), (69) in the co-rotating frame, where 4 I = coth^2 g and g = (1 + u e)(1 - u cosh^2 F). With
 * cosh^2 = 1 + sinh^2 and e = F (1 + e) the large terms of g - 1 cancel algebraically. What is left,
 * F (e u q - r Y^2/4), is at least -1/4: nothing cancels in 4 I, and E keeps its relative accuracy where it fades
 * away at T = 0.
 *
 * Layout.    rows x columns results, row after row. Every input has its own row_step and column_step in doubles: 0
 *            repeats it; column_step is 0 or 1. Inputs: closed_form.h.
 * Contract.  The caller allocates; nothing is checked. The same bits for any position, batch and number of threads.
 * Accuracy.  |error of E| <= 4e-16 max(1, |E|) for the constants as given, |k| <= 170 and finite t. The exponents are
 *            products in two words: else u e would lose as many units as its exponent counts.
 */

/* x y + x_low y + x y_low as an unevaluated sum. */
SIMD_INLINE v_t NAME(long_product)(v_t x, v_t x_low, v_t y, v_t y_low, v_t *low)
{
    v_t error, product = v_two_prod(x, y, &error);
    *low = v_fma(x, y_low, v_fma(x_low, y, error));
    return product;
}

/* 4 I - 1 */
SIMD_INLINE v_t NAME(excess)(const v_t in[CLOSED_FORM_INPUTS])
{
    const v_t one = v_set1(1);
    v_t coupling = v_abs(in[CLOSED_FORM_COUPLING]), thermal = in[CLOSED_FORM_COTH2M1];
    v_t rest = one - coupling, rest_low = (one - rest) - coupling;
    v_t rate = in[CLOSED_FORM_DECAY] + in[CLOSED_FORM_DECAY];
    v_t exponent_low, exponent = v_two_prod(rate, in[CLOSED_FORM_TIME], &exponent_low);
    v_t x_low, x = NAME(long_product)(exponent, exponent_low, rest, rest_low, &x_low);
    v_t z_low, z = NAME(long_product)(exponent, exponent_low, coupling, v_set1(0), &z_low);
    v_t lost, parted, r = NAME(decay)(x, x_low, &lost), y = NAME(decay)(z, z_low, &parted);

    v_t q = v_fma(r * parted, v_fnma(parted, v_set1(0.25), one), lost);
    v_t faded = v_set1(0.25) * r * parted, grown = in[CLOSED_FORM_GROWTH] * (r * y) * q;
    v_t gain = v_fnma(faded, parted, grown) * in[CLOSED_FORM_SHRINKAGE];
    return v_fma(thermal, gain, thermal + gain);
}

/* Columns begin..end-1 of one row, at most CLOSED_FORM_BLOCK of them. Exponentials first, then logarithms: two short
 * chains of dependent operations overlap better than one long one (1.35 times the throughput on Zen 4). */
SIMD_INLINE void NAME(closed_form_block)(const closed_form_batch *b, ptrdiff_t row, ptrdiff_t begin, ptrdiff_t end)
{
    double excess[CLOSED_FORM_BLOCK];
    const double *from[CLOSED_FORM_INPUTS];
    for (int k = 0; k < CLOSED_FORM_INPUTS; ++k)
        from[k] = b->inputs[k].values + row * b->inputs[k].row_step;
    for (ptrdiff_t i = begin; i < end; i += VLANES) {
        ptrdiff_t lanes = end - i < VLANES ? end - i : VLANES;
        v_t in[CLOSED_FORM_INPUTS];
        for (int k = 0; k < CLOSED_FORM_INPUTS; ++k) {
            ptrdiff_t step = b->inputs[k].column_step;
            in[k] = NAME(get)(from[k] + i * step, step, lanes);
        }
        v_storeu(excess + (i - begin), NAME(excess)(in));
    }
    double *to = b->signed_log_negativity + row * b->columns;
    for (ptrdiff_t i = begin; i < end; i += VLANES) {
        ptrdiff_t lanes = end - i < VLANES ? end - i : VLANES;
        NAME(put)(to + i, lanes, v_set1(-0.5) * NAME(log2_1p)(v_loadu(excess + (i - begin))));
    }
}

/* Elements begin..end-1 of the whole, row after row. */
static void NAME(closed_form_piece)(const closed_form_batch *b, ptrdiff_t begin, ptrdiff_t end)
{
    while (begin < end) {
        ptrdiff_t row = begin / b->columns, start = row * b->columns;
        ptrdiff_t stop = start + b->columns < end ? start + b->columns : end;
        stop = begin + CLOSED_FORM_BLOCK < stop ? begin + CLOSED_FORM_BLOCK : stop;
        NAME(closed_form_block)(b, row, begin - start, stop - start);
        begin = stop;
    }
}
