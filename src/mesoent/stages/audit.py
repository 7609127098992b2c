"""The audit as a whole: how many statements hold, and whether that is what was recorded."""

from collections import Counter

from mesoent.audit.ledger import SECTIONS, statements
from mesoent.audit.statement import EVIDENCE, HOLDS, OURS, VERDICTS
from mesoent.errors import AuditError

#: What is audited.
PAPER = {
    "title": "Long-lived mesoscopic entanglement between two damped infinite harmonic chains",
    "authors": ["F. Benatti", "F. Carollo", "R. Floreanini", "J. Surace"],
    "arxiv": "1705.08648",
}
_NUMBERS = ("residual", "corrected_residual", "tolerance")


def counts(findings, kind="verdict"):
    """How many statements of the paper, by section, have each verdict or each kind of evidence.

    Parameters
    ----------
    findings : list of dict
        At least `section`, `origin` and what is counted, of every row.
    kind : {"verdict", "evidence"}

    Returns
    -------
    list of dict
        One for each section of the paper, and one for all: its name and the numbers. What is
        ours and not the paper's is not counted.

    Examples
    --------
    >>> counts([{"section": "2.3", "origin": "implied", "verdict": "holds"}])[-1]["holds"]
    1
    """
    names = {"verdict": VERDICTS, "evidence": EVIDENCE}[kind]
    found = [(f["section"].split(".")[0], f[kind]) for f in findings if f["origin"] != OURS]
    sections = sorted({section for section, _ in found})
    rows = [_count(s, [value for section, value in found if section == s], names) for s in sections]
    return [*rows, _count("all", [value for _, value in found], names)]


def remarkable(findings):
    """The statements that do not hold as they stand: what was found, and what would settle it."""
    names = ("label", "verdict", "sentence", "settled_by")
    return [{name: f[name] for name in names} for f in findings if f["verdict"] != HOLDS]


def export(findings):
    """The ledger for machines, as `workflow/schemas/ledger.schema.json` describes it.

    Parameters
    ----------
    findings : list of dict
        All rows.

    Returns
    -------
    dict
        The paper, the counts, and the statements: residuals as numbers or null, steps as a list.
    """
    return {
        "paper": PAPER,
        "counts": {kind: counts(findings, kind)[-1] for kind in ("verdict", "evidence")},
        "statements": [_typed(finding) for finding in findings],
    }


def _typed(finding):
    numbers = {name: _number(finding[name]) for name in _NUMBERS}
    steps = finding["steps"].split("\n") if finding["steps"] else []
    return finding | numbers | {"steps": steps}


def _number(text):
    return float(text) if text else None


def require_recorded(findings):
    """Refuse verdicts that are not the recorded ones.

    Raises
    ------
    AuditError
        Names the first statement whose verdict has changed.
    """
    changed = [f for f in findings if f["verdict"] != f["recorded"]]
    if changed:
        first = changed[0]
        others = f", and so have {len(changed) - 1} others" if len(changed) > 1 else ""
        raise AuditError(
            f"the verdict on {first['label']} of the paper has changed{others}: it is "
            f"{first['verdict']!r}, but was recorded as {first['recorded']!r} (residual "
            f"{first['residual']}, tolerance {first['tolerance']}, {first['at']}); see "
            f"{first['check']}, and correct the code or the record in the ledger"
        )


def require_complete(findings):
    """Refuse findings that are not one for each statement of the ledger.

    Raises
    ------
    AuditError
        Names the first statement that is missing or stands there more than once.
    """
    expected = Counter(s.label for section in SECTIONS for s in statements(section))
    found = Counter(finding["label"] for finding in findings)
    wrong = sorted(label for label in expected | found if expected[label] != found[label])
    if wrong:
        others = f", and {len(wrong) - 1} others are wrong" if len(wrong) > 1 else ""
        raise AuditError(
            f"{wrong[0]} of the paper was judged {found[wrong[0]]} times, but stands "
            f"{expected[wrong[0]]} times in the ledger{others}; delete results/judge and run the "
            "workflow again"
        )


def _count(section, found, names):
    return {"section": section} | {name: found.count(name) for name in names}
