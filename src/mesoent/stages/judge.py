"""Judging one section of the paper: every row of its ledger beside what its check finds."""

from typing import NamedTuple

from mesoent.audit.judgement import judge as judgement_of
from mesoent.audit.ledger import statements
from mesoent.errors import AuditError


class Finding(NamedTuple):
    """A row of the ledger with its judgement; residuals are texts of two digits.

    `name` is for links, `after` the last numbered equation before it, `proof` the function that
    makes the steps, one a line.
    """

    label: str
    name: str
    section: str
    after: str
    kind: str
    origin: str
    verdict: str
    recorded: str
    evidence: str
    printed: str
    corrected: str
    quotation: str
    settled_by: str
    residual: str
    corrected_residual: str
    tolerance: str
    because: str
    at: str
    check: str
    proof: str
    rests_on: str
    steps: str
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

    Raises
    ------
    AuditError
        If a step of a proof is not borne out.
    """
    return [_finding(statement) for statement in statements(section)]


def _finding(statement):
    judgement, check, proof = judgement_of(statement), statement.check, statement.proof
    return Finding(
        label=statement.label,
        name=statement.name,
        section=statement.section,
        after=f"({statement.place[0]})",
        kind=statement.kind,
        origin=statement.origin,
        verdict=judgement.verdict,
        recorded=statement.recorded,
        evidence=statement.evidence,
        printed=statement.printed,
        corrected=statement.corrected,
        quotation=statement.quotation,
        settled_by=statement.settled_by,
        residual=_digits(judgement.residual),
        corrected_residual=_digits(judgement.corrected_residual),
        tolerance=_digits(statement.tolerance) if check else "",
        because=statement.because,
        at=judgement.at,
        check=_name(check) if check else "",
        proof=_name(proof) if proof else "",
        rests_on=statement.rests_on,
        steps="\n".join(_steps(statement)) if proof else "",
        sentence=statement.sentence,
    )


def _steps(statement):
    """The claims of a proof, each borne out."""
    for claim, holds in statement.proof():
        if not holds:
            raise AuditError(
                f"the proof of {statement.label} of the paper fails at the step {claim!r}; see "
                f"{_name(statement.proof)}, and correct the algebra or take the proof away"
            )
        yield claim


def _digits(size):
    return "" if size != size else f"{size:.1e}"


def _name(function):
    """Where a reader finds a check or a proof."""
    inner = getattr(function, "func", function)
    return f"{inner.__module__.removeprefix('mesoent.')}.{inner.__name__}"
