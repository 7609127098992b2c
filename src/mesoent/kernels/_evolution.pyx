"""Trajectories from generator to entanglement in one pass: see evolution.h for layout, contract and accuracy."""

cdef extern from "evolution.h" nogil:
    ctypedef struct two_mode_judgement:
        double *deviation
        double *uncertainty
        signed char *verdict
    ctypedef struct evolution_batch:
        const double *generator
        const double *stationary
        const double *deviation
        double *covariance
        double *log_negativity
        two_mode_judgement judgement
        double rounding
        double symmetry
        int isa
    void evolution_at_times(const evolution_batch *batch, const double *times, ptrdiff_t n, int threads)
    void evolution_on_grid(const evolution_batch *batch, double start, double step, ptrdiff_t n, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


cdef class Batch:
    """The arrays of one call: matrices (6, 6), covariance (n, 4, 4) or None, the other outputs (n,)."""

    cdef evolution_batch batch
    cdef ptrdiff_t n
    cdef object arrays  # kept alive

    def __init__(
        self,
        const double[:, ::1] generator,
        const double[:, ::1] stationary,
        const double[:, ::1] deviation,
        double[:, :, ::1] covariance,
        double[::1] log_negativity,
        double[::1] deviation_of_state,
        double[::1] uncertainty,
        signed char[::1] verdict,
        double rounding,
        double symmetry,
        int isa,
    ):
        self.arrays = (generator, stationary, deviation, covariance, log_negativity, deviation_of_state, uncertainty, verdict)
        self.n = log_negativity.shape[0]
        self.batch.generator = &generator[0, 0]
        self.batch.stationary = &stationary[0, 0]
        self.batch.deviation = &deviation[0, 0]
        self.batch.rounding = rounding
        self.batch.symmetry = symmetry
        self.batch.isa = isa
        if self.n:
            self.batch.covariance = NULL if covariance is None else &covariance[0, 0, 0]
            self.batch.log_negativity = &log_negativity[0]
            self.batch.judgement = two_mode_judgement(&deviation_of_state[0], &uncertainty[0], &verdict[0])

    def at_times(self, const double[::1] times, int threads):
        """Fill the outputs at n arbitrary times."""
        if self.n:
            with nogil:
                evolution_at_times(&self.batch, &times[0], self.n, threads)

    def on_grid(self, double start, double step, int threads):
        """Fill the outputs at the times start + j step."""
        if self.n:
            with nogil:
                evolution_on_grid(&self.batch, start, step, self.n, threads)
