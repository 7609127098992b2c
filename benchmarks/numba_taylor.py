"""A Taylor exponential by hand in numba: what a careful user writes without leaving Python.

Degree 18 by five products: P. Bader, S. Blanes, F. Casas, Mathematics 7, 1174 (2019); torch uses
the same coefficients. Contraction to fused multiply-adds is allowed.
"""

import numba
import numpy as np

#: Norm below which the polynomial is exact to double precision.
THETA = 1.09

#: Rows: five polynomials; columns: coefficients of 1, A, A^2, A^3, A^6.
COEFFICIENTS = np.array(
    [
        [0, -0.100365581030144618291, -0.00802924648241156932449, -0.000892138498045729985177, 0],
        [0, 0.397849749499645077844, 1.36783778460411720168, 0.498289622525382669416,
         -0.00063789819459472328015],
        [-10.9676396052962061844, 1.68015813878906206114, 0.0571779846478865511061,
         -0.00698210122488052056106, 3.34975017086070470649e-05],
        [-0.0904316832390810593223, -0.0676404519071381882256, 0.0675961301770459654925,
         0.0295552570429315521194, -1.39180257516060693404e-05],
        [0, 0, -0.092336461936711855536, -0.0169364939002081722752, -1.40086798182036094347e-05],
    ]
)  # fmt: skip

_fast = numba.njit(fastmath={"contract"}, inline="always")


@_fast
def _product(a, b, out):
    for i in range(6):
        for j in range(6):
            out[i, j] = a[i, 0] * b[0, j]
        for k in range(1, 6):
            for j in range(6):
                out[i, j] += a[i, k] * b[k, j]


@_fast
def _squarings(a):
    norm = 0.0
    for j in range(6):
        column = 0.0
        for i in range(6):
            column += abs(a[i, j])
        norm = max(norm, column)
    return max(0, int(np.ceil(np.log2(norm / THETA)))) if norm > THETA else 0


@numba.njit(fastmath={"contract"})
def expm(matrices):
    """Exponentials of a stack of finite 6x6 matrices."""
    out = np.empty_like(matrices)
    a, a2, a3, a6 = np.empty((6, 6)), np.empty((6, 6)), np.empty((6, 6)), np.empty((6, 6))
    p, work = np.empty((5, 6, 6)), np.empty((6, 6))
    for n in range(len(matrices)):
        squarings = _squarings(matrices[n])
        scale = 0.5**squarings
        for i in range(6):
            for j in range(6):
                a[i, j] = scale * matrices[n, i, j]
        _product(a, a, a2)
        _product(a, a2, a3)
        _product(a3, a3, a6)
        for m in range(5):
            c = COEFFICIENTS[m]
            for i in range(6):
                for j in range(6):
                    p[m, i, j] = (
                        c[1] * a[i, j] + c[2] * a2[i, j] + c[3] * a3[i, j] + c[4] * a6[i, j]
                    )
                p[m, i, i] += c[0]
        _product(p[0], p[4], work)
        for i in range(6):
            for j in range(6):
                work[i, j] += p[3, i, j]
                a[i, j] = work[i, j] + p[2, i, j]
        _product(a, work, out[n])
        for i in range(6):
            for j in range(6):
                out[n, i, j] += p[1, i, j]
        for _ in range(squarings):
            for i in range(6):
                for j in range(6):
                    work[i, j] = out[n, i, j]
            _product(work, work, out[n])
    return out


def bind(rows, threads):
    """Exponentials of the rows."""
    return lambda: expm(rows)
