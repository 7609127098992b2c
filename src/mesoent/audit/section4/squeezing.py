"""What section 4 says of the squeezing k, and Fig. 2."""

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve
from mesoent.audit.section4.statements import mismatches
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


CHECKS = {
    "Sec. 4, squeezing is necessary": Check(necessary, 0.0),
    "Sec. 4, too much squeezing": Check(too_much, anywhere, below_one),
    "Sec. 4, a best squeezing": Check(best, anywhere, below_one),
    "Sec. 4, squeezing moves the birth": Check(birth_moves, True),
    "Fig. 2": Check(rise_and_fall, (+1, -1)),
}
