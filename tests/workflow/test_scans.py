"""A scan computes no point twice, and what it finds does not depend on how it came about."""

import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from mesoent.run.paths import data_path
from mesoent.run.plan import plan
from tests.conftest import ROOT

SCAN = "results/collect/phases.h5"
COMPUTE = runpy.run_path(str(ROOT / "workflow" / "scripts" / "scan.py"))["main"]


def new_points(said):
    return sum(map(int, re.findall(r": (\d+) points are new", said)))


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
def test_only_new_points_are_computed(workspace, monkeypatch, capsys, old, new, points):
    """The jobs of the plan, done here as its rule does them."""
    workspace.configure(old, new)
    monkeypatch.chdir(workspace.folder)
    jobs = plan("config.yaml", home=ROOT)
    for path in [path for path in jobs.scans["phases"] if not Path(path).exists()]:
        wildcards = SimpleNamespace(item=Path(path).stem)
        COMPUTE(path, jobs.item("scan", wildcards).parameters, data_path("collect", "*"), 1)
    assert new_points(capsys.readouterr().out) == points


def test_an_extended_scan_has_the_bytes_of_a_fresh_one(workspace, fresh):
    edit = "start: 0.05, stop: 0.4, points: 4", "start: 0.025, stop: 0.4, points: 9"
    for place, points in ((workspace, 2 * 5 * 5), (fresh, 2 * 9 * 5)):
        run = place.configure(*edit).snakemake(SCAN)
        assert run.returncode == 0, run.stderr
        assert new_points(run.stdout + run.stderr) == points
    made = workspace.files()
    assert {name: made[name] for name in fresh.files()} == fresh.files()
