/* Moments of the two modes after partial transposition, and the pivot that tells whether they are entangled.
 *
 *     A = [[Vn + K/2, Va], [Va*, Vn* - K/2]],   K = diag(k_1, -k_2),   in the order (b1, b2, b1^dag, b2^dag)
 *
 * is not >= 0 exactly if the modes are entangled. Three of its pivots belong to one mode and half of the other, where
 * the transposition cannot be seen, and are >= 0. The last one, d = min over z, z_3 = 1, of z^dag A z, is smooth,
 * concave in A and has the sign of separability; its witness z gives every derivative, d' = z^dag A' z. It needs no
 * normalisation by the commutators, and loses no digits where the symplectic eigenvalues meet.
 */
#ifndef CALENDAR_MOMENTS_H
#define CALENDAR_MOMENTS_H

#include "calendar_algebra.h"

/* A as twelve numbers: b1 b1^dag, b2^dag b2, b1^dag b1, b2 b2^dag; then <b1 b2^dag>, <b1 b1>, <b1 b2>, <b2 b2>. */
enum { BB_1 = 0, NN_2, NN_1, BB_2, NORMAL_12, ANOMALOUS_11 = 6, ANOMALOUS_12 = 8, ANOMALOUS_22 = 10, MOMENTS = 12 };

static inline complex_t moment(const double *a, int k) { return c_of(a[k], a[k + 1]); }

/* d; how far rounding may have moved it; and the witness as twelve numbers w: z^dag A z = w . A for every A. */
typedef struct {
    double d, rounding, witness[MOMENTS];
} pivot_t;

enum { PIVOT_ROUNDING = 16 }; /* units of 2^-53 of z^dag diag(A) z */

static inline double dot(const double *a, const double *b)
{
    double even = 0, odd = 0;
    for (int k = 0; k < MOMENTS; k += 2) {
        even += a[k] * b[k];
        odd += a[k + 1] * b[k + 1];
    }
    return even + odd;
}

static inline void store_witness(double w[MOMENTS], complex_t z0, complex_t z1, complex_t z3)
{
    complex_t u[4] = {
        c_add(c_mul(c_conj(z0), z1), c_conj(z3)),
        c_conj(z0),
        c_add(c_mul(c_conj(z0), z3), c_conj(z1)),
        c_mul(c_conj(z1), z3),
    };
    w[BB_1] = c_abs2(z0);
    w[NN_2] = c_abs2(z1);
    w[NN_1] = 1;
    w[BB_2] = c_abs2(z3);
    for (int k = 0; k < 4; ++k) {
        w[NORMAL_12 + 2 * k] = 2 * u[k].re;
        w[NORMAL_12 + 2 * k + 1] = -2 * u[k].im;
    }
}

/* s |z|^2, whose factors may be too small to be squared. */
static inline double share(double s, complex_t z) { return s * z.re * z.re + s * z.im * z.im; }

/* A = L D L^dag in the order (b1, b2^dag, b2, b1^dag). NaN where an earlier pivot is not positive. */
static inline pivot_t pivot_of(const double *a)
{
    complex_t n12 = moment(a, NORMAL_12), a11 = moment(a, ANOMALOUS_11);
    complex_t a12 = moment(a, ANOMALOUS_12), a22 = moment(a, ANOMALOUS_22);
    double over0 = 1 / a[BB_1];
    complex_t l10 = c_scale(over0, c_conj(n12)), l20 = c_scale(over0, c_conj(a11)), l30 = c_scale(over0, c_conj(a12));
    double d1 = a[BB_2] - share(over0, a12), over1 = 1 / d1;
    complex_t m13 = c_sub(a22, c_mul(l10, a12)), m23 = c_sub(c_conj(n12), c_mul(l20, a12));
    complex_t m21 = c_sub(c_conj(a12), c_mul(l20, n12));
    complex_t l13 = c_scale(over1, m13), l23 = c_scale(over1, m23);
    double d2 = a[NN_2] - share(over0, n12) - share(over1, m13), over2 = 1 / d2;
    m21 = c_sub(m21, c_mul(l23, c_conj(m13)));
    complex_t z1 = c_scale(-over2, c_conj(m21));
    complex_t z3 = c_minus(c_add(c_mul(c_conj(l13), z1), c_conj(l23)));
    complex_t z0 = c_add(c_mul(c_conj(l30), z3), c_add(c_mul(c_conj(l10), z1), c_conj(l20)));
    pivot_t p;
    store_witness(p.witness, c_minus(z0), z1, z3);
    p.d = a[NN_1] - share(over0, a11) - share(over1, m23) - share(over2, m21);
    const double *w = p.witness;
    p.rounding = PIVOT_ROUNDING * 0x1p-53 * (w[0] * a[0] + w[1] * a[1] + w[2] * a[2] + w[3] * a[3]);
    if (!(a[BB_1] > 0 && d1 > 0 && d2 > 0))
        p.d = NAN;
    return p;
}

/* Cholesky factor of a real symmetric 4 x 4 matrix, of which the lower triangle is read; `l` is zero above. */
static inline void cholesky(const double v[4][4], double l[4][4])
{
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c <= r; ++c) {
            double sum = v[r][c];
            for (int k = 0; k < c; ++k)
                sum -= l[r][k] * l[c][k];
            l[r][c] = c < r ? sum / l[c][c] : sqrt(fmax(sum, 0));
        }
}

/* The smaller symplectic eigenvalue after partial transposition, for commutators 2 weight; 1/2 is the boundary.
 * L^T Omega L of the Cholesky factor L is antisymmetric; its self-dual and anti-self-dual parts have the lengths
 * nu_+ + nu_- and nu_+ - nu_-, so that nothing cancels where the two meet. */
static inline double least_symplectic(const double *a, const double weight[2])
{
    double k1 = 1 / (2 * weight[0]), k2 = 1 / (2 * weight[1]), k12 = sqrt(k1 * k2);
    double n1 = k1 * (a[BB_1] + a[NN_1]) / 2, n2 = k2 * (a[BB_2] + a[NN_2]) / 2;
    complex_t m11 = c_scale(k1, moment(a, ANOMALOUS_11)), m22 = c_scale(k2, moment(a, ANOMALOUS_22));
    complex_t n = c_scale(k12, moment(a, NORMAL_12)), m = c_scale(k12, moment(a, ANOMALOUS_12));
    const double v[4][4] = {{n1 + m11.re},
                            {m11.im, n1 - m11.re},
                            {n.re + m.re, m.im + n.im, n2 + m22.re},
                            {n.im - m.im, m.re - n.re, -m22.im, n2 - m22.re}}; /* p2 has changed its sign */
    double l[4][4] = {{0}}, o[4][4];
    cholesky(v, l);
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c < 4; ++c)
            o[r][c] = l[0][r] * l[1][c] - l[1][r] * l[0][c] + l[2][r] * l[3][c] - l[3][r] * l[2][c];
    double u0 = o[0][1] + o[2][3], u1 = o[0][2] - o[1][3], u2 = o[0][3] + o[1][2];
    double w0 = o[0][1] - o[2][3], w1 = o[0][2] + o[1][3], w2 = o[0][3] - o[1][2];
    double twice = sqrt(u0 * u0 + u1 * u1 + u2 * u2) + sqrt(w0 * w0 + w1 * w1 + w2 * w2);
    return 2 * l[0][0] * l[1][1] * l[2][2] * l[3][3] / twice;
}

#endif
