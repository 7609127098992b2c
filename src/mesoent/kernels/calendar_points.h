/* A calendar that is being found: times passed, with the pivot of A and its derivative, and roots of the pivot. */
#ifndef CALENDAR_POINTS_H
#define CALENDAR_POINTS_H

#include "calendar_cells.h"

enum {
    MARCH_STACK = 64,
    MARCH_MOST_EVALUATIONS = 100000, /* about 70 an interval; beyond, and beyond MOST_UNDECIDED cells, it gives up */
    MARCH_MOST_UNDECIDED = 64,
    MARCH_RECURRENCES = 4,           /* intervals recorded where they recur for ever */
    MARCH_ROOT = 60,
    MARCH_PEAKS = 32
};

typedef struct {
    node_t node;
    double d, slope, rest; /* the pivot, its derivative, and the bound of its fourth one */
} point_t;

typedef struct {
    double shift, t, left, right; /* best so far: E = -log2(1 - shift); times passed before and after it */
} peak_t;

typedef struct {
    chains_t chains;
    double shift;
    double *births, *deaths;
    ptrdiff_t most;
    long intervals, undecided;
    double first_birth, last_birth, last_death, entangled_time;
    int records, recurrent, unknown_end;
    peak_t peak;
} calendar_t;

static inline double resolution(const calendar_t *c, double t) { return fmax(1e-8 / c->chains.rate, 1e-10 * t); }

static inline point_t point_at(calendar_t *c, double t)
{
    point_t point = {.node = node_at(&c->chains, t, 1)};
    double a[MOMENTS], slope[MOMENTS], rest[MOMENTS];
    shifted(point.node.a, point.node.weight, c->shift, a);
    shifted(point.node.slope, point.node.weight_slope, c->shift, slope);
    bound_of(&c->chains, point.node.x4, point.node.y4, c->shift, rest);
    pivot_t p = pivot_of(a);
    point.d = p.d;
    point.slope = dot(p.witness, slope);
    point.rest = dot(p.witness, rest);
    return point;
}

/* ---- Roots ---- */

/* Where the cubic with values f and slopes g (per unit of s) at s = 0 and 1 changes its sign. */
static inline double cubic_root(double f0, double g0, double f1, double g1)
{
    double low = 0, high = 1, s = f0 / (f0 - f1);
    for (int i = 0; i < 60; ++i) {
        double r = 1 - s;
        double b0 = f0, b1 = f0 + g0 / 3, b2 = f1 - g1 / 3, b3 = f1;
        double value = r * r * r * b0 + 3 * r * r * s * b1 + 3 * r * s * s * b2 + s * s * s * b3;
        double slope = 3 * (r * r * (b1 - b0) + 2 * r * s * (b2 - b1) + s * s * (b3 - b2));
        if ((value < 0) == (f0 < 0))
            low = s;
        else
            high = s;
        double next = s - value / slope;
        if (!(next > low && next < high))
            next = (low + high) / 2;
        if (fabs(next - s) <= 1e-16 * s)
            break;
        s = next;
    }
    return s;
}

static inline double root_guess(const point_t *left, const point_t *right)
{
    double h = right->node.t - left->node.t;
    return left->node.t + h * cubic_root(left->d, h * left->slope, right->d, h * right->slope);
}

/* The root between two points of different signs, to `near`. */
static double root_between(calendar_t *c, point_t left, point_t right, double near)
{
    double width = right.node.t - left.node.t, last = INFINITY;
    for (int i = 0; i < MARCH_ROOT; ++i) {
        int slow = i % 3 == 2 && right.node.t - left.node.t > width / 2;
        double t = slow ? (left.node.t + right.node.t) / 2 : root_guess(&left, &right);
        if (!(t > left.node.t && t < right.node.t))
            t = (left.node.t + right.node.t) / 2;
        if (i % 3 == 2)
            width = right.node.t - left.node.t;
        if (fabs(t - last) <= near || right.node.t - left.node.t <= near)
            return t;
        last = t;
        point_t between = point_at(c, t);
        if ((between.d < 0) == (left.d < 0))
            left = between;
        else
            right = between;
    }
    return last;
}

#endif
