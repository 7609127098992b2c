"""A scan of a billion parameter sets over four nodes."""

import os
import shutil
import tempfile
import time

import h5py
import numpy as np
import pytest

from mesoent import DoubleChain, entanglement_events
from tests.slurm.cluster import Cluster
from tests.slurm.conftest import Checkout

CONFIG = """\
model: {name: double_chain}
grids: {times: {start: 0, stop: 10, points: 11}}
figures:
  fig: {kind: evolution, times: times, coupling: [0.9], squeezing: 1.0, temperature: 0.1}
scans:
  billion:
    model: double_chain
    axes:
      coupling: {start: 0.5, stop: 1, points: 1000}
      temperature: {start: 1e-3, stop: 1, points: 1000, spacing: log}
      squeezing: {start: 0.002, stop: 2, points: 1000}
    reductions: [peak]
    seconds_per_job: 30
tolerances: {closed_form: 1e-10, critical_temperature: 1e-10}
audit: false
"""


@pytest.fixture
def four_nodes(tmp_path):
    """A workspace on a cluster of four nodes with one processor each."""
    with tempfile.TemporaryDirectory(prefix="slurm-") as folder:
        os.chmod(folder, 0o755)
        with Cluster(folder, ("n1", "n2", "n3", "n4"), cpus=1) as cluster:
            yield Checkout(tmp_path, cluster)
    shutil.rmtree(tmp_path / "results")  # eight gigabytes


@pytest.mark.long
def test_a_billion_points_over_four_nodes(four_nodes):
    (four_nodes.folder / "config.yaml").write_text(CONFIG)
    four_nodes.target = "results/collect/billion.h5"
    start = time.monotonic()
    run = four_nodes.submit()
    assert run.wait(timeout=3600) == 0, four_nodes.told()
    print(f"\n1e9 parameter sets in {time.monotonic() - start:.0f} s")
    assert set(four_nodes.cluster.jobs("completed").values()) == set(four_nodes.cluster.nodes)
    with h5py.File(four_nodes.folder / four_nodes.target) as file:
        axes = [file[name][()] for name in ("coupling", "temperature", "squeezing")]
        peaks = file["peak_log_negativity"]
        assert peaks.size == 10**9
        for place in np.random.default_rng(0).integers(0, 1000, (100, 3)):
            coupling, temperature, squeezing = (
                axis[i] for axis, i in zip(axes, place, strict=True)
            )
            model = DoubleChain(coupling=coupling, temperature=temperature, squeezing=squeezing)
            assert peaks[tuple(place)] == entanglement_events(model).peak
