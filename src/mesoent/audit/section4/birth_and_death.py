"""Sudden birth and sudden death of entanglement, from the general matrix route."""

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import proofs, reasons
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve, whole_curve
from mesoent.audit.section4.statements import against, mismatches
from mesoent.audit.statement import CORRECTED, MEANING, OURS, Statement
from mesoent.models.double_chain.critical import critical_temperature

_BIRTHS = [
    Case(temperature, coupling, squeezing)
    for temperature in (0.0, 0.1, 0.3, 1.0, 5.0)
    for coupling in (-1.0, 0.0, 0.5, 0.9, 1.0)
    for squeezing in (0.0, 0.05, -0.2, 0.5, 1.0, 1.5)
]
_DEATHS = [
    Case(temperature, coupling, squeezing)
    for coupling in (0.9, 0.99, 0.5, -0.8, 0.0, -1.0, 1.0)
    for temperature in (0.0, 0.1, 0.2, 0.4, 0.6, 0.7, 1.0)
    for squeezing in (0.1, 0.3, 0.6, 1.0)
]
_DEATHS += [
    Case(fraction * critical_temperature(squeezing, coupling=coupling), coupling, squeezing)
    for coupling in (0.9, 0.99, 0.5, -0.8)
    for squeezing in (0.1, 0.3, 0.6, 1.0)
    for fraction in (0.98, 1.02)
]

#: What counts as negative: rounding leaves 1e-13 of E at these squeezings.
_ZERO = 1e-11


def everywhere(case):
    """All values of the temperature and squeezing."""
    return True


def not_both_zero(case):
    """All but k = 0 at T = 0, where the initial state is the vacuum and stays it."""
    return case.temperature > 0 or case.squeezing != 0


def damped_and_warm(case):
    """lambda < 1, T > 0 and k > 0, as the paper has it."""
    return case.coupling < 1 and case.temperature > 0 and case.squeezing > 0


def below_critical(case):
    """0 < |lambda| < 1 and 0 < T < T_c(k, lambda): entanglement has been created."""
    damped = 0 < abs(case.coupling) < 1
    limit = critical_temperature(case.squeezing, coupling=case.coupling)
    return damped and 0 < case.temperature < limit


def negative_at_first(condition):
    """Signed E is below zero shortly after t = 0 if and only if the condition holds."""
    return mismatches(condition, lambda case: curve(case, 1e-3) < -_ZERO, _BIRTHS)


def delay(direction):
    """The sign of the delay of E > 0 beyond the earliest times, for chains that get entangled."""
    curves = {case: whole_curve(case) for case in _BIRTHS}
    entangled = {case: (t, e) for case, (t, e) in curves.items() if e.max() > _ZERO}
    delays = [t[np.argmax(e > _ZERO)] - 2 * t[0] for t, e in entangled.values()]
    return against(direction, delays, entangled)


def dies(condition):
    """E is positive at some time and negative later if and only if the condition holds."""
    return mismatches(condition, _dies, _DEATHS)


def limit_of_damped_chains(direction):
    """Sign of the limit of E for |lambda| < 1 and T > 0, and that no k changes it."""
    return largest(
        _limit_of_damped_chains(direction, temperature, coupling)
        for temperature in (0.1, 0.3, 1.0, 5.0)
        for coupling in (-0.9, 0.0, 0.5, 0.99)
    )


def _dies(case):
    _, values = whole_curve(case)
    return values.max() > _ZERO and values[-1] < -_ZERO


def _limit_of_damped_chains(direction, temperature, coupling):
    cases = [Case(temperature, coupling, squeezing) for squeezing in (0.0, 0.5, 1.0)]
    limits = [float(curve(case, case.late.time)) for case in cases]
    wrong = max(0.0, -direction * limits[0])
    return Residual(max(wrong, float(np.ptp(limits))), str(cases[0]._replace(squeezing=np.nan)))


def _all_but_unsqueezed(case):
    return case.squeezing != 0


def _warm_or_cold(case):
    """No condition T > 0."""
    return 0 < abs(case.coupling) < 1


def _too_hot(case):
    """Sudden death as far as five per cent above T_c."""
    limit = critical_temperature(case.squeezing, coupling=case.coupling)
    return below_critical(case) or (
        0 < abs(case.coupling) < 1 and 0 < case.temperature < 1.05 * limit
    )


_INTERVALS = [
    Case(0.7 * t, coupling, squeezing)
    for t, coupling, squeezing in np.random.default_rng(7).uniform((0, -1, 0), (1, 1, 1.5), (40, 3))
]


def intervals(number):
    """How many more intervals of entanglement than `number` a curve has at most."""
    return largest(_surplus(number, case) for case in _INTERVALS)


def _surplus(number, case):
    entangled = (whole_curve(case)[1] > _ZERO).astype(int)
    return Residual(max(0.0, float((np.diff(entangled) > 0).sum() - number)), str(case))


STATEMENTS = (
    Statement(
        label="Sec. 4, sudden birth", section="4", place=(74, 16), kind="claim",
        printed=(
            r"\text{for small times } \mathcal E(t) \text{ is always negative, for all values of "
            r"the temperature and squeezing parameter}"
        ),
        quotation="for all values of the temperature and squeezing parameter", settled_by=MEANING,
        corrected=r"\text{for small times } \mathcal E(t) < 0 \text{, for all } (k, T) \neq (0, 0)",
        recorded=CORRECTED,
        sentence=(
            "True but for one point: at T = 0 without squeezing the state is the vacuum for ever, "
            "and the signed E is exactly zero."
        ),
        check=negative_at_first, form=everywhere, corrected_form=not_both_zero,
        wrong=(_all_but_unsqueezed,),
        tolerance=1e-9, because=reasons.SHARE + ".",
        proof=proofs.first_moments,
    ),
    Statement(
        label="Sec. 4, a finite delay", section="4", place=(74, 17), kind="claim",
        printed=(
            r"\text{a finite time delay is necessary before quantum correlations can start to be "
            r"generated}"
        ),
        sentence="Wherever the chains get entangled at all, E is zero for a while first.",
        check=delay, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.first_moments,
    ),
    Statement(
        label="Sec. 4, the limit below lambda = 1", section="4", place=(74, 18), kind="claim",
        printed=(
            r"\text{for } \lambda < 1 , \ \mathcal E \text{ has an asymptotic value depending only "
            r"on } T \text{; for } T > 0 \text{ this value is negative}"
        ),
        sentence=(
            "For |lambda| < 1 all squeezings end at the same negative value, that of two modes in "
            "equilibrium with the bath."
        ),
        check=limit_of_damped_chains, form=-1, wrong=(+1,),
        tolerance=1e-12,
        because="What still decays is below exp(-40); the covariance is then thermal, a few eps.",
        proof=proofs.limits,
    ),
    Statement(
        label="Sec. 4, sudden death", section="4", place=(74, 19), kind="claim",
        printed=(
            r"\text{for } \lambda < 1 , \ T > 0 \text{: since entanglement has been created } (k > "
            r"0) \text{, there must exist a finite time } t_0 \text{ at which quantum correlations "
            r"vanish}"
        ),
        quotation="since entanglement has been created (k > 0)", settled_by=MEANING,
        corrected=(
            r"\text{entanglement is created and vanishes at a finite time } t_0 \text{ if } 0 < "
            r"|\lambda| < 1 \text{ and } 0 < T < T_c(k, \lambda) \text{, and only then}"
        ),
        recorded=CORRECTED,
        sentence=(
            "Squeezing does not suffice to create what is to die: above T_c(k, lambda), and at "
            "lambda = 0, nothing is born; at T = 0 nothing dies, and at lambda = -1, though it is "
            "below 1, entanglement may live for ever."
        ),
        check=dies, form=damped_and_warm, corrected_form=below_critical,
        wrong=(
            _warm_or_cold,
            _too_hot,
        ),
        tolerance=1e-9, because=reasons.SHARE + ".",
        proof=proofs.one_interval,
        rests_on=(
            "Laguerre's rule of signs for sums of exponentials; the intermediate value theorem; "
            "the order of the exponents, and the cases T = 0, lambda = 0 and +-1, are argued"
        ),
    ),
    Statement(
        label="Sec. 4, no revival", section="4", place=(74, 40), kind="claim",
        origin=OURS,
        printed=r"\text{the chains are entangled during one interval of time at most}",
        sentence=(
            "What has died stays dead: E crosses zero twice at most, whatever the parameters. In "
            "more general chains it may be born again."
        ),
        check=intervals, form=1, wrong=(0,),
        tolerance=0.5, because="A count of intervals.",
        proof=proofs.one_interval,
        rests_on=(
            "Laguerre's rule of signs for sums of exponentials; "
            "the order of the exponents is argued"
        ),
    ),
)  # fmt: skip
