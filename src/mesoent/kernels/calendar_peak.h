/* The largest E: the slope of E at any time, and the way up from the best time passed. */
#ifndef CALENDAR_PEAK_H
#define CALENDAR_PEAK_H

#include "calendar_points.h"

/* The shift at which a time stops to be entangled, its derivative, and how far rounding may have moved it; 0 if it is
 * not entangled. Newton's method rises to it. */
static double shift_at(const node_t *node, double *slope, double *rounding)
{
    double shift = 0, step = INFINITY, a[MOMENTS], da[MOMENTS];
    *slope = 0;
    for (int i = 0; i < MARCH_ROOT && step > 1e-16 * shift; ++i) {
        shifted(node->a, node->weight, shift, a);
        shifted(node->slope, node->weight_slope, shift, da);
        pivot_t p = pivot_of(a);
        if (i == 0 && !(p.d < 0))
            return 0;
        const double *w = p.witness, *k = node->weight;
        double scale = (w[NN_1] - w[BB_1]) * k[0] + (w[NN_2] - w[BB_2]) * k[1];
        step = -p.d / scale;
        *slope = -dot(w, da) / scale;
        *rounding = p.rounding / scale;
        shift += fmax(step, 0);
    }
    return shift;
}

typedef struct {
    double t, shift, slope, rounding;
} summit_t;

static summit_t summit_at(calendar_t *c, double t)
{
    node_t node = node_at(&c->chains, t, 0);
    summit_t s = {.t = t};
    s.shift = shift_at(&node, &s.slope, &s.rounding);
    return s;
}

/* A maximum of E between `low`, where it rises or which comes before entanglement, and `high`, beyond the maximum. */
static summit_t climb(calendar_t *c, summit_t low, summit_t high)
{
    double last = INFINITY, pull_low = 1, pull_high = 1;
    summit_t best = low.shift > high.shift ? low : high;
    for (int i = 0, side = 0; i < MARCH_ROOT && fabs(best.slope) > 0; ++i) {
        int steep = low.shift > 0 && high.shift > 0 && high.slope < 0; /* then the secant, as of Illinois */
        double up = pull_low * low.slope, down = pull_high * high.slope;
        double t = steep ? low.t + (high.t - low.t) * (up / (up - down)) : (low.t + high.t) / 2;
        summit_t s = summit_at(c, t);
        int before = s.shift > 0 ? s.slope >= 0 && (steep || s.shift >= low.shift) : low.shift == 0;
        pull_low = !before && side < 0 ? pull_low / 2 : 1;
        pull_high = before && side > 0 ? pull_high / 2 : 1;
        side = before ? 1 : -1;
        *(before ? &low : &high) = s;
        if (steep || s.shift >= best.shift)
            best = s;
        if (fabs(t - last) <= 1e-14 * t)
            break;
        last = t;
    }
    return best;
}

/* The best point so far, and the times passed next to it. */
static inline void remember(calendar_t *c, const point_t *left, const point_t *point)
{
    double slope, rounding, shift = point->d < 0 ? shift_at(&point->node, &slope, &rounding) : 0;
    if (c->peak.t == left->node.t)
        c->peak.right = point->node.t;
    if (shift > c->peak.shift)
        c->peak = (peak_t){shift, point->node.t, left->node.t, INFINITY};
}

/* From the best time passed to the top; E may also be largest in the limit. */
static void ascend(calendar_t *c)
{
    double late = 1 - 2 * least_symplectic(c->chains.late, c->chains.late_weight);
    summit_t best = summit_at(c, c->peak.t), other;
    if (best.slope > 0) {
        double right = c->peak.right, step = 1 / c->chains.rate;
        if (isinf(right) && late >= best.shift) {
            c->peak = (peak_t){late, INFINITY, c->peak.t, INFINITY};
            return;
        }
        for (other = best; isinf(right); step *= 2) {
            other = summit_at(c, best.t + step);
            if (other.slope < 0 || other.shift < best.shift)
                right = other.t;
            else
                best = other;
        }
        best = climb(c, best, summit_at(c, right));
    } else if (best.slope < 0) {
        other = summit_at(c, c->peak.left);
        best = climb(c, other.slope > 0 ? other : (summit_t){.t = c->peak.left}, best);
    }
    c->peak.shift = best.shift;
    c->peak.t = best.t;
    if (late > best.shift)
        c->peak = (peak_t){late, INFINITY, best.t, INFINITY};
}

#endif
