"""Results per second: every route of a subject on every set, for every N."""

import numpy as np

from benchmarks.catalogue import SHORT, Missing
from benchmarks.peak import fma_peak
from benchmarks.timing import best_time, one_core, speedup


def measure(subject, effort, present):
    """Rows of the throughput table: one per set, N, route and number of threads."""
    for name in subject.sets:
        swept, bound = name in subject.swept, _bound(subject)
        for n in effort.sizes if swept else (SHORT,):
            inputs = subject.inputs(name, n)
            for route in subject.routes:
                if route.name in present and n <= route.most:
                    place = {"subject": subject.name, "set": name, "n": n, "bound": bound}
                    for row in _rates(route, inputs, n, effort.seconds, swept and n >= SHORT):
                        yield place | row


def _bound(subject):
    """Highest possible rate on one core just now, if it is known."""
    try:
        with one_core():
            return subject.bound and subject.bound(fma_peak())
    except Missing:
        return None


@np.errstate(all="ignore")
def _rates(route, inputs, n, seconds, split):
    """One row for one thread, and one for two where that is asked for and can be had."""
    try:
        one = route.bind(inputs, 1)
        with one_core():
            rows = [{"route": route.name, "threads": 1, "rate": n / best_time(one, seconds)}]
    except (ValueError, ArithmeticError, MemoryError, RuntimeError) as error:
        return [{"route": route.name, "threads": 1, "rate": None, "refused": str(error)[:80]}]
    for threads in route.threads[1:] if split else ():
        gain, duration = speedup(one, route.bind(inputs, threads), seconds)
        rows.append(
            {"route": route.name, "threads": threads, "rate": n / duration, "speedup": gain}
        )
    return rows
