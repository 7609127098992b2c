/* Matrices of any size over real, complex or dual numbers, one matrix per lane.
 *
 * Layout.    In memory a matrix is `expm_entries(kind)` doubles: the value (n, n), its complex numbers as (real,
 *            imaginary), then the derivative in the same form if numbers are dual. Inside, a matrix is as many
 *            vectors, cut into planes of n * n: real part, imaginary part, and both again for the derivative.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated. n is at least 1. A lane's result does not
 *            depend on the other lanes.
 * Accuracy.  A product is a sum of fused multiply-adds in one fixed order.
 *
 * A dual number a + b e with e e = 0 carries a derivative: f(a + b e) = f(a) + f'(a)[b] e. So whatever exponentiates
 * matrices of dual numbers differentiates the exponential, at three products for one.
 */

/* ---- In and out ---- */

/* The vector that holds column c of a matrix in memory. */
SIMD_INLINE int NAME(place)(expm_kind kind, int c)
{
    int part = expm_part(kind), within = c % part;
    return kind.imaginary ? c - within + within % 2 * kind.n * kind.n + within / 2 : c;
}

/* VLANES matrices from memory. */
SIMD_INLINE void NAME(planes_load)(v_t *a, const double *rows, expm_kind kind)
{
    int size = expm_entries(kind), c = 0;
    for (; c + 4 <= size; c += 4) {
        v_t four[4];
        v_load4(four, rows + c, size);
        for (int i = 0; i < 4; ++i)
            a[NAME(place)(kind, c + i)] = four[i];
    }
    for (; c < size; ++c) {
        double lanes[VLANES];
        for (int i = 0; i < VLANES; ++i)
            lanes[i] = rows[i * size + c];
        a[NAME(place)(kind, c)] = v_loadu(lanes);
    }
}

SIMD_INLINE void NAME(planes_store)(double *rows, const v_t *a, expm_kind kind)
{
    int size = expm_entries(kind), c = 0;
    for (; c + 4 <= size; c += 4) {
        v_t four[4];
        for (int i = 0; i < 4; ++i)
            four[i] = a[NAME(place)(kind, c + i)];
        v_store4(rows + c, size, four);
    }
    for (; c < size; ++c) {
        double lanes[VLANES];
        v_storeu(lanes, a[NAME(place)(kind, c)]);
        for (int i = 0; i < VLANES; ++i)
            rows[i * size + c] = lanes[i];
    }
}

/* Takes a power of two out of the derivative, so that its largest entry is about 1; returns the exponent. */
SIMD_INLINE v_t NAME(normalise_derivative)(v_t *a, expm_kind kind)
{
    v_t largest = v_set1(0);
    for (int i = expm_part(kind); i < expm_entries(kind); ++i)
        largest = v_max(v_abs(a[i]), largest);
    v_t exponent = v_max(v_min(v_exponent(largest), v_set1(1000)), v_set1(-1000)), power = v_exp2i(-exponent);
    for (int i = expm_part(kind); i < expm_entries(kind); ++i)
        a[i] = a[i] * power;
    return exponent;
}

/* Puts it back. */
SIMD_INLINE void NAME(restore_derivative)(v_t *a, v_t exponent, expm_kind kind)
{
    v_t power = v_exp2i(exponent);
    for (int i = expm_part(kind); i < expm_entries(kind); ++i)
        a[i] = a[i] * power;
}

/* ---- Products ---- */

/* A tile of a product: c += a b, or c -= a b, in so many rows and columns of n x n matrices. */
SIMD_INLINE void NAME(tile)(v_t *c, const v_t *a, const v_t *b, int n, int rows, int columns, int negative)
{
    v_t sum[12];
#pragma GCC unroll 2
    for (int i = 0; i < rows; ++i)
#pragma GCC unroll 6
        for (int j = 0; j < columns; ++j)
            sum[i * columns + j] = c[i * n + j];
#pragma GCC unroll 1
    for (int k = 0; k < n; ++k)
#pragma GCC unroll 6
        for (int j = 0; j < columns; ++j) {
            v_t entry = v_once(b[k * n + j]);
#pragma GCC unroll 2
            for (int i = 0; i < rows; ++i) {
                v_t *to = &sum[i * columns + j];
                *to = negative ? v_fnma(a[i * n + k], entry, *to) : v_fma(a[i * n + k], entry, *to);
            }
        }
#pragma GCC unroll 2
    for (int i = 0; i < rows; ++i)
#pragma GCC unroll 6
        for (int j = 0; j < columns; ++j)
            c[i * n + j] = sum[i * columns + j];
}

/* One or two rows of a product, in tiles of about equal width, at most six. */
SIMD_INLINE void NAME(strip)(v_t *c, const v_t *a, const v_t *b, int n, int rows, int negative)
{
    for (int j = 0, left = (n + 5) / 6; left > 0; --left) {
        int columns = (n - j + left - 1) / left;
        switch (columns) {
        case 1: NAME(tile)(c + j, a, b + j, n, rows, 1, negative); break;
        case 2: NAME(tile)(c + j, a, b + j, n, rows, 2, negative); break;
        case 3: NAME(tile)(c + j, a, b + j, n, rows, 3, negative); break;
        case 4: NAME(tile)(c + j, a, b + j, n, rows, 4, negative); break;
        case 5: NAME(tile)(c + j, a, b + j, n, rows, 5, negative); break;
        default: NAME(tile)(c + j, a, b + j, n, rows, 6, negative);
        }
        j += columns;
    }
}

/* c += a b, or c -= a b, for one plane of each. */
SIMD_INLINE void NAME(add_plane_product)(v_t *c, const v_t *a, const v_t *b, int n, int negative)
{
    int i = 0;
    for (; i + 2 <= n; i += 2)
        NAME(strip)(c + i * n, a + i * n, b, n, 2, negative);
    if (i < n)
        NAME(strip)(c + i * n, a + i * n, b, n, 1, negative);
}

static __attribute__((noinline)) void NAME(add_planes)(v_t *c, const v_t *a, const v_t *b, int n)
{
    NAME(add_plane_product)(c, a, b, n, 0);
}

static __attribute__((noinline)) void NAME(subtract_planes)(v_t *c, const v_t *a, const v_t *b, int n)
{
    NAME(add_plane_product)(c, a, b, n, 1);
}

/* c = a b; c must not be a or b. */
SIMD_INLINE void NAME(planes_multiply)(v_t *c, const v_t *a, const v_t *b, expm_kind kind)
{
    expm_term term[EXPM_MOST_TERMS];
    int terms = expm_terms(kind, term), plane = kind.n * kind.n;
    for (int i = 0; i < expm_entries(kind); ++i)
        c[i] = v_set1(0);
    for (int t = 0; t < terms; ++t)
        (term[t].negative ? NAME(subtract_planes) : NAME(add_planes))
            (c + term[t].c * plane, a + term[t].a * plane, b + term[t].b * plane, kind.n);
}

/* ---- Sizes ---- */

/* Largest row sum of the value; real and imaginary parts count apart. */
SIMD_INLINE v_t NAME(planes_norm)(const v_t *a, expm_kind kind)
{
    int n = kind.n;
    v_t norm = v_set1(0);
    for (int i = 0; i < n; ++i) {
        v_t sum = v_set1(0);
        for (int p = 0; p < 1 + kind.imaginary; ++p)
            for (int j = 0; j < n; ++j)
                sum = sum + v_abs(a[(p * n + i) * n + j]);
        norm = v_max(norm, sum);
    }
    return norm;
}

/* Real part of the trace. */
SIMD_INLINE v_t NAME(planes_trace)(const v_t *a, int n)
{
    v_t sum = a[0];
    for (int i = 1; i < n; ++i)
        sum = sum + a[i * (n + 1)];
    return sum;
}
