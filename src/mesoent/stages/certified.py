"""Certified: headline numbers and the events of every curve, enclosed, beside the kernels' doubles.

Printed is the interval for the parameters as written: 0.1 is 1/10. The kernels get the doubles
next to them, and are judged by the interval for exactly these doubles, so that what rounding of
a parameter moves is not laid at their door.
"""

import math
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from mesoent.dynamics.events import entanglement_events
from mesoent.errors import AgreementError
from mesoent.models.catalogue import MODELS
from mesoent.models.double_chain import certified
from mesoent.models.double_chain.certified import Enclosure
from mesoent.models.double_chain.critical import critical_temperature
from mesoent.models.double_chain.model import DoubleChain

#: How the numbers come about; stored with them.
ROUTE = "ball arithmetic: sums of exponentials from Eq. (66), all their roots counted"

#: What the kernels promise: the peak in ebits; relative, T_c and the time of the peak; relative
#: too, and times the condition of the root, birth and death.
PEAK, SMOOTH, ROOT = 3e-16, 1e-14, 8 * 2.0**-53
#: Squeezing so strong that T_c and E are what they are in the limit.
_MOST_SQUEEZING = MODELS["double_chain"].parameters["squeezing"].high
#: Couplings up to here, zero apart, for which they promise nothing.
FAINTEST = 1e-10

_PARAMETERS = ("frequency", "temperature", "coupling", "squeezing")


class Number(NamedTuple):
    """What a number is, what is proven of it, and what the kernels say.

    `enclosure` is for the parameters as written, `exact` for their doubles; `promise` is the
    largest error of `double` that the kernels allow themselves.
    """

    name: str
    enclosure: Enclosure | float | None
    exact: Enclosure | float | None
    double: float | None
    promise: float

    @property
    def error(self):
        """Distance of the kernels' double from `exact`; infinite if it is of another kind."""
        if isinstance(self.exact, Enclosure) and _finite(self.double):
            return float(self.exact.distance(self.double))
        return 0.0 if self.exact == self.double else math.inf

    @property
    def is_shown(self):
        """Neither "never" nor "at infinity"."""
        return isinstance(self.enclosure, Enclosure) and _finite(self.double)


def certify(models):
    """Enclosures of the paper's headline numbers and of the events of every model.

    Parameters
    ----------
    models : sequence of DoubleChain

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue: names, lower and upper bounds as decimal text, the
        kernels' doubles and their errors.

    Raises
    ------
    AgreementError
        If the kernels are farther from an enclosure than they promise to be.
    CertificationError
        If something cannot be proven.
    """
    everything = [*_headlines(), *(number for model in models for number in events(model))]
    for number in everything:
        require_agreement(number)
    numbers = [number for number in everything if number.is_shown]
    return {
        "certified_number": np.array([number.name for number in numbers]),
        "lower_bound": np.array([str(number.enclosure.lower) for number in numbers]),
        "upper_bound": np.array([str(number.enclosure.upper) for number in numbers]),
        "kernel_value": np.array([number.double for number in numbers]),
        "kernel_error": np.array([number.error for number in numbers]),
    }


def require_agreement(number):
    """Refuse a double of the kernels that has a larger error than they promise.

    Raises
    ------
    AgreementError
    """
    if not number.error <= number.promise:
        raise AgreementError(
            f"{number.name}: the kernels give {number.double}, which is {number.error:.1e} from "
            f"the certified {number.exact}, but must be within {number.promise:.1e}; the kernels "
            "are wrong there, or the parameters too close to where the answer changes"
        )


def _headlines():
    """Numbers of the paper, in units of the frequency."""
    for coupling in (1.0, 0.9):
        yield _relative(
            f"T_c at k = 1, lambda = {coupling:g}",
            certified.critical_temperature(1, coupling=coupling),
            certified.critical_temperature(1, coupling=Fraction(coupling)),
            critical_temperature(1.0, coupling=coupling),
            SMOOTH,
        )
    limit = certified.highest_critical_temperature()
    name = "T_c as k goes to infinity, lambda = 1"
    yield _relative(name, limit, limit, critical_temperature(_MOST_SQUEEZING), SMOOTH)
    extreme = DoubleChain(temperature=0.0, coupling=1.0, squeezing=_MOST_SQUEEZING)
    bound = certified.largest_log_negativity()
    yield Number("supremum of E", bound, bound, entanglement_events(extreme).peak, PEAK)


def events(model):
    """Birth, peak, its time and death, enclosed, beside the kernels' doubles.

    Parameters
    ----------
    model : DoubleChain

    Returns
    -------
    list of Number
    """
    faint = 0 < abs(model.coupling) <= FAINTEST
    numbers = list(_events(model))
    return [number._replace(promise=math.inf) for number in numbers] if faint else numbers


def _events(model):
    parameters = {name: getattr(model, name) for name in _PARAMETERS}
    written = certified.events(**parameters)
    exact = certified.events(**{name: Fraction(value) for name, value in parameters.items()})
    found = entanglement_events(model)

    def values(event):
        return [getattr(source, event) for source in (written, exact, found)]

    values_of = (model.coupling, model.squeezing, model.temperature)
    at = "at lambda = {}, k = {}, T = {}".format(*(repr(v).removesuffix(".0") for v in values_of))
    yield _relative(f"birth {at}", *values("birth"), ROOT * exact.birth_condition)
    largest = "E, t to infinity," if exact.peak_time == math.inf else "peak E"
    yield Number(f"{largest} {at}", *values("peak"), PEAK)
    yield _relative(f"time of the peak {at}", *values("peak_time"), SMOOTH)
    yield _relative(f"death {at}", *values("death"), ROOT * exact.death_condition)


def _relative(name, enclosure, exact, double, promise):
    """A number whose error is promised relative to it."""
    return Number(name, enclosure, exact, double, promise * double if _finite(double) else 0.0)


def _finite(double):
    return double is not None and math.isfinite(double)
