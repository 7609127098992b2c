# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
r"""Entanglement of two-mode Gaussian states, without cancelling determinants.

With the Cholesky factor of the covariance, C = L L^T, the antisymmetric K = L^T Omega L has
the symplectic eigenvalues of C. As an element of so(4) = so(3) + so(3) it splits into the
vectors u = (K01 + K23, K02 - K13, K03 + K12) and w = (K01 - K23, K02 + K13, K03 - K12), and

    nu_- = 2 det L / (|u| + |w|).

Partial transposition flips p2, that is the sign of the second block of Omega.

Layout    covariances (n, 4, 4) doubles, C-contiguous, ordered (x1, p1, x2, p2); vacuum 1/2.
Contract  the caller allocates and checks; runs without the GIL; reads the lower triangles.
Accuracy  relative error of nu about 4 eps |C| |C^-1|; NaN where C is not positive definite.
"""
from libc.math cimport NAN, sqrt

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


def smallest_symplectic(const double[:, :, ::1] covariances, double[::1] state, double[::1] transposed):
    """Smallest symplectic eigenvalue of each state and of its partial transpose."""
    cdef Py_ssize_t i
    with nogil:
        for i in range(covariances.shape[0]):
            one_state(&covariances[i, 0, 0], &state[i], &transposed[i])


cdef void one_state(const double *c, double *state, double *transposed) noexcept nogil:
    cdef double f[16]
    cdef double first[6]
    cdef double second[6]
    cdef int i, j, pair = 0
    cdef double det
    if not cholesky(c, f):
        state[0] = transposed[0] = NAN
        return
    for i in range(4):
        for j in range(i + 1, 4):
            first[pair] = f[i] * f[4 + j] - f[4 + i] * f[j]
            second[pair] = f[8 + i] * f[12 + j] - f[12 + i] * f[8 + j]
            pair += 1
    det = f[0] * f[5] * f[10] * f[15]
    state[0] = eigenvalue(first, second, 1.0, det)
    transposed[0] = eigenvalue(first, second, -1.0, det)


cdef bint cholesky(const double *c, double *f) noexcept nogil:
    """The lower triangular factor of c; false where c is not positive definite."""
    cdef int i, j, k
    cdef double total
    for i in range(4):
        for j in range(4):
            total = c[4 * i + j] if j <= i else 0.0
            for k in range(min(i, j) if j <= i else 0):
                total -= f[4 * i + k] * f[4 * j + k]
            if i == j:
                if not total > 0.0:
                    return False
                f[4 * i + i] = sqrt(total)
            else:
                f[4 * i + j] = total / f[4 * j + j] if j < i else 0.0
    return True


cdef double eigenvalue(const double *first, const double *second, double sign, double det) noexcept nogil:
    """2 det / (|u| + |w|) of K = first + sign second; pairs 01, 02, 03, 12, 13, 23."""
    cdef double k[6]
    cdef int i
    for i in range(6):
        k[i] = first[i] + sign * second[i]
    return 2.0 * det / (
        length(k[0] + k[5], k[1] - k[4], k[2] + k[3])
        + length(k[0] - k[5], k[1] + k[4], k[2] - k[3])
    )


cdef double length(double x, double y, double z) noexcept nogil:
    return sqrt(x * x + y * y + z * z)
