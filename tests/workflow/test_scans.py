"""A scan computes no point twice, and what it finds does not depend on how it came about."""

import re

import pytest

SCAN = "results/collect/phases.h5"


def new_points(run):
    assert run.returncode == 0, run.stderr
    return sum(map(int, re.findall(r": (\d+) points are new", run.stdout + run.stderr)))


@pytest.mark.parametrize(
    ("old", "new", "points"),
    [
        ("stop: 1, points: 5}\n    reductions", "stop: 1, points: 9}\n    reductions", 2 * 4 * 4),
        ("stop: 1, points: 5}\n    reductions", "stop: 2, points: 9}\n    reductions", 2 * 4 * 4),
        ("stop: 0.4, points: 4", "stop: 0.8, points: 5", 2 * 1 * 5),
        ("start: 0.05, stop: 0.4, points: 4", "start: 0.025, stop: 0.4, points: 9", 2 * 5 * 5),
        ("coupling: [0.9, 1.0]", "coupling: [0.8, 0.9, 1.0]", 1 * 4 * 5),
        ("seconds_per_job: 4e-6", "seconds_per_job: 8e-6", 0),
        ("[peak, death, critical_temperature]", "[death, peak, critical_temperature, birth]", 40),
    ],
    ids=["refined", "longer", "longer log", "refined and longer log", "listed", "chunks", "more"],
)
def test_only_new_points_are_computed(workspace, old, new, points):
    workspace.configure(old, new)
    assert new_points(workspace.snakemake(SCAN)) == points


def test_an_extended_scan_has_the_bytes_of_a_fresh_one(workspace, fresh):
    edit = "start: 0.05, stop: 0.4, points: 4", "start: 0.025, stop: 0.4, points: 9"
    assert new_points(workspace.configure(*edit).snakemake(SCAN)) == 2 * 5 * 5
    assert new_points(fresh.configure(*edit).snakemake(SCAN)) == 2 * 9 * 5
    made = workspace.files()
    assert {name: made[name] for name in fresh.files()} == fresh.files()
