"""Intervals between two decimal numbers."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from math import inf, nextafter

from mesoent.models.double_chain.certified.precision import Undecided

#: Significant digits of the bounds, and the relative width that is asked for.
DIGITS, WIDTH = 40, Fraction(1, 10**30)
_LEAST_DOUBLE = nextafter(0.0, inf)


@dataclass(frozen=True)
class Enclosure:
    """A number that is proven to lie between two decimal ones.

    Attributes
    ----------
    lower, upper : Decimal
        Exact, both included.

    Examples
    --------
    >>> sixth = Enclosure(Decimal("0.16666"), Decimal("0.16667"))
    >>> print(sixth)
    0.1666[6, 7]
    >>> sixth.contains(Fraction(1, 6)), sixth.contains(0.1666)
    (True, False)
    """

    lower: Decimal
    upper: Decimal

    @classmethod
    def of(cls, ball):
        """A ball that is not negative, rounded outward; below the doubles down to zero.

        Raises
        ------
        Undecided
            If it is wider than 1e-30 of its value.
        """
        if not ball.is_finite():
            raise Undecided
        if ball < _LEAST_DOUBLE:
            return cls(Decimal(0), Decimal(0) if ball.is_zero() else Decimal(repr(_LEAST_DOUBLE)))
        low, high = _fraction(ball.lower()), _fraction(ball.upper())
        if high - low > WIDTH * low:
            raise Undecided
        return cls(_decimal(low, DIGITS, ROUND_FLOOR), _decimal(high, DIGITS, ROUND_CEILING))

    @property
    def doubles(self):
        """The largest double below or at it, and the smallest above or at it."""
        low, high = float(self.lower), float(self.upper)
        low = nextafter(low, -inf) if Decimal(low) > self.lower else low
        return low, nextafter(high, inf) if Decimal(high) < self.upper else high

    def contains(self, number):
        """Whether a number lies in it: a float, Decimal or Fraction, taken exactly."""
        return self.distance(number) == 0

    def distance(self, number):
        """How far outside a number lies, exactly; zero within."""
        number = Fraction(number)
        return max(Fraction(self.lower) - number, number - Fraction(self.upper), Fraction(0))

    def text(self, digits):
        """The digits that both bounds share, then where they differ in brackets.

        Examples
        --------
        >>> Enclosure(Decimal("2.7182818284"), Decimal("2.7182818285")).text(6)
        '2.7182[8, 9]'
        """
        low = str(_decimal(Fraction(self.lower), digits, ROUND_FLOOR))
        high = str(_decimal(Fraction(self.upper), digits, ROUND_CEILING))
        if low == high:
            return low
        if "E" in low + high or len(low) != len(high):
            return f"[{low}, {high}]"
        shared = next(i for i in range(len(low)) if low[i] != high[i])
        return f"{low[:shared]}[{low[shared:]}, {high[shared:]}]"

    def __str__(self):
        return self.text(DIGITS)


def _fraction(exact):
    mantissa, exponent = (int(part) for part in exact.man_exp())
    return mantissa * Fraction(2) ** exponent


def _decimal(number, digits, rounding):
    context = Context(prec=digits, rounding=rounding)
    return context.divide(Decimal(number.numerator), Decimal(number.denominator))
