"""SciPy in another interpreter: reads requests from standard input, see elsewhere.py.

Needs NumPy and SciPy only. Requests and answers are pickles.
"""

import pickle
import sys
from functools import partial

import numpy as np
import scipy
import scipy.linalg

from benchmarks.timing import best_time


@np.errstate(all="ignore")
def answer(request, rows):
    """What was asked for: SciPy's version, exponentials of the rows, or the time they take."""
    if request == "version":
        return scipy.__version__
    if request == "expm":
        return scipy.linalg.expm(rows)
    return best_time(partial(scipy.linalg.expm, rows), request)


def main():
    """Serve until standard input ends."""
    read, write = sys.stdin.buffer, sys.stdout.buffer
    rows = None
    while True:
        try:
            request = pickle.load(read)
        except EOFError:
            return
        if request == "rows":
            rows = pickle.load(read)
            continue
        pickle.dump(answer(request, rows), write)
        write.flush()


if __name__ == "__main__":
    main()
