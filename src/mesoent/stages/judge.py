"""Judging one section of the paper: every row of its ledger beside what its check finds."""

from typing import NamedTuple

from mesoent.audit.ledger import judgements


class Finding(NamedTuple):
    """A row of the ledger with its judgement; residuals are texts of two digits."""

    label: str
    section: str
    kind: str
    verdict: str
    recorded: str
    printed: str
    corrected: str
    residual: str
    corrected_residual: str
    tolerance: str
    because: str
    at: str
    check: str
    sentence: str


def judge(section):
    """What the run finds of every statement in a section of the paper.

    Parameters
    ----------
    section : str
        A name from `mesoent.audit.ledger.SECTIONS`.

    Returns
    -------
    list of Finding
    """
    return [_finding(*judged) for judged in judgements(section)]


def _finding(entry, check, judgement):
    return Finding(
        label=entry.label,
        section=entry.section,
        kind=entry.kind,
        verdict=judgement.verdict,
        recorded=entry.verdict,
        printed=entry.printed,
        corrected=entry.corrected,
        residual=_digits(judgement.residual),
        corrected_residual=_digits(judgement.corrected_residual),
        tolerance=_digits(entry.tolerance) if check else "",
        because=entry.because,
        at=judgement.at,
        check=_name(check.residual) if check else "",
        sentence=entry.sentence,
    )


def _digits(size):
    return "" if size != size else f"{size:.1e}"


def _name(function):
    """Where a reader finds the check."""
    inner = getattr(function, "func", function)
    return f"{inner.__module__.removeprefix('mesoent.')}.{inner.__name__}"
