"""Errors of every route against references at high precision, set by set."""

import numpy as np

from benchmarks.catalogue import Missing, installed

#: What the references need.
REFERENCES = {"exponential": "python-flint"}
MODULES = {"python-flint": "flint"}


def references_of(subject):
    """The distribution behind a subject's references; raises Missing if it is not there."""
    name = REFERENCES.get(subject.name, "mpmath")
    return installed(name, MODULES.get(name, name))()


def measure(subject, effort, present):
    """Rows of the accuracy table: one per set and route."""
    try:
        references_of(subject)
    except Missing:
        return
    for name in subject.sets:
        count = max(1, effort.count // subject.draws)
        draws = [subject.inputs(name, count, draw) for draw in range(subject.draws)]
        truths = [subject.truth(inputs) for inputs in draws]
        for route in subject.routes:
            if route.judged and route.name in present:
                row = {"subject": subject.name, "set": name, "route": route.name}
                yield row | _judged(subject, route, draws, truths)


def _judged(subject, route, draws, truths):
    """Largest and median error, failures, and wrong verdicts over all draws."""
    errors, wrong = [], 0
    for inputs, truth in zip(draws, truths, strict=True):
        result = _result(subject, route, inputs)
        errors.append(subject.errors(result, truth, route.clipped))
        if subject.verdicts:
            wrong += _wrong_verdicts(result, truth)
    verdicts = {"wrong_verdicts": wrong} if subject.verdicts else {}
    return _summary(np.concatenate(errors)) | verdicts


def _summary(errors):
    """NaN marks what cannot be judged, infinity a refusal or a result that is not finite."""
    failed = np.isinf(errors)
    judged = errors[np.isfinite(errors)]
    return {
        "max": float(judged.max()) if judged.size else None,
        "median": float(np.median(judged)) if judged.size else None,
        "failed": int(failed.sum()),
        "count": int(judged.size + failed.sum()),
    }


def _wrong_verdicts(result, truth):
    """How often entangled was taken for separable or the reverse; refusals do not count."""
    pairs = zip(np.asarray(result), truth, strict=True)
    return sum(bool(r > 0) != bool(t > 0) for r, t in pairs if not np.isnan(r))


def _result(subject, route, inputs):
    """All at once, as in use; one by one if something in it is refused."""
    with np.errstate(all="ignore"):
        try:
            return _array(route.bind(inputs, 1)())
        except (ValueError, ArithmeticError):
            parts = [_part(subject, route, part) for part in subject.parts(inputs)]
            return np.concatenate(parts)


def _part(subject, route, inputs):
    try:
        return _array(route.bind(inputs, 1)())
    except (ValueError, ArithmeticError):
        return np.full(1, np.nan)


def _array(result):
    """A result as an array of its own."""
    return np.array(result)
