/* Complex numbers, 2 x 2 matrices and their symmetric squares, for the scalar code of the calendar.
 *
 * Plain products and sums: with -ffp-contract=off the same bits everywhere.
 */
#ifndef CALENDAR_ALGEBRA_H
#define CALENDAR_ALGEBRA_H

#include <math.h>

typedef struct {
    double re, im;
} complex_t;
typedef struct {
    complex_t at[2][2];
} two_t;
typedef struct {
    complex_t at[3][3];
} three_t;

static inline complex_t c_of(double re, double im) { return (complex_t){re, im}; }
static inline complex_t c_add(complex_t a, complex_t b) { return c_of(a.re + b.re, a.im + b.im); }
static inline complex_t c_sub(complex_t a, complex_t b) { return c_of(a.re - b.re, a.im - b.im); }
static inline complex_t c_scale(double s, complex_t a) { return c_of(s * a.re, s * a.im); }
static inline complex_t c_minus(complex_t a) { return c_of(-a.re, -a.im); }
static inline complex_t c_conj(complex_t a) { return c_of(a.re, -a.im); }
static inline double c_abs2(complex_t a) { return a.re * a.re + a.im * a.im; }
static inline complex_t c_mul(complex_t a, complex_t b)
{
    return c_of(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}
static inline complex_t c_over(complex_t a, complex_t b) { return c_scale(1 / c_abs2(b), c_mul(a, c_conj(b))); }

/* The square root with real part >= 0. */
static inline complex_t c_sqrt(complex_t a)
{
    double large = sqrt((sqrt(c_abs2(a)) + fabs(a.re)) / 2), small = large > 0 ? fabs(a.im) / (2 * large) : 0;
    return a.re >= 0 ? c_of(large, copysign(small, a.im)) : c_of(small, copysign(large, a.im));
}

/* cos x and sin x for |x| < 2^30, each to 1e-16 absolutely. */
static inline void cos_sin(double x, double *cosine, double *sine)
{
    double n = (x * 0x1.45f306dc9c883p-1 + 0x1.8p52) - 0x1.8p52;
    double r = ((x - n * 0x1.921fb4p+0) - n * 0x1.4442d0p-24) - n * 0x1.8469898cc5170p-48;
    double z = r * r, c = 0, s = 0;
    static const double over[] = {1. / 156, 1. / 110, 1. / 72, 1. / 42, 1. / 20, 1. / 6};
    static const double over_even[] = {1. / 182, 1. / 132, 1. / 90, 1. / 56, 1. / 30, 1. / 12, 1. / 2};
    s = 1. / 210;
    s = 1 - z * s;
    for (int k = 0; k < 6; ++k)
        s = 1 - z * over[k] * s;
    c = 1. / 240;
    c = 1 - z * c;
    for (int k = 0; k < 6; ++k)
        c = 1 - z * over_even[k] * c;
    s *= r;
    c = 1 - z * over_even[6] * c;
    long quarter = (long)n & 3;
    *cosine = quarter == 0 ? c : quarter == 1 ? -s : quarter == 2 ? -c : s;
    *sine = quarter == 0 ? s : quarter == 1 ? c : quarter == 2 ? -s : -c;
}

static inline two_t two_mul(const two_t *a, const two_t *b)
{
    two_t out;
    for (int r = 0; r < 2; ++r)
        for (int c = 0; c < 2; ++c)
            out.at[r][c] = c_add(c_mul(a->at[r][0], b->at[0][c]), c_mul(a->at[r][1], b->at[1][c]));
    return out;
}

static inline two_t two_add(const two_t *a, const two_t *b)
{
    two_t out;
    for (int r = 0; r < 2; ++r)
        for (int c = 0; c < 2; ++c)
            out.at[r][c] = c_add(a->at[r][c], b->at[r][c]);
    return out;
}

/* 1 - s a */
static inline two_t two_one_minus(complex_t s, const two_t *a)
{
    two_t out;
    for (int r = 0; r < 2; ++r)
        for (int c = 0; c < 2; ++c)
            out.at[r][c] = c_sub(c_of(r == c, 0), c_mul(s, a->at[r][c]));
    return out;
}

static inline two_t two_scale(complex_t s, const two_t *a)
{
    two_t out;
    for (int r = 0; r < 2; ++r)
        for (int c = 0; c < 2; ++c)
            out.at[r][c] = c_mul(s, a->at[r][c]);
    return out;
}

static inline two_t two_adjoint(const two_t *a)
{
    return (two_t){{{c_conj(a->at[0][0]), c_conj(a->at[1][0])}, {c_conj(a->at[0][1]), c_conj(a->at[1][1])}}};
}

/* m x m^dag */
static inline two_t two_congruent(const two_t *m, const two_t *x)
{
    two_t left = two_mul(m, x), right = two_adjoint(m);
    return two_mul(&left, &right);
}

static inline two_t two_inverse(const two_t *a)
{
    complex_t det = c_sub(c_mul(a->at[0][0], a->at[1][1]), c_mul(a->at[0][1], a->at[1][0]));
    two_t adjugate = {{{a->at[1][1], c_minus(a->at[0][1])}, {c_minus(a->at[1][0]), a->at[0][0]}}};
    return two_scale(c_over(c_of(1, 0), det), &adjugate);
}

static inline double two_norm2(const two_t *a)
{
    return c_abs2(a->at[0][0]) + c_abs2(a->at[0][1]) + c_abs2(a->at[1][0]) + c_abs2(a->at[1][1]);
}

#define ROOT2 0x1.6a09e667f3bcdp+0

/* S2(m), which acts on (a1^2, a2^2, sqrt(2) a1 a2)/sqrt(2) as m acts on (a1, a2). */
static inline three_t square(const two_t *m)
{
    three_t out;
    for (int r = 0; r < 2; ++r) {
        complex_t p = m->at[r][0], q = m->at[r][1];
        out.at[r][0] = c_mul(p, p);
        out.at[r][1] = c_mul(q, q);
        out.at[r][2] = c_scale(ROOT2, c_mul(p, q));
    }
    for (int c = 0; c < 2; ++c)
        out.at[2][c] = c_scale(ROOT2, c_mul(m->at[0][c], m->at[1][c]));
    out.at[2][2] = c_add(c_mul(m->at[0][0], m->at[1][1]), c_mul(m->at[0][1], m->at[1][0]));
    return out;
}

/* The derivative of S2(1 + s h) at s = 0. */
static inline three_t square_generator(const two_t *h)
{
    complex_t none = c_of(0, 0), h12 = c_scale(ROOT2, h->at[0][1]), h21 = c_scale(ROOT2, h->at[1][0]);
    return (three_t){{{c_scale(2, h->at[0][0]), none, h12},
                      {none, c_scale(2, h->at[1][1]), h21},
                      {h21, h12, c_add(h->at[0][0], h->at[1][1])}}};
}

static inline three_t three_mul(const three_t *a, const three_t *b)
{
    three_t out;
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 3; ++c)
            out.at[r][c] = c_add(c_add(c_mul(a->at[r][0], b->at[0][c]), c_mul(a->at[r][1], b->at[1][c])),
                                 c_mul(a->at[r][2], b->at[2][c]));
    return out;
}

static inline three_t three_transpose(const three_t *a, int conjugate)
{
    three_t out;
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 3; ++c)
            out.at[r][c] = conjugate ? c_conj(a->at[c][r]) : a->at[c][r];
    return out;
}

static inline three_t three_add(const three_t *a, const three_t *b)
{
    three_t out;
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 3; ++c)
            out.at[r][c] = c_add(a->at[r][c], b->at[r][c]);
    return out;
}

static inline double three_norm2(const three_t *a)
{
    double sum = 0;
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 3; ++c)
            sum += c_abs2(a->at[r][c]);
    return sum;
}

#endif
