"""What section 4 says of the squeezing k, and Fig. 2."""

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import proofs, reasons
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve
from mesoent.audit.section4.statements import mismatches
from mesoent.audit.statement import CORRECTED, IMPLIED, MEANING, Statement
from mesoent.models.double_chain.scan import scan

_SQUEEZINGS = np.linspace(0.02, 8.0, 400)
_TIMES = np.linspace(0.0, 40.0, 161)

#: Couplings, and temperatures at which some squeezing entangles.
_SETTINGS = [
    Case(t, sign * coupling, np.nan)
    for coupling, temperatures in (
        (0.3, (0.0, 0.1)), (0.5, (0.0, 0.1, 0.2)), (0.7, (0.0, 0.1, 0.3)),
        (0.9, (0.0, 0.1, 0.5)), (0.97, (0.0, 0.1, 0.6)), (0.999, (0.0, 0.1)),
        (0.99999, (0.0, 0.1)), (1.0, (0.0, 0.1, 0.7)),
    )
    for t in temperatures
    for sign in (1, -1)
]  # fmt: skip
_UNCOUPLED = Case(0.0, 0.0, np.nan)

_TEMPERATURES, _COUPLINGS = (0.0, 0.1, 0.5, 2.0), (-1.0, -0.4, 0.4, 0.9, 1.0)


def anywhere(case):
    """The paper names no condition."""
    return True


def below_one(case):
    """0 < |lambda| < 1."""
    return 0 < abs(case.coupling) < 1


def necessary(squeezing):
    """Largest E, over times, temperatures and couplings, that this squeezing yields."""
    return largest(
        _best(Case(temperature, coupling, squeezing))
        for temperature in _TEMPERATURES
        for coupling in _COUPLINGS
    )


def too_much(condition):
    """Max E at k = 8 is below the best if and only if the condition holds."""
    return mismatches(condition, _falls_at_last, [*_SETTINGS, _UNCOUPLED])


def best(condition):
    """Max E rises up to one squeezing and falls beyond it if and only if the condition holds."""
    return mismatches(condition, _has_one_best, [*_SETTINGS, _UNCOUPLED])


def birth_moves(moves):
    """Whether the time of birth changes with the squeezing, against the statement."""
    return largest(_birth_moves(moves, case) for case in _SETTINGS)


def rise_and_fall(directions):
    """Fig. 2: the directions of max E below and above its best squeezing."""
    peaks = _peaks(Case(0.1, 0.9, np.nan))
    steps, top = np.diff(peaks), int(peaks.argmax())
    wrong = [np.maximum(0.0, -directions[0] * steps[:top]),
             np.maximum(0.0, -directions[1] * steps[top:])]  # fmt: skip
    sizes = np.concatenate(wrong)
    return Residual(float(sizes.max()), f"k = {_SQUEEZINGS[sizes.argmax()]:.2f}")


def _best(case):
    values = curve(case, _TIMES)
    worst = case._replace(time=float(_TIMES[values.argmax()]))
    return Residual(max(0.0, float(values.max())), str(worst))


def _scan(case):
    return scan(temperature=case.temperature, coupling=case.coupling, squeezing=_SQUEEZINGS)


def _peaks(case):
    return _scan(case).peak


def _falls_at_last(case):
    peaks = _peaks(case)
    return peaks[-1] < peaks.max()


def _has_one_best(case):
    peaks = _peaks(case)
    top = int(peaks.argmax())
    rising, falling = np.diff(peaks[: top + 1]), np.diff(peaks[top:])
    interior = 0 < top < len(peaks) - 1
    same = top == int(_peaks(case._replace(temperature=0.0)).argmax())
    return interior and same and (rising >= 0).all() and (falling <= 0).all()


def _birth_moves(moves, case):
    births = _scan(case).birth
    spread = float(np.ptp(births[np.isfinite(births)]))
    return Residual((0.0 if spread > 0.1 else 1.0) if moves else spread, str(case))


def _strong_coupling_only(case):
    return 0.8 < abs(case.coupling) < 1


def _below(threshold):
    """True for couplings of a modulus _below the threshold."""
    return lambda case: 0 < abs(case.coupling) < threshold


STATEMENTS = (
    Statement(
        label="Sec. 4, squeezing is necessary", section="4", place=(74, 4), kind="claim",
        printed=(
            r"\text{a non-vanishing squeezing appears necessary to create quantum correlations}"
        ),
        sentence="At k = 0 the state does not move at all, so nothing is ever created.",
        check=necessary, form=0.0, wrong=(0.01,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.no_squeezing,
    ),
    Statement(
        label="Sec. 4, too much squeezing", section="4", place=(74, 9), kind="claim",
        printed=r"\text{too much squeezing decreases the maximum value of } E",
        quotation="too much squeezing decreases the maximum", settled_by=MEANING,
        corrected=(
            r"\text{too much squeezing decreases the maximum value of } E \text{, for } 0 < "
            r"|\lambda| < 1"
        ),
        recorded=CORRECTED,
        sentence=(
            "So it is below |lambda| = 1 and not at it: there the largest E rises with k for "
            "ever, because the mode that the noise spares keeps all the squeezing it is given."
        ),
        check=too_much, form=anywhere, corrected_form=below_one,
        wrong=(
            _strong_coupling_only,
            _below(0.98),
            _below(0.9995),
        ),
        tolerance=1e-9, because=reasons.SHARE + ".",
    ),
    Statement(
        label="Fig. 2", section="4", place=(74, 10), kind="claim",
        origin=IMPLIED,
        printed=r"E(t) \text{ for different values of } k \text{, at } \lambda = 0.9 , \ T = 0.1",
        sentence=(
            "At the figure's parameters the maximum of E rises with k up to about 0.56 and falls "
            "beyond."
        ),
        check=rise_and_fall, form=(+1, -1), wrong=((+1, +1),),
        tolerance=1e-14,
        because=(
            "Differences of maxima that are good to 3e-16; they fade like exp(-4 k / 9) at large k."
        ),
    ),
    Statement(
        label="Sec. 4, squeezing moves the birth", section="4", place=(74, 11), kind="claim",
        printed=(
            r"\text{squeezing also influences the time at which entanglement is first generated}"
        ),
        sentence=(
            "At each coupling and temperature the time of birth ranges over more than 0.1/omega "
            "as the squeezing varies."
        ),
        check=birth_moves, form=True, wrong=(False,),
        tolerance=1e-9, because="A share of cases: times of birth are good to 1e-14 of their size.",
    ),
    Statement(
        label="Sec. 4, a best squeezing", section="4", place=(74, 12), kind="claim",
        printed=(
            r"\text{for fixed } T \text{ and } \lambda \text{, there is a value of the squeezing "
            r"parameter } k \text{ allowing for a maximal value of } E"
        ),
        quotation="there is a value of the squeezing parameter k allowing for a maximal value of E",
        settled_by=MEANING,
        corrected=(
            r"\text{for } 0 < |\lambda| < 1 \text{ and each } T \text{ at which any squeezing "
            r"entangles, one value of } |k| \text{ gives the maximal } E"
        ),
        recorded=CORRECTED,
        sentence=(
            "There is exactly one, and it is the same at every temperature, because temperature "
            "only shifts E; but at |lambda| = 1 the supremum is reached by no k, and at lambda = "
            "0 there is no entanglement."
        ),
        check=best, form=anywhere, corrected_form=below_one,
        wrong=(
            _strong_coupling_only,
            _below(0.98),
            _below(0.9995),
        ),
        tolerance=1e-9, because=reasons.SHARE + ".",
    ),
)  # fmt: skip
