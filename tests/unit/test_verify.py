"""Every file of a results folder is held against its name and seal."""

import shutil

import numpy as np
import pytest

from mesoent import sealed, store
from mesoent.run.verify import _to_delete, verify


@pytest.fixture
def results(tmp_path, monkeypatch):
    """A folder with a curve, two chunks, their scan, a table and two pictures."""
    monkeypatch.chdir(tmp_path)
    axes = {"temperature": np.array([0.1, 0.2])}
    store.write("results/grid/time-a.h5", "grid", {"time": np.arange(3.0)}, {})
    for number in (0, 1):
        part = {"temperature": axes["temperature"][number : number + 1]}
        arrays = part | {"peak_log_negativity": np.array([float(number)])}
        store.write(f"results/scan/{number}.h5", "scan", arrays, {}, part)
    chunks = [f"results/scan/{number}.h5" for number in (0, 1)]
    store.collect("results/collect/whole.h5", axes, chunks, [[(0, 1)], [(1, 1)]], {})
    sealed.write_text("results/summary/numbers.csv", "a,b\n")
    sealed.write("results/figures/fig1.pdf", b"%PDF-1.4")
    sealed.write("results/figures/fig2.pdf", b"%PDF-1.5")
    (tmp_path / "results/logs").mkdir()
    (tmp_path / "results/logs/a.log").write_text("")
    (tmp_path / "results/README.md").write_text("not sealed")
    return tmp_path / "results"


def test_a_sound_folder(results):
    assert verify() == (7, [])


@pytest.mark.parametrize(
    ("damaged", "condemned"),
    [
        ("grid/time-a.h5", ["grid/time-a.h5"]),
        ("scan/1.h5", ["collect/whole.h5", "scan/1.h5"]),
        ("collect/whole.h5", ["collect/whole.h5"]),
        ("summary/numbers.csv", ["summary/numbers.csv"]),
        ("figures/fig1.pdf", ["figures/fig1.pdf"]),
    ],
)
def test_an_emptied_file_of_any_kind_is_named_with_what_to_delete(results, damaged, condemned):
    (results / damaged).write_bytes(b"")
    _, complaints = verify()
    assert complaints
    assert _to_delete(complaints) == [f"results/{path}" for path in condemned]


@pytest.mark.parametrize(
    ("one", "other"),
    [("figures/fig1.pdf", "figures/fig2.pdf"), ("scan/0.h5", "scan/1.h5")],
)
def test_a_file_copied_over_another_is_named(results, one, other):
    shutil.copy(results / one, results / other)
    _, complaints = verify()
    assert f"results/{other}" in _to_delete(complaints)


def test_a_stranger_and_a_missing_chunk_are_named(results):
    (results / "figures/mine.pdf").write_bytes(b"%PDF")
    (results / "scan/0.h5").unlink()
    assert _to_delete(verify()[1]) == ["results/collect/whole.h5", "results/figures/mine.pdf"]


def test_a_seal_without_its_file_tells_of_a_lost_file(results):
    (results / "figures/fig1.pdf").unlink()
    assert verify() == (
        7,
        ["results/figures/fig1.pdf is missing; run the workflow again"],
    )
