/* Exponentials of one pack of 6x6 matrices in double-double arithmetic: the exact path.
 *
 * Layout.    As in expm_lanes.h: one matrix per lane. NAME(dd) is an unevaluated sum high + low of two vectors.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated; `out` may equal `rows`. A lane's result
 *            does not depend on the other lanes.
 * Accuracy.  Relative error in the 1-norm <= 1.2e-16: the final rounding to double (and that of subnormal entries, where
 *            the norm is near the least normal number). The double-double work (eps^2 = 5e-32) has sixteen digits to
 *            lose to cancellation, squaring and scaling. A lane is all NaN if it holds a NaN or Inf, or if its norm
 *            after balancing is not below EXPM_DD_LARGEST_NORM: there the rounding of its entries alone would change
 *            the result by percents. Entries that overflow are Inf of the right sign; the others of such a matrix
 *            are NaN: they may have been lost beside them. Underflow gives subnormal numbers or 0.
 *
 * exp(A) = 2^k D exp(B / 2^s)^(2^s) D^-1 with B = D^-1 A D - k log 2, k the integer nearest tr(A) / (6 log 2), D
 * powers of two that balance A, and ||B / 2^s|| < 1, where the Taylor series of degree 30 is exact to 1e-34. Powers
 * of two are kept apart as exponents, so nothing overflows on the way.
 */

/* Sum of two numbers, exactly. */
typedef struct {
    v_t high, low;
} NAME(dd);

SIMD_INLINE NAME(dd) NAME(two_sum)(v_t a, v_t b)
{
    v_t sum = a + b, part = sum - a;
    return (NAME(dd)){sum, (a - (sum - part)) + (b - part)};
}

/* sum += a b. The sum's low part collects errors unnormalised. */
SIMD_INLINE NAME(dd) NAME(add_product)(NAME(dd) sum, NAME(dd) a, NAME(dd) b)
{
    v_t error, product = v_two_prod(a.high, b.high, &error);
    error = v_fma(a.low, b.high, v_fma(a.high, b.low, error));
    NAME(dd) high = NAME(two_sum)(sum.high, product);
    return (NAME(dd)){high.high, sum.low + (high.low + error)};
}

SIMD_INLINE NAME(dd) NAME(scaled)(NAME(dd) a, v_t power_of_two)
{
    return (NAME(dd)){a.high * power_of_two, a.low * power_of_two};
}

/* c = a b; c must not be a or b. */
static __attribute__((noinline)) void NAME(dd_multiply)(NAME(dd) c[36], const NAME(dd) a[36], const NAME(dd) b[36])
{
    for (int i = 0; i < 36; i += 6)
#pragma GCC unroll 1
        for (int j = 0; j < 6; j += 3) {
            NAME(dd) sum[3] = {{v_set1(0), v_set1(0)}, {v_set1(0), v_set1(0)}, {v_set1(0), v_set1(0)}};
#pragma GCC unroll 6
            for (int k = 0; k < 6; ++k)
#pragma GCC unroll 3
                for (int l = 0; l < 3; ++l)
                    sum[l] = NAME(add_product)(sum[l], a[i + k], b[6 * k + j + l]);
#pragma GCC unroll 3
            for (int l = 0; l < 3; ++l)
                c[i + j + l] = NAME(two_sum)(sum[l].high, sum[l].low);
        }
}

/* ---- Exponents ---- */

/* x 2^exponent for integer exponents of any size, rounded once; x must not be near the subnormal range. */
SIMD_INLINE v_t NAME(times_exp2)(v_t x, v_t exponent)
{
#pragma GCC unroll 3
    for (int i = 0; i < 3; ++i) {
        v_t step = v_max(v_min(exponent, v_set1(1000)), v_set1(-1000));
        x = x * v_exp2i(step);
        exponent = exponent - step;
    }
    return x;
}

/* Sums of the magnitudes off the diagonal in row i and in column i. */
SIMD_INLINE void NAME(off_diagonal_sums)(const v_t a[36], int i, v_t *row, v_t *column)
{
    *row = *column = v_set1(0);
    for (int j = 0; j < 6; ++j)
        if (j != i) {
            *row = *row + v_abs(a[6 * i + j]);
            *column = *column + v_abs(a[6 * j + i]);
        }
}

/* One step of balancing: exponent of the power of two f that makes column i times f and row i over f about equally
 * large; 0 where that would gain less than 5 per cent, where one of them vanishes or where D has become extreme. */
SIMD_INLINE v_t NAME(balancing_step)(const v_t a[36], int i, v_t exponent)
{
    v_t row, column;
    NAME(off_diagonal_sums)(a, i, &row, &column);
    v_t step = v_round((v_exponent(row) - v_exponent(column)) * v_set1(0.499));
    step = v_max(v_min(step, v_set1(100)), v_set1(-100));
    v_t balanced = column * v_exp2i(step) + row * v_exp2i(-step);
    m_t useful = v_lt(balanced, v_set1(0.95) * (row + column)) & v_lt(v_set1(0), row) & v_lt(v_set1(0), column)
               & v_le(v_abs(exponent + step), v_set1(EXPM_DD_LARGEST_BALANCING));
    return v_select(useful, step, v_set1(0));
}

/* a = D^-1 a D, D = diag 2^exponents, so that rows and columns become about equally large. */
SIMD_INLINE void NAME(balance)(v_t a[36], v_t exponents[6])
{
    for (int i = 0; i < 6; ++i)
        exponents[i] = v_set1(0);
    unsigned changed = 1;
    for (int sweep = 0; changed && sweep < 20; ++sweep) {
        changed = 0;
        for (int i = 0; i < 6; ++i) {
            v_t step = NAME(balancing_step)(a, i, exponents[i]);
            if (!m_bits(~v_eq(step, v_set1(0))))
                continue;
            changed = 1;
            exponents[i] = exponents[i] + step;
            v_t up = v_exp2i(step), down = v_exp2i(-step);
            for (int j = 0; j < 6; ++j)
                if (j != i) {
                    a[6 * i + j] = a[6 * i + j] * down;
                    a[6 * j + i] = a[6 * j + i] * up;
                }
        }
    }
}

/* ---- The steps ---- */

/* b = a - k log 2 */
SIMD_INLINE void NAME(shift)(NAME(dd) b[36], const v_t a[36], v_t k)
{
    v_t error, product = v_two_prod(k, v_set1(0x1.62e42fefa39efp-1), &error);
    error = v_fma(k, v_set1(0x1.abc9e3b39803fp-56), error);
    for (int i = 0; i < 36; ++i)
        b[i] = (NAME(dd)){a[i], v_set1(0)};
    for (int i = 0; i < 36; i += 7) {
        NAME(dd) difference = NAME(two_sum)(a[i], -product);
        b[i] = NAME(two_sum)(difference.high, difference.low - error);
    }
}

/* b = 2^-s b with the least s >= 0 for which the norm is below 1; returns s. */
SIMD_INLINE v_t NAME(scale_below_1)(NAME(dd) b[36])
{
    v_t high[36];
    for (int i = 0; i < 36; ++i)
        high[i] = b[i].high;
    v_t squarings = v_max(v_exponent(NAME(row_norm)(high)) + v_set1(1), v_set1(0));
    v_t scale = v_exp2i(-squarings);
    for (int i = 0; i < 36; ++i)
        b[i] = NAME(scaled)(b[i], scale);
    return squarings;
}

/* x = x b5 + sum of 1/(first + i)! b^i, i < 5 (Paterson and Stockmeyer); `work` is overwritten. */
SIMD_INLINE void NAME(next_block)(NAME(dd) x[36], NAME(dd) work[36], NAME(dd) powers[6][36],
                                  const double (*coefficient)[2])
{
    NAME(dd_multiply)(work, x, powers[5]);
    for (int i = 0; i < 36; ++i) {
        NAME(dd) sum = work[i];
        for (int k = 1; k < 5; ++k) {
            NAME(dd) c = {v_set1(coefficient[k][0]), v_set1(coefficient[k][1])};
            sum = NAME(add_product)(sum, c, powers[k][i]);
        }
        x[i] = NAME(two_sum)(sum.high, sum.low);
    }
    for (int i = 0; i < 36; i += 7) {
        NAME(dd) sum = NAME(two_sum)(x[i].high, v_set1(coefficient[0][0]));
        x[i] = NAME(two_sum)(sum.high, sum.low + (x[i].low + v_set1(coefficient[0][1])));
    }
}

/* x = exp(powers[1]) for a norm below 1. */
SIMD_INLINE void NAME(dd_series)(NAME(dd) x[36], NAME(dd) powers[6][36])
{
    static const double coefficient[31][2] = { /* 1/k! */
        {1, 0}, {1, 0},
        {0.5, 0}, {0x1.5555555555555p-3, 0x1.5555555555555p-57},
        {0x1.5555555555555p-5, 0x1.5555555555555p-59}, {0x1.1111111111111p-7, 0x1.1111111111111p-63},
        {0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65}, {0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73},
        {0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-76}, {0x1.71de3a556c734p-19, -0x1.c154f8ddc6c00p-73},
        {0x1.27e4fb7789f5cp-22, 0x1.cbbc05b4fa99ap-76}, {0x1.ae64567f544e4p-26, -0x1.c062e06d1f209p-80},
        {0x1.1eed8eff8d898p-29, -0x1.2aec959e14c06p-83}, {0x1.6124613a86d09p-33, 0x1.f28e0cc748ebep-87},
        {0x1.93974a8c07c9dp-37, 0x1.05d6f8a2efd1fp-92}, {0x1.ae7f3e733b81fp-41, 0x1.1d8656b0ee8cbp-97},
        {0x1.ae7f3e733b81fp-45, 0x1.1d8656b0ee8cbp-101}, {0x1.952c77030ad4ap-49, 0x1.ac981465ddc6cp-103},
        {0x1.6827863b97d97p-53, 0x1.eec01221a8b0bp-107}, {0x1.2f49b46814157p-57, 0x1.2650f61dbdcb4p-112},
        {0x1.e542ba4020225p-62, 0x1.ea72b4afe3c2fp-120}, {0x1.71b8ef6dcf572p-66, -0x1.d043ae40c4647p-120},
        {0x1.0ce396db7f853p-70, -0x1.aebcdbd20331cp-124}, {0x1.761b41316381ap-75, -0x1.3423c7d91404fp-130},
        {0x1.f2cf01972f578p-80, -0x1.9ada5fcc1ab14p-135}, {0x1.3f3ccdd165fa9p-84, -0x1.58ddadf344487p-139},
        {0x1.88e85fc6a4e5ap-89, -0x1.71c37ebd16540p-143}, {0x1.d1ab1c2dccea3p-94, 0x1.054d0c78aea14p-149},
        {0x1.0a18a2635085dp-98, 0x1.b9e2e28e1aa54p-153}, {0x1.259f98b4358adp-103, 0x1.eaf8c39dd9bc5p-157},
        {0x1.3932c5047d60ep-108, 0x1.832b7b530a627p-162},
    };
    NAME(dd) work[36];
    for (int k = 2; k < 6; ++k)
        NAME(dd_multiply)(powers[k], powers[k - 1], powers[1]);
    for (int i = 0; i < 36; ++i)
        x[i] = (NAME(dd)){v_set1(0), v_set1(0)};
    for (int i = 0; i < 36; i += 7)
        x[i].high = v_set1(coefficient[30][0]);
    for (int first = 25; first >= 0; first -= 5)
        NAME(next_block)(x, work, powers, coefficient + first);
}

/* Largest magnitude of an entry. */
SIMD_INLINE v_t NAME(largest)(const NAME(dd) x[36])
{
    v_t largest = v_abs(x[0].high);
    for (int i = 1; i < 36; ++i)
        largest = v_max(largest, v_abs(x[i].high));
    return largest;
}

/* x 2^exponent is squared `squarings` times, in each lane its own number. */
SIMD_INLINE v_t NAME(dd_square)(NAME(dd) x[36], v_t squarings)
{
    NAME(dd) work[36];
    v_t exponent = v_set1(0), zero = v_set1(0), one = v_set1(1);
    for (m_t active = v_lt(zero, squarings); m_bits(active); active = v_lt(zero, squarings)) {
        NAME(dd_multiply)(work, x, x);
        v_t excess = v_exponent(NAME(largest)(work));
        excess = v_select(v_lt(v_abs(excess), v_set1(200)), zero, excess);
        v_t power = v_exp2i(-excess);
        for (int i = 0; i < 36; ++i) {
            NAME(dd) square = NAME(scaled)(work[i], power);
            x[i] = (NAME(dd)){v_select(active, square.high, x[i].high), v_select(active, square.low, x[i].low)};
        }
        exponent = v_select(active, exponent + exponent + excess, exponent);
        squarings = squarings - one;
    }
    return exponent;
}

/* Balances the lanes that have an answer and empties the others; returns the former. */
SIMD_INLINE m_t NAME(admit)(v_t a[36], v_t exponents[6])
{
    const v_t zero = v_set1(0);
    v_t largest = zero, product = zero;
    for (int i = 0; i < 36; ++i) {
        largest = v_max(v_abs(a[i]), largest);
        product = v_fma(a[i], zero, product); /* NaN if anything is not finite */
    }
    m_t admitted = v_eq(product, zero) & v_lt(largest, v_set1(0x1p1000)); /* so that sums stay finite */
    for (int i = 0; i < 36; ++i)
        a[i] = v_select(admitted, a[i], zero);
    NAME(balance)(a, exponents);
    admitted = admitted & v_lt(NAME(row_norm)(a), v_set1(EXPM_DD_LARGEST_NORM));
    for (int i = 0; i < 36; ++i)
        a[i] = v_select(admitted, a[i], zero);
    return admitted;
}

/* NaN for what is not known: lanes not admitted and, beside an infinite entry, the finite ones. */
SIMD_INLINE void NAME(mark_unknown)(v_t a[36], m_t admitted)
{
    const v_t unknown = v_set1(__builtin_nan("")), infinity = v_set1(__builtin_inf());
    v_t largest = v_abs(a[0]);
    for (int i = 1; i < 36; ++i)
        largest = v_max(largest, v_abs(a[i]));
    m_t overflow = v_eq(largest, infinity);
    for (int i = 0; i < 36; ++i) {
        m_t known = admitted & (~overflow | v_eq(v_abs(a[i]), infinity));
        a[i] = v_select(known, a[i], unknown);
    }
}

/* Exponentials of one pack, in place. */
static __attribute__((noinline)) void NAME(expm_dd_pack)(v_t a[36])
{
    NAME(dd) powers[6][36], x[36]; /* powers[0] is unused */
    v_t exponents[6];
    m_t admitted = NAME(admit)(a, exponents);
    v_t k = v_round(NAME(trace)(a) * v_set1(0x1.71547652b82fep+0 / 6));
    NAME(shift)(powers[1], a, k);
    v_t squarings = NAME(scale_below_1)(powers[1]);
    NAME(dd_series)(x, powers);
    v_t exponent = NAME(dd_square)(x, squarings) + k;
    for (int i = 0; i < 36; ++i)
        a[i] = NAME(times_exp2)(x[i].high, exponent + (exponents[i / 6] - exponents[i % 6]));
    NAME(mark_unknown)(a, admitted);
}
