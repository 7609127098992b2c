"""What the abstract says of the entanglement."""

from mesoent.audit.judgement import Check
from mesoent.audit.section4 import one_site
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import whole_curve
from mesoent.audit.section4.statements import against, mismatches

_SURVIVAL = [
    Case(temperature, coupling, squeezing)
    for coupling in (0.5, 0.9, 0.99, -0.9, 0.99999, 1.0, -1.0)
    for temperature in (0.05, 0.1, 0.3, 0.5, 0.7)
    for squeezing in (0.2, 1.0, -1.0)
]


def created(case):
    """Entanglement was created at some time: the paper names no other condition."""
    return whole_curve(case)[1].max() > 1e-9


def created_in_the_dark(case):
    """Created, and |lambda| = 1."""
    return abs(case.coupling) == 1 and created(case)


def generation(direction):
    """The largest E in time, at temperatures above zero, with a k at which there is some."""
    cases = [Case(t, c, 0.6) for t in (0.05, 0.2, 0.5) for c in (-1.0, 0.9, 1.0)]
    return against(direction, [whole_curve(case)[1].max() for case in cases], cases)


def survival(condition):
    """E is positive when all that decays has decayed, if and only if the condition holds.

    The paper says that it happens: some of the family must survive.
    """
    return mismatches(condition, _survives, _SURVIVAL)


def _survives(case):
    return one_site.log_negativity(case.late) > 1e-9


CHECKS = {
    "Abstract, generation": Check(generation, +1),
    "Abstract, survival": Check(survival, created_in_the_dark),
}
