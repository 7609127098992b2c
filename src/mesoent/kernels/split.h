/* A batch of n elements, worked off in chunks by several threads.
 *
 * Contract.  work(context, queue) takes chunks with split_take until none is left, computes elements begin..end-1 of
 *            each and touches no other. The calling thread takes part, so one thread starts none; where no thread can
 *            be started the caller's does the work. Results must not depend on who takes which chunk.
 */
#ifndef SPLIT_H
#define SPLIT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

enum { SPLIT_MOST_THREADS = 256 };

typedef struct {
    ptrdiff_t n, grain;
    atomic_ptrdiff_t next; /* first element that nobody works on */
} split_queue;

/* The least number that any thread has noted. */
typedef atomic_ptrdiff_t split_first;

static inline void split_note(split_first *first, ptrdiff_t number)
{
    ptrdiff_t known = atomic_load(first);
    while (number < known && !atomic_compare_exchange_weak(first, &known, number))
        continue;
}

typedef void (*split_work)(const void *context, split_queue *queue);

typedef struct {
    split_work work;
    const void *context;
    split_queue *queue;
} split_job;

/* The next chunk; false if none is left. */
static inline int split_take(split_queue *queue, ptrdiff_t *begin, ptrdiff_t *end)
{
    *begin = atomic_fetch_add(&queue->next, queue->grain);
    *end = queue->n - *begin < queue->grain ? queue->n : *begin + queue->grain;
    return *begin < queue->n;
}

static void *split_enter(void *job_)
{
    const split_job *job = job_;
    job->work(job->context, job->queue);
    return NULL;
}

/* Chunks of `grain` elements, which is a multiple of 8 so that packs stay whole. */
static inline void split_run(split_work work, const void *context, ptrdiff_t n, ptrdiff_t grain, int threads)
{
    split_queue queue = {n, grain, 0};
    split_job job = {work, context, &queue};
    pthread_t helper[SPLIT_MOST_THREADS];
    ptrdiff_t chunks = (n + grain - 1) / grain;
    int most = chunks < SPLIT_MOST_THREADS ? (int)chunks : SPLIT_MOST_THREADS;
    int wanted = (threads < most ? threads : most) - 1, started = 0;
    while (started < wanted && pthread_create(&helper[started], NULL, split_enter, &job) == 0)
        ++started;
    split_enter(&job);
    while (started > 0)
        pthread_join(helper[--started], NULL);
}

#endif
