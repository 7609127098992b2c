"""Critical temperature, birth, death and peak of the entanglement, each proven to be the one."""

from dataclasses import dataclass
from fractions import Fraction
from math import inf, nan

from flint import arb, fmpq

from mesoent.errors import CertificationError, InputError
from mesoent.models.double_chain.certified.enclosures import Enclosure
from mesoent.models.double_chain.certified.precision import sign, with_enough_bits
from mesoent.models.double_chain.certified.sums import ExponentialSum, ball, root, somewhere, walk
from mesoent.models.parameters import checked_array


@dataclass(frozen=True)
class Events:
    """When entanglement appears, peaks and disappears, as `mesoent.dynamics.events.Events`.

    Times and `peak` (ebits) are enclosures; times are `None` where the chains are never
    entangled, and `math.inf` where entanglement never dies, or is largest only in the limit. The
    two conditions tell by how much a relative error of the exponents in D grows in the root.
    """

    birth: Enclosure | None
    death: Enclosure | float | None
    peak_time: Enclosure | float | None
    peak: Enclosure
    birth_condition: float = nan
    death_condition: float = nan


@dataclass(frozen=True)
class _Maximum:
    """The largest gain over all times: its value, and exact times around it if it is attained."""

    value: arb
    around: tuple | None


def gain(coupling, squeezing):
    r"""The gain of the bath as a sum of exponentials of :math:`\tau`.

    .. math:: D = 1 - (1 + uE)(1 - vF) = vF + uvEF - uE

    Paper: Eqs. (66) and (73), corrected.

    Parameters
    ----------
    coupling, squeezing : fmpq

    Returns
    -------
    ExponentialSum
    """
    coupling, exponent = abs(coupling), arb(4 * abs(squeezing))
    stretched, squeezed = exponent.expm1(), -(-exponent).expm1()
    v = ((1 - coupling, fmpq(1, 4)), (fmpq(1), fmpq(1, 2)), (1 + coupling, fmpq(1, 4)))
    terms = [(4 * rate, squeezed * weight) for rate, weight in v]
    terms += [(4 * (1 + rate), stretched * squeezed * weight) for rate, weight in v]
    return ExponentialSum.of(*terms, (4, -stretched))


def maximum(gain):
    r"""The largest gain over all :math:`\tau \ge 0`.

    With increasing :math:`\tau` the gain falls from infinity. If its slope has two roots, a time at
    which it rises lies between them, and the later one is the only maximum; if it has one, that
    is a minimum, and the supremum is the limit :math:`\tau \to \infty`, as D(0) = 0 is not above
    it. Without squeezing it is zero at all times.

    Parameters
    ----------
    gain : ExponentialSum

    Raises
    ------
    CertificationError
        If the slope may have more roots.
    """
    slope = gain.slope
    _require(slope.changes <= 2 and gain.starts >= 0, "the slope of the gain")
    if slope.changes < 2:
        return _Maximum(gain.limit, None)
    rising = somewhere(slope, 1)
    around = root(slope, rising, walk(slope, rising, 2, -1))
    return _Maximum(gain(ball(*around)), around)


def crossings(gain, threshold, start):
    r"""All :math:`\tau > 0` at which a gain equals a threshold that its maximum exceeds.

    As :math:`\tau \to -\infty` the gain exceeds the threshold, at 0 it does not: one of the roots
    that Descartes' rule admits is not positive. Signs show the others: birth, then death.

    Parameters
    ----------
    gain : ExponentialSum
    threshold : arb
    start : fmpq
        The gain exceeds the threshold there, or at a power of two times it.

    Returns
    -------
    list of (fmpq, fmpq)
        Exact times around each.

    Raises
    ------
    CertificationError
        If there may be more.
    """
    surplus = ExponentialSum.of(*gain.terms, (0, -threshold))
    _require(surplus.changes in (2, 3) and surplus.starts == 1, "the entanglement")
    within = walk(surplus, start, 2, 1)
    found = [root(surplus, walk(surplus, within, fmpq(1, 2), -1), within)]
    if surplus.changes == 3:
        found.append(root(surplus, within, walk(surplus, within, 2, -1)))
    return found


def _require(holds, what):
    if not holds:
        raise CertificationError(f"{what} may have more roots than are found: nothing is proven")


@with_enough_bits
def critical_temperature(squeezing, *, coupling=1, frequency=1):
    r"""Temperature at which the largest entanglement over all times vanishes, enclosed.

    .. math:: T_c = \omega / \operatorname{arcosh} \big( \max_\tau D \big)^{-1/2}
                  = \omega / \operatorname{artanh} \sqrt{1 - \textstyle\max_\tau D}

    Paper: Eq. (74) and Fig. 6.

    Parameters
    ----------
    squeezing, coupling, frequency : float, int, str or Fraction
        As in `mesoent.critical_temperature`, one number each; a float stands for its shortest
        decimal.

    Returns
    -------
    Enclosure
        In the unit of the frequency; zero where entanglement never appears.

    Raises
    ------
    InputError
        If a value is no finite number or out of bounds.

    Notes
    -----
    Relative width below 1e-30.

    Examples
    --------
    >>> print(critical_temperature(1).text(20))
    0.7532308795644508483[4, 5]
    >>> print(critical_temperature(1, coupling="0.9").text(20))
    0.5423418612033319094[0, 1]
    """
    largest = maximum(gain(_exact("coupling", coupling), _exact("squeezing", squeezing))).value
    if sign(largest) == 0:
        return Enclosure.of(largest)
    return Enclosure.of(_exact("frequency", frequency) / (1 / largest.sqrt()).acosh())


@with_enough_bits
def highest_critical_temperature(frequency=1):
    r"""The supremum of T_c over all squeezings and couplings, enclosed.

    .. math:: \lim_{k \to \infty} T_c(k, 1) = \omega / \operatorname{arcosh} 2

    D grows with v, and so with :math:`|\lambda|`; at 1 its supremum is F/4 < 1/4.
    Paper: Eq. (74).

    Examples
    --------
    >>> print(highest_critical_temperature().text(20))
    0.7593257175002069232[1, 2]
    """
    return Enclosure.of(_exact("frequency", frequency) / arb(2).acosh())


@with_enough_bits
def largest_log_negativity():
    r"""The supremum of E over all parameters and times, in ebits, enclosed.

    .. math:: \sup E = \log_2 (2/\sqrt 3) = -\tfrac12 \log_2 (1 - \tfrac14)

    D < 1/4 as in `highest_critical_temperature`, and a temperature only lowers E.
    Paper: Eq. (74), to base 2.

    Examples
    --------
    >>> print(largest_log_negativity().text(20))
    0.2075187496394219092[7, 8]
    """
    return Enclosure.of((2 / arb(3).sqrt()).log() / arb.const_log2())


@with_enough_bits
def events(*, temperature, coupling, squeezing, frequency=1):
    r"""Sudden birth, sudden death and peak of the entanglement, enclosed.

    .. math:: D(\tau_b) = D(\tau_d) = 1/\cosh^2(\beta\omega), \qquad
              \max E = \tfrac12 \log_2 \frac{1 - \cosh^{-2}(\beta\omega)}{1 - \max D}

    Paper: Eqs. (65), (66), (73), (74), corrected.

    Parameters
    ----------
    temperature, coupling, squeezing, frequency : float, int, str or Fraction
        As in `mesoent.DoubleChain`; a float stands for its shortest decimal.

    Returns
    -------
    Events
        Each enclosure holds the only birth, death or peak there is in t >= 0.

    Raises
    ------
    InputError
        If a value is no finite number or out of bounds.
    CertificationError
        If the parameters are too close to where the answer changes.

    Notes
    -----
    Relative widths below 1e-30, or absolute below the least double.

    Examples
    --------
    >>> found = events(temperature=0.1, coupling=0.9, squeezing=1)
    >>> print(found.birth.text(12), found.death.text(12), found.peak.text(12))
    2.9035484494[7, 8] 86.048535772[7, 8] 0.072234174327[2, 3]
    """
    bath = _Bath(_exact("frequency", frequency), _exact("temperature", temperature))
    coupling, squeezing = _exact("coupling", coupling), _exact("squeezing", squeezing)
    shape = gain(coupling, squeezing)
    largest = maximum(shape)
    excess = largest.value - bath.threshold
    if sign(excess) != 1:
        return Events(None, None, None, Enclosure.of(arb(0)))
    around = largest.around
    roots = crossings(shape, bath.threshold, around[0] if around else fmpq(1))
    times = [Enclosure.of(bath.time * ball(*pair)) for pair in roots]
    conditions = [_condition(bath, shape, 4 * (1 - abs(coupling)), ball(*pair)) for pair in roots]
    return Events(
        times[0],
        times[1] if times[1:] else inf,
        Enclosure.of(bath.time * ball(*around)) if around else inf,
        Enclosure.of((excess / (1 - largest.value)).log1p() / (2 * arb.const_log2())),
        *conditions,
    )


class _Bath:
    """What temperature and frequency fix: 2 beta omega, the threshold of D, and t/tau."""

    def __init__(self, frequency, temperature):
        ratio = frequency / temperature if temperature else None
        self.exponent = arb(2 * ratio) if temperature else arb(0)
        self.threshold = arb(ratio).sech() ** 2 if temperature else arb(0)
        self.time = 2 / -arb(-ratio).expm1() if temperature else arb(2)


def _condition(bath, shape, slowest, tau):
    """Of a root: 1 + (2 beta omega + 4 (1 - lambda) tau + 1) / (tau D'/D), where D = threshold."""
    steepness = tau * shape.slope(tau)
    exponents = (bath.exponent + slowest * tau + 1) * bath.threshold
    return 1 + float((exponents / (sign(steepness) * steepness)).mid())


def _exact(name, value):
    """A parameter as the rational number that is written."""
    try:
        number = Fraction(repr(float(value)) if isinstance(value, float) else value)
    except (TypeError, ValueError, ZeroDivisionError):
        raise InputError(f"{name} is {value!r}, but must be a finite real number") from None
    checked_array("double_chain", name, float(number))
    return fmpq(number.numerator, number.denominator)
