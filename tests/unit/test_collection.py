"""A collected scan: it knows its chunks, says what to delete, and can be carried away."""

import re
import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

from mesoent import store
from mesoent.errors import StoreError
from mesoent.run.export import export

AXES = {"temperature": np.array([0.1, 0.2, 0.4]), "squeezing": np.array([0.0, 1.0])}
BLOCKS = [((0, 2), (0, 2)), ((2, 1), (0, 2))]
PEAKS = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, np.nan]])


@pytest.fixture
def results(tmp_path, monkeypatch):
    """The folder of a scan in two chunks, and the whole."""
    monkeypatch.chdir(tmp_path)
    for number, ((start, count), _) in enumerate(BLOCKS):
        write_chunk(tmp_path / "results/scan" / f"{number}.h5", slice(start, start + count))
    collect(tmp_path / "results")
    return tmp_path / "results"


def write_chunk(path, rows):
    axes = AXES | {"temperature": AXES["temperature"][rows]}
    arrays = axes | {"peak_log_negativity": PEAKS[rows]}
    store.write(path, "scan", arrays, {"family": "f"}, axes)


def collect(results):
    chunks = [results / "scan" / f"{number}.h5" for number in (0, 1)]
    parameters = {"family": "f", "model": "double_chain", "blocks": "[]"}
    store.collect(results / "collect/whole.h5", AXES, chunks, BLOCKS, parameters)


def to_delete(results):
    """The files of which the refusal to read says that they must go, from the results."""
    with pytest.raises(StoreError) as error:
        store.read(results / "collect/whole.h5", "collect")
    told = re.search("; delete (.*) and run the workflow again", str(error.value))[1]
    return {str(Path(path).resolve().relative_to(results)) for path in told.split(" and ")}


def test_a_chunk_copied_over_another_must_go_with_the_whole(results):
    shutil.copy(results / "scan/0.h5", results / "scan/1.h5")
    assert to_delete(results) == {"scan/1.h5", "collect/whole.h5"}


def test_a_damaged_chunk_must_go_with_the_whole(results):
    content = (results / "scan/1.h5").read_bytes()
    (results / "scan/1.h5").write_bytes(content[:-1])
    assert to_delete(results) == {"scan/1.h5", "collect/whole.h5"}


def test_if_a_chunk_is_missing_the_whole_must_go(results):
    (results / "scan/1.h5").unlink()
    assert to_delete(results) == {"collect/whole.h5"}


def test_if_a_chunk_is_sound_but_another_the_whole_must_go(results):
    write_chunk(results / "scan/1.h5", slice(1, 2))
    assert to_delete(results) == {"collect/whole.h5"}


@pytest.mark.parametrize("folder", ["collect", "scan", ""])
def test_folders_may_be_symbolic_links(results, tmp_path, folder):
    elsewhere = tmp_path / "else" / "where" / "deep"
    elsewhere.parent.mkdir(parents=True)
    (results / folder).rename(elsewhere)
    (results / folder).symlink_to(elsewhere)
    collect(results)
    record = store.read(results / "collect/whole.h5", "collect")
    np.testing.assert_array_equal(record["peak_log_negativity"], PEAKS)


def test_the_file_itself_says_where_its_data_lie(results):
    with h5py.File(results / "collect/whole.h5") as file:
        assert "read as nan without them" in file.attrs["comment"]


def test_an_export_needs_no_other_file(results, tmp_path):
    xarray = pytest.importorskip("xarray", reason="xarray is an optional reader")
    export("whole", tmp_path / "away" / "peaks.nc")
    results.rename(tmp_path / "gone")
    with xarray.open_dataset(tmp_path / "away" / "peaks.nc", engine="h5netcdf") as dataset:
        assert set(dataset.variables) == {*AXES, "peak_log_negativity"}
        assert dataset["peak_log_negativity"].dims == ("temperature", "squeezing")
        assert dataset["peak_log_negativity"].attrs["units"] == "ebit"
        assert dataset.attrs["model"] == "double_chain"
        np.testing.assert_array_equal(dataset["peak_log_negativity"], PEAKS)
        for name, values in AXES.items():
            np.testing.assert_array_equal(dataset[name], values)


def test_the_same_scan_gives_the_same_export(results, tmp_path):
    export("whole", tmp_path / "one.nc")
    export("whole", tmp_path / "two.nc")
    assert (tmp_path / "one.nc").read_bytes() == (tmp_path / "two.nc").read_bytes()
    with h5py.File(tmp_path / "one.nc") as file:
        assert not file["peak_log_negativity"].is_virtual


def test_no_export_of_what_is_not_whole(results, tmp_path):
    (results / "scan/1.h5").unlink()
    with pytest.raises(StoreError, match="is missing"):
        export("whole", tmp_path / "peaks.nc")
    assert not (tmp_path / "peaks.nc").exists()


def test_no_export_where_there_is_no_room(results, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(StoreError, match="make room, or choose another place"):
        export("whole", tmp_path / "new" / "peaks.nc")
    assert not (tmp_path / "new").exists()
