"""A model of the user's, through the whole workflow: figures of a file that config.yaml names."""

import shutil

import pytest

from mesoent import store
from tests.conftest import ROOT

CONFIG = """\
model: {name: leaking_chains.py, temperature: 0.3}
grids:
  times: {start: 0, stop: 8, points: 17}
figures:
  mine: {kind: evolution, times: times, leak: [0, 0.05]}
tolerances: {closed_form: 1e-10, critical_temperature: 1e-8}
audit: false
"""


@pytest.fixture
def mine(fresh):
    (fresh.folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    shutil.copy(ROOT / "examples" / "leaking_chains.py", fresh.folder)
    return fresh


def test_figures_of_a_users_model(mine):
    run = mine.snakemake()
    assert run.returncode == 0, run.stderr
    pictures = mine.folder / "results" / "figures"
    assert {path.stem for path in pictures.glob("*.png")} == {"mine"}
    curves = sorted((mine.folder / "results" / "evolution").iterdir())
    found = [store.read(curve, "evolution") for curve in curves]
    last = {record.parameters["leak"]: record["log_negativity"][-1] for record in found}
    assert last[0] > last[0.05] > 0
    summary = (mine.folder / "results" / "summary" / "summary.md").read_text(encoding="utf-8")
    assert "(mine)" not in summary
    assert mine.jobs() == {}
    model = mine.folder / "leaking_chains.py"
    model.write_text(model.read_text().replace("leak * cold", "2 * leak * cold"), encoding="utf-8")
    jobs = mine.jobs()
    assert (jobs["evolution"], jobs["figures"]) == (2, 1)


def test_a_faulty_file_is_refused_in_a_sentence(mine):
    (mine.folder / "leaking_chains.py").write_text("PARAMETERS = {", encoding="utf-8")
    run = mine.snakemake()
    assert run.returncode == 1
    assert "ConfigError: config.yaml: leaking_chains.py cannot be run: SyntaxError" in run.stderr
    assert "Traceback" not in run.stderr
