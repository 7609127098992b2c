import os

import numpy as np
import pytest

from mesoent import store
from mesoent.conventions import SCHEMA
from mesoent.errors import StoreError

PARAMETERS = {"model": "double_chain", "coupling": 0.9, "points": [1, 2]}


def arrays():
    return {
        "time": np.linspace(0, 1, 5),
        "row": np.array(["x1", "p1"]),
        "column": np.array(["x1", "p1"]),
        "covariance": np.arange(20.0).reshape(5, 2, 2),
        "signed_log_negativity": np.linspace(-1, 1, 5),
        "birth_time": 0.25,
        "death_time": np.inf,
        "peak_time": np.nan,
    }


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "deep" / "curve.h5"
    store.write(path, "evolution", arrays(), PARAMETERS)
    return path


def test_round_trip(path):
    record = store.read(path, "evolution")
    assert record.parameters == PARAMETERS
    for name, value in arrays().items():
        np.testing.assert_array_equal(record[name], value)


def test_same_content_same_bytes(path, tmp_path):
    again = tmp_path / "again" / "curve.h5"
    store.write(again, "evolution", arrays(), dict(reversed(PARAMETERS.items())))
    assert again.read_bytes() == path.read_bytes()


def test_every_nan_has_the_same_bytes(path, tmp_path):
    again = tmp_path / "again" / "curve.h5"
    store.write(again, "evolution", arrays() | {"peak_time": -np.float64("nan")}, PARAMETERS)
    assert again.read_bytes() == path.read_bytes()


def test_xarray_shows_labelled_axes_and_units(path):
    xarray = pytest.importorskip("xarray", reason="xarray is an optional reader")
    with xarray.open_dataset(path, engine="h5netcdf") as dataset:
        assert dataset["covariance"].dims == ("time", "row", "column")
        assert float(dataset["signed_log_negativity"].sel(time=0.5)) == 0.0
        assert dataset["time"].attrs["units"] == "1/rate"
        assert dataset["signed_log_negativity"].attrs["equation"] == "72"
        assert dataset.attrs["coupling"] == 0.9


def test_nothing_but_the_file_is_left(path):
    assert [entry.name for entry in path.parent.iterdir()] == ["curve.h5"]


def test_a_failed_write_leaves_the_old_file(path):
    before = path.read_bytes()
    with pytest.raises(KeyError):
        store.write(path, "evolution", arrays() | {"unheard_of": 1.0}, PARAMETERS)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["curve.h5"]


def test_unwritable_place(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        store.write(tmp_path / "file" / "curve.h5", "evolution", arrays(), PARAMETERS)


def test_missing_file(tmp_path):
    with pytest.raises(StoreError, match="is missing; run the workflow again"):
        store.read(tmp_path / "none.h5", "evolution")


def test_file_of_another_stage(path):
    with pytest.raises(
        StoreError, match=r"curve\.h5 holds evolution/curve, not grid/curve; delete"
    ):
        store.read(path, "grid")


def test_one_file_copied_over_another(path):
    other = path.with_name("other.h5")
    other.write_bytes(path.read_bytes())
    sentence = r"other\.h5 holds evolution/curve, not evolution/other; delete .*other\.h5 and run"
    with pytest.raises(StoreError, match=sentence):
        store.read(other, "evolution")


def test_file_of_another_layout(path):
    path.write_bytes(path.read_bytes().replace(b"layout %d" % SCHEMA, b"layout 0", 1))
    with pytest.raises(StoreError, match=f"has layout 0, but this version reads {SCHEMA}"):
        store.read(path, "evolution")


@pytest.mark.parametrize("content", [b"", b"text", b"\x89HDF\r\n\x1a\n" + bytes(2000)])
def test_foreign_file(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not written by mesoent"):
        store.read(path, "evolution")


@pytest.mark.parametrize("fraction", [0.1, 0.5, 0.99])
def test_truncated_file(path, fraction):
    os.truncate(path, int(path.stat().st_size * fraction))
    with pytest.raises(StoreError, match=r"truncated or damaged.*run the workflow again"):
        store.read(path, "evolution")


def test_any_flipped_bit_is_noticed(path):
    whole, generator = path.read_bytes(), np.random.default_rng(0)
    for position in generator.integers(len(whole), size=200):
        damaged = bytearray(whole)
        damaged[position] ^= 1 << generator.integers(8)
        path.write_bytes(damaged)
        with pytest.raises(StoreError):
            store.read(path, "evolution")
