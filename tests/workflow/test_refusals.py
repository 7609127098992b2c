"""Bad input ends in one sentence, a non-zero exit status and nothing written.

Two configurations go through the whole of Snakemake. The others are shown to the loader alone.
"""

import pytest

from mesoent.errors import ConfigError
from mesoent.run.plan import plan
from tests.unit.test_config_fuzz import LAUGHS


def assert_one_sentence(run, start):
    """The run said one thing, and wrote nothing."""
    assert run.returncode == 1
    (line,) = [line for line in run.stderr.splitlines() if "profile" not in line]
    assert line.startswith(start)


def test_a_bad_value(fresh):
    fresh.configure("0.9]", "1.2]")
    key = "ConfigError: config.yaml, line 7: figures.fig1.coupling[1]"
    assert_one_sentence(fresh.snakemake(), f"{key} is 1.2, but must lie in [-1, 1]")
    assert not (fresh.folder / "results").exists()


def test_no_text_at_all(fresh):
    (fresh.folder / "config.yaml").write_bytes(b"\xff\xfem\0")
    assert_one_sentence(fresh.snakemake(), "ConfigError: config.yaml")
    assert not (fresh.folder / "results").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("temperature: 0.1", "temperature: -1", "temperature is -1, but must be"),
        ("squeezing: 1.0", "sqeezing: 1.0", r"did you mean squeezing\?"),
        ("figures:", "figures: {", "is not valid YAML"),
        ("[0.1, 0.3]", "[]", "must not be empty"),
        ("points: 21", "points: many", "points is 'many', but must be a number"),
    ],
)
def test_the_line_and_what_is_wrong_there(fresh, old, new, words):
    fresh.configure(old, new)
    with pytest.raises(ConfigError, match=rf"config\.yaml, line \d+\b.*{words}"):
        plan(fresh.folder / "config.yaml")


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"[" * 2000, b"a: !!timestamp b", LAUGHS.encode(), b"'\xc2\x85': 1"],
    ids=["empty", "NUL", "deep", "tag", "references", "unseen key"],
)
def test_the_worst_configurations(fresh, content):
    (fresh.folder / "config.yaml").write_bytes(content)
    with pytest.raises(ConfigError, match=r"^\S*config\.yaml.*") as refusal:
        plan(fresh.folder / "config.yaml")
    assert "\n" not in str(refusal.value)


def test_missing_configuration(tmp_path):
    with pytest.raises(ConfigError, match=r"config\.yaml: cannot be read"):
        plan(tmp_path / "config.yaml")


def test_a_difference_between_the_routes_stops_the_run(workspace):
    workspace.configure("critical_temperature: 1e-8", "critical_temperature: 1e-18")
    run = workspace.snakemake()
    assert run.returncode != 0
    assert "but must be at most 1.00e-18" in run.stderr, run.stderr
    assert "Traceback" not in run.stderr
