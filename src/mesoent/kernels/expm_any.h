/* Exponentials of a run of matrices of any size and kind of number, pack by pack.
 *
 * Layout.    That of expm.h.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated.
 * Accuracy.  That of expm_taylor.h. A tail is padded with zero matrices to a full pack.
 */

/* Hands out a pack from which matrices were declined, or that is not full. */
static __attribute__((noinline)) void NAME(hand_out)(NAME(waiting) *waiting, const double *rows, double *out,
                                                     const double *result, int count, unsigned declined)
{
    int size = expm_entries(waiting->batch->kind);
    for (int i = 0; i < count; ++i, rows += size, out += size, result += size)
        if (declined >> i & 1)
            NAME(decline)(waiting, rows, out);
        else
            memcpy(out, result, size * sizeof(double));
}

SIMD_INLINE void NAME(run_kind)(NAME(waiting) *waiting, const double *rows, double *out, ptrdiff_t n, expm_kind kind)
{
    int size = expm_entries(kind);
    double stage[VLANES * size];
    v_t x[size];
    for (; n > 0; n -= VLANES, rows += VLANES * size, out += VLANES * size) {
        int count = n < VLANES ? (int)n : VLANES;
        const double *pack = rows;
        if (count < VLANES) {
            memset(stage, 0, sizeof stage);
            pack = memcpy(stage, rows, count * size * sizeof(double));
        }
        NAME(planes_load)(x, pack, kind);
        v_t exponent = NAME(normalise_derivative)(x, kind);
        unsigned declined = NAME(taylor_pack)(x, kind);
        NAME(restore_derivative)(x, exponent, kind);
        if (declined || count < VLANES) {
            NAME(planes_store)(stage, x, kind);
            NAME(hand_out)(waiting, rows, out, stage, count, declined);
        } else
            NAME(planes_store)(out, x, kind);
    }
}

static void NAME(run_any)(NAME(waiting) *waiting, const double *rows, double *out, ptrdiff_t n)
{
    NAME(run_kind)(waiting, rows, out, n, waiting->batch->kind);
}
