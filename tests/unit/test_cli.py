"""The command: its answers, its sentences, its exit statuses."""

import json
import subprocess
import sys

import h5py
import pytest
from click.testing import CliRunner

from mesoent.cli import main
from mesoent.cli.model import as_json
from tests.conftest import reference

CHAIN = ("--temperature", "0.1", "--coupling", "0.9", "--squeezing", "1")


def answer(*arguments, status=0):
    """What the command prints; errors included."""
    run = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert run.exit_code == status, run.output
    return run.output


def options(row, *left_out):
    """A row of a table of reference values as options."""
    names = {"omega": "frequency", **{n: n for n in ("temperature", "coupling", "squeezing")}}
    return [part for column, name in names.items() if column in row and name not in left_out
            for part in (f"--{name}", row[column])]  # fmt: skip


def test_entanglement_is_that_of_the_reference_table():
    for row in reference("log_negativity")[::40]:
        found = json.loads(answer("entanglement", *options(row), "--time", row["time"], "--json"))
        assert found["log_negativity"] == pytest.approx([float(row["log_negativity"])], abs=1e-13)


def test_events_are_those_of_the_reference_table():
    for row in reference("events")[::10]:
        found = json.loads(answer("events", *options(row), "--json"))
        for name, column in (("birth", "birth_time"), ("death", "death_time")):
            if row[column] == "inf":
                assert found[name] == "infinity"
            elif found[name] is not None:
                assert found[name] == pytest.approx(float(row[column]), rel=1e-10)


def test_critical_temperature_is_that_of_the_reference_table():
    for row in reference("critical_temperature")[::10]:
        found = json.loads(answer("critical", *options(row, "temperature"), "--json"))
        expected = float(row["critical_temperature"])
        assert found["critical_temperature"] == pytest.approx(expected, rel=1e-13)


def test_answers_to_read():
    assert answer("entanglement", *CHAIN, "--time", 10).startswith("E(10) = 0.0")
    assert "entangled  from 2.90354844948 to 86.0485357728" in answer("events", *CHAIN)
    assert answer("events", *CHAIN[2:], "--temperature", 2) == "never entangled\n"
    assert answer("critical", "--coupling", 1, "--squeezing", 1) == "T_c = 0.753230879564\n"


def test_a_life_that_begins_again_is_told_in_pieces():
    """At 50 digits these chains are entangled twice: (0.516, 1.565) and (2.504, 12.89)."""
    chains = {"detuning": 0.99, "bath_temperature": 0.105, "squeezing_1": 0.092}
    given = [part for n, v in chains.items() for part in ("--set", f"{n}={v}")]
    told = answer("events", "--model", "general_chains", *given, "--set", "squeezing_2=0.092")
    assert "entangled  from 0.515" in told
    assert "again      from 2.503" in told


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_picture_from_a_line(tmp_path, form):
    target = tmp_path / f"curve.{form}"
    assert answer("plot", *CHAIN, target) == f"{target}\n"
    assert target.read_bytes()[:4] in (b"\x89PNG", b"<?xm", b"%PDF")


def test_no_picture_in_a_form_that_is_none(tmp_path):
    target = tmp_path / "curve.gif"
    assert "but must end in .png, .svg, .pdf" in answer("plot", *CHAIN, target, status=1)
    assert not target.exists()


def test_files_are_verified_and_carried_away(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "0 of 0 files are sound" in answer("verify")
    assert "results/collect/mine.h5 is missing" in answer("export", "mine", "mine.nc", status=1)


def test_other_models_and_their_parameters():
    other = ("--model", "two_oscillators", "--set", "two_mode_squeezing=.5", "--time", 0)
    found = json.loads(answer("entanglement", *other, "--json"))
    assert found["log_negativity"][0] > 0
    assert json.loads(answer("models", "--json")).keys() >= {"double_chain", "two_oscillators"}
    assert "coupling" in answer("models")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("events", *CHAIN[:4]), 1, "ModelError: double_chain needs squeezing"),
        (("events", *CHAIN, "--coupling", 2), 1, "coupling is 2.0, but must lie in [-1, 1]"),
        (("events", *CHAIN, "--detuning", 2), 1, "double_chain has no parameter detuning"),
        (("events", *CHAIN, "--model", "chain"), 1, "'chain' is no model, but must be one of"),
        (("critical", "--model", "two_oscillators"), 1, "does not know its critical temperature"),
        (("events", *CHAIN, "--set", "x"), 2, "must read NAME=VALUE"),
        (("scan", "--over", "temperature=1:2", "x.nc"), 2, "must read NAME=START:STOP:POINTS"),
        (("scan", "--over", "temperature=0:1:-5", "x.nc"), 2, "with 1 point or more"),
        (("scan", "--over", "temperature=0:1:0", "x.nc"), 2, "with 1 point or more"),
        (("scan", "--over", "coupling=0", "--over", "coupling=1", "x.nc"), 2, "must be given once"),
        (("events", "--temprature", 1), 2, "'--temperature'?"),
    ],
)
def test_what_is_wrong_is_said(arguments, status, words):
    output = answer(*arguments, status=status)
    assert words in output
    assert "Traceback" not in output


def test_a_scan_to_a_file(tmp_path):
    path = tmp_path / "scan.nc"
    answer("scan", "--coupling", 0.9, "--over", "temperature=0.1:0.3:3", "--over", "squeezing=1,2",
           path)  # fmt: skip
    with h5py.File(path) as file:
        assert file["death_time"].shape == (3, 2)
        assert [scale[0].name for scale in file["death_time"].dims] == [
            "/temperature",
            "/squeezing",
        ]
        assert file["death_time"][0, 0] == pytest.approx(86.04853577276345, rel=1e-12)


def test_a_scan_does_not_tell_a_value_of_what_varies(tmp_path):
    answer("scan", *CHAIN, "--over", "temperature=0.2,0.3", tmp_path / "scan.nc")
    with h5py.File(tmp_path / "scan.nc") as file:
        assert file.attrs["coupling"] == 0.9
        assert "temperature" not in file.attrs


def test_json_has_null_for_what_is_not_known(capsys):
    as_json(late=float("nan"), death=float("inf"), times=[float("nan"), 1.0])
    assert capsys.readouterr().out == '{"late": null, "death": "infinity", "times": [null, 1.0]}\n'


@pytest.mark.parametrize("name", main.commands)
def test_help_teaches(name):
    assert main.commands[name].help


def test_asking_for_help_does_not_wait_for_numpy():
    code = "import sys, mesoent.cli; print([m for m in ('numpy', 'snakemake') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_the_workflow_is_looked_for_in_this_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in ("reproduce", "progress"):
        assert "run this in the folder of the Snakefile" in answer(command, status=1)
