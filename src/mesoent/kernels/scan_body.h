/* Birth, death and peak of entanglement for one parameter set per lane, without a trajectory. Included by scan.h.
 *
 * Layout.    Inputs and outputs: n each, contiguous; see scan_batch.
 * Contract.  The caller allocates; inputs are held against bounds, and computed all the same: a NaN gives a NaN peak.
 *            The same bits for any position, batch and number of threads: a lane stops when it has converged, whatever
 *            its neighbours do. Never entangled at the T_c that is returned, nor above.
 * Accuracy.  |k| <= 160. Peak to 2e-16 absolutely, its time and T_c to 1e-15 relatively. Birth and death to 8 units
 *            of 2^-53 times their condition number 1 + (2 omega/T + 4 (1 - lam) tau + 1)/(tau |d ln(1 - g)/d tau|),
 *            which grows like 1/window next to T_c, where the window shrinks like sqrt(T_c - T).
 *
 * Method. With tau = kappa t/2, lam = |coupling|, y = exp(-4 lam tau), Y = 1 - y, a = 4 (1 - lam) tau,
 * e = exp(4 |k|) - 1 and F = 1 - exp(-4 |k|), Eqs. (65), (66) and (69) of the paper become
 *
 *     4 I = coth^2(omega/T) g,   1 - g = (F/4) exp(-a) H,   H = Y^2 - 4 e q y,   q = 1 - exp(-a) (1 + y)^2/4,
 *
 * entangled iff 1 - g > 1/cosh^2(omega/T). g is never formed: H and the exponents neither cancel nor under- or
 * overflow, however late the event. g starts at 1, has a maximum, then one minimum, and returns to 1.
 *
 * - Birth at T = 0: H/(4 y) = sinh^2(2 lam tau) - e q = 0, convex in tau: Newton from the right is monotone.
 * - Peak: dg/dtau has the sign of P = Y ((1 - lam) - y (1 + lam)) + e (2 u (1 + y)^2 - 4 y - lam u Y (1 + y)),
 *   u = exp(-4 tau): negative at the birth for T = 0, positive at last, and between the two is the only root.
 * - Birth and death at T > 0: H = exp(a + ln C), C = 4/(F cosh^2(omega/T)), before and after the peak. H < 1 bounds
 *   the death by -ln C/(4 (1 - lam)), and is nearly reached there.
 * - lam = 1: the mode that does not decay; 1 - g rises to F/4 at tau = infinity, and nothing dies.
 */

typedef struct {
    v_t coupling, rest;  /* lam = |coupling|, 1 - lam */
    v_t growth;          /* e */
    v_t log_threshold;   /* ln C */
} NAME(chain);

typedef struct {
    v_t y, parted;   /* y, 1 - y */
    v_t exponent;    /* a */
    v_t u, q, q_slope;
    v_t h, h_slope;  /* H and dH/dtau */
} NAME(shape);

SIMD_INLINE NAME(shape) NAME(shape_at)(const NAME(chain) *c, v_t tau)
{
    const v_t one = v_set1(1), four = v_set1(4);
    NAME(shape) s;
    v_t lost, four_tau = four * tau, rate = four * c->coupling;
    s.exponent = four_tau * c->rest;
    v_t r = NAME(decay)(s.exponent, v_set1(0), &lost);
    s.y = NAME(decay)(four_tau * c->coupling, v_set1(0), &s.parted);
    s.u = r * s.y;
    s.q = v_fma(r * s.parted, v_fnma(s.parted, v_set1(0.25), one), lost);
    s.q_slope = r * (one + s.y) * v_fma(c->rest, one + s.y, (c->coupling + c->coupling) * s.y);
    v_t squeezed = four * c->growth * s.y;
    s.h = v_fnma(squeezed, s.q, s.parted * s.parted);
    s.h_slope = v_fma(rate + rate, s.y * s.parted, squeezed * v_fms(rate, s.q, s.q_slope));
    return s;
}

/* A function that rises through its root, and its slope. */
typedef v_t (*NAME(rising))(const NAME(chain) *c, v_t tau, v_t *slope);

/* P: falls from the start of entanglement at T = 0, rises through zero at the peak. */
SIMD_INLINE v_t NAME(peak_equation)(const NAME(chain) *c, v_t tau, v_t *slope)
{
    const v_t one = v_set1(1), two = v_set1(2), four = v_set1(4), eight = v_set1(8);
    NAME(shape) s = NAME(shape_at)(c, tau);
    v_t more = one + c->coupling, rate = four * c->coupling, sum = one + s.y;
    v_t late = v_fnma(s.y, more, c->rest), early = v_fms(s.parted, more, two * c->coupling);
    v_t lead = v_select(v_lt(s.y, v_set1(0.5)), late, early);
    v_t damped = s.u * s.parted * sum;
    v_t bend = v_fma(two * s.u * sum, sum, v_fnma(four, s.y, -(c->coupling * damped)));
    v_t bend_slope = v_fma(rate * four, s.y, rate * damped) - eight * s.u * sum * sum
        - two * rate * two * s.u * s.y * sum - two * rate * c->coupling * s.u * s.y * s.y;
    *slope = v_fma(rate * s.y, v_fma(s.parted, more, lead), c->growth * bend_slope);
    return v_fma(c->growth, bend, s.parted * lead);
}

SIMD_INLINE v_t NAME(birth_equation)(const NAME(chain) *c, v_t tau, v_t *slope)
{
    NAME(shape) s = NAME(shape_at)(c, tau);
    v_t lost, threshold = NAME(decay)(-(s.exponent + c->log_threshold), v_set1(0), &lost);
    *slope = v_fnma(v_set1(4) * c->rest, threshold, s.h_slope);
    return s.h - threshold;
}

SIMD_INLINE v_t NAME(death_equation)(const NAME(chain) *c, v_t tau, v_t *slope)
{
    v_t value = NAME(birth_equation)(c, tau, slope);
    *slope = -*slope;
    return -value;
}

/* The root in [low, high] of each wanted lane: Newton from `tau`, bisection where that leaves the bracket or is slow.
 * Convergence is quadratic and the equations bend over lengths tau (less, next to T_c) or 1/4: after the last step only
 * rounding is left. */
SIMD_INLINE v_t NAME(root)(NAME(rising) equation, const NAME(chain) *c, m_t wanted, v_t low, v_t high, v_t tau)
{
    const v_t half = v_set1(0.5);
    v_t step = high - low, step_before = step;
    for (int i = 0; i < SCAN_ITERATIONS && m_bits(wanted); ++i) {
        v_t slope, value = equation(c, tau, &slope);
        m_t below = v_le(value, v_set1(0));
        low = v_select(below, tau, low);
        high = v_select(below, high, tau);
        v_t newton = tau - value / slope, width = high - low;
        v_t newton_step = v_abs(newton - tau);
        m_t good = v_le(low, newton) & v_le(newton, high) & v_le(newton_step, half * step_before);
        v_t next = v_select(good, newton, v_fma(half, width, low));
        step_before = step;
        step = v_select(good, newton_step, half * width);
        tau = v_select(wanted, next, tau);
        wanted = wanted & v_lt(v_min(v_set1(1e-11) * tau, v_set1(3e-9) * v_sqrt(tau)), step);
    }
    return tau;
}

/* The start of entanglement at T = 0: the root of sinh^2(2 lam tau) = e q, approached from where q is 1. */
SIMD_INLINE v_t NAME(first_birth)(const NAME(chain) *c, m_t wanted)
{
    const v_t one = v_set1(1), four = v_set1(4);
    v_t arcsinh = NAME(log1p)(v_sqrt(c->growth) + c->growth / (one + v_sqrt(one + c->growth)));
    v_t weak = c->growth / c->coupling / c->coupling; /* q <= 4 tau, and sinh x >= x */
    v_t tau = v_min(weak, v_set1(0.5) * arcsinh / c->coupling);
    for (int i = 0; i < SCAN_ITERATIONS && m_bits(wanted); ++i) {
        NAME(shape) s = NAME(shape_at)(c, tau);
        v_t step = s.h / v_fma(four * c->coupling, s.h, s.h_slope);
        tau = v_select(wanted, tau - step, tau);
        wanted = wanted & v_lt(v_set1(1e-11) * tau, step);
    }
    return tau;
}

/* Where H e^-a is largest (lam < 1), in [birth, high]: at `high`, y = (1 - lam)/(4 + 20 e). */
SIMD_INLINE v_t NAME(peak_tau)(const NAME(chain) *c, m_t wanted, v_t birth)
{
    const v_t zero = v_set1(0), four = v_set1(4);
    v_t rate = four * c->coupling;
    v_t high = NAME(log)(v_fma(v_set1(20), c->growth, four) / c->rest, zero) / rate;
    v_t guess = NAME(log)(v_fma(four, c->growth, v_set1(2)) / c->rest, zero) / rate; /* without the terms in u */
    return NAME(root)(NAME(peak_equation), c, wanted, birth, high, v_max(guess, birth));
}

/* Birth at T > 0. At lam = 1, H > 1 - 2 y (1 + 2 e) bounds it. */
SIMD_INLINE v_t NAME(birth_tau)(const NAME(chain) *c, m_t wanted, m_t dark, v_t first_birth, v_t peak)
{
    const v_t zero = v_set1(0), two = v_set1(2), four = v_set1(4);
    v_t room, unused = NAME(decay)(-c->log_threshold, zero, &room);
    (void)unused;
    v_t late = NAME(log)(four * v_fma(two, c->growth, v_set1(1)) / room, zero) / four;
    return NAME(root)(NAME(birth_equation), c, wanted, first_birth, v_select(dark, late, peak), first_birth);
}

SIMD_INLINE v_t NAME(death_tau)(const NAME(chain) *c, m_t wanted, v_t peak)
{
    v_t latest = -c->log_threshold / (v_set1(4) * c->rest);
    return NAME(root)(NAME(death_equation), c, wanted, peak, latest, latest);
}

/* Signed E from 4 I - 1. */
SIMD_INLINE v_t NAME(signed_e)(v_t excess) { return v_set1(-0.5) * NAME(log2_1p)(excess); }

SIMD_INLINE void NAME(scan)(const v_t in[SCAN_INPUTS], v_t out[SCAN_OUTPUTS])
{
    const v_t zero = v_set1(0), one = v_set1(1), two = v_set1(2), four = v_set1(4), quarter = v_set1(0.25);
    const v_t infinity = v_set1(__builtin_inf()), nan = v_set1(__builtin_nan(""));
    const v_t ln2 = v_set1(0x1.62e42fefa39efp-1);
    NAME(chain) c;
    c.coupling = v_abs(in[SCAN_COUPLING]);
    c.rest = one - c.coupling;
    v_t frequency = in[SCAN_FREQUENCY], temperature = in[SCAN_TEMPERATURE];

    v_t squeezing = v_abs(in[SCAN_SQUEEZING]);
    v_t nothing = zero * ((frequency + temperature) + (c.coupling + squeezing)); /* or NaN */

    v_t shrinkage, shrunk = NAME(decay)(four * squeezing, zero, &shrinkage); /* F */
    c.growth = shrinkage / shrunk;
    m_t correlates = v_lt(zero, c.coupling) & v_lt(zero, shrinkage), dark = v_eq(c.rest, zero);

    /* ln sech^2(x), coth^2(x) - 1 and kappa for x = omega/T, infinite at T = 0. */
    v_t x = v_select(v_eq(temperature, zero), infinity, frequency / temperature);
    m_t cold = v_eq(x, infinity);
    v_t opposite, z = NAME(decay)(x + x, zero, &opposite), decay_rate, unused = NAME(decay)(x, zero, &decay_rate);
    (void)unused;
    v_t log_sech2 = two * (ln2 - (x + NAME(log1p)(z)));
    v_t thermal = four * z / (opposite * opposite);
    v_t log_quarter_f = NAME(log)(quarter * shrinkage, zero);
    c.log_threshold = log_sech2 - log_quarter_f;

    v_t first_birth = NAME(first_birth)(&c, correlates);
    v_t peak = NAME(peak_tau)(&c, correlates & ~dark, first_birth);
    NAME(shape) s = NAME(shape_at)(&c, peak);
    v_t log_best = v_select(dark, zero, NAME(log)(s.h, zero) - s.exponent) + log_quarter_f; /* ln max(1 - g) */
    v_t best_lost, best = NAME(decay)(-log_best, zero, &best_lost);
    v_t critical_x = v_fma(v_set1(-0.5), log_best, NAME(log1p)(v_sqrt(best_lost))); /* arcosh(1/sqrt(best)) */
    v_t critical = frequency / critical_x;
    m_t entangled = correlates & v_lt(temperature, critical) & v_lt(log_sech2, log_best);
    m_t dies = entangled & ~dark & ~cold;
    v_t birth = NAME(birth_tau)(&c, entangled & ~cold, dark, first_birth, peak);
    v_t death = NAME(death_tau)(&c, dies, peak);

    /* E = -log2(1 - (best - sech^2)/(1 - sech^2))/2 */
    v_t margin, ratio = NAME(decay)(log_best - log_sech2, zero, &margin);
    (void)ratio;
    v_t tanh = opposite / (one + z);
    v_t largest = NAME(signed_e)(-(best * margin) / (tanh * tanh));
    v_t to_time = two / decay_rate;
    out[SCAN_PEAK] = v_select(entangled, largest, nothing);
    out[SCAN_PEAK_TIME] = v_select(entangled, v_select(dark, infinity, peak * to_time), nan);
    out[SCAN_BIRTH] = v_select(entangled, birth * to_time, nan);
    out[SCAN_DEATH] = v_select(entangled, v_select(dies, death * to_time, infinity), nan);

    v_t asymptotic = v_select(dark, v_fnma(v_fma(thermal, quarter, quarter), shrinkage, thermal), thermal);
    out[SCAN_ASYMPTOTE] = v_select(dark & entangled, largest, NAME(signed_e)(asymptotic));
    out[SCAN_CRITICAL_TEMPERATURE] = v_select(correlates, critical, nothing);
}

static void NAME(scan_piece)(const scan_batch *b, ptrdiff_t begin, ptrdiff_t end)
{
    for (ptrdiff_t i = begin; i < end; i += VLANES) {
        ptrdiff_t lanes = end - i < VLANES ? end - i : VLANES;
        v_t in[SCAN_INPUTS], out[SCAN_OUTPUTS];
        unsigned allowed = ~0u;
        for (int k = 0; k < SCAN_INPUTS; ++k) {
            in[k] = NAME(get)(b->inputs[k] + i * b->steps[k], b->steps[k], lanes);
            allowed &= m_bits(v_le(v_set1(b->low[k]), in[k]) & v_le(in[k], v_set1(b->high[k])));
        }
        unsigned refused = ~allowed & ((1u << lanes) - 1);
        if (refused)
            split_note(b->refused, i + __builtin_ctz(refused));
        NAME(scan)(in, out);
        for (int k = 0; k < SCAN_OUTPUTS; ++k)
            NAME(put)(b->outputs[k] + i, lanes, out[k]);
    }
}
