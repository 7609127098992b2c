"""The points along one axis, exact: the same point of two grids is the same double.

A point is a rational number, or a rational times a root, evaluated exactly and rounded once. So
an axis that is lengthened or refined keeps its old points to the last bit, and a part of an
axis is an axis again. Standard library only: read while the workflow starts.
"""

from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

_PRECISE = Context(prec=50)


class Even(NamedTuple):
    """`first + i step`, i < count."""

    first: Fraction
    step: Fraction
    count: int

    def values(self):
        """The points, as doubles."""
        return [float(self.first + i * self.step) for i in range(self.count)]

    def part(self, start, count):
        """The axis of `count` of the points, from number `start` on."""
        return Even(self.first + start * self.step, self.step, count)


class Geometric(NamedTuple):
    """`first ratio^((offset + i) / steps)`, i < count: `steps` points to every factor `ratio`."""

    first: Fraction
    ratio: Fraction
    steps: int
    offset: int
    count: int

    def values(self):
        """The points, as doubles."""
        return [self._point(self.offset + i) for i in range(self.count)]

    def part(self, start, count):
        """The axis of `count` of the points, from number `start` on."""
        whole, offset = divmod(self.offset + start, self.steps)
        return Geometric(self.first * self.ratio**whole, self.ratio, self.steps, offset, count)

    def _point(self, number):
        whole, rest = divmod(number, self.steps)
        base = self.first * self.ratio**whole
        if rest == 0:
            return float(base)
        root = _PRECISE.power(_decimal(self.ratio), _decimal(Fraction(rest, self.steps)))
        return float(_PRECISE.multiply(_decimal(base), root))


class Listed(NamedTuple):
    """The points themselves."""

    points: tuple[float, ...]

    @property
    def count(self):
        """Number of points."""
        return len(self.points)

    def values(self):
        """The points, as doubles."""
        return list(self.points)

    def part(self, start, count):
        """The axis of `count` of the points, from number `start` on."""
        return Listed(self.points[start : start + count])


def axis(points):
    """The axis that config.yaml describes.

    Parameters
    ----------
    points : dict or sequence of float
        `start`, `stop`, `points` and, if not linear, `spacing: log`; or the points. Numbers
        count as the decimals that stand for them: 0.1 is one tenth.

    Returns
    -------
    Even, Geometric or Listed

    Examples
    --------
    >>> axis({"start": 0, "stop": 0.3, "points": 4}).values()
    [0.0, 0.1, 0.2, 0.3]
    >>> axis({"start": 0.001, "stop": 10, "points": 5, "spacing": "log"}).part(2, 2).values()
    [0.1, 1.0]
    """
    if not isinstance(points, dict):
        return Listed(tuple(float(point) for point in points))
    start, stop, intervals = _exact(points["start"]), _exact(points["stop"]), points["points"] - 1
    if points.get("spacing", "linear") == "linear":
        return Even(start, (stop - start) / intervals, intervals + 1)
    ratio, steps = _primitive(stop / start, intervals)
    return Geometric(start, ratio, steps, 0, intervals + 1)


def to_plain(points):
    """An axis as what JSON can hold; equal axes give equal texts."""
    if isinstance(points, Listed):
        return list(points.points)
    return {name: _plain(value) for name, value in points._asdict().items()}


def from_plain(plain):
    """The axis that `to_plain` wrote down.

    Examples
    --------
    >>> half = axis({"start": 0, "stop": 1, "points": 11}).part(5, 6)
    >>> from_plain(to_plain(half)) == half
    True
    """
    if isinstance(plain, list):
        return Listed(tuple(plain))
    kind = Geometric if "ratio" in plain else Even
    return kind(**{name: Fraction(v) if isinstance(v, str) else v for name, v in plain.items()})


def cut(counts, size):
    """Cut a grid into blocks of at most `size` points.

    The last axes stay whole for as long as they fit, so that a block is one piece of the stored
    array; what is cut is cut in equal lengths, from the start.

    Parameters
    ----------
    counts : sequence of int
        Points along each axis.
    size : int

    Returns
    -------
    list of tuple of (start, count)
        For each block its range on every axis; the last axis runs fastest.

    Examples
    --------
    >>> cut([3, 4], 8)
    [((0, 2), (0, 4)), ((2, 1), (0, 4))]
    """
    blocks, room = [()], size
    for count in reversed(counts):
        length = max(1, min(count, room))
        room = room // count
        ranges = [(start, min(length, count - start)) for start in range(0, count, length)]
        blocks = [(piece, *block) for piece in ranges for block in blocks]
    return blocks


def _exact(number):
    return Fraction(repr(number))


def _plain(value):
    return str(value) if isinstance(value, Fraction) else value


def _decimal(fraction):
    return _PRECISE.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))


def _primitive(ratio, intervals):
    """The smallest factor that the same points repeat with: 1000 in 30 steps is 10 in 10."""
    for power in range(intervals, 1, -1):
        if intervals % power == 0 and (root := _rational_root(ratio, power)):
            return root, intervals // power
    return ratio, intervals


def _rational_root(ratio, power):
    numerator, denominator = (_root(n, power) for n in ratio.as_integer_ratio())
    return Fraction(numerator, denominator) if numerator and denominator else None


def _root(number, power):
    """The whole root of a whole number, or 0."""
    guess = round(float(_PRECISE.power(Decimal(number), Decimal(1) / Decimal(power))))
    return guess if guess**power == number else 0
