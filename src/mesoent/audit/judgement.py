"""A form of a statement against an independent computation, and the verdict that follows."""

from collections.abc import Callable
from typing import Any, NamedTuple

from mesoent.audit.entries import CORRECTED, FAILS, HOLDS, NOT_COMPUTABLE, Entry


class Residual(NamedTuple):
    """How far a form lies from the independent computation, and where it does so most."""

    size: float
    at: str


class Check(NamedTuple):
    """How a statement is computed.

    `residual` takes one form of the statement, computes the other side by code that shares
    nothing with the form, and returns a `Residual`. `printed` is the form of the paper and
    `corrected` the form that the ledger puts beside it. A form is what the check compares:
    most often a function of the parameters, for a trend its direction.
    """

    residual: Callable[[Any], Residual]
    printed: Any
    corrected: Any = None


class Judgement(NamedTuple):
    """What the run found of an entry."""

    verdict: str
    residual: float
    corrected_residual: float
    at: str


def judge(entry: Entry, check: Check | None):
    """The verdict on an entry.

    Parameters
    ----------
    entry : Entry
    check : Check or None
        None where nothing can be computed.

    Returns
    -------
    Judgement
        It holds if the printed form is within the tolerance, holds corrected if only the
        corrected one is, and fails otherwise; a residual that is nan never holds.

    Examples
    --------
    >>> entry = Entry("(0)", "0", "computable", "x = 2", "holds", "", "", tolerance=1e-15)
    >>> judge(entry, Check(lambda form: Residual(abs(form - 2.0), "x"), printed=2.0)).verdict
    'holds'
    """
    nan = float("nan")
    if check is None:
        return Judgement(NOT_COMPUTABLE, nan, nan, "")
    printed = check.residual(check.printed)
    if printed.size <= entry.tolerance:
        return Judgement(HOLDS, printed.size, nan, printed.at)
    if check.corrected is None:
        return Judgement(FAILS, printed.size, nan, printed.at)
    corrected = check.residual(check.corrected)
    verdict = CORRECTED if corrected.size <= entry.tolerance else FAILS
    return Judgement(verdict, printed.size, corrected.size, printed.at)


def largest(residuals):
    """The residual of largest size, a nan before all others."""
    return max(residuals, key=lambda residual: (residual.size != residual.size, residual.size))
