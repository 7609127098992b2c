"""Every interval of entanglement of many parameter sets: see calendar.h for layout and contract."""

cdef extern from "calendar.h" nogil:
    enum:
        CALENDAR_INPUTS
        CALENDAR_OUTPUTS
    ctypedef struct calendar_batch:
        const double *inputs
        double *outputs
        double *births
        double *deaths
        ptrdiff_t n
        ptrdiff_t most
        int isa
    void calendar_run(const calendar_batch *batch, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()
INPUTS = CALENDAR_INPUTS
OUTPUTS = CALENDAR_OUTPUTS


def calendar(
    const double[:, ::1] inputs,
    double[:, ::1] outputs,
    double[:, ::1] births,
    double[:, ::1] deaths,
    int threads,
    int isa,
):
    """Fill outputs (OUTPUTS, n), births and deaths (n, most) from inputs (n, INPUTS)."""
    cdef calendar_batch batch
    batch.n = inputs.shape[0]
    batch.most = births.shape[1]
    if batch.n == 0:
        return
    batch.inputs = &inputs[0, 0]
    batch.outputs = &outputs[0, 0]
    batch.births = &births[0, 0] if batch.most > 0 else NULL
    batch.deaths = &deaths[0, 0] if batch.most > 0 else NULL
    batch.isa = isa
    with nogil:
        calendar_run(&batch, threads)
