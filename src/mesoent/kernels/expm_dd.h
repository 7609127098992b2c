/* Exponentials of one pack of matrices in double-double arithmetic: the exact path, for any size and kind of number.
 *
 * Layout.    That of planes.h. NAME(dd) is an unevaluated sum high + low of two vectors.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated. A lane's result does not depend on the other
 *            lanes.
 * Accuracy.  Relative error in the 1-norm <= 1.2e-16, or no answer: the final rounding to double (and that of subnormal
 *            entries, where the norm is near the least normal number) and at most 2^-57 besides. The double-double
 *            work (2^-104) has fourteen digits to lose to cancellation, squaring and scaling; a bound on what it lost
 *            goes along, see NAME(error_of_square). Entries that overflow are Inf of the right sign; the others of such
 *            a matrix are NaN: they may have been lost beside them. Underflow gives subnormal numbers or 0. A derivative
 *            is as good as the value relative to the condition number of the exponential; it has no bound of its own.
 *
 * exp(A) = 2^k D exp(B / 2^s)^(2^s) D^-1 with B = D^-1 A D - k log 2, k the integer nearest tr(A) / (n log 2), D
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

/* Up to three neighbours in one row of c += sign a b. */
SIMD_INLINE void NAME(dd_tile)(NAME(dd) *c, const NAME(dd) *a, const NAME(dd) *b, int n, int columns, v_t sign)
{
    NAME(dd) sum[3];
#pragma GCC unroll 3
    for (int j = 0; j < columns; ++j)
        sum[j] = c[j];
#pragma GCC unroll 1
    for (int k = 0; k < n; ++k) {
        NAME(dd) factor = NAME(scaled)(a[k], sign);
#pragma GCC unroll 3
        for (int j = 0; j < columns; ++j)
            sum[j] = NAME(add_product)(sum[j], factor, b[k * n + j]);
    }
#pragma GCC unroll 3
    for (int j = 0; j < columns; ++j)
        c[j] = NAME(two_sum)(sum[j].high, sum[j].low);
}

/* c += sign a b for one plane of each. */
static __attribute__((noinline)) void NAME(dd_add_planes)(NAME(dd) *c, const NAME(dd) *a, const NAME(dd) *b, int n,
                                                          v_t sign)
{
    for (int i = 0; i < n * n; i += n) {
        int j = 0;
        for (; j + 3 <= n; j += 3)
            NAME(dd_tile)(c + i + j, a + i, b + j, n, 3, sign);
        for (; j < n; ++j)
            NAME(dd_tile)(c + i + j, a + i, b + j, n, 1, sign);
    }
}

/* c = a b; c must not be a or b. */
static void NAME(dd_multiply)(NAME(dd) *c, const NAME(dd) *a, const NAME(dd) *b, expm_kind kind)
{
    expm_term term[EXPM_MOST_TERMS];
    int terms = expm_terms(kind, term), plane = kind.n * kind.n;
    for (int i = 0; i < expm_entries(kind); ++i)
        c[i] = (NAME(dd)){v_set1(0), v_set1(0)};
    for (int t = 0; t < terms; ++t)
        NAME(dd_add_planes)(c + term[t].c * plane, a + term[t].a * plane, b + term[t].b * plane, kind.n,
                            v_set1(term[t].negative ? -1 : 1));
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

/* Sums of the magnitudes off the diagonal in row i and in column i of the value. */
SIMD_INLINE void NAME(off_diagonal_sums)(const v_t *a, int i, v_t *row, v_t *column, expm_kind kind)
{
    int n = kind.n;
    *row = *column = v_set1(0);
    for (int p = 0; p < expm_part(kind); p += n * n)
        for (int j = 0; j < n; ++j)
            if (j != i) {
                *row = *row + v_abs(a[p + n * i + j]);
                *column = *column + v_abs(a[p + n * j + i]);
            }
}

/* One step of balancing: exponent of the power of two f that makes column i times f and row i over f about equally
 * large; 0 where that would gain less than 5 per cent, where one of them vanishes or where D has become extreme. */
SIMD_INLINE v_t NAME(balancing_step)(const v_t *a, int i, v_t exponent, expm_kind kind)
{
    v_t row, column;
    NAME(off_diagonal_sums)(a, i, &row, &column, kind);
    v_t step = v_round((v_exponent(row) - v_exponent(column)) * v_set1(0.499));
    step = v_max(v_min(step, v_set1(100)), v_set1(-100));
    v_t balanced = column * v_exp2i(step) + row * v_exp2i(-step);
    m_t useful = v_lt(balanced, v_set1(0.95) * (row + column)) & v_lt(v_set1(0), row) & v_lt(v_set1(0), column)
               & v_le(v_abs(exponent + step), v_set1(EXPM_DD_LARGEST_BALANCING));
    return v_select(useful, step, v_set1(0));
}

/* Multiplies column i by 2^step and divides row i by it, but for the entry where they meet. */
SIMD_INLINE void NAME(scale_row_and_column)(v_t *a, int i, v_t step, expm_kind kind)
{
    int n = kind.n;
    v_t up = v_exp2i(step), down = v_exp2i(-step);
    for (int p = 0; p < expm_entries(kind); p += n * n)
        for (int j = 0; j < n; ++j)
            if (j != i) {
                a[p + n * i + j] = a[p + n * i + j] * down;
                a[p + n * j + i] = a[p + n * j + i] * up;
            }
}

/* a = D^-1 a D, D = diag 2^exponents, so that rows and columns become about equally large. */
SIMD_INLINE void NAME(balance)(v_t *a, v_t *exponents, expm_kind kind)
{
    for (int i = 0; i < kind.n; ++i)
        exponents[i] = v_set1(0);
    unsigned changed = 1;
    for (int sweep = 0; changed && sweep < 20; ++sweep) {
        changed = 0;
        for (int i = 0; i < kind.n; ++i) {
            v_t step = NAME(balancing_step)(a, i, exponents[i], kind);
            if (!m_bits(~v_eq(step, v_set1(0))))
                continue;
            changed = 1;
            exponents[i] = exponents[i] + step;
            NAME(scale_row_and_column)(a, i, step, kind);
        }
    }
}

/* ---- Bounds of the error, entry by entry: real n x n matrices whatever the kind of number ---- */

/* Magnitudes of the value. */
SIMD_INLINE void NAME(magnitudes)(v_t *m, const NAME(dd) *x, expm_kind kind)
{
    int plane = kind.n * kind.n;
    for (int i = 0; i < plane; ++i) {
        m[i] = v_abs(x[i].high);
        if (kind.imaginary) {
            v_t imaginary = x[plane + i].high;
            m[i] = v_sqrt(v_fma(m[i], m[i], imaginary * imaginary));
        }
    }
}

SIMD_INLINE v_t NAME(frobenius)(const v_t *a, int size)
{
    v_t sum = v_set1(0);
    for (int i = 0; i < size; ++i)
        sum = v_fma(a[i], a[i], sum);
    return v_sqrt(sum);
}

/* The error of the series: some units of the series of magnitudes, and what rounding the shift by k does to it. */
SIMD_INLINE void NAME(error_of_series)(v_t *error, const NAME(dd) *b, v_t shift, expm_kind kind)
{
    expm_kind real = {kind.n, 0, 0};
    int n = kind.n, plane = n * n;
    v_t m[plane], work[plane], unit = (v_set1(1) + shift) * v_set1(n * EXPM_DD_UNIT);
    NAME(magnitudes)(m, b, kind);
    for (int i = 0; i < plane; ++i)
        error[i] = v_set1(0);
    for (int k = n; k > 0; --k) { /* as many terms as paths through the matrix are long */
        for (int i = 0; i < n; ++i)
            error[i * (n + 1)] = error[i * (n + 1)] + v_set1(1);
        NAME(planes_multiply)(work, m, error, real);
        for (int i = 0; i < plane; ++i)
            error[i] = work[i] * v_set1(1.0 / k);
    }
    for (int i = 0; i < n; ++i)
        error[i * (n + 1)] = error[i * (n + 1)] + v_set1(1);
    for (int i = 0; i < plane; ++i)
        error[i] = error[i] * unit;
}

/* An upper bound of the spectral norm of the value: at most the fourth root of n too large. */
SIMD_INLINE v_t NAME(spectral_norm)(const NAME(dd) *x, expm_kind kind)
{
    expm_kind plain = {kind.n, kind.imaginary, 0};
    int n = kind.n, plane = n * n, size = expm_part(kind);
    v_t a[size], adjoint[size], gram[size];
    for (int p = 0; p < size; p += plane)
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < n; ++j) {
                a[p + n * i + j] = x[p + n * i + j].high;
                adjoint[p + n * j + i] = p ? -x[p + n * i + j].high : x[p + n * i + j].high;
            }
    NAME(planes_multiply)(gram, adjoint, a, plain);
    return v_sqrt(NAME(frobenius)(gram, size));
}

/* What squaring x makes of its error: |x| error + error |x| and the rounding of the product, or all entries alike
 * 2 ||x|| ||error||, whichever is less. The first is sharp for triangular matrices and positive ones, the second for
 * rotations; neither is ever too small. */
SIMD_INLINE void NAME(error_of_square)(v_t *error, const NAME(dd) *x, m_t active, expm_kind kind)
{
    expm_kind real = {kind.n, 0, 0};
    int plane = kind.n * kind.n;
    v_t m[plane], left[plane], right[plane], sum[plane];
    NAME(magnitudes)(m, x, kind);
    for (int i = 0; i < plane; ++i)
        sum[i] = v_fma(v_set1(kind.n * EXPM_DD_UNIT / 16), m[i], error[i]);
    NAME(planes_multiply)(left, m, sum, real);
    NAME(planes_multiply)(right, sum, m, real);
    v_t alike = v_set1(2) * NAME(spectral_norm)(x, kind) * NAME(frobenius)(sum, plane);
    for (int i = 0; i < plane; ++i)
        error[i] = v_select(active, v_min(alike, left[i] + right[i]), error[i]);
}

/* Lanes whose error is below 2^-57 of the norm, both scaled back by D. */
SIMD_INLINE m_t NAME(known)(const v_t *error, const NAME(dd) *x, const v_t *exponents, expm_kind kind)
{
    int n = kind.n;
    v_t m[n * n], largest = v_set1(0), norm = v_set1(0);
    NAME(magnitudes)(m, x, kind);
    for (int j = 0; j < n; ++j) {
        v_t lost = v_set1(0), column = v_set1(0);
        for (int i = 0; i < n; ++i) {
            v_t power = v_exp2i(exponents[i] - exponents[j]);
            lost = v_fma(error[n * i + j], power, lost);
            column = v_fma(m[n * i + j], power, column);
        }
        largest = v_max(lost, largest);
        norm = v_max(column, norm);
    }
    return v_le(largest, norm * v_set1(0x1p-57));
}

/* ---- The steps ---- */

/* b = a - k log 2 */
SIMD_INLINE void NAME(shift)(NAME(dd) *b, const v_t *a, v_t k, expm_kind kind)
{
    v_t error, product = v_two_prod(k, v_set1(0x1.62e42fefa39efp-1), &error);
    error = v_fma(k, v_set1(0x1.abc9e3b39803fp-56), error);
    for (int i = 0; i < expm_entries(kind); ++i)
        b[i] = (NAME(dd)){a[i], v_set1(0)};
    for (int i = 0; i < kind.n * kind.n; i += kind.n + 1) {
        NAME(dd) difference = NAME(two_sum)(a[i], -product);
        b[i] = NAME(two_sum)(difference.high, difference.low - error);
    }
}

/* b = 2^-s b with the least s >= 0 for which the norm of the value is below 1; returns s. */
SIMD_INLINE v_t NAME(scale_below_1)(NAME(dd) *b, expm_kind kind)
{
    int size = expm_entries(kind);
    v_t high[size];
    for (int i = 0; i < size; ++i)
        high[i] = b[i].high;
    v_t squarings = v_max(v_exponent(NAME(planes_norm)(high, kind)) + v_set1(1), v_set1(0));
    v_t scale = v_exp2i(-squarings);
    for (int i = 0; i < size; ++i)
        b[i] = NAME(scaled)(b[i], scale);
    return squarings;
}

/* x = x b5 + sum of 1/(first + i)! b^i, i < 5 (Paterson and Stockmeyer); `work` is overwritten. */
SIMD_INLINE void NAME(next_block)(NAME(dd) *x, NAME(dd) *work, const NAME(dd) *powers, const double (*coefficient)[2],
                                  expm_kind kind)
{
    int size = expm_entries(kind);
    NAME(dd_multiply)(work, x, powers + 5 * size, kind);
    for (int i = 0; i < size; ++i) {
        NAME(dd) sum = work[i];
        for (int k = 1; k < 5; ++k) {
            NAME(dd) c = {v_set1(coefficient[k][0]), v_set1(coefficient[k][1])};
            sum = NAME(add_product)(sum, c, powers[k * size + i]);
        }
        x[i] = NAME(two_sum)(sum.high, sum.low);
    }
    for (int i = 0; i < kind.n * kind.n; i += kind.n + 1) {
        NAME(dd) sum = NAME(two_sum)(x[i].high, v_set1(coefficient[0][0]));
        x[i] = NAME(two_sum)(sum.high, sum.low + (x[i].low + v_set1(coefficient[0][1])));
    }
}

/* x = exp(b) for a norm below 1; b is the second of six places for powers, one after the other. */
SIMD_INLINE void NAME(dd_series)(NAME(dd) *x, NAME(dd) *powers, expm_kind kind)
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
    int size = expm_entries(kind);
    NAME(dd) work[size];
    for (int k = 2; k < 6; ++k)
        NAME(dd_multiply)(powers + k * size, powers + (k - 1) * size, powers + size, kind);
    for (int i = 0; i < size; ++i)
        x[i] = (NAME(dd)){v_set1(0), v_set1(0)};
    for (int i = 0; i < kind.n * kind.n; i += kind.n + 1)
        x[i].high = v_set1(coefficient[30][0]);
    for (int first = 25; first >= 0; first -= 5)
        NAME(next_block)(x, work, powers, coefficient + first, kind);
}

/* Largest magnitude of an entry of the value. */
SIMD_INLINE v_t NAME(largest)(const NAME(dd) *x, expm_kind kind)
{
    v_t largest = v_abs(x[0].high);
    for (int i = 1; i < expm_part(kind); ++i)
        largest = v_max(largest, v_abs(x[i].high));
    return largest;
}

/* x 2^exponent is squared `squarings` times, in each lane its own number; `error` goes along. */
SIMD_INLINE v_t NAME(dd_square)(NAME(dd) *x, v_t *error, v_t squarings, expm_kind kind)
{
    int size = expm_entries(kind);
    NAME(dd) work[size];
    v_t exponent = v_set1(0), zero = v_set1(0), one = v_set1(1);
    for (m_t active = v_lt(zero, squarings); m_bits(active); active = v_lt(zero, squarings)) {
        NAME(error_of_square)(error, x, active, kind);
        NAME(dd_multiply)(work, x, x, kind);
        v_t excess = v_exponent(NAME(largest)(work, kind));
        excess = v_select(v_lt(v_abs(excess), v_set1(200)), zero, excess);
        excess = v_select(active, v_min(excess, v_set1(1000)), zero);
        v_t power = v_exp2i(-excess);
        for (int i = 0; i < size; ++i) {
            NAME(dd) square = NAME(scaled)(work[i], power);
            x[i] = (NAME(dd)){v_select(active, square.high, x[i].high), v_select(active, square.low, x[i].low)};
        }
        for (int i = 0; i < kind.n * kind.n; ++i)
            error[i] = error[i] * power;
        exponent = v_select(active, exponent + exponent + excess, exponent);
        squarings = squarings - one;
    }
    return exponent;
}

/* Balances the lanes that can be worked on and empties the others; returns the former, and which are finite. */
SIMD_INLINE m_t NAME(admit)(v_t *a, v_t *exponents, m_t *finite, expm_kind kind)
{
    const v_t zero = v_set1(0);
    int size = expm_entries(kind);
    v_t largest = zero, product = zero;
    for (int i = 0; i < size; ++i) {
        largest = v_max(v_abs(a[i]), largest);
        product = v_fma(a[i], zero, product); /* NaN if anything is not finite */
    }
    *finite = v_eq(product, zero);
    m_t admitted = *finite & v_lt(largest, v_set1(0x1p1000)); /* so that sums stay finite */
    for (int i = 0; i < size; ++i)
        a[i] = v_select(admitted, a[i], zero);
    NAME(balance)(a, exponents, kind);
    admitted = admitted & v_lt(NAME(planes_norm)(a, kind), v_set1(EXPM_DD_LARGEST_NORM));
    for (int i = 0; i < size; ++i)
        a[i] = v_select(admitted, a[i], zero);
    return admitted;
}

/* NaN for what is not known: all of a lane and, beside an infinite entry, the finite ones. */
SIMD_INLINE void NAME(mark_unknown)(v_t *a, m_t known, expm_kind kind)
{
    const v_t unknown = v_set1(__builtin_nan("")), infinity = v_set1(__builtin_inf());
    v_t largest = v_abs(a[0]);
    for (int i = 1; i < expm_part(kind); ++i)
        largest = v_max(largest, v_abs(a[i]));
    m_t overflow = v_eq(largest, infinity);
    for (int i = 0; i < expm_entries(kind); ++i) {
        m_t here = known & (~overflow | v_eq(v_abs(a[i]), infinity));
        a[i] = v_select(here, a[i], unknown);
    }
}

/* Exponentials of one pack, in place. Returns, as bits, the finite lanes for which there are too few digits here. */
static __attribute__((noinline)) unsigned NAME(expm_dd_pack)(v_t *a, expm_kind kind)
{
    int n = kind.n, size = expm_entries(kind);
    NAME(dd) powers[6 * size], x[size]; /* the zeroth power is unused */
    v_t exponents[n], error[n * n];
    m_t finite, admitted = NAME(admit)(a, exponents, &finite, kind);
    v_t k = v_round(NAME(planes_trace)(a, n) * v_set1(0x1.71547652b82fep+0 / n));
    NAME(shift)(powers + size, a, k, kind);
    v_t squarings = NAME(scale_below_1)(powers + size, kind);
    NAME(error_of_series)(error, powers + size, v_abs(k) * v_exp2i(-squarings), kind);
    NAME(dd_series)(x, powers, kind);
    v_t exponent = NAME(dd_square)(x, error, squarings, kind) + k;
    admitted = admitted & NAME(known)(error, x, exponents, kind);
    for (int i = 0; i < size; ++i) {
        int within = i % (n * n);
        a[i] = NAME(times_exp2)(x[i].high, exponent + (exponents[within / n] - exponents[within % n]));
    }
    NAME(mark_unknown)(a, admitted, kind);
    return m_bits(finite & ~admitted);
}
