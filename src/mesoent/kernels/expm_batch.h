/* Exponentials of a batch, and of a run of real 6x6 matrices: packs, the tail, and matrices that wait for company.
 *
 * Layout.    `rows` and `out` are (n, 6, 6) doubles, C-contiguous, aligned as doubles; `out` may equal `rows` but
 *            must not overlap it otherwise.
 * Contract.  A body for simd.h. Nothing is checked, raised or allocated. Several threads may work on one batch.
 * Accuracy.  That of expm_lanes.h and, for declined matrices and in exact mode, of expm_dd.h. A tail is padded with
 *            zero matrices to a full pack, so a matrix gives the same bits wherever it stands.
 *
 * A pack takes as many squarings as its neediest matrix. Where the numbers differ by more than one, the matrices
 * wait in buckets, one per number, until they fill a pack: random norms from 0.01 to 200 take 1.2 times as long
 * without (9.8 instead of 11.9 M/s). Not so in batches larger than the caches, where writing packs whole matters more
 * (9.2 against 8.8 M/s). Declined matrices wait for the exact path likewise.
 */
#include "planes.h"
#include "expm_taylor.h"
#include "expm_lanes.h"
#include "expm_dd.h"
#include "expm_declined.h"
#include "expm_any.h"

/* Matrices with equally many squarings to do. */
typedef struct {
    int count;
    double *destination[VLANES];
    _Alignas(64) double last_factor[VLANES];
    double rows[VLANES * 36]; /* the matrices */
    double x[VLANES * 36];    /* what is to be squared */
} NAME(bucket);

typedef struct {
    NAME(bucket) bucket[EXPM_MOST_SQUARINGS + 1]; /* the first holds nothing: see NAME(send_on) */
    NAME(waiting) *waiting;
} NAME(buckets);

/* ---- Waiting ---- */

/* By vectors, the last of which overlaps the one before. */
SIMD_INLINE void NAME(copy_matrix)(double *to, const double *from)
{
    v_t last = v_loadu(from + 36 - VLANES);
#pragma GCC unroll 18
    for (int i = 0; i <= 36 - VLANES; i += VLANES)
        v_storeu(to + i, v_loadu(from + i));
    v_storeu(to + 36 - VLANES, last);
}

/* Squares the matrices in a bucket. */
static __attribute__((noinline)) void NAME(empty_squarings)(NAME(buckets) *buckets, int squarings)
{
    NAME(bucket) *bucket = &buckets->bucket[squarings];
    v_t x[36];
    NAME(load_pack)(x, bucket->x);
    unsigned declined = NAME(expm_finish)(x, v_set1(squarings), v_load(bucket->last_factor));
    NAME(store_pack)(bucket->x, x);
    for (int i = 0; i < bucket->count; ++i)
        if (declined >> i & 1)
            NAME(decline)(buckets->waiting, bucket->rows + 36 * i, bucket->destination[i]);
        else
            NAME(copy_matrix)(bucket->destination[i], bucket->x + 36 * i);
    bucket->count = 0;
}

/* Sends x to its destination if it needs no squarings, else to its bucket. Which one is hard to predict, hence no
 * branch: an unsquared matrix visits the next place of bucket 0, without being counted. */
SIMD_INLINE void NAME(send_on)(NAME(buckets) *buckets, const double *row, const double *x, int squarings,
                               double last_factor, double *destination)
{
    NAME(bucket) *bucket = &buckets->bucket[squarings];
    int place = bucket->count;
    double *to = squarings ? bucket->x + 36 * place : destination;
    NAME(copy_matrix)(bucket->rows + 36 * place, row);
    NAME(copy_matrix)(to, x);
    bucket->last_factor[place] = last_factor;
    bucket->destination[place] = destination;
    bucket->count = place + (squarings != 0);
    if (bucket->count == VLANES)
        NAME(empty_squarings)(buckets, squarings);
}

/* Fills the unused places of a bucket with zero matrices. */
static void NAME(fill_up)(NAME(bucket) *bucket)
{
    for (int i = bucket->count; i < VLANES; ++i) {
        memset(bucket->rows + 36 * i, 0, 36 * sizeof(double));
        memset(bucket->x + 36 * i, 0, 36 * sizeof(double));
        bucket->last_factor[i] = 0;
    }
}

static void NAME(drain)(NAME(buckets) *buckets)
{
    for (int s = EXPM_MOST_SQUARINGS; s > 0; --s)
        if (buckets->bucket[s].count) {
            NAME(fill_up)(&buckets->bucket[s]);
            NAME(empty_squarings)(buckets, s);
        }
}

/* ---- Packs ---- */

/* Hands out a pack whose matrices need different things. Writes to `out` only what is finished. */
static __attribute__((noinline)) void NAME(part_company)(NAME(buckets) *buckets, const double *rows, double *out,
                                                         int count, const v_t x[36], v_t squarings, v_t last_factor,
                                                         unsigned declined)
{
    _Alignas(64) double lanes[VLANES * 36], steps[VLANES], factor[VLANES];
    NAME(store_pack)(lanes, x);
    v_store(steps, squarings);
    v_store(factor, last_factor);
    for (int i = 0; i < count; ++i, rows += 36, out += 36)
        if (declined >> i & 1)
            NAME(decline)(buckets->waiting, rows, out);
        else
            NAME(send_on)(buckets, rows, lanes + 36 * i, (int)steps[i], factor[i], out);
}

/* Do the numbers differ by more than one? */
SIMD_INLINE int NAME(differ)(v_t squarings)
{
    double lanes[VLANES], least, most;
    v_storeu(lanes, squarings);
    least = most = lanes[0];
    for (int i = 1; i < VLANES; ++i) {
        least = lanes[i] < least ? lanes[i] : least;
        most = lanes[i] > most ? lanes[i] : most;
    }
    return most - least > 1;
}

/* Writes a pack past the caches. */
SIMD_INLINE void NAME(stream_pack)(double *out, const v_t x[36])
{
    _Alignas(64) double stage[36 * VLANES];
    NAME(store_pack)(stage, x);
    if ((size_t)out % (8 * VLANES))
        simd_stream(out, stage, 36 * VLANES);
    else
        for (int i = 0; i < 36 * VLANES; i += VLANES)
            v_stream(out + i, v_load(stage + i));
}

/* One pack by the fast path; only its first `count` matrices are written to `out`. If `ahead` is not NULL, the batch is
 * larger than the caches: the pack at `ahead` is fetched, and this one written past them if it stays together. */
static __attribute__((noinline)) void NAME(fast_pack)(NAME(buckets) *buckets, const double *rows, double *out, int count,
                                                      const double *ahead)
{
    v_t x[36];
    NAME(plan) plan = NAME(expm_start)(x, rows, ahead);
    unsigned declined = m_bits(plan.declined);
    if (m_bits(~v_eq(plan.squarings, v_set1(0)))) {
        if (!ahead && !declined && NAME(differ)(plan.squarings)) {
            NAME(part_company)(buckets, rows, out, count, x, plan.squarings, plan.last_factor, 0);
            return;
        }
        declined |= NAME(expm_finish)(x, plan.squarings, plan.last_factor);
    }
    if (declined || count < VLANES)
        NAME(part_company)(buckets, rows, out, count, x, v_set1(0), plan.last_factor, declined);
    else if (ahead)
        NAME(stream_pack)(out, x);
    else
        NAME(store_pack)(out, x);
}

/* Exponentials of n real 6x6 matrices; `stream` says that the batch is larger than the caches. */
static void NAME(run_six)(NAME(buckets) *buckets, const double *rows, double *out, ptrdiff_t n, int stream)
{
    enum { SIZE = 36 * VLANES };
    double stage[SIZE];
    for (int count = VLANES; n > 0; n -= count, rows += SIZE, out += SIZE) {
        const double *pack = rows;
        if (n < VLANES) {
            count = (int)n;
            memset(stage, 0, sizeof stage);
            pack = memcpy(stage, rows, count * 36 * sizeof(double));
        }
        NAME(fast_pack)(buckets, pack, out, count, stream && n >= 2 * VLANES ? rows + SIZE : NULL);
    }
}

/* Chunks of real 6x6 matrices, until none is left. */
static void NAME(chunks_of_six)(NAME(waiting) *waiting, split_queue *queue)
{
    const expm_batch *batch = waiting->batch;
    NAME(buckets) buckets;
    buckets.waiting = waiting;
    for (int s = 0; s <= EXPM_MOST_SQUARINGS; ++s)
        buckets.bucket[s].count = 0;
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        NAME(run_six)(&buckets, batch->rows + 36 * begin, batch->out + 36 * begin, end - begin, batch->stream);
    NAME(drain)(&buckets);
    simd_fence();
}

/* Chunks of others. In exact mode the fast path declines everything. */
static void NAME(chunks_of_any)(NAME(waiting) *waiting, split_queue *queue)
{
    const expm_batch *batch = waiting->batch;
    int size = expm_entries(batch->kind);
    for (ptrdiff_t begin, end; split_take(queue, &begin, &end);)
        if (batch->exact)
            for (ptrdiff_t i = begin; i < end; ++i)
                NAME(decline)(waiting, batch->rows + size * i, batch->out + size * i);
        else
            NAME(run_any)(waiting, batch->rows + size * begin, batch->out + size * begin, end - begin);
}

/* Works on a batch until no chunk is left. */
static void NAME(expm_chunks)(const expm_batch *batch, split_queue *queue)
{
    expm_kind kind = batch->kind;
    double rows[VLANES * expm_entries(kind)];
    NAME(waiting) waiting = {batch, 0, {NULL}, rows};
    if (kind.n == 6 && !kind.imaginary && !kind.dual && !batch->exact)
        NAME(chunks_of_six)(&waiting, queue);
    else
        NAME(chunks_of_any)(&waiting, queue);
    if (waiting.count)
        NAME(empty_waiting)(&waiting);
}
