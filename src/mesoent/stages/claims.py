"""The catalogue of what the paper says of its figures, as plain data, and how it is judged."""

import math
from itertools import pairwise
from typing import NamedTuple


class Claim(NamedTuple):
    """A sentence of the paper: where it stands, what it says of which number."""

    source: str
    statement: str
    quantity: str
    trend: str
    remark: str = ""


#: By the figure of the paper that shows it.
CLAIMS = {
    "Fig. 1": [
        Claim("Fig. 1", "E grows with the coupling", "peak_log_negativity", "rising"),
        Claim("Fig. 1", "E appears earlier as the coupling grows", "birth_time", "falling"),
        Claim("Fig. 1", "E dies later as the coupling grows", "death_time", "rising"),
        Claim("Sec. 4", "sudden birth: E is zero for a finite time", "birth_time", "finite"),
        Claim("Sec. 4", "sudden death: E is zero after a finite time", "death_time", "finite"),
    ],
    "Fig. 2": [
        Claim("Fig. 2", "some squeezing is best for the maximum of E",
              "peak_log_negativity", "peaked"),
        Claim("Fig. 2", "squeezing moves the time at which E appears", "birth_time", "changing"),
    ],
    "Fig. 3": [
        Claim("Fig. 3", "the maximum of E falls with temperature",
              "peak_log_negativity", "falling"),
        Claim("Sec. 4", "sudden death: E is zero after a finite time", "death_time", "finite"),
    ],
    "Fig. 4": [
        Claim("Fig. 4", "E stays non-zero for ever", "death_time", "infinite"),
        Claim("Fig. 4", "E reaches a positive limit at T > 0", "late_log_negativity", "positive"),
    ],
    "Fig. 5": [
        Claim("Fig. 5", "high squeezing need not give larger asymptotic E",
              "late_log_negativity", "not rising",
              "E(t to inf) grows with squeezing at every temperature: what falls is E at a "
              "finite time, because it is born later"),
        Claim("Fig. 5", "E appears later as the squeezing grows", "birth_time", "rising"),
    ],
}  # fmt: skip

_TRENDS = {
    "rising": lambda values: all(low < high for low, high in pairwise(values)),
    "falling": lambda values: all(high > low for high, low in pairwise(values)),
    "not rising": lambda values: any(low >= high for low, high in pairwise(values)),
    "changing": lambda values: len(set(values)) == len(values),
    "peaked": lambda values: max(values) > max(values[0], values[-1]),
    "positive": lambda values: min(values) > 0,
    "finite": lambda values: all(0 < value < math.inf for value in values),
    "infinite": lambda values: all(value == math.inf for value in values),
}


def holds(claim, values):
    """Whether the trend that a claim states is that of `values`.

    Examples
    --------
    >>> holds(Claim("", "", "birth_time", "falling"), [3.0, 2.0, 1.0])
    True
    """
    return bool(_TRENDS[claim.trend](values))
