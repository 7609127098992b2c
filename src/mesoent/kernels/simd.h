/* One vector of doubles per instruction set, so that a kernel body is written once.
 *
 * Layout.    v_t holds VLANES doubles: 8 (avx512), 4 (avx2) or 2 (baseline). m_t is a mask, one truth value
 *            per lane. v_load4 and v_store4 transpose between rows in memory and one row per lane.
 * Contract.  A kernel body is a header without include guard that wraps each of its names in NAME(...). Then
 *
 *                #define SIMD_BODY "body.h"
 *                #include "simd.h"
 *                #undef SIMD_BODY
 *
 *            includes it (from this file's folder or the include path) once per instruction set; NAME(f)
 *            becomes f_avx512, f_avx2 or f_baseline, and SIMD_CALL(isa, f, ...) calls the chosen one. Any
 *            number of bodies may share a translation unit. Inside a body use + - * / and unary - on v_t,
 *            and & | ~ on m_t. Outside x86, or with SIMD_BASELINE_ONLY defined, only f_baseline exists. Needs GCC
 *            or clang (vector extensions); compile with -ffp-contract=off.
 * Accuracy.  v_fma rounds once in every variant, so all variants agree to the bit. v_two_prod is exact (short of
 *            over- and underflow).
 * Speed.     f_baseline calls fma() of the C library: an exponential takes 20 times as long as on avx2, and 1500
 *            times on a processor without the instruction, where the library (glibc) computes it in software.
 */
#ifndef SIMD_H
#define SIMD_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#if (defined(__x86_64__) || defined(__i386__)) && !defined(SIMD_BASELINE_ONLY)
#define SIMD_X86 1
#include <immintrin.h>
#else
#define SIMD_X86 0
#endif

#define SIMD_INLINE static inline __attribute__((always_inline, unused))

/* ---- The choice at run time ---- */

enum { SIMD_BASELINE = 0, SIMD_AVX2 = 1, SIMD_AVX512 = 2, SIMD_COUNT = 3 };
enum { SIMD_UNKNOWN = -1, SIMD_UNSUPPORTED = -2 };

/* Name of a variant; NULL past the last one. */
SIMD_INLINE const char *simd_name(int isa)
{
    static const char *const names[SIMD_COUNT] = {"baseline", "avx2", "avx512"};
    return isa >= 0 && isa < SIMD_COUNT ? names[isa] : NULL;
}

/* Can this processor run the variant? */
SIMD_INLINE int simd_supported(int isa)
{
#if SIMD_X86
    if (isa == SIMD_AVX512)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
    if (isa == SIMD_AVX2)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    return isa == SIMD_BASELINE;
}

/* The variant of that name, or the widest supported one if `name` is NULL or empty.
 * Returns SIMD_UNKNOWN or SIMD_UNSUPPORTED (both negative) if there is none. */
static inline __attribute__((unused)) int simd_choose(const char *name)
{
    int any = name == NULL || *name == '\0';
    for (int isa = SIMD_COUNT - 1; isa >= 0; --isa)
        if (any ? simd_supported(isa) : strcmp(name, simd_name(isa)) == 0)
            return simd_supported(isa) ? isa : SIMD_UNSUPPORTED;
    return SIMD_UNKNOWN;
}

/* The variant asked for by the environment variable MESOENT_ISA, by the rules of simd_choose. */
static inline __attribute__((unused)) int simd_from_environment(void)
{
    return simd_choose(getenv("MESOENT_ISA"));
}

/* ---- Memory ---- */

/* Asks for `count` doubles ahead of their use. Any address will do. */
SIMD_INLINE void simd_prefetch(const double *from, int count)
{
    for (int i = 0; i < count; i += 8)
        __builtin_prefetch(from + i);
}

/* Copies an even number of doubles past the caches where that is possible. Needs simd_fence at the end. */
SIMD_INLINE void simd_stream(double *to, const double *from, int count)
{
#if SIMD_X86 && defined(__SSE2__)
    if ((size_t)to % 16 == 0) {
        for (int i = 0; i < count; i += 2)
            _mm_stream_pd(to + i, _mm_loadu_pd(from + i));
        return;
    }
#endif
    memcpy(to, from, count * sizeof(double));
}

/* Makes streamed data visible to other threads. */
SIMD_INLINE void simd_fence(void)
{
#if SIMD_X86 && defined(__SSE2__)
    _mm_sfence();
#endif
}

/* The chosen variant of a function, and a call of it. */
#if SIMD_X86
#define SIMD_PICK(isa, f) ((isa) == SIMD_AVX512 ? f##_avx512 : (isa) == SIMD_AVX2 ? f##_avx2 : f##_baseline)
#else
#define SIMD_PICK(isa, f) ((void)(isa), f##_baseline)
#endif
#define SIMD_CALL(isa, f, ...) SIMD_PICK(isa, f)(__VA_ARGS__)

/* ---- Names: NAME(x) depends on SIMD_SUFFIX where it is used, not where it is defined ---- */

#define SIMD_PASTE(x, suffix) x##_##suffix
#define SIMD_PASTE_EXPANDED(x, suffix) SIMD_PASTE(x, suffix)
#define NAME(x) SIMD_PASTE_EXPANDED(x, SIMD_SUFFIX)

#define VLANES NAME(VLANES)         /* lanes per vector */
#define v_t NAME(v_t)               /* vector of doubles */
#define m_t NAME(m_t)               /* mask */
#define v_set1 NAME(v_set1)         /* all lanes equal */
#define v_load NAME(v_load)         /* from aligned memory */
#define v_loadu NAME(v_loadu)       /* from any address */
#define v_store NAME(v_store)       /* (address, vector), aligned */
#define v_storeu NAME(v_storeu)
#define v_stream NAME(v_stream)     /* aligned and past the caches where possible; needs simd_fence at the end */
#define v_fma NAME(v_fma)           /*  a b + c */
#define v_fms NAME(v_fms)           /*  a b - c */
#define v_fnma NAME(v_fnma)         /* -a b + c */
#define v_two_prod NAME(v_two_prod) /* returns fl(a b), stores a b - fl(a b) */
#define v_abs NAME(v_abs)
#define v_max NAME(v_max)           /* b if either is NaN or both are zero */
#define v_min NAME(v_min)
#define v_sqrt NAME(v_sqrt)
#define v_round NAME(v_round)       /* nearest integer, |x| < 2^51 */
#define v_exp2i NAME(v_exp2i)       /* 2^x for integers x in [-1022, 1023] */
#define v_exponent NAME(v_exponent) /* floor(log2 |x|); -1023 for zero and subnormals, 1024 for Inf and NaN */
#define v_lt NAME(v_lt)             /* masks; false if either is NaN */
#define v_le NAME(v_le)
#define v_eq NAME(v_eq)
#define v_select NAME(v_select)     /* mask ? a : b */
#define m_bits NAME(m_bits)         /* bit i is lane i */
#define v_once NAME(v_once)         /* x, loaded now and kept in a register rather than loaded at every use */
#define v_load4 NAME(v_load4)       /* out[c] lane i = rows[i * stride + c], c = 0..3 */
#define v_store4 NAME(v_store4)     /* rows[i * stride + c] = in[c] lane i */

/* ---- Switching the target ---- */

#define SIMD_PRAGMA(x) _Pragma(#x)
#ifdef __clang__
#define SIMD_BEGIN(isas) SIMD_PRAGMA(clang attribute push(__attribute__((target(isas))), apply_to = function))
#define SIMD_END SIMD_PRAGMA(clang attribute pop)
#else
#define SIMD_BEGIN(isas) SIMD_PRAGMA(GCC push_options) SIMD_PRAGMA(GCC target(isas))
#define SIMD_END SIMD_PRAGMA(GCC pop_options)
#endif
#define SIMD_TARGET_AVX512 "avx512f,avx512dq,avx512vl,avx2,fma"
#define SIMD_TARGET_AVX2 "avx2,fma"

#define SIMD_ROUNDER 0x1.8p52 /* adding it leaves the integer part in the low bits */

#if SIMD_X86
/* ---- AVX-512: 8 lanes ---- */
SIMD_BEGIN(SIMD_TARGET_AVX512)
#define SIMD_SUFFIX avx512

enum { VLANES = 8 };
typedef __m512d v_t;
typedef __mmask8 m_t;

SIMD_INLINE v_t v_set1(double x) { return _mm512_set1_pd(x); }
SIMD_INLINE v_t v_once(v_t x) { __asm__("" : "+v"(x)); return x; }
SIMD_INLINE v_t v_load(const double *p) { return _mm512_load_pd(p); }
SIMD_INLINE v_t v_loadu(const double *p) { return _mm512_loadu_pd(p); }
SIMD_INLINE void v_store(double *p, v_t x) { _mm512_store_pd(p, x); }
SIMD_INLINE void v_storeu(double *p, v_t x) { _mm512_storeu_pd(p, x); }
SIMD_INLINE void v_stream(double *p, v_t x) { _mm512_stream_pd(p, x); }
SIMD_INLINE v_t v_fma(v_t a, v_t b, v_t c) { return _mm512_fmadd_pd(a, b, c); }
SIMD_INLINE v_t v_fms(v_t a, v_t b, v_t c) { return _mm512_fmsub_pd(a, b, c); }
SIMD_INLINE v_t v_fnma(v_t a, v_t b, v_t c) { return _mm512_fnmadd_pd(a, b, c); }
SIMD_INLINE v_t v_abs(v_t a) { return _mm512_abs_pd(a); }
SIMD_INLINE v_t v_max(v_t a, v_t b) { return _mm512_max_pd(a, b); }
SIMD_INLINE v_t v_min(v_t a, v_t b) { return _mm512_min_pd(a, b); }
SIMD_INLINE v_t v_sqrt(v_t a) { return _mm512_sqrt_pd(a); }
SIMD_INLINE m_t v_lt(v_t a, v_t b) { return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ); }
SIMD_INLINE m_t v_le(v_t a, v_t b) { return _mm512_cmp_pd_mask(a, b, _CMP_LE_OQ); }
SIMD_INLINE m_t v_eq(v_t a, v_t b) { return _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ); }
SIMD_INLINE v_t v_select(m_t m, v_t a, v_t b) { return _mm512_mask_blend_pd(m, b, a); }
SIMD_INLINE unsigned m_bits(m_t m) { return m; }

SIMD_INLINE v_t v_exp2i(v_t x)
{
    __m512i biased = _mm512_castpd_si512(x + v_set1(SIMD_ROUNDER + 1023));
    return _mm512_castsi512_pd(_mm512_slli_epi64(biased, 52));
}

SIMD_INLINE v_t v_exponent(v_t x)
{
    __m512i biased = _mm512_srli_epi64(_mm512_castpd_si512(v_abs(x)), 52);
    __m512i shifter = _mm512_castpd_si512(v_set1(0x1p52));
    return _mm512_castsi512_pd(_mm512_or_si512(biased, shifter)) - v_set1(0x1p52 + 1023);
}

/* Four columns of rows i and j, one row in each half. */
SIMD_INLINE v_t NAME(two_rows)(const double *rows, ptrdiff_t stride, int i, int j)
{
    v_t low = _mm512_castpd256_pd512(_mm256_loadu_pd(rows + i * stride));
    return _mm512_insertf64x4(low, _mm256_loadu_pd(rows + j * stride), 1);
}

SIMD_INLINE void NAME(put_two_rows)(double *rows, ptrdiff_t stride, int i, int j, v_t x)
{
    _mm256_storeu_pd(rows + i * stride, _mm512_castpd512_pd256(x));
    _mm256_storeu_pd(rows + j * stride, _mm512_extractf64x4_pd(x, 1));
}

SIMD_INLINE void v_load4(v_t out[4], const double *rows, ptrdiff_t stride)
{
    v_t a = NAME(two_rows)(rows, stride, 0, 2), b = NAME(two_rows)(rows, stride, 1, 3);
    v_t c = NAME(two_rows)(rows, stride, 4, 6), d = NAME(two_rows)(rows, stride, 5, 7);
    v_t ab_even = _mm512_unpacklo_pd(a, b), ab_odd = _mm512_unpackhi_pd(a, b);
    v_t cd_even = _mm512_unpacklo_pd(c, d), cd_odd = _mm512_unpackhi_pd(c, d);
    out[0] = _mm512_shuffle_f64x2(ab_even, cd_even, 0x88);
    out[1] = _mm512_shuffle_f64x2(ab_odd, cd_odd, 0x88);
    out[2] = _mm512_shuffle_f64x2(ab_even, cd_even, 0xdd);
    out[3] = _mm512_shuffle_f64x2(ab_odd, cd_odd, 0xdd);
}

SIMD_INLINE void v_store4(double *rows, ptrdiff_t stride, const v_t in[4])
{
    v_t low01 = _mm512_unpacklo_pd(in[0], in[1]), high01 = _mm512_unpackhi_pd(in[0], in[1]);
    v_t low23 = _mm512_unpacklo_pd(in[2], in[3]), high23 = _mm512_unpackhi_pd(in[2], in[3]);
    const __m512i first = _mm512_setr_epi64(0, 1, 8, 9, 2, 3, 10, 11);
    const __m512i last = _mm512_setr_epi64(4, 5, 12, 13, 6, 7, 14, 15);
    NAME(put_two_rows)(rows, stride, 0, 2, _mm512_permutex2var_pd(low01, first, low23));
    NAME(put_two_rows)(rows, stride, 1, 3, _mm512_permutex2var_pd(high01, first, high23));
    NAME(put_two_rows)(rows, stride, 4, 6, _mm512_permutex2var_pd(low01, last, low23));
    NAME(put_two_rows)(rows, stride, 5, 7, _mm512_permutex2var_pd(high01, last, high23));
}

SIMD_INLINE v_t v_round(v_t x) { return (x + v_set1(SIMD_ROUNDER)) - v_set1(SIMD_ROUNDER); }

SIMD_INLINE v_t v_two_prod(v_t a, v_t b, v_t *error)
{
    v_t product = a * b;
    *error = v_fms(a, b, product);
    return product;
}

#undef SIMD_SUFFIX
SIMD_END

/* ---- AVX2 and FMA: 4 lanes ---- */
SIMD_BEGIN(SIMD_TARGET_AVX2)
#define SIMD_SUFFIX avx2

enum { VLANES = 4 };
typedef __m256d v_t;
typedef __m256i m_t;

SIMD_INLINE v_t v_set1(double x) { return _mm256_set1_pd(x); }
SIMD_INLINE v_t v_once(v_t x) { __asm__("" : "+x"(x)); return x; }
SIMD_INLINE v_t v_load(const double *p) { return _mm256_load_pd(p); }
SIMD_INLINE v_t v_loadu(const double *p) { return _mm256_loadu_pd(p); }
SIMD_INLINE void v_store(double *p, v_t x) { _mm256_store_pd(p, x); }
SIMD_INLINE void v_storeu(double *p, v_t x) { _mm256_storeu_pd(p, x); }
SIMD_INLINE void v_stream(double *p, v_t x) { _mm256_stream_pd(p, x); }
SIMD_INLINE v_t v_fma(v_t a, v_t b, v_t c) { return _mm256_fmadd_pd(a, b, c); }
SIMD_INLINE v_t v_fms(v_t a, v_t b, v_t c) { return _mm256_fmsub_pd(a, b, c); }
SIMD_INLINE v_t v_fnma(v_t a, v_t b, v_t c) { return _mm256_fnmadd_pd(a, b, c); }
SIMD_INLINE v_t v_abs(v_t a) { return _mm256_andnot_pd(v_set1(-0.0), a); }
SIMD_INLINE v_t v_max(v_t a, v_t b) { return _mm256_max_pd(a, b); }
SIMD_INLINE v_t v_min(v_t a, v_t b) { return _mm256_min_pd(a, b); }
SIMD_INLINE v_t v_sqrt(v_t a) { return _mm256_sqrt_pd(a); }
SIMD_INLINE m_t v_lt(v_t a, v_t b) { return _mm256_castpd_si256(_mm256_cmp_pd(a, b, _CMP_LT_OQ)); }
SIMD_INLINE m_t v_le(v_t a, v_t b) { return _mm256_castpd_si256(_mm256_cmp_pd(a, b, _CMP_LE_OQ)); }
SIMD_INLINE m_t v_eq(v_t a, v_t b) { return _mm256_castpd_si256(_mm256_cmp_pd(a, b, _CMP_EQ_OQ)); }
SIMD_INLINE v_t v_select(m_t m, v_t a, v_t b) { return _mm256_blendv_pd(b, a, _mm256_castsi256_pd(m)); }
SIMD_INLINE unsigned m_bits(m_t m) { return (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(m)); }

SIMD_INLINE v_t v_exp2i(v_t x)
{
    __m256i biased = _mm256_castpd_si256(x + v_set1(SIMD_ROUNDER + 1023));
    return _mm256_castsi256_pd(_mm256_slli_epi64(biased, 52));
}

SIMD_INLINE v_t v_exponent(v_t x)
{
    __m256i biased = _mm256_srli_epi64(_mm256_castpd_si256(v_abs(x)), 52);
    __m256i shifter = _mm256_castpd_si256(v_set1(0x1p52));
    return _mm256_castsi256_pd(_mm256_or_si256(biased, shifter)) - v_set1(0x1p52 + 1023);
}

SIMD_INLINE void v_load4(v_t out[4], const double *rows, ptrdiff_t stride)
{
    v_t a = v_loadu(rows), b = v_loadu(rows + stride);
    v_t c = v_loadu(rows + 2 * stride), d = v_loadu(rows + 3 * stride);
    v_t ab_even = _mm256_unpacklo_pd(a, b), ab_odd = _mm256_unpackhi_pd(a, b);
    v_t cd_even = _mm256_unpacklo_pd(c, d), cd_odd = _mm256_unpackhi_pd(c, d);
    out[0] = _mm256_permute2f128_pd(ab_even, cd_even, 0x20);
    out[1] = _mm256_permute2f128_pd(ab_odd, cd_odd, 0x20);
    out[2] = _mm256_permute2f128_pd(ab_even, cd_even, 0x31);
    out[3] = _mm256_permute2f128_pd(ab_odd, cd_odd, 0x31);
}

SIMD_INLINE void v_store4(double *rows, ptrdiff_t stride, const v_t in[4])
{
    v_t low01 = _mm256_unpacklo_pd(in[0], in[1]), high01 = _mm256_unpackhi_pd(in[0], in[1]);
    v_t low23 = _mm256_unpacklo_pd(in[2], in[3]), high23 = _mm256_unpackhi_pd(in[2], in[3]);
    v_storeu(rows, _mm256_permute2f128_pd(low01, low23, 0x20));
    v_storeu(rows + stride, _mm256_permute2f128_pd(high01, high23, 0x20));
    v_storeu(rows + 2 * stride, _mm256_permute2f128_pd(low01, low23, 0x31));
    v_storeu(rows + 3 * stride, _mm256_permute2f128_pd(high01, high23, 0x31));
}

SIMD_INLINE v_t v_round(v_t x) { return (x + v_set1(SIMD_ROUNDER)) - v_set1(SIMD_ROUNDER); }

SIMD_INLINE v_t v_two_prod(v_t a, v_t b, v_t *error)
{
    v_t product = a * b;
    *error = v_fms(a, b, product);
    return product;
}

#undef SIMD_SUFFIX
SIMD_END
#endif /* SIMD_X86 */

/* ---- Baseline: 2 lanes of the compiler's default target ---- */
#define SIMD_SUFFIX baseline

enum { VLANES = 2 };
typedef double v_t __attribute__((vector_size(16)));
typedef long long m_t __attribute__((vector_size(16)));

SIMD_INLINE v_t v_set1(double x) { return (v_t){x, x}; }
SIMD_INLINE v_t v_once(v_t x) { return x; }
SIMD_INLINE v_t v_load(const double *p) { return *(const v_t *)p; }
SIMD_INLINE v_t v_loadu(const double *p) { return (v_t){p[0], p[1]}; }
SIMD_INLINE void v_store(double *p, v_t x) { *(v_t *)p = x; }
SIMD_INLINE void v_storeu(double *p, v_t x) { p[0] = x[0], p[1] = x[1]; }
#if SIMD_X86 && defined(__SSE2__)
SIMD_INLINE void v_stream(double *p, v_t x) { _mm_stream_pd(p, x); }
#else
SIMD_INLINE void v_stream(double *p, v_t x) { v_store(p, x); }
#endif
/* Where the target has no such instruction this is a call of fma() in the C library, which rounds once as well. */
SIMD_INLINE v_t v_fma(v_t a, v_t b, v_t c)
{
    return (v_t){__builtin_fma(a[0], b[0], c[0]), __builtin_fma(a[1], b[1], c[1])};
}
SIMD_INLINE v_t v_fms(v_t a, v_t b, v_t c) { return v_fma(a, b, -c); }
SIMD_INLINE v_t v_fnma(v_t a, v_t b, v_t c) { return v_fma(-a, b, c); }
SIMD_INLINE m_t v_lt(v_t a, v_t b) { return (m_t)(a < b); }
SIMD_INLINE m_t v_le(v_t a, v_t b) { return (m_t)(a <= b); }
SIMD_INLINE m_t v_eq(v_t a, v_t b) { return (m_t)(a == b); }
SIMD_INLINE v_t v_select(m_t m, v_t a, v_t b) { return (v_t)((m & (m_t)a) | (~m & (m_t)b)); }
SIMD_INLINE v_t v_abs(v_t a) { return (v_t)((m_t)a & ~(m_t)v_set1(-0.0)); }
SIMD_INLINE v_t v_max(v_t a, v_t b) { return v_select(v_lt(b, a), a, b); }
SIMD_INLINE v_t v_min(v_t a, v_t b) { return v_select(v_lt(a, b), a, b); }
SIMD_INLINE v_t v_sqrt(v_t a) { return (v_t){__builtin_sqrt(a[0]), __builtin_sqrt(a[1])}; }
SIMD_INLINE unsigned m_bits(m_t m) { return (unsigned)((m[0] & 1) | (m[1] & 2)); }
SIMD_INLINE v_t v_exp2i(v_t x) { return (v_t)((m_t)(x + v_set1(SIMD_ROUNDER + 1023)) << 52); }
SIMD_INLINE v_t v_exponent(v_t x)
{
    m_t biased = (m_t)v_abs(x) >> 52;
    return (v_t)(biased | (m_t)v_set1(0x1p52)) - v_set1(0x1p52 + 1023);
}

SIMD_INLINE void v_load4(v_t out[4], const double *rows, ptrdiff_t stride)
{
    for (int c = 0; c < 4; ++c)
        out[c] = (v_t){rows[c], rows[stride + c]};
}

SIMD_INLINE void v_store4(double *rows, ptrdiff_t stride, const v_t in[4])
{
    for (int c = 0; c < 4; ++c)
        rows[c] = in[c][0], rows[stride + c] = in[c][1];
}

SIMD_INLINE v_t v_round(v_t x) { return (x + v_set1(SIMD_ROUNDER)) - v_set1(SIMD_ROUNDER); }

SIMD_INLINE v_t v_two_prod(v_t a, v_t b, v_t *error)
{
    v_t product = a * b;
    *error = v_fms(a, b, product);
    return product;
}

#undef SIMD_SUFFIX
#endif /* SIMD_H */

/* ---- The body, once per instruction set ---- */
#ifdef SIMD_BODY

#if SIMD_X86
SIMD_BEGIN(SIMD_TARGET_AVX512)
#define SIMD_SUFFIX avx512
#include SIMD_BODY
#undef SIMD_SUFFIX
SIMD_END

SIMD_BEGIN(SIMD_TARGET_AVX2)
#define SIMD_SUFFIX avx2
#include SIMD_BODY
#undef SIMD_SUFFIX
SIMD_END
#endif

#define SIMD_SUFFIX baseline
#include SIMD_BODY
#undef SIMD_SUFFIX

#endif /* SIMD_BODY */
