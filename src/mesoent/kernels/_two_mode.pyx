"""Entanglement of two-mode covariances: see two_mode_body.h for layout, contract and accuracy."""

cdef extern from "two_mode.h" nogil:
    ctypedef struct two_mode_judgement:
        double *deviation
        double *uncertainty
        signed char *verdict
    ctypedef struct two_mode_batch:
        const double *covariance
        double *log_negativity
        const two_mode_judgement *judgement
        double rounding
        double symmetry
        int clip
        int isa
    ptrdiff_t two_mode_run(two_mode_batch *batch, ptrdiff_t n, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


def log_negativity(
    const double[:, :, ::1] covariance,
    double[::1] out,
    judgement,
    double rounding,
    double symmetry,
    bint clip,
    int threads,
    int isa,
):
    """Fill out, (n,), from covariances, (n, 4, 4); return the number of the first that is no state, n if all are.

    judgement: None, or three arrays (n,) for deviations, uncertainties and verdicts.
    """
    cdef double[::1] deviation, uncertainty
    cdef signed char[::1] verdict
    cdef two_mode_judgement details
    cdef two_mode_batch batch
    cdef ptrdiff_t n = out.shape[0]
    if n == 0:
        return 0
    batch = two_mode_batch(&covariance[0, 0, 0], &out[0], NULL, rounding, symmetry, clip, isa)
    if judgement is not None:
        deviation, uncertainty, verdict = judgement
        details = two_mode_judgement(&deviation[0], &uncertainty[0], &verdict[0])
        batch.judgement = &details
    if n < 64:  # too short to be worth letting other threads in
        return two_mode_run(&batch, n, 1)
    with nogil:
        n = two_mode_run(&batch, n, threads)
    return n
