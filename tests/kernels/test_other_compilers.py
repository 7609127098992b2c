"""The same bits by another compiler and on another architecture: clang, and gcc for aarch64."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from mesoent.fingerprint import KERNELS
from tests import matrices
from tests.kernels import calls

SOURCE = Path(__file__).with_name("by_other_compilers.c")
FLAGS = ["-O3", "-ffp-contract=off", "-pthread", "-I", str(KERNELS)]
RNG = np.random.default_rng(20)
N = 3000

#: How to compile, and what runs the program.
COMPILERS = {
    "clang": (["clang"], []),
    "aarch64": (["aarch64-linux-gnu-gcc", "-static"], ["qemu-aarch64"]),
}


@pytest.fixture(scope="module", params=COMPILERS)
def program(request, tmp_path_factory):
    """A kernel by name, compiled otherwise: a function of inputs and a number of items."""
    compiler, runner = COMPILERS[request.param]
    for tool in (compiler[0], *runner):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    path = tmp_path_factory.mktemp(request.param) / "program"
    subprocess.run([*compiler, *FLAGS, SOURCE, "-o", path, "-lm"], check=True)

    def run(kernel, inputs, n):
        command, given = [*runner, path, kernel, str(n)], np.ascontiguousarray(inputs).tobytes()
        return np.frombuffer(
            subprocess.run(command, input=given, capture_output=True, check=True).stdout
        )

    return run


def exponentials():
    sets = [matrices.gaussian(RNG, N, 0.01, 50), matrices.paper(RNG, N, 0.01, 200)]
    return np.concatenate(sets)


@pytest.mark.long
@pytest.mark.parametrize("exact", [False, True])
def test_expm(program, exact):
    rows = exponentials()[:: 20 if exact else 1]
    found = program("exact" if exact else "expm", rows, len(rows)).reshape(rows.shape)
    calls.assert_same_bits(found, calls.expm(rows, exact=exact))


@pytest.mark.long
def test_two_mode(program):
    roots = RNG.normal(size=(N, 4, 4))
    covariances = roots @ roots.transpose(0, 2, 1) + RNG.uniform(0, 1, (N, 1, 1)) * np.eye(4)
    expected = calls.two_mode(covariances).log_negativity
    calls.assert_same_bits(program("two_mode", covariances, N), expected)


def parameters():
    temperature, coupling = RNG.uniform(0, 2, N), RNG.uniform(-1, 1, N)
    temperature[::10], coupling[::7] = 0, 1
    return [RNG.uniform(0.1, 10, N), temperature, coupling, RNG.uniform(-20, 20, N)]


@pytest.mark.long
def test_closed_form(program):
    inputs = [*parameters(), RNG.exponential(10, N)]
    calls.assert_same_bits(program("closed_form", inputs, N), calls.closed_form(inputs)[0])


@pytest.mark.long
def test_scan(program):
    inputs = parameters()
    found = program("scan", inputs, N).reshape(-1, N)
    for actual, expected in zip(found, calls.scan(*inputs), strict=True):
        calls.assert_same_bits(actual, expected)
