"""Entanglement of two-mode covariances: see two_mode_body.h for layout, contract and accuracy."""

cdef extern from "two_mode.h" nogil:
    ctypedef struct two_mode_batch:
        const double *covariance
        double *log_negativity
        double *deviation
        double *uncertainty
        signed char *verdict
        double rounding
        double symmetry
        int isa
    void two_mode_run(const two_mode_batch *batch, ptrdiff_t n, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


def log_negativity(
    const double[:, :, ::1] covariance,
    double[::1] log_negativity,
    double[::1] deviation,
    double[::1] uncertainty,
    signed char[::1] verdict,
    double rounding,
    double symmetry,
    int threads,
    int isa,
):
    """Fill the four outputs, each of shape (n,), from covariances of shape (n, 4, 4)."""
    cdef ptrdiff_t n = covariance.shape[0]
    cdef two_mode_batch batch
    if n == 0:
        return
    batch.covariance = &covariance[0, 0, 0]
    batch.log_negativity = &log_negativity[0]
    batch.deviation = &deviation[0]
    batch.uncertainty = &uncertainty[0]
    batch.verdict = &verdict[0]
    batch.rounding = rounding
    batch.symmetry = symmetry
    batch.isa = isa
    with nogil:
        two_mode_run(&batch, n, threads)
