"""How long a call takes: the best of many short repeats."""

import math
import os
import time
from contextlib import contextmanager

#: Seconds that one repeat lasts at least: hundreds of times what reading the clock costs.
REPEAT = 2e-4


def best_time(call, seconds):
    """Processor time of one call in seconds, of all threads of this process together.

    Other processes do not enter it, and a peer that starts threads of its own gains nothing.
    A call that runs in another process brings its own `best_time`.
    """
    if hasattr(call, "best_time"):
        return call.best_time(seconds)
    _sample(call, 1, time.process_time)  # compiles what compiles itself, and warms the caches
    end = time.perf_counter() + seconds
    best = _sample(call, 1, time.process_time)
    count = max(1, math.ceil(REPEAT / best))
    while time.perf_counter() < end:
        best = min(best, _sample(call, count, time.process_time))
    return best


def speedup(one, several, seconds):
    """How many times faster `several` is than `one`, and its wall time; repeats alternate."""
    best = [math.inf, math.inf]
    count = max(1, math.ceil(REPEAT / _sample(one, 1, time.perf_counter)))
    end = time.perf_counter() + 2 * seconds
    while math.isinf(best[1]) or time.perf_counter() < end:
        for i, call in enumerate((one, several)):
            best[i] = min(best[i], _sample(call, count, time.perf_counter))
    return best[0] / best[1], best[1]


def _sample(call, count, clock):
    start = clock()
    for _ in range(count):
        call()
    return max(clock() - start, 1e-9) / count


@contextmanager
def one_core():
    """Keep this thread, and the threads and processes it starts, on one core."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
