"""A form of a statement against an independent computation, and the verdict that follows."""

import math
from typing import NamedTuple

from mesoent.audit.statement import CORRECTED, FAILS, HOLDS, NOT_COMPUTABLE


class Residual(NamedTuple):
    """How far a form lies from the independent computation, and where it does so most."""

    size: float
    at: str


class Judgement(NamedTuple):
    """What the run found of a statement."""

    verdict: str
    residual: float
    corrected_residual: float
    at: str


def judge(statement):
    """The verdict on a statement.

    Parameters
    ----------
    statement : Statement

    Returns
    -------
    Judgement
        It holds if the printed form is within the tolerance, holds corrected if only the
        corrected one is, and fails otherwise; a residual that is nan never holds.
    """
    if statement.check is None:
        return Judgement(NOT_COMPUTABLE, math.nan, math.nan, "")
    printed = statement.check(statement.form)
    if printed.size <= statement.tolerance:
        return Judgement(HOLDS, printed.size, math.nan, printed.at)
    if statement.corrected_form is None:
        return Judgement(FAILS, printed.size, math.nan, printed.at)
    corrected = statement.check(statement.corrected_form)
    verdict = CORRECTED if corrected.size <= statement.tolerance else FAILS
    return Judgement(verdict, printed.size, corrected.size, printed.at)


def largest(residuals):
    """The residual of largest size, a nan before all others."""
    return max(residuals, key=lambda residual: (residual.size != residual.size, residual.size))
