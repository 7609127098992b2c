"""One run of the benchmarks, as one dictionary."""

import sys

from benchmarks import (
    accuracy,
    adversary,
    entanglement,
    evolution,
    exponential,
    gradient,
    memory,
    sizes,
    throughput,
)  # fmt: skip
from benchmarks.catalogue import Missing, survey
from benchmarks.machine import described
from benchmarks.peak import fma_peak
from benchmarks.timing import one_core

SUBJECTS = {
    subject.name: subject
    for subject in (
        exponential.SUBJECT,
        sizes.SUBJECT,
        sizes.DERIVATIVES,
        entanglement.SUBJECT,
        evolution.MATRIX_ROUTE,
        evolution.CLOSED_FORM,
        gradient.SUBJECT,
        evolution.SCAN,
    )
}
MEASURES = {
    "throughput": throughput.measure,
    "accuracy": accuracy.measure,
    "memory": memory.measure,
    "adversary": adversary.measure,
}


def measured(effort, names, kinds):
    """Everything that was asked for: machine, peers, peak, and rows of each kind."""
    subjects = [SUBJECTS[name] for name in names]
    with one_core():  # what starts threads when it is loaded shall keep them on one core
        present, absent = survey(subjects)
    for name, obstacle in absent.items():
        _say(f"{name}: {obstacle}")
    return {
        "machine": described(),
        "effort": effort._asdict(),
        "peak": _peak(),
        "peers": present,
        "absent": absent,
        "subjects": {s.name: _described(s) for s in subjects},
        **{kind: _rows(MEASURES[kind], subjects, effort, present) for kind in kinds},
    }


def _described(subject):
    return {
        "title": subject.title,
        "unit": subject.unit,
        "error": subject.error,
        "swept": list(subject.swept),
        "routes": [route.name for route in subject.routes],
        "ours": [route.name for route in subject.routes if route.ours],
    }


def _peak():
    """FLOP/s of one core, or why it is not known."""
    try:
        with one_core():
            return {"flops": fma_peak()}
    except Missing as obstacle:
        _say(f"FMA peak: {obstacle}")
        return {"skipped": str(obstacle)}


def _rows(measure, subjects, effort, present):
    rows = []
    for subject in subjects:
        for row in measure(subject, effort, present):
            _say(" ".join(_shown(value) for value in row.values()))
            rows.append(row)
    return rows


def _shown(value):
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _say(text):
    print(text, file=sys.stderr, flush=True)
