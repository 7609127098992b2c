"""The whole workflow on a small configuration."""

import csv
import shutil


def test_every_figure_and_table_is_there(finished):
    files = finished.files()
    for figure in ("fig1", "fig3", "fig6a", "fig6b"):
        for form in ("pdf", "svg", "png"):
            assert files[f"figures/{figure}.{form}"]
    rows = list(csv.DictReader(files["summary/numbers.csv"].decode().splitlines()))
    assert rows[0]["ours"] == "0.753230879564"
    assert len(files["summary/curves.csv"].decode().splitlines()) == 5
    certified = list(csv.DictReader(files["summary/certified.csv"].decode().splitlines()))
    assert certified[0]["interval"] == "0.7532308795644508483[4, 5]"
    assert sum(row["certified_number"].startswith("death") for row in certified) == 3
    assert files["summary/summary.md"].startswith(b"# The paper's numbers")


def test_a_curve_that_two_figures_show_is_computed_once(finished):
    assert sum(name.startswith("evolution/") for name in finished.files()) == 3


def test_a_second_run_has_nothing_to_do(finished):
    run = finished.snakemake()
    assert run.returncode == 0
    assert "Nothing to be done" in run.stdout + run.stderr


def test_deleting_the_engine_s_records_loses_no_data(workspace):
    shutil.rmtree(workspace.folder / ".snakemake")
    before = workspace.files()
    assert workspace.jobs().keys() == {"collect", "figures", "page", "summary"}
    assert workspace.snakemake().returncode == 0
    assert workspace.files() == before
    assert workspace.jobs() == {}
