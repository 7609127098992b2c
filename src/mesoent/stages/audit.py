"""The audit as a whole: how many statements hold, and whether that is what was recorded."""

from mesoent.audit.statement import HOLDS, VERDICTS
from mesoent.errors import AuditError


def counts(findings):
    """How many statements have each verdict.

    Parameters
    ----------
    findings : list of dict
        At least `section` and `verdict` of every row.

    Returns
    -------
    list of dict
        One for each section of the paper, and one for all: its name and the number by verdict.

    Examples
    --------
    >>> counts([{"section": "2.3", "verdict": "holds"}])[-1]["holds"]
    1
    """
    sections = sorted({finding["section"].split(".")[0] for finding in findings})
    rows = [
        _count(section, [f for f in findings if f["section"].split(".")[0] == section])
        for section in sections
    ]
    return [*rows, _count("all", findings)]


def remarkable(findings):
    """The statements that do not hold as they stand: where, the verdict, what was found."""
    names = ("label", "verdict", "sentence")
    return [{name: f[name] for name in names} for f in findings if f["verdict"] != HOLDS]


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


def _count(section, findings):
    found = [finding["verdict"] for finding in findings]
    return {"section": section} | {verdict: found.count(verdict) for verdict in VERDICTS}
