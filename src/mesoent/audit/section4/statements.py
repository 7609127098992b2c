"""Statements in words, against computed numbers: a trend, or a condition under which one holds."""

from mesoent.audit.judgement import Residual, largest


def against(direction, values, places):
    """How far the worst of the values lies on the wrong side of zero.

    Parameters
    ----------
    direction : {+1, -1}
        The sign that the statement gives them.
    values : iterable of float
    places : iterable
        What each of them belongs to.
    """
    pairs = zip(values, places, strict=True)
    return largest(Residual(max(0.0, float(-direction * v)), str(place)) for v, place in pairs)


def mismatches(condition, fact, family):
    """The share of a family in which a fact and the condition stated for it differ.

    Parameters
    ----------
    condition, fact : function of a member
        Whether the statement claims it, and whether it is so.
    family : sequence
    """
    wrong = [member for member in family if bool(condition(member)) != bool(fact(member))]
    where = str(wrong[0]) if wrong else f"none of {len(family)} cases"
    return Residual(len(wrong) / len(family), where)
