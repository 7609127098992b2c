# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""Exponentials of 6x6 matrices, one after the other.

Layout    matrices and out: (n, 6, 6) doubles, C-contiguous; they may be the same memory.
Contract  the caller allocates and checks; runs without the GIL; touches nothing else.
Accuracy  Taylor series of degree 18 after a trace shift and scaling to norm 1/2; the error is
          about the unit roundoff times max(1, |t L|_1), relative to the norm of the result.
          A matrix that holds NaN or infinity gives a matrix of NaN.
"""
from libc.math cimport INFINITY, NAN, exp, fabs, frexp, isfinite, ldexp
from libc.string cimport memcpy

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()

cdef enum:
    N = 6
    NN = 36
    DEGREE = 18


def expm(const double[:, :, ::1] matrices, double[:, :, ::1] out):
    """out[i] = exp(matrices[i])."""
    cdef Py_ssize_t i
    with nogil:
        for i in range(matrices.shape[0]):
            exponential(&matrices[i, 0, 0], &out[i, 0, 0])


cdef void exponential(const double *a, double *out) noexcept nogil:
    cdef double b[NN]
    cdef double power[NN]
    cdef double norm = 0.0
    cdef double shift = 0.0
    cdef int halvings, i, j
    for i in range(N):
        shift += a[7 * i] / N
    for i in range(NN):
        b[i] = a[i] - (shift if i % 7 == 0 else 0.0)
    norm = one_norm(b)
    if not isfinite(norm) or not isfinite(shift):
        for i in range(NN):
            out[i] = NAN
        return
    frexp(norm, &halvings)
    halvings = max(0, halvings + 1)
    for i in range(NN):
        b[i] = ldexp(b[i], -halvings)
    taylor(b, power)
    for j in range(halvings):
        multiply(power, power, b)
        memcpy(power, b, sizeof(b))
    for i in range(NN):
        out[i] = power[i] * exp(shift)


cdef void taylor(const double *b, double *out) noexcept nogil:
    """Horner's scheme from the highest degree: out <- 1 + b out / degree."""
    cdef double product[NN]
    cdef int degree, i
    for i in range(NN):
        out[i] = 1.0 if i % 7 == 0 else 0.0
    for degree in range(DEGREE, 0, -1):
        multiply(b, out, product)
        for i in range(NN):
            out[i] = product[i] / degree + (1.0 if i % 7 == 0 else 0.0)


cdef void multiply(const double *a, const double *b, double *out) noexcept nogil:
    cdef double total
    cdef int i, j, k
    for i in range(N):
        for j in range(N):
            total = 0.0
            for k in range(N):
                total += a[N * i + k] * b[N * k + j]
            out[N * i + j] = total


cdef double one_norm(const double *a) noexcept nogil:
    cdef double largest = 0.0
    cdef double column
    cdef int i, j
    for j in range(N):
        column = 0.0
        for i in range(N):
            column += fabs(a[N * i + j])
        if not column <= largest:
            largest = column
    return largest
