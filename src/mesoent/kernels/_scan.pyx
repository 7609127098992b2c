"""Peak, birth, death and critical temperature of many parameter sets: see scan_body.h for the method."""

cdef extern from "scan.h" nogil:
    enum:
        SCAN_INPUTS
        SCAN_OUTPUTS
    ctypedef struct scan_batch:
        const double *inputs[SCAN_INPUTS]
        ptrdiff_t steps[SCAN_INPUTS]
        double *outputs[SCAN_OUTPUTS]
        int isa
    void scan_run(const scan_batch *batch, ptrdiff_t n, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


cdef const double *address(const double[::1] values) noexcept:
    return &values[0]


def scan(inputs, double[:, ::1] out, int threads, int isa):
    """Fill out, (outputs, n), from four inputs of shape (n,) or (1,); the orders of both: scan.h."""
    cdef scan_batch batch
    cdef ptrdiff_t n = out.shape[1]
    cdef int i
    if n == 0:
        return
    for i in range(SCAN_INPUTS):
        batch.inputs[i] = address(inputs[i])
        batch.steps[i] = 1 if len(inputs[i]) > 1 else 0
    for i in range(SCAN_OUTPUTS):
        batch.outputs[i] = &out[i, 0]
    batch.isa = isa
    with nogil:
        scan_run(&batch, n, threads)
