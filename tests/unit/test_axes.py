"""Axes are exact: their points do not depend on the grid that they are part of."""

import json
import math
from itertools import product

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoent.axes import axis, cut, from_plain, to_plain

decimals = st.decimals("-50", "50", places=3).map(float)
positive = st.decimals("0.001", "50", places=3).map(float)
counts = st.integers(2, 40)


@given(decimals, positive, counts)
def test_even_points_are_the_rounded_ones(start, length, count):
    stop = round(start + length, 3)
    points = axis({"start": start, "stop": stop, "points": count}).values()
    with mpmath.workdps(40):
        low, high = mpmath.mpf(str(start)), mpmath.mpf(str(stop))
        step = (high - low) / (count - 1)
        assert points == [float(low + step * i) for i in range(count)]


@given(positive, positive, counts)
def test_geometric_points_are_the_rounded_ones(start, length, count):
    stop = round(start + length, 3)
    grid = {"start": start, "stop": stop, "points": count, "spacing": "log"}
    with mpmath.workdps(60):
        low, high = mpmath.mpf(str(start)), mpmath.mpf(str(stop))
        expected = [
            float(low * (high / low) ** (mpmath.mpf(i) / (count - 1))) for i in range(count)
        ]
    assert axis(grid).values() == expected


@pytest.mark.parametrize("spacing", ["linear", "log"])
def test_a_longer_and_a_finer_axis_keep_the_points(spacing):
    ends = {"linear": (0.1, 0.7, 1.3), "log": (0.01, 1.0, 100.0)}[spacing]
    short = {"start": ends[0], "stop": ends[1], "points": 31, "spacing": spacing}
    old = set(axis(short).values())
    assert old < set(axis(short | {"stop": ends[2], "points": 61}).values())
    assert old < set(axis(short | {"points": 61}).values())
    assert old < set(axis(short | {"points": 91}).values())


@given(
    st.sampled_from(["linear", "log"]), positive, positive, counts, st.integers(0, 39), counts
)  # fmt: skip
def test_a_part_is_an_axis_of_the_same_points(spacing, start, length, count, first, many):
    whole = axis(
        {"start": start, "stop": round(start + length, 3), "points": count, "spacing": spacing}
    )
    part = whole.part(min(first, count - 1), min(many, count - min(first, count - 1)))
    assert part.values() == whole.values()[first : first + many] or first >= count
    assert from_plain(json.loads(json.dumps(to_plain(part)))) == part


def test_a_part_of_a_longer_axis_has_the_same_text():
    short = axis({"start": 0.001, "stop": 1, "points": 31, "spacing": "log"})
    long = axis({"start": 0.0001, "stop": 10, "points": 51, "spacing": "log"})
    assert to_plain(short.part(7, 5)) == to_plain(long.part(17, 5))


@given(st.lists(st.integers(1, 7), min_size=1, max_size=4), st.integers(1, 60))
def test_blocks_cover_a_grid_once_and_fit(shape, size):
    seen = np.zeros(shape, dtype=int)
    for block in cut(shape, size):
        assert math.prod(count for _, count in block) <= size
        for place in product(*(range(start, start + count) for start, count in block)):
            seen[place] += 1
    assert (seen == 1).all()


def test_a_longer_first_axis_keeps_the_blocks():
    assert set(cut([6, 10], 25)) - {((4, 2), (0, 10))} < set(cut([9, 10], 25))
