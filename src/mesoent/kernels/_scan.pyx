"""Peak, birth, death and critical temperature of many parameter sets: see scan_body.h for the method."""

cdef extern from "scan.h" nogil:
    enum:
        SCAN_INPUTS
        SCAN_OUTPUTS
    ctypedef struct scan_batch:
        const double *inputs[SCAN_INPUTS]
        ptrdiff_t steps[SCAN_INPUTS]
        double low[SCAN_INPUTS]
        double high[SCAN_INPUTS]
        double *outputs[SCAN_OUTPUTS]
        int isa
    ptrdiff_t scan_run(scan_batch *batch, ptrdiff_t n, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


cdef inline const double *address(const double[::1] values) noexcept:
    return &values[0]


def scan(inputs, low, high, double[:, ::1] out, ptrdiff_t begin, ptrdiff_t end, int threads, int isa):
    """Fill out[:, begin:end] from four inputs; return the number of the first set beyond the bounds, end if none is.

    inputs: each a float, or an array of length end - begin; low, high: their bounds; the orders of inputs and
    outputs: scan.h.
    """
    cdef scan_batch batch
    cdef double numbers[SCAN_INPUTS]
    cdef ptrdiff_t n = end - begin
    cdef int i
    if n == 0:
        return end
    for i in range(SCAN_INPUTS):
        batch.low[i] = low[i]
        batch.high[i] = high[i]
        batch.steps[i] = not isinstance(inputs[i], float)
        if batch.steps[i]:
            batch.inputs[i] = address(inputs[i])
        else:
            numbers[i] = inputs[i]
            batch.inputs[i] = &numbers[i]
    for i in range(SCAN_OUTPUTS):
        batch.outputs[i] = &out[i, begin]
    batch.isa = isa
    if n <= 8:  # too short to be worth letting other threads in
        return begin + scan_run(&batch, n, 1)
    with nogil:
        n = scan_run(&batch, n, threads)
    return begin + n
