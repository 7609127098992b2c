"""What section 4 says of the temperature, and Fig. 3."""

import math

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import proofs
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve
from mesoent.audit.section4.statements import against
from mesoent.audit.statement import IMPLIED, Statement
from mesoent.models.double_chain.scan import scan

_TEMPERATURES = np.linspace(0.02, 0.75, 74)
_FAMILY = [
    Case(np.nan, c, k) for c in (-1.0, 0.3, 0.6, 0.9, 0.99, 1.0) for k in (0.1, 0.5, 1.0, 3.0)
]
_FIGURE = [Case(np.nan, 0.9, 1.0)]


def cooling(direction, family=_FAMILY):
    """The change of max E with temperature, as far as there is entanglement."""
    return largest(_cooling(direction, case) for case in family)


def cooling_of_figure_3(direction):
    """The same at the parameters of Fig. 3."""
    return cooling(direction, _FIGURE)


def no_entanglement_above(temperature):
    """Largest E at `temperature`, and what is missing of it slightly below."""
    above, below = _best(temperature), _best(0.999 * temperature)
    return largest([
        Residual(max(0.0, above), f"T = {temperature:.6g}"),
        Residual(max(0.0, -below), f"T = {0.999 * temperature:.6g}"),
    ])  # fmt: skip


def _cooling(direction, case):
    peaks = scan(temperature=_TEMPERATURES, coupling=case.coupling, squeezing=case.squeezing).peak
    peaks = peaks[peaks > 0]
    return against(direction, np.diff(peaks), [case] * (len(peaks) - 1))


def _best(temperature):
    """For couplings of every strength, squeezing as far as the matrix route has digits."""
    cases = [
        Case(temperature, c, k) for c in (-1.0, 0.5, 0.9, 0.999, 1.0) for k in (0.3, 1.0, 2.0, 3.0)
    ]
    return max(float(curve(case, np.linspace(0.0, 60.0, 241)).max()) for case in cases)


STATEMENTS = (
    Statement(
        label="Sec. 4, max E falls with temperature", section="4", place=(74, 13), kind="claim",
        printed=(
            r"\text{increasing the temperature, the maximum of the logarithmic negativity } E "
            r"\text{ decreases}"
        ),
        sentence="It does for every coupling and squeezing, until it is zero.",
        check=cooling, form=-1, wrong=(+1,),
        tolerance=1e-14, because="Differences of maxima that are good to 3e-16 of an ebit.",
        proof=proofs.temperature,
    ),
    Statement(
        label="Fig. 3", section="4", place=(74, 14), kind="claim",
        origin=IMPLIED,
        printed=r"E(t) \text{ for different values of } T \text{, at } \lambda = 0.9 , \ k = 1",
        sentence="At the figure's parameters the maximum of E falls with temperature.",
        check=cooling_of_figure_3, form=-1, wrong=(+1,),
        tolerance=1e-14, because="Differences of maxima that are good to 3e-16 of an ebit.",
        proof=proofs.temperature,
    ),
    Statement(
        label="Sec. 4, a temperature above which no entanglement", section="4", place=(74, 15),
        kind="claim",
        printed=(
            r"\text{there exists a value of the temperature above which no entanglement is "
            r"possible}"
        ),
        sentence=(
            "One temperature serves all couplings, squeezings and times: omega/arccosh 2, about "
            "0.7593 omega; a thousandth below it, strong squeezing at |lambda| = 1 still "
            "entangles."
        ),
        check=no_entanglement_above, form=1 / math.acosh(2), wrong=(0.758,),
        tolerance=1e-9, because="The sign of E from covariances squeezed by k = 3: eps exp(4 k).",
        proof=proofs.highest_temperature,
    ),
)  # fmt: skip
