"""Bad input ends in one sentence, a non-zero exit status and nothing written."""

import os

import pytest

from tests.unit.test_config_fuzz import LAUGHS


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("0.9]", "1.2]", "line 6: figures.fig1.coupling[1] is 1.2, but must lie in [-1, 1]"),
        ("temperature: 0.1", "temperature: -1", "temperature is -1, but must lie in"),
        ("squeezing: 1.0", "sqeezing: 1.0", "did you mean squeezing?"),
        ("figures:", "figures: {", "is not valid YAML"),
        ("[0.1, 0.3]", "[]", "must not be empty"),
        ("points: 21", "points: many", "points is 'many', but must be a number"),
    ],
)
def test_bad_configuration(fresh, old, new, words):
    fresh.configure(old, new)
    run = fresh.snakemake()
    output = run.stdout + run.stderr
    assert run.returncode != 0
    assert "ConfigError: config.yaml, line " in output
    assert words in output
    assert "Traceback" not in output
    assert not (fresh.folder / "results").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\xff\xfem\0",
        b"[" * 2000,
        b"a: !!timestamp b",
        LAUGHS.encode(),
        b"'\xc2\x85': 1",
    ],
    ids=["empty", "NUL", "UTF-16", "deep", "tag", "references", "unseen key"],
)
def test_the_worst_configurations(fresh, content):
    (fresh.folder / "config.yaml").write_bytes(content)
    run = fresh.snakemake()
    assert run.returncode == 1
    (line,) = [line for line in run.stderr.splitlines() if "profile" not in line]
    assert line.startswith("ConfigError: config.yaml")
    assert not (fresh.folder / "results").exists()


def test_missing_configuration(fresh):
    (fresh.folder / "config.yaml").unlink()
    run = fresh.snakemake()
    assert run.returncode != 0
    assert "config.yaml: cannot be read" in run.stderr
    assert not (fresh.folder / "results").exists()


def test_a_difference_between_the_routes_stops_the_run(workspace):
    workspace.configure("closed_form: 1e-10", "closed_form: 1e-18")
    run = workspace.snakemake()
    assert run.returncode != 0
    assert "but must be at most 1.00e-18" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_damaged_intermediate_is_named_and_cured_by_deleting_it(workspace):
    curve = next((workspace.folder / "results" / "evolution").iterdir())
    before, stamp = curve.read_bytes(), curve.stat()
    curve.write_bytes(before[:-100])
    os.utime(curve, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    for picture in (workspace.folder / "results" / "figures").iterdir():
        picture.unlink()
    run = workspace.snakemake()
    assert run.returncode != 0
    assert f"{curve.name} is truncated or damaged" in run.stderr
    assert "Traceback" not in run.stderr
    curve.unlink()
    assert workspace.snakemake().returncode == 0
    assert curve.read_bytes() == before
