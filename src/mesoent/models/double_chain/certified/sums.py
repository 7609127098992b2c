"""Sums of real exponentials: signs proven in balls, roots counted by Descartes' rule."""

from dataclasses import dataclass
from itertools import pairwise

import flint

from mesoent.errors import CertificationError
from mesoent.models.double_chain.certified.precision import Undecided, sign

_STEPS = 10_000  # of a walk: its end lies beyond 2^10000


@dataclass(frozen=True)
class ExponentialSum:
    r"""The function :math:`\sum_j c_j e^{-r_j \tau}`.

    Attributes
    ----------
    terms : tuple of (fmpq, arb)
        Rates, exact and increasing, and coefficients, none of them zero.

    Examples
    --------
    >>> f = ExponentialSum.of((2, flint.arb(1)), (1, flint.arb(-3)), (0, flint.arb(2)))
    >>> f.changes  # of sign: the roots are 0 and -ln 2
    2
    """

    terms: tuple

    @classmethod
    def of(cls, *terms):
        """The sum of those terms; equal rates are put together."""
        merged = {}
        for rate, coefficient in terms:
            merged[flint.fmpq(rate)] = merged.get(flint.fmpq(rate), 0) + coefficient
        return cls(tuple((rate, merged[rate]) for rate in sorted(merged) if sign(merged[rate])))

    def __call__(self, tau):
        """The ball of values at an exact point, or over a ball."""
        return sum((c * flint.arb(-rate * tau).exp() for rate, c in self.terms), flint.arb(0))

    @property
    def slope(self):
        """The derivative."""
        return ExponentialSum.of(*((rate, -rate * c) for rate, c in self.terms))

    @property
    def limit(self):
        r"""The value as :math:`\tau \to \infty`; no rate may be negative."""
        return next((c for rate, c in self.terms if rate == 0), flint.arb(0))

    @property
    def starts(self):
        r"""The sign as :math:`\tau \to -\infty`."""
        return sign(self.terms[-1][1]) if self.terms else 0

    @property
    def changes(self):
        """Changes of sign of the coefficients: there are no more real roots than that."""
        return sum(sign(a) != sign(b) for (_, a), (_, b) in pairwise(self.terms))


def walk(function, tau, factor, wanted):
    """The first of the points tau, tau factor, tau factor^2, ... with the wanted sign."""
    for _ in range(_STEPS):
        if sign(function(tau)) == wanted:
            return tau
        tau *= factor
    raise Undecided


def somewhere(function, wanted):
    r"""A point :math:`\tau > 0` with the wanted sign; halves of :math:`\tau/(1 + \tau)` are tried.

    Raises
    ------
    Undecided
        If there is none on the finest grid, of 4095 points.
    """
    halves = ((n, 2**depth - n) for depth in range(1, 13) for n in range(1, 2**depth, 2))
    points = (flint.fmpq(*pair) for pair in halves)
    found = next((tau for tau in points if sign(function(tau)) == wanted), None)
    if found is None:
        raise Undecided
    return found


def root(function, low, high):
    """A root between two exact points, as narrow a pair of points as half the bits allow.

    Parameters
    ----------
    function : ExponentialSum
    low, high : fmpq

    Returns
    -------
    low, high : fmpq
        Between them `function`, which is continuous, changes sign.

    Raises
    ------
    CertificationError
        If its signs at the two points are not opposite.
    """
    before, after = sign(function(low)), sign(function(high))
    if before * after != -1:
        raise CertificationError(
            f"signs of {before} at {low} and {after} at {high} prove no root between them: they "
            "must be opposite"
        )
    while high - low > high / 2 ** (flint.ctx.prec // 2):
        middle = (low + high) / 2
        if sign(function(middle)) == before:
            low = middle
        else:
            high = middle
    return low, high


def ball(low, high):
    """The ball of all numbers between two."""
    return flint.arb(low).union(flint.arb(high))
