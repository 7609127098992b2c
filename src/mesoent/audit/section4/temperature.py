"""What section 4 says of the temperature, and Fig. 3."""

import math

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve
from mesoent.audit.section4.statements import against
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


CHECKS = {
    "Sec. 4, max E falls with temperature": Check(cooling, -1),
    "Sec. 4, a temperature above which no entanglement": Check(
        no_entanglement_above, 1 / math.acosh(2)
    ),
    "Fig. 3": Check(cooling_of_figure_3, -1),
}
