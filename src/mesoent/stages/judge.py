"""Judging one section of the paper: every row of its ledger beside what its check finds."""

from typing import NamedTuple

from mesoent.audit.judgement import judge as judgement_of
from mesoent.audit.ledger import statements


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
    return [_finding(statement) for statement in statements(section)]


def _finding(statement):
    judgement, check = judgement_of(statement), statement.check
    return Finding(
        label=statement.label,
        section=statement.section,
        kind=statement.kind,
        verdict=judgement.verdict,
        recorded=statement.recorded,
        printed=statement.printed,
        corrected=statement.corrected,
        residual=_digits(judgement.residual),
        corrected_residual=_digits(judgement.corrected_residual),
        tolerance=_digits(statement.tolerance) if check else "",
        because=statement.because,
        at=judgement.at,
        check=_name(check) if check else "",
        sentence=statement.sentence,
    )


def _digits(size):
    return "" if size != size else f"{size:.1e}"


def _name(function):
    """Where a reader finds the check."""
    inner = getattr(function, "func", function)
    return f"{inner.__module__.removeprefix('mesoent.')}.{inner.__name__}"
