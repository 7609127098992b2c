"""What a call takes beside its input: the highest sum of all blocks that Python allocates."""

import tracemalloc

import numpy as np


def measure(subject, effort, present):
    """Rows of the memory table: one per route of ours, at the largest N."""
    n = max(effort.sizes)
    for name in subject.swept:
        inputs = subject.inputs(name, n)
        for route in subject.routes:
            if route.ours and route.name in present:
                row = {"subject": subject.name, "set": name, "n": n, "route": route.name}
                yield row | _measured(route.bind(inputs, 1))


def _measured(call):
    call()  # what is imported or kept shall not count
    tracemalloc.start()
    result = call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {"result": sum(np.asarray(part).nbytes for part in result), "peak": peak}
