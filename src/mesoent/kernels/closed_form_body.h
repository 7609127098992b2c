/* Signed logarithmic negativity of the double chain in closed form, and its gradient. Included by closed_form.h.
 *
 *     signed E(t) = -log2(4 I)/2,   4 I - 1 = m + (1 + m) F (e u q - r Y^2/4)
 *     r = exp(-2 kappa t (1 - lam)),   y = exp(-2 kappa t lam),   Y = 1 - y,   u = r y,   lam = |coupling|
 *     m = coth^2(omega/T) - 1,   kappa = 1 - exp(-omega/T),   e = exp(4 |k|) - 1,   F = 1 - exp(-4 |k|) = e/(1 + e)
 *     q = 1 - r (1 + y)^2/4 = (1 - r) + r Y (1 - Y/4)
 *
 * Paper: Eqs. (65), (66), (69) in the co-rotating frame, where 4 I = coth^2 g and g = (1 + u e)(1 - u cosh^2 F). With
 * cosh^2 = 1 + sinh^2 and e = F (1 + e) the large terms of g - 1 cancel algebraically. What is left,
 * F (e u q - r Y^2/4), is at least -1/4: nothing cancels in 4 I, and E keeps its relative accuracy where it fades
 * away at T = 0.
 *
 * Gradient, with tau = kappa t/2, x = omega/T and f = exp(-4 |k|):
 *
 *     dg/dtau = F (1 + e u) q' - 4 e u (f + F q),   q' = r (1 + y) ((1 - lam)(1 + y) + 2 lam y)
 *     dg/dlam = -tau F (1 + e u) r Y (1 + y),       dg/d|k| = 4 e u q (1 + f) - f r Y^2
 *     dE/dx = 2/(ln 2 sinh 2x) + (dE/dtau) exp(-x) t/2
 *
 * Layout.    rows x columns results, row after row. Every input has its own row_step and column_step in doubles: 0
 *            repeats it; column_step is 0 or 1. Inputs: closed_form.h.
 * Contract.  The caller allocates; of the inputs only the times are checked. The same bits for any position, batch and
 *            number of threads. At k = 0, where E has a kink, its derivative by k is NaN.
 * Accuracy.  |error of E| <= 6e-16 max(1, |E|) for the parameters as given, |k| <= 170 and finite t. The exponents are
 *            products in two words, kappa included: else u e would lose as many units as its exponent counts. The
 *            gradient: 1e-15 times the terms that each line above adds.
 */

/* x y + x_low y + x y_low as an unevaluated sum. */
SIMD_INLINE v_t NAME(long_product)(v_t x, v_t x_low, v_t y, v_t y_low, v_t *low)
{
    v_t error, product = v_two_prod(x, y, &error);
    *low = v_fma(x, y_low, v_fma(x_low, y, error));
    return product;
}

/* A sum of two words, at most `limit`: no larger exponent changes a result, and beyond 1e42 its words overflow. */
SIMD_INLINE v_t NAME(at_most)(double limit, v_t x, v_t *low)
{
    m_t beyond = v_lt(v_set1(limit), x);
    *low = v_select(beyond, v_set1(0), *low);
    return v_select(beyond, v_set1(limit), x);
}

/* What does not depend on time. */
typedef struct {
    v_t temperature, x;         /* T, omega/T */
    v_t thermal, slope;         /* m, 2/sinh 2x */
    v_t kappa, kappa_low, cool; /* kappa in two words, exp(-x) */
    v_t coupling, rest, rest_low; /* lam; 1 - lam in two words */
    v_t growth, shrinkage, shrunk; /* e, F, f */
    v_t coupling_sign, squeezing_sign;
} NAME(chain_constants);

SIMD_INLINE NAME(chain_constants) NAME(constants_of)(const v_t in[CLOSED_FORM_PARAMETERS])
{
    const v_t zero = v_set1(0), one = v_set1(1), two = v_set1(2), four = v_set1(4), infinity = v_set1(__builtin_inf());
    v_t frequency = in[CLOSED_FORM_FREQUENCY], temperature = in[CLOSED_FORM_TEMPERATURE];
    NAME(chain_constants) c = {.temperature = temperature, .coupling = v_abs(in[CLOSED_FORM_COUPLING])};
    c.x = v_select(v_eq(temperature, zero), infinity, frequency / temperature) + zero * frequency; /* or NaN */
    v_t x_low = v_select(v_lt(v_set1(1000), c.x), zero, v_fnma(c.x, temperature, frequency) / temperature);
    v_t unused, opposite, z = NAME(decay)(two * c.x, two * x_low, &opposite);
    c.thermal = four * z / (opposite * opposite);
    c.slope = four * z / (opposite * (one + z));
    c.cool = NAME(decay)(c.x, x_low, &unused);
    c.kappa = NAME(lost_long)(c.x, x_low, &c.kappa_low);
    c.rest = one - c.coupling;
    c.rest_low = (one - c.rest) - c.coupling;
    v_t squeezing = four * v_abs(in[CLOSED_FORM_SQUEEZING]);
    c.shrunk = NAME(decay)(squeezing, zero, &c.shrinkage);
    unused = NAME(decay)(-squeezing, zero, &c.growth);
    (void)unused;
    c.growth = -c.growth;
    c.coupling_sign = v_select(v_lt(in[CLOSED_FORM_COUPLING], zero), -one, one);
    c.squeezing_sign = v_select(v_lt(in[CLOSED_FORM_SQUEEZING], zero), -one, one);
    c.squeezing_sign = v_select(v_eq(squeezing, zero), v_set1(__builtin_nan("")), c.squeezing_sign);
    return c;
}

typedef struct {
    v_t r, y, parted, u, q;
    v_t grown, faded, gain; /* e u q, r Y^2/4, g - 1 */
} NAME(moment);

SIMD_INLINE NAME(moment) NAME(moment_at)(const NAME(chain_constants) *c, v_t time)
{
    const v_t one = v_set1(1), two = v_set1(2), quarter = v_set1(0.25);
    NAME(moment) at;
    v_t s_low, s = NAME(long_product)(two * c->kappa, two * c->kappa_low, time, v_set1(0), &s_low);
    s = NAME(at_most)(1e300, s, &s_low);
    v_t x_low, x = NAME(long_product)(s, s_low, c->rest, c->rest_low, &x_low);
    v_t z_low, z = NAME(long_product)(s, s_low, c->coupling, v_set1(0), &z_low);
    x = NAME(at_most)(1e6, x, &x_low), z = NAME(at_most)(1e6, z, &z_low);
    v_t lost;
    at.r = NAME(decay)(x, x_low, &lost), at.y = NAME(decay)(z, z_low, &at.parted);
    at.u = at.r * at.y;
    at.q = v_fma(at.r * at.parted, v_fnma(at.parted, quarter, one), lost);
    at.grown = c->growth * at.u * at.q;
    at.faded = quarter * at.r * at.parted;
    at.gain = v_fnma(at.faded, at.parted, at.grown) * c->shrinkage;
    at.faded = at.faded * at.parted;
    return at;
}

/* 4 I - 1 */
SIMD_INLINE v_t NAME(excess)(const NAME(chain_constants) *c, const NAME(moment) *at)
{
    return v_fma(c->thermal, at->gain, c->thermal + at->gain);
}

/* Derivatives of signed E by the inputs. */
SIMD_INLINE void NAME(slopes)(const NAME(chain_constants) *c, const NAME(moment) *at, v_t time, v_t out[CLOSED_FORM_INPUTS])
{
    const v_t zero = v_set1(0), one = v_set1(1), two = v_set1(2), four = v_set1(4), half = v_set1(0.5);
    v_t to_e = v_set1(-0x1.71547652b82fep-1) / (one + at->gain); /* -1/(2 ln 2 g) */
    v_t sum = one + at->y, eu = c->growth * at->u, spread = c->shrinkage * (one + eu) * at->r * sum;
    v_t bent = v_fma(c->rest, sum, two * c->coupling * at->y);
    v_t by_tau = to_e * v_fms(spread, bent, four * eu * v_fma(c->shrinkage, at->q, c->shrunk));
    v_t tau = half * (c->kappa * time);
    v_t by_x = v_fma(by_tau, half * (c->cool * time), v_set1(0x1.71547652b82fep+0) * c->slope);
    m_t warm = v_lt(c->x, v_set1(700)); /* beyond, less than 1e-300 */
    v_t by_frequency = by_x / c->temperature;
    out[CLOSED_FORM_FREQUENCY] = v_select(warm, by_frequency, zero);
    out[CLOSED_FORM_TEMPERATURE] = v_select(warm, -(by_frequency * c->x), zero);
    out[CLOSED_FORM_COUPLING] = c->coupling_sign * (to_e * -(tau * spread * at->parted));
    out[CLOSED_FORM_SQUEEZING] =
        c->squeezing_sign * (to_e * (four * v_fms(at->grown, one + c->shrunk, c->shrunk * at->faded)));
    out[CLOSED_FORM_TIME] = half * (c->kappa * by_tau);
}

/* Parameters [i, i + lanes) of a row. */
SIMD_INLINE NAME(chain_constants) NAME(get_constants)(const closed_form_batch *b, ptrdiff_t row, ptrdiff_t i,
                                                      ptrdiff_t lanes)
{
    v_t in[CLOSED_FORM_PARAMETERS];
    for (int k = 0; k < CLOSED_FORM_PARAMETERS; ++k) {
        const closed_form_input *from = &b->inputs[k];
        in[k] = NAME(get)(from->values + row * from->row_step + i * from->column_step, from->column_step, lanes);
    }
    return NAME(constants_of)(in);
}

/* Columns begin..end-1 of one row, at most CLOSED_FORM_BLOCK of them, with the constants of the row if all its columns
 * share them, else NULL. Exponentials first, then logarithms: two short chains of dependent operations overlap better
 * than one long one (1.35 times the throughput on Zen 4). */
SIMD_INLINE void NAME(closed_form_block)(const closed_form_batch *b, const NAME(chain_constants) *shared, ptrdiff_t row,
                                         ptrdiff_t begin, ptrdiff_t end)
{
    double excess[CLOSED_FORM_BLOCK];
    const closed_form_input *times = &b->inputs[CLOSED_FORM_TIME];
    const double *time = times->values + row * times->row_step;
    const v_t zero = v_set1(0), least = v_set1(b->clip ? 0 : -__builtin_inf()), infinity = v_set1(__builtin_inf());
    ptrdiff_t place = row * b->columns;
    for (ptrdiff_t i = begin; i < end; i += VLANES) {
        ptrdiff_t lanes = end - i < VLANES ? end - i : VLANES;
        v_t t = NAME(get)(time + i * times->column_step, times->column_step, lanes);
        unsigned refused = m_bits(~(v_le(zero, t) & v_lt(t, infinity))) & ((1u << lanes) - 1);
        if (refused)
            split_note(b->refused, place + i + __builtin_ctz(refused));
        NAME(chain_constants) own;
        if (!shared)
            own = NAME(get_constants)(b, row, i, lanes);
        const NAME(chain_constants) *c = shared ? shared : &own;
        NAME(moment) at = NAME(moment_at)(c, t);
        v_storeu(excess + (i - begin), NAME(excess)(c, &at));
        if (b->gradient[0]) {
            v_t slopes[CLOSED_FORM_INPUTS];
            NAME(slopes)(c, &at, t, slopes);
            for (int k = 0; k < CLOSED_FORM_INPUTS; ++k)
                NAME(put)(b->gradient[k] + place + i, lanes, slopes[k]);
        }
    }
    for (ptrdiff_t i = begin; i < end; i += VLANES) {
        ptrdiff_t lanes = end - i < VLANES ? end - i : VLANES;
        v_t signed_e = v_set1(-0.5) * NAME(log2_1p)(v_loadu(excess + (i - begin)));
        NAME(put)(b->log_negativity + place + i, lanes, v_max(least, signed_e) + zero);
    }
}

/* Elements begin..end-1 of the whole, row after row. */
static void NAME(closed_form_piece)(const closed_form_batch *b, ptrdiff_t begin, ptrdiff_t end)
{
    int shared = 1;
    for (int k = 0; k < CLOSED_FORM_PARAMETERS; ++k)
        shared &= b->inputs[k].column_step == 0;
    while (begin < end) {
        ptrdiff_t row = begin / b->columns, start = row * b->columns;
        ptrdiff_t stop = start + b->columns < end ? start + b->columns : end;
        NAME(chain_constants) constants;
        if (shared)
            constants = NAME(get_constants)(b, row, 0, 1);
        while (begin < stop) {
            ptrdiff_t next = begin + CLOSED_FORM_BLOCK < stop ? begin + CLOSED_FORM_BLOCK : stop;
            NAME(closed_form_block)(b, shared ? &constants : NULL, row, begin - start, next - start);
            begin = next;
        }
    }
}
