/* What is known of all times from one on: calendar_chains.h tells what contracts. */
#ifndef CALENDAR_TAIL_H
#define CALENDAR_TAIL_H

#include "calendar_peak.h"

enum { SEPARABLE = 1, UNKNOWN = 0, ENTANGLED = -1 };

/* P_inf = 0 and a slowest mode: e^{4 Re mu_s t} A on the rows of b^dag b, without what vanishes, decides. */
static int cold_tail(const chains_t *c, double t)
{
    static const int power[3] = {0, 2, 1};
    if (!c->diagonal || c->gap.re <= 0)
        return UNKNOWN;
    propagator_t p = propagator_at(c, t);
    double fast = sqrt(c_abs2(p.fast)), sum = 0;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            if (i + j > 0)
                sum += pow(fast, 2 * (power[i] + power[j]))
                    * (c_abs2(c->rest.normal.at[i][j]) + c_abs2(c->rest.anomalous.at[i][j]));
    two_t none = {{{{0, 0}, {0, 0}}, {{0, 0}, {0, 0}}}}, adjoint = two_adjoint(&c->vectors);
    two_t metric = two_mul(&c->vectors, &adjoint), x = two_congruent(&c->slowest, &c->start);
    double y = sqrt(2 * sum), m1 = metric.at[0][0].re, m2 = metric.at[1][1].re;
    node_t node;
    put_moments(c, &x, &none, &c->slowest, &none, &node);
    double *a = node.a, n1 = a[NN_1], n2 = a[NN_2], up = (n1 + y * m1 * m1) * (n2 + y * m2 * m2);
    if (c_abs2(moment(a, ANOMALOUS_12)) > up * (1 + 1e-14))
        return ENTANGLED;
    double scale = fmin(1 / (p.slow * p.slow * p.slow * p.slow), 1e200);
    a[BB_1] = scale + (a[NN_1] = n1 - y * m1 * m1);
    a[BB_2] = scale + (a[NN_2] = n2 - y * m2 * m2);
    put(a, NORMAL_12, c_sub(moment(a, NORMAL_12), c_scale(y, c_mul(metric.at[0][1], metric.at[0][1]))));
    return positive(a) ? SEPARABLE : UNKNOWN;
}

/* What is known of all times from t on. */
static int tail_from(const calendar_t *cal, double t)
{
    const chains_t *c = &cal->chains;
    if (c->cold && cal->records)
        return cold_tail(c, t);
    double x, y, bound[MOMENTS], a[MOMENTS], low[MOMENTS], high[MOMENTS];
    propagator_t p = propagator_at(c, t);
    norms_at(c, &p, &c->rest, &x, &y);
    bound_of(c, x, y, cal->shift, bound);
    shifted(c->late, c->late_weight, cal->shift, a);
    for (int k = 0; k < MOMENTS; ++k) {
        low[k] = a[k] - bound[k];
        high[k] = a[k] + bound[k];
    }
    pivot_t last = pivot_of(a);
    if (last.d < -last.rounding)
        return dot(last.witness, high) < 0 ? ENTANGLED : UNKNOWN;
    return positive(low) ? SEPARABLE : UNKNOWN;
}

#endif
