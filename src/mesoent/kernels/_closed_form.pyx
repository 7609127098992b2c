"""Closed form of the double chain's entanglement: see closed_form_body.h for formula and accuracy."""

cdef extern from "closed_form.h" nogil:
    enum:
        CLOSED_FORM_INPUTS
    ctypedef struct closed_form_input:
        const double *values
        ptrdiff_t row_step
        ptrdiff_t column_step
    ctypedef struct closed_form_batch:
        closed_form_input inputs[CLOSED_FORM_INPUTS]
        double *log_negativity
        double *gradient[CLOSED_FORM_INPUTS]
        ptrdiff_t columns
        int clip
        int isa
    ptrdiff_t closed_form_run(closed_form_batch *batch, ptrdiff_t rows, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


cdef inline void point_to(closed_form_input *target, const double[:, ::1] values) noexcept:
    target.values = &values[0, 0]
    target.row_step = values.shape[1] if values.shape[0] > 1 else 0
    target.column_step = 1 if values.shape[1] > 1 else 0


def log_negativity(inputs, double[:, ::1] out, gradient, bint clip, int threads, int isa):
    """Fill out, (rows, columns), from five inputs; return the number of the first time that is negative or not finite.

    inputs: each a float, or an array of shape (rows or 1, columns or 1); their order: closed_form.h.
    gradient: None, or an array (5, rows, columns) for derivatives by the inputs.
    """
    cdef closed_form_batch batch
    cdef double numbers[CLOSED_FORM_INPUTS]
    cdef double[:, :, ::1] slopes = gradient
    cdef ptrdiff_t rows = out.shape[0], refused
    cdef int i
    if rows == 0 or out.shape[1] == 0:
        return 0
    for i in range(CLOSED_FORM_INPUTS):
        if isinstance(inputs[i], float):
            numbers[i] = inputs[i]
            batch.inputs[i] = closed_form_input(&numbers[i], 0, 0)
        else:
            point_to(&batch.inputs[i], inputs[i])
        batch.gradient[i] = NULL if gradient is None else &slopes[i, 0, 0]
    batch.log_negativity = &out[0, 0]
    batch.columns = out.shape[1]
    batch.clip = clip
    batch.isa = isa
    if rows * batch.columns < 256:  # too short to be worth letting other threads in
        return closed_form_run(&batch, rows, 1)
    with nogil:
        refused = closed_form_run(&batch, rows, threads)
    return refused
