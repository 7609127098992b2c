/* Proofs for one cell of time: that the modes are separable, or entangled, all through it.
 *
 * Between two times A is a cubic, which interpolates A and A' at both ends, up to h^4/24 s^2 (1 - s)^2 of its fourth
 * derivative. In Bernstein form of degree four that remainder is h^4/144 of one coefficient, the middle one. All
 * coefficients >= 0: A >= 0. One z with z^dag A z < 0 for all of them: entangled. Where neither is seen, the polynomial
 * is halved (de Casteljau) without further evaluations.
 *
 * Rounding is allowed for in each pivot (pivot_t.rounding), not in the bounds G_x, G_y, whose norms are larger than what
 * they bound.
 */
#ifndef CALENDAR_CELLS_H
#define CALENDAR_CELLS_H

#include "calendar_chains.h"

enum { CELL_HALVINGS = 12 };

typedef struct {
    double at[5][MOMENTS];
} cell_t;

/* A with the commutators scaled down by 1 - shift: not >= 0 exactly if E > -log2(1 - shift). */
static inline void shifted(const double *a, const double weight[2], double shift, double *out)
{
    for (int k = 0; k < MOMENTS; ++k)
        out[k] = a[k];
    out[BB_1] -= shift * weight[0];
    out[NN_1] += shift * weight[0];
    out[BB_2] -= shift * weight[1];
    out[NN_2] += shift * weight[1];
}

/* The bound x G_x + y G_y, for shifted moments. */
static inline void bound_of(const chains_t *c, double x, double y, double shift, double *out)
{
    double scaled[MOMENTS];
    shifted(c->bound_x, c->weight, shift, scaled);
    for (int k = 0; k < MOMENTS; ++k)
        out[k] = x * scaled[k] + y * c->bound_y[k];
}

/* The coefficients; `sign` is -1 for a bound of A from below, +1 from above. */
static inline cell_t cell_between(const chains_t *c, const node_t *left, const node_t *right, double shift, double sign)
{
    double a[2][MOMENTS], slope[2][MOMENTS], rest[MOMENTS], h = right->t - left->t, h2 = h * h;
    const node_t *node[2] = {left, right};
    cell_t cell;
    for (int i = 0; i < 2; ++i) {
        shifted(node[i]->a, node[i]->weight, shift, a[i]);
        shifted(node[i]->slope, node[i]->weight_slope, shift, slope[i]);
    }
    bound_of(c, left->x4, left->y4, shift, rest);
    for (int k = 0; k < MOMENTS; ++k) {
        cell.at[0][k] = a[0][k];
        cell.at[1][k] = a[0][k] + h / 4 * slope[0][k];
        cell.at[2][k] = (a[0][k] + a[1][k]) / 2 + h / 6 * (slope[0][k] - slope[1][k]) + sign * h2 * h2 / 144 * rest[k];
        cell.at[3][k] = a[1][k] - h / 4 * slope[1][k];
        cell.at[4][k] = a[1][k];
    }
    return cell;
}

static inline void halve(const cell_t *whole, cell_t *left, cell_t *right)
{
    cell_t work = *whole;
    for (int level = 0; level < 5; ++level) {
        for (int k = 0; k < MOMENTS; ++k) {
            left->at[level][k] = work.at[0][k];
            right->at[4 - level][k] = work.at[4 - level][k];
        }
        for (int i = 0; i < 4 - level; ++i)
            for (int k = 0; k < MOMENTS; ++k)
                work.at[i][k] = (work.at[i][k] + work.at[i + 1][k]) / 2;
    }
}

static inline int positive(const double *a)
{
    pivot_t p = pivot_of(a);
    return p.d > p.rounding;
}

/* >= 0 all through, given that it is at both ends. */
static int cell_separable(const cell_t *cell, int halvings)
{
    if (positive(cell->at[2]) && positive(cell->at[1]) && positive(cell->at[3]))
        return 1;
    if (halvings == 0)
        return 0;
    cell_t left, right;
    halve(cell, &left, &right);
    return positive(left.at[4]) && cell_separable(&left, halvings - 1) && cell_separable(&right, halvings - 1);
}

static inline int witnessed(const cell_t *cell, const double *a)
{
    pivot_t p = pivot_of(a);
    int all = p.d < -p.rounding;
    for (int i = 0; i < 5 && all; ++i)
        all = dot(p.witness, cell->at[i]) < 0;
    return all;
}

static int cell_entangled(const cell_t *cell, int halvings)
{
    if (witnessed(cell, cell->at[2]) || witnessed(cell, cell->at[0]) || witnessed(cell, cell->at[4]))
        return 1;
    if (halvings == 0)
        return 0;
    cell_t left, right;
    halve(cell, &left, &right);
    return pivot_of(left.at[4]).d < 0 && cell_entangled(&left, halvings - 1) && cell_entangled(&right, halvings - 1);
}

#endif
