"""Log-negativity of stacks of two-mode covariances."""

from functools import partial

import numpy as np

from benchmarks import peers, states, truth
from benchmarks.catalogue import Subject, ours
from mesoent import log_negativity


def _bind(covariance, threads):
    options = {"threads": threads} if threads > 1 else {}
    return partial(log_negativity, covariance, signed=True, **options)


def errors(result, exact, clipped):
    """Absolute errors of E in ebits; those of a zero that was clipped rightly are not known."""
    if not clipped:
        return truth.absolute_errors(result, exact)
    found = truth.absolute_errors(result, [max(e, 0) for e in exact])
    return np.where((found == 0) & (np.asarray(result) == 0), np.nan, found)


SUBJECT = Subject(
    name="entanglement",
    title="Log-negativity of two-mode covariances",
    unit="states",
    error="absolute, in ebits; where E is clipped at zero, of entangled states only",
    sets=states.SETS,
    swept=("general, squeezing up to 0.5",),
    routes=(ours("mesoent", _bind, log_negativity), *peers.ENTANGLEMENT),
    truth=lambda covariance: [truth.log_negativity(one) for one in covariance],
    errors=errors,
    parts=lambda covariance: [covariance[i : i + 1] for i in range(len(covariance))],
    verdicts=True,
)
