"""Birth, death and peak of entanglement of one model."""

import math
from dataclasses import dataclass

from mesoent.errors import InputError
from mesoent.models.recognition import own


@dataclass(frozen=True)
class Events:
    """When entanglement appears, peaks and disappears, in the model's unit of time.

    `None` where the chains are never entangled; `math.inf` where entanglement never dies, or
    is largest only in the limit. `peak` and `asymptotic` are in ebits, the latter signed.
    """

    birth: float | None
    death: float | None
    peak_time: float | None
    peak: float
    asymptotic: float


def entanglement_events(model):
    r"""Sudden birth, sudden death, peak and asymptotic value of the entanglement.

    .. math:: E(t_b) = E(t_d) = 0, \qquad E'(t_p) = 0

    Paper: Eqs. (73), (74), corrected: (74) is to base 2, holds for :math:`|k|`, and death needs
    :math:`0 < T < T_c(k, \lambda)`.

    Parameters
    ----------
    model : DoubleChain

    Returns
    -------
    Events
        `birth`, `death`, `peak_time` (times), `peak`, `asymptotic` (ebits).

    Notes
    -----
    Times are accurate to a few units of 1e-16 times the conditioning of the root: next to
    the critical temperature birth and death move as :math:`\sqrt{T_c - T}`.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> events = entanglement_events(DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0))
    >>> f"{events.birth:.6f} {events.peak:.6f} {events.death:.4f}"
    '2.903548 0.072234 86.0485'
    """
    find = own(model, "events")
    if find is None:
        raise InputError(f"{type(model).__name__} does not know its events; see `trajectory`")
    found = find(model)
    return Events(
        birth=_none_if_nan(found.birth),
        death=_none_if_nan(found.death),
        peak_time=_none_if_nan(found.peak_time),
        peak=found.peak,
        asymptotic=found.asymptotic,
    )


def _none_if_nan(value):
    return None if math.isnan(value) else value
