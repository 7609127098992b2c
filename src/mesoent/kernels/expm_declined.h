/* Matrices that the fast path declined: they wait for company, then go the exact way.
 *
 * Layout.    That of expm.h.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated.
 * Accuracy.  That of expm_dd.h. An unused place in a pack holds zeros, so a matrix gives the same bits wherever it stands.
 */

typedef struct {
    const expm_batch *batch;
    int count;
    double *destination[VLANES];
    double *rows; /* VLANES matrices */
} NAME(waiting);

/* Exponentials of the matrices that wait. */
static __attribute__((noinline)) void NAME(empty_waiting)(NAME(waiting) *waiting)
{
    const expm_batch *batch = waiting->batch;
    expm_kind kind = batch->kind;
    int size = expm_entries(kind);
    v_t x[size];
    double result[VLANES * size];
    memset(waiting->rows + size * waiting->count, 0, size * (VLANES - waiting->count) * sizeof(double));
    NAME(planes_load)(x, waiting->rows, kind);
    v_t exponent = NAME(normalise_derivative)(x, kind);
    unsigned unknown = NAME(expm_dd_pack)(x, kind);
    NAME(restore_derivative)(x, exponent, kind);
    NAME(planes_store)(result, x, kind);
    for (int i = 0; i < waiting->count; ++i) {
        int here = unknown >> i & 1;
        if (here)
            batch->unknown[(waiting->destination[i] - batch->out) / size] = 1;
        memcpy(waiting->destination[i], (here ? waiting->rows : result) + size * i, size * sizeof(double));
    }
    waiting->count = 0;
}

static __attribute__((noinline)) void NAME(decline)(NAME(waiting) *waiting, const double *row, double *destination)
{
    int size = expm_entries(waiting->batch->kind);
    memcpy(waiting->rows + size * waiting->count, row, size * sizeof(double));
    waiting->destination[waiting->count] = destination;
    if (++waiting->count == VLANES)
        NAME(empty_waiting)(waiting);
}
