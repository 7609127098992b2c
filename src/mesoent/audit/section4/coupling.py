"""What section 4 says of the coupling lambda, and Fig. 1."""

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import one_site, proofs, reasons
from mesoent.audit.section4.cases import CASES, Case
from mesoent.audit.section4.curves import curve
from mesoent.audit.section4.statements import against
from mesoent.audit.statement import IMPLIED, Statement
from mesoent.models.double_chain.scan import scan

_COUPLINGS = np.array([0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0])
_TIMES = np.linspace(0.0, 30.0, 121)[1:]
_FAMILY = [
    Case(t, np.nan, k) for t in (0.0, 0.05, 0.1, 0.3, 0.5) for k in (0.1, 0.3, 0.6, 1.0, 1.5)
]
_FIGURE = [Case(0.1, np.nan, 1.0)]
_SHIFTED = {
    "temperature": lambda case: case._replace(temperature=case.temperature + 0.1),
    "coupling": lambda case: case._replace(coupling=0.9 * case.coupling),
    "squeezing": lambda case: case._replace(squeezing=1.1 * case.squeezing),
    "frequency": lambda case: case._replace(frequency=2 * case.frequency),
}
_MOVING = [Case(0.1, 0.9, 1.0, 3.0), Case(0.3, 0.5, -0.5, 2.0), Case(0.2, -1.0, 0.7, 4.0)]


def growth(direction, family=_FAMILY):
    """The change of E from one coupling to the next, at every time: its sign is `direction`."""
    return largest(_growth(direction, case) for case in family)


def growth_of_figure_1(direction):
    """The same at the parameters of Fig. 1."""
    return growth(direction, _FIGURE)


def event(direction, name):
    """The change of an event's time from one coupling to the next, where both have one."""
    changes, places = [], []
    for case in _FAMILY:
        times = getattr(scan(temperature=case.temperature, coupling=_COUPLINGS,
                             squeezing=case.squeezing), name)  # fmt: skip
        times = times[np.isfinite(times)]
        changes += np.diff(times).tolist()
        places += [case] * max(0, len(times) - 1)
    return against(direction, changes, places)


def birth(direction):
    """Entanglement appears earlier or later."""
    return event(direction, "birth")


def death(direction):
    """Entanglement vanishes earlier or later."""
    return event(direction, "death")


def longevity(exponent):
    """The power of 1 - lambda with which the time of death grows next to lambda = 1."""
    gaps = np.array([1e-4, 1e-5])
    return largest(
        _longevity(exponent, gaps, temperature, squeezing)
        for temperature in (0.05, 0.1, 0.2, 0.4)
        for squeezing in (0.5, 1.0, 2.0)
    )


def dependence(names):
    """E changes with each parameter named, and with no other."""
    return largest(_dependence(name, name in names, case) for name in _SHIFTED for case in _MOVING)


def creation(direction):
    """Sign of E after a while, with the dissipator alone: no Hamiltonian couples the chains."""
    cases = [Case(0.0, c, 0.3, 4.0) for c in (-1.0, -0.7, 0.7, 0.9, 1.0)]
    cases += [Case(t, c, 1.0, 6.0) for t in (0.05, 0.2, 0.4) for c in (-1.0, 0.9, 1.0)]
    return against(direction, [one_site.log_negativity(case) for case in cases], cases)


def mixing(needs_blocks):
    """Sign of E with the blocks B of (44) taken away: never positive if E is said to need them."""
    alone = [case._replace(coupling=0.0) for case in CASES]
    values = [one_site.log_negativity(case) for case in alone]
    return against(-1 if needs_blocks else 1, values, alone)


def _growth(direction, case):
    curves = [curve(case._replace(coupling=c), _TIMES) for c in _COUPLINGS.tolist()]
    steps = direction * np.diff(curves, axis=0)
    row, column = np.unravel_index(steps.argmin(), steps.shape)
    worst = case._replace(coupling=float(_COUPLINGS[row]), time=float(_TIMES[column]))
    return Residual(max(0.0, -float(steps[row, column])), str(worst))


def _longevity(exponent, gaps, temperature, squeezing):
    deaths = scan(temperature=temperature, coupling=1 - gaps, squeezing=squeezing).death
    found = np.diff(np.log(deaths))[0] / np.diff(np.log(gaps))[0]
    return Residual(abs(found - exponent), f"T = {temperature:g}, k = {squeezing:g}")


def _dependence(name, named, case):
    before, after = (
        one_site.log_negativity(member, one_site.free_oscillators)
        for member in (case, _SHIFTED[name](case))
    )
    change = abs(after - before)
    missing = 0.0 if change > 1e-3 else 1.0
    return Residual(missing if named else float(change), f"{name} at {case}")


STATEMENTS = (
    Statement(
        label="Sec. 4, without direct interaction", section="4", place=(74, 1), kind="claim",
        printed=(
            r"\text{the two chains can get entangled at the mesoscopic level through the "
            r"dissipative dynamics } \Phi_t \text{, without any direct interaction between them}"
        ),
        sentence=(
            "With no Hamiltonian at all, the noise of the common bath alone entangles the chains, "
            "for either sign of lambda."
        ),
        check=creation, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.created,
    ),
    Statement(
        label="Sec. 4, purely noisy action", section="4", place=(74, 3), kind="claim",
        printed=(
            r"\text{entanglement is generated by the purely noisy action of the environment}: "
            r"\quad \mathbb B = 0 \Rightarrow E(t) = 0"
        ),
        sentence=(
            "What entangles is the correlated part of the noise: with the blocks B of (44) taken "
            "away, no squeezing, temperature or time gives entanglement."
        ),
        check=mixing, form=True, wrong=(False,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.noise_alone,
    ),
    Statement(
        label="Sec. 4, what E depends on", section="4", place=(74, 5), kind="claim",
        printed=(
            r"\text{the created entanglement depends on } \lambda, \ k \text{ and } T = 1/\beta "
            r"\text{ (through the parameter } \eta \text{)}"
        ),
        sentence=(
            "E(t) changes with each of the three and with nothing else: at fixed T/omega not even "
            "with the frequency, because the damping is the bath's own rate."
        ),
        check=dependence, form={"coupling", "squeezing", "temperature"},
        wrong=({"coupling", "squeezing", "frequency"},),
        tolerance=1e-11,
        because=(
            "What should not change agrees to a few eps times the size of the covariance; what "
            "should changes by more than a thousandth of an ebit."
        ),
        proof=proofs.dependence,
    ),
    Statement(
        label="Sec. 4, E grows with lambda", section="4", place=(74, 6), kind="claim",
        printed=(
            r"\text{the generated entanglement increases as the dissipative coupling } \lambda "
            r"\text{ gets larger}"
        ),
        sentence=(
            "More than the maximum grows with lambda: E does so at every single time, at any "
            "temperature and squeezing."
        ),
        check=growth, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.coupling,
    ),
    Statement(
        label="Fig. 1", section="4", place=(74, 7), kind="claim",
        origin=IMPLIED,
        printed=r"E(t) \text{ for different values of } \lambda \text{, at } k = 1 , \ T = 0.1",
        sentence=(
            "At the figure's parameters the curves are ordered by lambda at every time and never "
            "cross."
        ),
        check=growth_of_figure_1, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.coupling,
    ),
    Statement(
        label="Sec. 4, E appears earlier as lambda grows", section="4", place=(74, 8), kind="claim",
        printed=(
            r"\text{a non-zero entanglement appears earlier in time as } \lambda \text{ gets "
            r"larger}"
        ),
        sentence=(
            "The time of birth falls from each coupling to the next, wherever both entangle the "
            "chains."
        ),
        check=birth, form=-1, wrong=(+1,),
        tolerance=1e-12,
        because=(
            "Differences of bracketed roots, good to 1e-14 of their size, and of much larger size."
        ),
        proof=proofs.coupling,
    ),
    Statement(
        label="Sec. 4, E dies later as lambda grows", section="4", place=(74, 20), kind="claim",
        printed=r"t_0 \text{ becomes larger and larger as the value of } \lambda \text{ increases}",
        sentence="The time of death rises from each coupling to the next.",
        check=death, form=+1, wrong=(-1,),
        tolerance=1e-10, because="Differences of bracketed roots, good to 1e-14 of their size.",
        proof=proofs.coupling,
    ),
    Statement(
        label="Sec. 4, protection near lambda = 1", section="4", place=(74, 27), kind="limit",
        printed=(
            r"\text{the bath protects quantum correlations for times becoming the longer, the "
            r"closer } \lambda \text{ is to the value one}"
        ),
        sentence=(
            "The lifetime grows as 1/(1 - lambda), at any temperature and squeezing at which the "
            "chains stay entangled at lambda = 1."
        ),
        check=longevity, form=-1.0, wrong=(-0.5,),
        tolerance=1e-9,
        because=(
            "The slope between 1 - lambda = 1e-4 and 1e-5: corrections are exponentially small, "
            "and 1 - lambda is rounded by 1e-11 of itself."
        ),
    ),
)  # fmt: skip
