"""Scans on a grid: every point by itself gives the same, known points are not computed."""

import time

import numpy as np
import pytest

from mesoent import DoubleChain, entanglement_events, models, store
from mesoent.errors import StoreError
from mesoent.stages.scan import route, scan
from tests.kernels.truth import Chain

AXES = {
    "temperature": np.array([0.1, 0.2, 0.4, 0.6]),
    "squeezing": np.array([0.0, 0.5, 1.0]),
}
BLOCKS = [((0, 3), (0, 3)), ((3, 1), (0, 3))]
FIXED = {"coupling": 0.9}
REDUCTIONS = ["peak", "birth", "death"]


def test_every_point_has_the_events_of_its_own_parameters():
    """Eq. (73) with 60 digits changes sign there; the kernel promises far more than 1e-12."""
    arrays, computed = scan("double_chain", AXES, FIXED, REDUCTIONS)
    assert computed == 12
    entangled = np.zeros((4, 3), dtype=bool)
    for i, j in np.ndindex(entangled.shape):
        parameters = AXES["temperature"][i], FIXED["coupling"], AXES["squeezing"][j]
        chain = Chain(1.0, *parameters)
        birth, death = (arrays[name][i, j] for name in ("birth_time", "death_time"))
        entangled[i, j] = arrays["peak_log_negativity"][i, j] > 0
        assert entangled[i, j] == np.isfinite(birth) == np.isfinite(death)
        for event, sign in ((birth, 1), (death, -1)) if entangled[i, j] else ():
            around = [event * chain.kappa / 2 * (1 + shift) for shift in (-1e-12, 1e-12)]
            before, after = (sign * chain.surplus(tau) for tau in around)
            assert before < 0 < after
    assert entangled.any(axis=0).tolist() == [False, True, True]


def test_known_points_are_taken_and_not_computed(monkeypatch):
    part = {"temperature": AXES["temperature"][1:3], "squeezing": AXES["squeezing"][::2]}
    known, _ = scan("double_chain", part, FIXED, REDUCTIONS)
    asked = []
    scanner = models.capability("double_chain", "scanner")

    def counted(**parameters):
        asked.append(len(parameters["temperature"]))
        return scanner(**parameters)

    monkeypatch.setattr(models, "capability", lambda name, kind: counted)
    arrays, computed = scan("double_chain", AXES, FIXED, REDUCTIONS, known)
    assert sum(asked) == computed == 12 - 4
    monkeypatch.undo()
    fresh, _ = scan("double_chain", AXES, FIXED, REDUCTIONS)
    for name in fresh:
        np.testing.assert_array_equal(arrays[name], fresh[name])


@pytest.fixture
def collected(tmp_path):
    """A scan in two chunks, and the whole."""
    chunks = []
    for number, ((start, count), _) in enumerate(BLOCKS):
        axes = AXES | {"temperature": AXES["temperature"][start : start + count]}
        arrays, _ = scan("double_chain", axes, FIXED, REDUCTIONS)
        chunks.append(tmp_path / "scan" / f"{number}.h5")
        store.write(chunks[-1], "scan", arrays, {"family": "f"}, axes)
    path = tmp_path / "collect" / "whole.h5"
    store.collect(path, AXES, chunks, BLOCKS, {"family": "f"})
    return path


def test_the_whole_reads_as_one_array(collected):
    arrays, _ = scan("double_chain", AXES, FIXED, REDUCTIONS)
    record = store.read(collected, "collect")
    for name in arrays:
        np.testing.assert_array_equal(record[name], arrays[name])


def test_no_clock_enters(collected):
    before = collected.read_bytes()
    time.sleep(1.1)  # HDF5 counts seconds
    chunks = [collected.parents[1] / "scan" / f"{number}.h5" for number in (0, 1)]
    store.collect(collected, AXES, chunks, BLOCKS, {"family": "f"})
    assert collected.read_bytes() == before


def test_xarray_reads_it_from_anywhere(collected, tmp_path, monkeypatch):
    xarray = pytest.importorskip("xarray", reason="xarray is an optional reader")
    monkeypatch.chdir(tmp_path)
    with xarray.open_dataset(collected, engine="h5netcdf") as dataset:
        assert dataset["death_time"].dims == ("temperature", "squeezing")
        assert dataset["death_time"].attrs["units"] == "1/rate"
        expected = entanglement_events(DoubleChain(temperature=0.4, coupling=0.9, squeezing=0.5))
        assert float(dataset["death_time"].sel(temperature=0.4, squeezing=0.5)) == expected.death


def test_a_missing_or_changed_chunk_is_named(collected):
    chunk = collected.parents[1] / "scan" / "1.h5"
    content = chunk.read_bytes()
    chunk.unlink()
    with pytest.raises(StoreError, match=r"1\.h5, to which .* refers, is missing"):
        store.read(collected, "collect")
    chunk.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(StoreError, match="damaged"):
        store.read(collected, "collect")
    other, _ = scan("double_chain", AXES, {"coupling": 0.8}, REDUCTIONS)
    store.write(chunk, "scan", other, {"family": "f"}, AXES)
    with pytest.raises(StoreError, match=r"1\.h5 is not the file that"):
        store.read(collected, "collect")


def test_points_in_common_with_another_grid(collected):
    grid = {"temperature": np.array([0.2, 0.3, 0.6]), "squeezing": np.array([0.5, 0.75])}
    shared = store.common([collected], grid, "f")
    np.testing.assert_array_equal(shared["temperature"], [0.2, 0.6])
    np.testing.assert_array_equal(shared["squeezing"], [0.5])
    whole, _ = scan("double_chain", AXES, FIXED, REDUCTIONS)
    np.testing.assert_array_equal(shared["peak_log_negativity"][:, 0],
                                  whole["peak_log_negativity"][[1, 3], 1])  # fmt: skip


def test_nothing_is_shared_with_another_family_a_damaged_file_or_other_points(collected, tmp_path):
    assert store.common([collected], AXES, "g") is None
    assert store.common([tmp_path / "none.h5"], AXES, "f") is None
    assert store.common([collected], AXES | {"squeezing": np.array([0.3])}, "f") is None
    chunk = collected.parents[1] / "scan" / "1.h5"
    chunk.write_bytes(chunk.read_bytes()[:-1])
    assert store.common([collected], AXES, "f") is None
    part = AXES | {"temperature": AXES["temperature"][:2]}
    assert store.common([collected], part, "f") is not None


def test_the_route_says_how_exact_it_is():
    assert "1e-14 relative" in route("double_chain")
    assert "excluded by a bound" in route("two_oscillators")


def test_a_model_without_a_scan_of_its_own():
    axes = {"temperature": np.array([0.2, 0.4])}
    fixed = {"coupling": 0.0, "two_mode_squeezing": 0.5}
    arrays, computed = scan("two_oscillators", axes, fixed, ["death", "intervals"])
    n, kappa = 1 / np.expm1(1 / axes["temperature"]), -np.expm1(-1 / axes["temperature"])
    expected = np.log1p(-np.expm1(-1.0) / (2 * n)) / kappa
    np.testing.assert_allclose(arrays["death_time"], expected, rtol=1e-11)
    assert arrays["entangled_intervals"].tolist() == [1, 1]
    assert computed == 2


def test_an_option_of_the_model_reaches_the_scan():
    axes = {"detuning": np.array([0.2, 0.5])}
    late = [
        scan(
            "general_chains",
            axes,
            {"bath_temperature": 0.4, "coupling": 0.3, "bath": bath},
            ["asymptotic"],
        )[0]
        for bath in ("common_occupation", "local_gibbs")
    ]
    assert (late[0]["late_log_negativity"] != late[1]["late_log_negativity"]).all()
