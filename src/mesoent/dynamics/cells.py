r"""Where a matrix that depends on time is positive semidefinite, cell by cell, none left out.

On a cell A is between cubic Hermite interpolants by :math:`\pm h^4 x^2 (1-x)^2 G / 24`, G the bound
on the fourth derivative. In Bernstein form of degree four: five matrices; where all are positive
semidefinite so is A on the whole cell, and where one vector is negative on all, A is not.
"""

from dataclasses import dataclass, field
from math import inf

import numpy as np
from scipy.optimize import brentq

#: Evaluations after which what is left is called undecided.
MOST = 2_000

#: Time after which rounding of the slowest rate has turned every phase.
LONGEST = 1e14


#: Pivots below this are zero: nothing can be divided by them.
_TINY = 1e-140


@dataclass
class Search:
    """Intervals in which A(t) is not positive semidefinite; see `search`."""

    intervals: list = field(default_factory=list)
    undecided: list = field(default_factory=list)
    recurrent: bool = False

    def mark(self, start, stop):
        """Take a cell in which A is not positive semidefinite; it may go on an interval."""
        if self.intervals and self.intervals[-1][1] == start:
            start = self.intervals.pop()[0]
        self.intervals.append((start, stop))

    def joined(self):
        """An undecided cell at t = 0 that an interval follows is too short to be told from it."""
        if self.undecided and self.intervals and self.undecided[0] == (0.0, self.intervals[0][0]):
            del self.undecided[0]
            self.intervals[0] = (0.0, self.intervals[0][1])
        return self


def search(problem, resolution):
    """Every interval of t >= 0 in which A is not positive semidefinite.

    Parameters
    ----------
    problem : callable
        `problem(t)` gives A, A' and a bound on the fourth derivative from t on; `late()` its
        rest or None; `distance(t)` a bound on how far it is from its rest; `cold(t)` the verdict
        from t on where the rest does not decide, or an empty text.
    resolution : float
        Length, relative to 1 + t, of intervals that may be missed.

    Returns
    -------
    Search
    """
    found, late = Search(), problem.late()
    left, step = _point(problem, 0.0), 0.1
    for _ in range(MOST):
        if left[0] > LONGEST:
            break
        if tail := _tail(problem, late, left[0]):
            if tail == "entangled":
                found.mark(left[0], inf)
            elif tail == "undecided":
                found.undecided.append((left[0], inf))
            found.recurrent = tail == "recurrent"
            return found.joined()
        right = _point(problem, left[0] + step)
        if _verdict(left, right):
            _take(found, left, right)
            left, step = right, 2 * step
        elif step <= 4 * resolution * (1 + left[0]):
            _take(found, left, right)
            left = right
        else:
            step /= 2
            if last_pivot(left[1]) * last_pivot(right[1]) < 0:
                left, step = _cross(problem, found, left, right, resolution)
    found.undecided.append((left[0], inf))
    return found.joined()


def _cross(problem, found, left, right, resolution):
    """Go on to just before the next change of sign, and across it if nothing else is between."""
    root = brentq(lambda t: last_pivot(problem(t)[0]), left[0], right[0], xtol=1e-15, rtol=1e-14)
    width = resolution * (1 + root) / 2
    before, after = _point(problem, max(root - width, left[0])), _point(problem, root + width)
    if before[0] > left[0] and not _verdict(left, before):
        return left, (right[0] - left[0]) / 2
    if before[0] > left[0]:
        _take(found, left, before)
    if last_pivot(left[1]) < 0:
        found.mark(before[0], root)
    else:
        found.mark(root, after[0])
    return after, max(right[0] - after[0], width)


def _take(found, left, right):
    """Book a cell whose verdict is known; a short one without is undecided if it may touch zero."""
    verdict = _verdict(left, right)
    if verdict == "entangled":
        found.mark(left[0], right[0])
    elif not verdict:
        found.undecided.append((left[0], right[0]))


def _point(problem, time):
    return (time, *problem(time))


def _verdict(left, right):
    """Whether A is "separable" or "entangled" on the whole cell; empty if neither is proven."""
    (start, a0, slope0, bound), (stop, a1, slope1, _) = left, right
    h = stop - start
    middle = (a0 + a1) / 2 + h * (slope0 - slope1) / 6
    spread = h**4 / 144 * bound
    net = [a0, a0 + h / 4 * slope0, middle, a1 - h / 4 * slope1, a1]
    edge = start == 0 and _on_the_edge(a0)
    inner = [*net[1:2], middle - spread, *net[3:]]
    if all(semidefinite(a) for a in (inner if edge else [a0, *inner])):
        return "separable"
    for z in (witness(middle), witness(a0), witness(a1)):
        values = [_form(a, z) for a in (*net[:2], middle + spread, *net[3:])]
        if max(values[1:] if edge else values) < 0:
            return "entangled"
    return ""


def _tail(problem, late, time):
    """What holds from this time on."""
    if late is None:
        return problem.cold(time)
    off = problem.distance(time)
    if time == 0 and not off.any():
        return "separable" if semidefinite(late) else "entangled"
    if semidefinite(late - off) and last_pivot(late - off) > 0:
        return "separable"
    z = witness(late)
    return "entangled" if _form(late + off, z) < 0 else problem.cold(time)


def _on_the_edge(matrix):
    """Whether a pure start leaves A singular, up to rounding: that one matrix decides nothing."""
    scale = np.sqrt(np.abs(matrix.diagonal().real)) + _TINY
    smallest = np.linalg.eigvalsh(matrix / np.outer(scale, scale))[0]
    return abs(smallest) < 1e-13


def _form(matrix, z):
    return (z.conj() @ matrix @ z).real


def factor(matrix):
    """Pivots and unit lower factor of A = L D L^dagger."""
    pivots, lower = np.zeros(len(matrix)), np.eye(len(matrix), dtype=complex)
    rest = np.array(matrix, dtype=complex)
    for j in range(len(matrix)):
        pivots[j] = rest[j, j].real
        if abs(pivots[j]) > _TINY:
            lower[j + 1 :, j] = rest[j + 1 :, j] / pivots[j]
            rest[j + 1 :, j + 1 :] -= np.outer(lower[j + 1 :, j], rest[j, j + 1 :])
        elif np.abs(rest[j + 1 :, j]).max(initial=0.0) > _TINY:
            pivots[-1] = -1 / _TINY  # as small as one likes
            break
    return pivots, lower


def semidefinite(matrix):
    """Whether no pivot is negative."""
    return bool(factor(matrix)[0].min() >= 0)


def last_pivot(matrix):
    """The least value of z^dagger A z with last entry 1; the sign says separable or not."""
    return factor(matrix)[0][-1]


def witness(matrix):
    """The vector with last entry 1 that makes z^dagger A z least."""
    last = np.zeros(len(matrix), dtype=complex)
    last[-1] = 1
    return np.linalg.solve(factor(matrix)[1].conj().T, last)
