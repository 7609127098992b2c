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
        double *signed_log_negativity
        ptrdiff_t columns
        int isa
    void closed_form_run(const closed_form_batch *batch, ptrdiff_t rows, int threads)

cdef extern from *:
    const char *MESOENT_SOURCES

SOURCES = MESOENT_SOURCES.decode()


cdef inline void point_to(closed_form_input *target, const double[:, ::1] values) noexcept:
    target.values = &values[0, 0]
    target.row_step = values.shape[1] if values.shape[0] > 1 else 0
    target.column_step = 1 if values.shape[1] > 1 else 0


def signed_log_negativity(inputs, double[:, ::1] out, int threads, int isa):
    """Fill out, (rows, columns), from six inputs of shape (rows or 1, columns or 1); their order: closed_form.h."""
    cdef closed_form_batch batch
    cdef ptrdiff_t rows = out.shape[0]
    if rows == 0 or out.shape[1] == 0:
        return
    for i in range(CLOSED_FORM_INPUTS):
        point_to(&batch.inputs[i], inputs[i])
    batch.signed_log_negativity = &out[0, 0]
    batch.columns = out.shape[1]
    batch.isa = isa
    with nogil:
        closed_form_run(&batch, rows, threads)
