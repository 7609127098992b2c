"""What the abstract says of the entanglement."""

from mesoent.audit.section4 import one_site, proofs
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import whole_curve
from mesoent.audit.section4.statements import against, mismatches
from mesoent.audit.section5 import reasons
from mesoent.audit.statement import NOT_COMPUTABLE, Statement

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


STATEMENTS = (
    Statement(
        label="Abstract, generation", section="Abstract", place=(0, 33), kind="claim",
        printed=(
            r"\text{dissipation and noise due to the external environment are able to generate "
            r"collective quantum correlations between the two chains at the mesoscopic level}"
        ),
        sentence=(
            "Chains that start separable become entangled, at temperatures up to half the "
            "frequency and for either sign of lambda."
        ),
        check=generation, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.created,
    ),
    Statement(
        label="Abstract, survival", section="Abstract", place=(0, 34), kind="claim",
        printed=(
            r"\text{the created collective quantum entanglement survives for asymptotically long "
            r"times even for non-vanishing bath temperatures}"
        ),
        sentence=(
            "It can: at |lambda| = 1 one mode escapes the noise, and whatever has been created "
            "stays, at all temperatures tried up to 0.7 omega. At any weaker coupling and T > 0 "
            "it dies."
        ),
        check=survival, form=created_in_the_dark,
        wrong=(
            lambda case: case.coupling == 1 and created(case),
            created,
        ),
        tolerance=1e-9,
        because=(
            "A share of cases, each decided by a number far from its threshold: no rounding "
            "reaches it."
        ),
        proof=proofs.created,
    ),
    Statement(
        label="footnote 1", section="1", place=(0, 35), kind="prose",
        printed=r"\text{the generalization to the case of oscillators is non-trivial}",
        sentence="Fluctuations of unbounded operators need moments of all orders, as in Lemma 3.",
        recorded=NOT_COMPUTABLE, because="It speaks of earlier work and of effort.",
    ),
)  # fmt: skip
