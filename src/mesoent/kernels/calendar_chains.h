/* One set of parameters: its propagator, its moments at a time, and what bounds them from there on.
 *
 *     m(t) = e^{-h t} = e^{-mu_s t} (1 - phi B),   B = h - mu_s,   phi = (1 - e^{-2 rho t})/(2 rho),   mu_f = mu_s + 2 rho
 *
 * keeps its digits at small t, at late t and where the two rates meet. With P(t) = P_inf + X(t), X = m X0 m^dag, and the
 * symmetric square S2(m),
 *
 *     <b b^dag>, <b^dag b> = S2(P + 1), S2(P) + S2(m) N S2(m)^dag,   <b b> = S2(m) C S2(m)^T,
 *
 * N and C from squeezing, both diagonal at t = 0. The common phase of mu_s is left out: it turns b1 and b2 alike.
 *
 * Bound. W = P_inf + 1/2 obeys h W + W h^dag >= 0: seen through W = L L^dag, m and S2(m) are contractions, marginal modes
 * and exceptional points included. Let x and y be Frobenius norms, so seen, of the p-th derivatives of X and of
 * S2(m) (S2(X0) + N, C) S2(m)^dag at one time. Then |p-th derivative of A| <= x G_x + y G_y at all later times, with
 * G_y = S2(W) and G_x = 2 S2(P_inf, W) + 2 diag(W_11, 0, 0, W_22), of which either half of A takes the rows of b1 and b2.
 *
 * Derivatives are formed in the eigenbasis of h, where each element has its digits however slow it is; close to an
 * exceptional point, where that basis loses them and nothing is slow, in the original one.
 */
#ifndef CALENDAR_CHAINS_H
#define CALENDAR_CHAINS_H

#include "calendar_moments.h"

/* Less than this times the rates is no damping: h's rounding leaves about 1e-31. */
static const double CALENDAR_MARGINAL = 1e-28;
/* The sine between the eigenvectors below which their basis is left: its condition enters with the fourth power. */
static const double CALENDAR_ALIGNED = 0.02;

/* X, and the normal and anomalous deviation of b. */
typedef struct {
    two_t x;
    three_t normal, anomalous;
} shrinking_t;

typedef struct {
    int isa;
    long evaluations;
    two_t h, b;               /* h without the phase of mu_s; B */
    double slow, rate;        /* Re mu_s; size of h */
    complex_t gap;            /* 2 rho */
    two_t last, start;        /* P_inf, X0 */
    double normal[3];         /* N, C */
    complex_t anomalous[3];
    int marginal, cold;       /* a mode that does not decay; P_inf = 0 and none such: A(infinity) is singular */
    int diagonal;             /* the basis of the bounds is h's eigenbasis, slow mode first */
    two_t vectors, seen;      /* that basis, and L^-1 times it */
    shrinking_t rest, fourth; /* in that basis: what vanishes as t -> infinity, and its fourth derivative, at t = 0 */
    double bound_x[MOMENTS], bound_y[MOMENTS]; /* G_x, G_y */
    double weight[2];         /* W_11, W_22 */
    two_t slowest;            /* projector on the slow mode */
    double late[MOMENTS], late_weight[2]; /* A and half the commutators as t -> infinity */
} chains_t;

typedef struct {
    complex_t fast;           /* e^{-2 rho t} */
    double slow;              /* e^{-Re mu_s t} */
    two_t m;
} propagator_t;

typedef struct {
    double t, a[MOMENTS], slope[MOMENTS]; /* A, A' */
    double weight[2], weight_slope[2];    /* half the commutators, P_11 + 1/2 and P_22 + 1/2 */
    double x4, y4;                        /* x and y of the fourth derivative */
} node_t;

/* ---- At one time ---- */

static inline propagator_t propagator_at(const chains_t *c, double t)
{
    propagator_t p;
    double left, lost, cosine, sine;
    SIMD_CALL(c->isa, calendar_decay, c->slow * t, c->gap.re * t, &p.slow, &left, &lost);
    cos_sin(c->gap.im * t / 2, &cosine, &sine);
    double turned = 2 * sine * cosine * left, bent = 2 * sine * sine * left;
    p.fast = c_of(left - bent, -turned);
    complex_t gone = c_of(lost + bent, turned);
    complex_t phi = c_abs2(c->gap) > 0 ? c_over(gone, c->gap) : c_of(t, 0);
    two_t m = two_one_minus(phi, &c->b);
    p.m = two_scale(c_of(p.slow, 0), &m);
    return p;
}

/* The rows of b1 and b2 in S2(m), and their derivative if m' = dm. */
static inline void rows_of(const two_t *m, const two_t *dm, complex_t s[2][3], complex_t ds[2][3])
{
    for (int r = 0; r < 2; ++r) {
        complex_t p = m->at[r][0], q = m->at[r][1], dp = dm->at[r][0], dq = dm->at[r][1];
        s[r][0] = c_mul(p, p);
        s[r][1] = c_mul(q, q);
        s[r][2] = c_scale(ROOT2, c_mul(p, q));
        ds[r][0] = c_scale(2, c_mul(p, dp));
        ds[r][1] = c_scale(2, c_mul(q, dq));
        ds[r][2] = c_scale(ROOT2, c_add(c_mul(dp, q), c_mul(p, dq)));
    }
}

static inline void put(double *a, int k, complex_t z) { a[k] = z.re, a[k + 1] = z.im; }

static inline void put_correlations(const chains_t *c, const two_t *p, const two_t *dp, const two_t *m, const two_t *dm,
                                    node_t *node)
{
    complex_t s[2][3], ds[2][3], n12 = c_mul(p->at[0][1], p->at[0][1]);
    complex_t dn12 = c_scale(2, c_mul(p->at[0][1], dp->at[0][1]));
    complex_t a[3] = {{0, 0}, {0, 0}, {0, 0}}, da[3] = {{0, 0}, {0, 0}, {0, 0}};
    rows_of(m, dm, s, ds);
    for (int j = 0; j < 3; ++j) {
        complex_t s0 = s[0][j], s1 = s[1][j], d0 = ds[0][j], d1 = ds[1][j], bb = c->anomalous[j];
        n12 = c_add(n12, c_scale(c->normal[j], c_mul(s0, c_conj(s1))));
        dn12 = c_add(dn12, c_scale(c->normal[j], c_add(c_mul(d0, c_conj(s1)), c_mul(s0, c_conj(d1)))));
        a[0] = c_add(a[0], c_mul(bb, c_mul(s0, s0)));
        a[1] = c_add(a[1], c_mul(bb, c_mul(s0, s1)));
        a[2] = c_add(a[2], c_mul(bb, c_mul(s1, s1)));
        da[0] = c_add(da[0], c_mul(bb, c_scale(2, c_mul(s0, d0))));
        da[1] = c_add(da[1], c_mul(bb, c_add(c_mul(d0, s1), c_mul(s0, d1))));
        da[2] = c_add(da[2], c_mul(bb, c_scale(2, c_mul(s1, d1))));
    }
    put(node->a, NORMAL_12, n12);
    put(node->slope, NORMAL_12, dn12);
    for (int k = 0; k < 3; ++k) {
        put(node->a, ANOMALOUS_11 + 2 * k, a[k]);
        put(node->slope, ANOMALOUS_11 + 2 * k, da[k]);
    }
}

/* A and A' from P, P', m and m'; P^2 and (P + 1)^2 as they stand, so that few quanta keep their digits. */
static inline void put_moments(const chains_t *c, const two_t *p, const two_t *dp, const two_t *m, const two_t *dm,
                               node_t *node)
{
    static const int full[2] = {BB_1, BB_2}, empty[2] = {NN_1, NN_2};
    put_correlations(c, p, dp, m, dm, node);
    complex_t s[2][3], ds[2][3];
    rows_of(m, dm, s, ds);
    for (int r = 0; r < 2; ++r) {
        double quanta = p->at[r][r].re, change = dp->at[r][r].re, n = 0, dn = 0;
        for (int j = 0; j < 3; ++j) {
            n += c->normal[j] * c_abs2(s[r][j]);
            dn += c->normal[j] * 2 * (s[r][j].re * ds[r][j].re + s[r][j].im * ds[r][j].im);
        }
        node->a[empty[r]] = quanta * quanta + n;
        node->a[full[r]] = (quanta + 1) * (quanta + 1) + n;
        node->slope[empty[r]] = 2 * quanta * change + dn;
        node->slope[full[r]] = 2 * (quanta + 1) * change + dn;
        node->weight[r] = quanta + 0.5;
        node->weight_slope[r] = change;
    }
}

/* x and y of `what`, carried from t = 0 to the time of p. */
static inline void norms_at(const chains_t *c, const propagator_t *p, const shrinking_t *what, double *x, double *y)
{
    two_t basis = c->seen;
    if (c->diagonal)
        for (int r = 0; r < 2; ++r) {
            basis.at[r][0] = c_scale(p->slow, basis.at[r][0]);
            basis.at[r][1] = c_scale(p->slow, c_mul(p->fast, basis.at[r][1]));
        }
    else
        basis = two_mul(&basis, &p->m);
    three_t s = square(&basis), transposed = three_transpose(&s, 0), adjoint = three_transpose(&s, 1);
    three_t normal = three_mul(&s, &what->normal), anomalous = three_mul(&s, &what->anomalous);
    normal = three_mul(&normal, &adjoint);
    anomalous = three_mul(&anomalous, &transposed);
    two_t quanta = two_congruent(&basis, &what->x);
    *x = sqrt(two_norm2(&quanta));
    *y = sqrt(2 * (three_norm2(&normal) + three_norm2(&anomalous)));
}

static inline node_t node_at(chains_t *c, double t, int bounded)
{
    node_t node = {.t = t};
    propagator_t p = propagator_at(c, t);
    two_t dm = two_mul(&c->h, &p.m), x = two_congruent(&p.m, &c->start), quanta = two_add(&c->last, &x);
    dm = two_scale(c_of(-1, 0), &dm);
    two_t hx = two_mul(&c->h, &x), xh = two_adjoint(&hx), change = two_add(&hx, &xh);
    change = two_scale(c_of(-1, 0), &change);
    put_moments(c, &quanta, &change, &p.m, &dm, &node);
    if (bounded)
        norms_at(c, &p, &c->fourth, &node.x4, &node.y4);
    ++c->evaluations;
    return node;
}

/* ---- Once per set ---- */

/* d/dt of what is carried along by e^{-h t}. */
static inline void differentiate(const two_t *h, shrinking_t *w)
{
    three_t generator = square_generator(h);
    two_t hx = two_mul(h, &w->x), xh = two_adjoint(&hx);
    three_t left = three_mul(&generator, &w->normal), right = three_transpose(&left, 1);
    w->x = two_add(&hx, &xh);
    w->normal = three_add(&left, &right);
    left = three_mul(&generator, &w->anomalous);
    right = three_transpose(&left, 0);
    w->anomalous = three_add(&left, &right);
} /* up to a sign, which norms do not see */

static inline shrinking_t carried(const two_t *basis, const shrinking_t *w)
{
    three_t s = square(basis), transposed = three_transpose(&s, 0), adjoint = three_transpose(&s, 1);
    shrinking_t out = {.x = two_congruent(basis, &w->x)};
    out.normal = three_mul(&s, &w->normal);
    out.normal = three_mul(&out.normal, &adjoint);
    out.anomalous = three_mul(&s, &w->anomalous);
    out.anomalous = three_mul(&out.anomalous, &transposed);
    return out;
}

/* The larger of two vectors, of length 1. */
static inline void put_vector(two_t *to, int column, complex_t p, complex_t q, complex_t r, complex_t s)
{
    double one = c_abs2(p) + c_abs2(q), other = c_abs2(r) + c_abs2(s);
    double over = 1 / sqrt(fmax(one, other));
    to->at[0][column] = c_scale(over, one >= other ? p : r);
    to->at[1][column] = c_scale(over, one >= other ? q : s);
}

/* Re mu_s as a sum of what is >= 0: v^dag (h + h^dag) v/2 for the slow vector v of length 1. */
static inline double slow_rate(const double *in, complex_t v1, complex_t v2)
{
    double d1 = in[CALENDAR_DAMPING_1], d2 = in[CALENDAR_DAMPING_2];
    complex_t d12 = moment(in, CALENDAR_DAMPING_12);
    int first = d1 >= d2;
    double pivot = first ? d1 : d2;
    complex_t u = first ? v1 : v2, w = first ? v2 : v1, between = first ? d12 : c_conj(d12);
    double rest = c_abs2(c_add(u, c_scale(1 / pivot, c_mul(between, w))));
    return (pivot * rest + in[CALENDAR_GAP] / pivot * c_abs2(w)) / 2;
}

static inline void put_generator(chains_t *c, const double *in)
{
    double d1 = in[CALENDAR_DAMPING_1], d2 = in[CALENDAR_DAMPING_2], detuning = in[CALENDAR_DETUNING];
    complex_t d12 = moment(in, CALENDAR_DAMPING_12), g = c_of(0, in[CALENDAR_PASSIVE]);
    complex_t skew = c_of((d1 - d2) / 4, detuning / 2);
    complex_t h12 = c_add(c_scale(0.5, d12), g), h21 = c_add(c_scale(0.5, c_conj(d12)), g);
    complex_t rho = c_sqrt(c_add(c_mul(skew, skew), c_mul(h12, h21)));
    c->gap = c_scale(2, rho);
    c->b = (two_t){{{c_add(skew, rho), h12}, {h21, c_sub(rho, skew)}}};
    const two_t *b = &c->b;
    put_vector(&c->vectors, 0, b->at[0][1], c_minus(b->at[0][0]), c_minus(b->at[1][1]), b->at[1][0]);
    put_vector(&c->vectors, 1, b->at[0][0], b->at[1][0], b->at[0][1], b->at[1][1]);
    c->slow = slow_rate(in, c->vectors.at[0][0], c->vectors.at[1][0]);
    c->h = c->b;
    c->h.at[0][0].re += c->slow;
    c->h.at[1][1].re += c->slow;
    c->rate = sqrt(two_norm2(&c->h));
    c->marginal = c->slow < CALENDAR_MARGINAL * c->rate;
    if (c->marginal)
        c->slow = 0;
}

static inline void put_state(chains_t *c, const double *in)
{
    complex_t p12 = moment(in, CALENDAR_FINAL_12);
    double p1 = in[CALENDAR_FINAL_1], p2 = in[CALENDAR_FINAL_2];
    c->last = (two_t){{{{p1, 0}, p12}, {c_conj(p12), {p2, 0}}}};
    c->start = two_scale(c_of(-1, 0), &c->last);
    c->start.at[0][0].re += in[CALENDAR_START_1];
    c->start.at[1][1].re += in[CALENDAR_START_2];
    for (int j = 0; j < 3; ++j) {
        c->normal[j] = in[CALENDAR_NORMAL + j];
        c->anomalous[j] = moment(in, CALENDAR_ANOMALOUS + 2 * j);
    }
    c->weight[0] = p1 + 0.5;
    c->weight[1] = p2 + 0.5;
    c->cold = !c->marginal && p1 == 0 && p2 == 0;
}

/* L^-1 for W = L L^dag, and G_x, G_y. */
static inline two_t put_bounds(chains_t *c)
{
    double w1 = c->weight[0], w2 = c->weight[1], p1 = c->last.at[0][0].re, p2 = c->last.at[1][1].re;
    complex_t w12 = c->last.at[0][1], both = c_mul(w12, w12);
    double x[4] = {2 * (p1 + 1) * w1, 2 * p2 * w2, 2 * p1 * w1, 2 * (p2 + 1) * w2};
    double y[4] = {w1 * w1, w2 * w2, w1 * w1, w2 * w2};
    for (int k = 0; k < MOMENTS; ++k) {
        c->bound_x[k] = k < 4 ? x[k] : 0;
        c->bound_y[k] = k < 4 ? y[k] : 0;
    }
    put(c->bound_x, NORMAL_12, c_scale(2, both));
    put(c->bound_y, NORMAL_12, both);
    double l11 = sqrt(w1), l22 = sqrt(w2 - c_abs2(w12) / w1);
    complex_t l21 = c_scale(1 / l11, c_conj(w12));
    return (two_t){{{{1 / l11, 0}, {0, 0}}, {c_scale(-1 / (l11 * l22), l21), {1 / l22, 0}}}};
}

static inline void put_shrinking(chains_t *c)
{
    two_t to_seen = put_bounds(c);
    const two_t *v = &c->vectors;
    complex_t sine = c_sub(c_mul(v->at[0][0], v->at[1][1]), c_mul(v->at[0][1], v->at[1][0]));
    c->diagonal = sqrt(c_abs2(sine)) > CALENDAR_ALIGNED;
    two_t into = {{{{1, 0}, {0, 0}}, {{0, 0}, {1, 0}}}}, generator = c->h;
    if (c->diagonal) {
        into = two_inverse(v);
        generator = (two_t){{{{c->slow, 0}, {0, 0}}, {{0, 0}, {c->slow + c->gap.re, c->gap.im}}}};
        c->seen = two_mul(&to_seen, v);
    } else
        c->seen = to_seen;
    shrinking_t all = {.x = c->start, .normal = square(&c->start)};
    for (int j = 0; j < 3; ++j) {
        all.normal.at[j][j].re += c->normal[j];
        all.anomalous.at[j][j] = c->anomalous[j];
    }
    c->rest = carried(&into, &all);
    if (c->marginal)
        c->rest.x.at[0][0] = c->rest.normal.at[0][0] = c->rest.anomalous.at[0][0] = c_of(0, 0);
    c->fourth = c->rest;
    for (int order = 0; order < 4; ++order)
        differentiate(&generator, &c->fourth);
}

/* What stays for ever; without a marginal mode that is P_inf alone. */
static inline void put_late(chains_t *c)
{
    two_t none = {{{{0, 0}, {0, 0}}, {{0, 0}, {0, 0}}}};
    node_t node;
    c->slowest = none;
    if (c_abs2(c->gap) > 0)
        c->slowest = two_one_minus(c_over(c_of(1, 0), c->gap), &c->b);
    two_t m = c->marginal ? c->slowest : none, x = two_congruent(&m, &c->start), p = two_add(&c->last, &x);
    put_moments(c, &p, &none, &m, &none, &node);
    for (int k = 0; k < MOMENTS; ++k)
        c->late[k] = node.a[k];
    for (int r = 0; r < 2; ++r)
        c->late_weight[r] = node.weight[r];
}

static inline void chains_set(chains_t *c, const double *in, int isa)
{
    c->isa = isa;
    c->evaluations = 0;
    put_generator(c, in);
    put_state(c, in);
    put_shrinking(c);
    put_late(c);
}

#endif
