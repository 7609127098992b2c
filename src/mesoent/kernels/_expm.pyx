"""Exponentials of stacks of matrices: see expm.h for layout, contract and accuracy."""

cimport numpy as np
from libc.stdlib cimport calloc, free

np.import_array()

cdef extern from "expm.h" nogil:
    ctypedef struct expm_kind:
        int n, imaginary, dual
    void expm_run(const double *rows, double *out, signed char *unknown, ptrdiff_t n, expm_kind kind, bint exact,
                  int threads, int isa)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()

cdef enum:
    LARGEST = 16 # size of a matrix
    SHORT = 64 # matrices that are not worth letting other threads in
    SMALL = 10000 # numbers in a stack whose place in memory does not matter


cdef list run(const double *rows, double *out, ptrdiff_t n, expm_kind kind, bint exact, int threads, int isa):
    """Compute; returns the places of the matrices that need more digits."""
    cdef signed char *unknown = <signed char *>calloc(n + 1, 1)
    if unknown == NULL:
        raise MemoryError
    try:
        if n < SHORT:
            expm_run(rows, out, unknown, n, kind, exact, 1, isa)
        else:
            with nogil:
                expm_run(rows, out, unknown, n, kind, exact, threads, isa)
        return [i for i in range(n) if unknown[i]]
    finally:
        free(unknown)


def expm(np.ndarray rows, np.ndarray out, int size, bint dual, bint exact, int threads, int isa):
    """out[i] = exp(rows[i]); returns the places of the matrices that need more digits, and stand in `out` as they were.

    Both arrays are C-contiguous, of doubles or complex numbers, and hold values or, if `dual`,
    values followed by derivatives.
    """
    cdef expm_kind kind = expm_kind(size, np.PyArray_ISCOMPLEX(rows), dual)
    cdef ptrdiff_t n = np.PyArray_SIZE(rows) // (size * size * (1 + dual))
    return run(<const double *>np.PyArray_DATA(rows), <double *>np.PyArray_DATA(out), n, kind, exact, threads, isa)


def plain(rows, int isa):
    """Exponentials of a small C-contiguous stack in double precision; None if it is not that, or needs more digits."""
    if type(rows) is not np.ndarray:
        return None
    cdef np.ndarray stack = rows
    cdef int dimensions = np.PyArray_NDIM(stack), number = np.PyArray_TYPE(stack)
    if dimensions < 2 or not np.PyArray_ISCARRAY_RO(stack) or number not in (np.NPY_DOUBLE, np.NPY_CDOUBLE):
        return None
    cdef ptrdiff_t total = np.PyArray_SIZE(stack), size = np.PyArray_DIM(stack, dimensions - 1)
    if size != np.PyArray_DIM(stack, dimensions - 2) or not 0 < size <= LARGEST or total > SMALL:
        return None
    cdef np.ndarray out = np.PyArray_EMPTY(dimensions, np.PyArray_DIMS(stack), number, 0)
    cdef expm_kind kind = expm_kind(<int>size, number == np.NPY_CDOUBLE, 0)
    cdef list unknown = run(<const double *>np.PyArray_DATA(stack), <double *>np.PyArray_DATA(out),
                            total // (size * size), kind, False, 1, isa)
    return None if unknown else out
