"""Exponentials of stacks of 6x6 matrices: see expm.h for layout, contract and accuracy."""

cdef extern from "expm.h" nogil:
    void expm_run(const double *rows, double *out, ptrdiff_t n, int exact, int threads, int isa)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


def expm(const double[:, :, ::1] rows, double[:, :, ::1] out, bint exact, int threads, int isa):
    """out[i] = exp(rows[i])"""
    cdef ptrdiff_t n = rows.shape[0]
    if n == 0:
        return
    if n < 64:  # too short to be worth letting other threads in
        expm_run(&rows[0, 0, 0], &out[0, 0, 0], n, exact, 1, isa)
    else:
        with nogil:
            expm_run(&rows[0, 0, 0], &out[0, 0, 0], n, exact, threads, isa)
