"""The audit as a whole: how many statements hold, and whether that is what was recorded."""

from mesoent.audit.statement import EVIDENCE, HOLDS, OURS, VERDICTS
from mesoent.errors import AuditError


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


def _count(section, found, names):
    return {"section": section} | {name: found.count(name) for name in names}
