import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoent.config import schema
from mesoent.config.loader import load
from mesoent.errors import ConfigError

VALID = """\
model: {name: double_chain, frequency: 1.0}
grids:
  times: {start: 0, stop: 10, points: 11}
  coarse: [0, 0.5, 1]
figures:
  fig1:
    kind: evolution
    times: times
    coupling: [0.5, 1.0]
    squeezing: 1.0
    temperature: 0.1
  fig6:
    kind: critical
    coupling: 1
    squeezing: coarse
    temperature: coarse
    vertical: temperature
tolerances:
  closed_form: 1e-10
  critical_temperature: 1.0e-10
"""

SCAN = """\
scans:
  mine:
    axes: {temperature: [0.1, 0.2]}
    fixed: {coupling: 1.0}
    reductions: [peak]
"""


def loaded(tmp_path, text, overlay=None):
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path, overlay)


def test_reads_the_shipped_configuration(root):
    assert set(load(root / "config.yaml").figures) >= {"fig1", "fig6a", "fig6b"}


def test_a_number_that_yaml_takes_for_text_is_a_number(tmp_path):
    assert loaded(tmp_path, VALID).tolerances.closed_form == 1e-10


def test_overlay_wins(tmp_path):
    config = loaded(tmp_path, VALID, {"figures": {"fig1": {"temperature": 0}}})
    assert config.figures["fig1"].temperature == 0
    assert config.figures["fig1"].squeezing == 1


def test_what_the_command_line_says_is_not_blamed_on_a_line_of_the_file(tmp_path):
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, VALID, {"figures": {"fig1": {"coupling": ["0.5", "3"]}}})
    assert "config.yaml with --config or --configfile: figures.fig1.coupling[1] is 3, but" in str(
        caught.value
    )
    with pytest.raises(ConfigError, match=r"config.yaml, line 11: figures.fig1.temperature is -1"):
        loaded(
            tmp_path,
            VALID.replace("temperature: 0.1", "temperature: -1"),
            {"tolerances": {"closed_form": 1e-9}},
        )


def test_numbers_of_the_command_line_arrive_as_text(tmp_path):
    overlay = {"figures": {"fig1": {"coupling": ["-.5", "1e-1"], "squeezing": "2"}}}
    config = loaded(tmp_path, VALID, overlay | {"audit": "false"})
    figure = config.figures["fig1"]
    assert config.audit is False
    assert (figure.coupling, figure.squeezing) == ([-0.5, 0.1], 2)


def test_a_configuration_may_grow(tmp_path):
    figure = VALID[VALID.index("  fig1:") : VALID.index("  fig6:")]
    more = "".join(figure.replace("fig1", f"fig{n}") for n in range(100, 300))
    text = VALID.replace("  fig6:", f"{more}  fig6:")
    assert len(text) > 5 * 4096
    assert len(loaded(tmp_path, text).figures) == 202
    with pytest.raises(ConfigError, match=r"line 1211: figures.fig299.temperature is -1, but"):
        loaded(tmp_path, text[::-1].replace("1.0 :erutarepmet", "1- :erutarepmet", 1)[::-1])


@pytest.mark.parametrize(
    ("old", "new"),
    [("temperature: 0.1", "temperature: 0"), ("squeezing: 1.0", "squeezing: -2"),
     ("[0.5, 1.0]", "[-1, -0.5]"), ("temperature: 0.1", "temperature: 1e-3"),
     ("points: 11", "points: 1e2"), ("coupling: 1\n", "coupling: -1\n")],
)  # fmt: skip
def test_legal_physics(tmp_path, old, new):
    assert old in VALID
    loaded(tmp_path, VALID.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[0.5, 1.0]", "[0.5, 1.2]", r"line 9: figures.fig1.coupling\[1\] is 1.2, but must lie "
         r"in \[-1, 1\].*\(Eq. 45\)"),
        ("temperature: 0.1", "temperature: -1", "line 11: figures.fig1.temperature is -1, but"),
        ("temperature: 0.1", "temperature: no", "temperature is 'no', but must be a number"),
        ("temperature: 0.1", "temperature: true", "temperature is True, but must be a number"),
        ("temperature: 0.1", "temperature: '0.1'", "is '0.1', but must be a number; take away the"),
        ("temperature: 0.1", "temperature: 0x" + "F" * 5000, "but must be a finite number"),
        ("squeezing: 1.0", "squeezing: [0x" + "F" * 5000 + "]", "but must be a finite number"),
        ("temperature: 0.1", "temperature: hot", "temperature is 'hot', but must be a number"),
        ("temperature: 0.1", "temperature: .nan", "temperature is nan, but must be a finite"),
        ("temperature: 0.1", "temperature: 1e999", "must be a finite number"),
        ("temperature: 0.1", "temperature:", "temperature is None, but must be a number"),
        ("temperature: 0.1", "temperature: [0.1]", "exactly one of .* as a list, not 2"),
        ("[0.5, 1.0]", "0.5", "exactly one of .* as a list, not 0"),
        ("[0.5, 1.0]", "[]", "coupling is .*, but must not be empty"),
        ("[0.5, 1.0]", "[1.0, 0.5]", r"increasing order \(0.5 follows 1\)"),
        ("[0.5, 1.0]", "[0.5, 0.5]", r"must not repeat a value \(0.5 stands twice\)"),
        ("[0, 0.5, 1]", "[0, 1, 0.5]", "grids.coarse is .* increasing order"),
        ("[0, 0.5, 1]", "[0, 0, 1]", "grids.coarse is .* must not repeat"),
        ("[0, 0.5, 1]", "[-1, 0]", r"figures.fig6.temperature is 'coarse', which spans \[-1, 0\]"),
        ("stop: 10", "stop: -1", "grids.times must have stop above start"),
        ("points: 11", "points: 1.5", "points is 1.5, but must be a whole number"),
        ("points: 11", "points: 1", "points is 1, but must be greater"),
        ("times: times", "times: tims", "times is 'tims', but must be .* grid: .*mean times"),
        ("coupling: 1\n", "coupling: 0.9\n", "fig6.coupling is 0.9, but must be -1 or 1"),
        ("squeezing: 1.0", "squeezng: 1.0", "squeezng is not a known key; did you mean squeezing"),
        ("squeezing: 1.0", "squeezing: 1.0\n    squeezing: 2", "line 11.*is given twice"),
        ("    squeezing: 1.0\n", "", "line 6: figures.fig1.squeezing is missing"),
        ("kind: critical", "kind: critcal", "fig6 must have a kind: .*; did you mean critical"),
        ("name: double_chain", "name: triple", "model.name is 'triple', but must be one of double"),
        ("figures:", "figures: [", "line 7.*is not valid YAML"),
        ("figures:", "\tfigures:", "line 5.*is not valid YAML"),
        ("fig1:\n", "fig1: &a\n    loop: *a\n", "loop is not a known key"),
        ("model:", "&all\nall: *all\nmodel:", "contains itself"),
        ("fig1:", "fig-1:", "figures.fig-1 must be a name"),
        ("fig1:", "fig" + "_1" * 91 + ":", "must be a name of at most 60 characters"),
        ("fig1:", "f" * 30 + ":", "must not end in twenty times the same"),
        ("fig1:", "f" + "ab" * 20 + ":", "must not end in twenty times the same"),
        ("figures:", "figurs:", "line 5: figurs is not a known key; did you mean figures?"),
        ("tolerances:", "tolerance:", "tolerance is not a known key; did you mean tolerances?"),
        ("squeezing: 1.0", "squeezing: 8.1", r"reaches 8.1, but must lie in \[-8, 8\] here"),
        ("kind: evolution", "kind: evolution\n    paper: Fig. 2", "which varies the squeezing"),
        ("kind: evolution", "kind: evolution\n    paper: Fig. 1", "where the coupling is not 1 or"),
        ("kind: evolution", "kind: evolution\n    model: general_chain", "did you mean general_ch"),
        ("kind: evolution", "kind: evolution\n    model: nowhere.py", "nowhere.py is no file"),
        ("vertical: temperature", "vertical: coupling", "must name one of its grids, temperature"),
        ("closed_form: 1e-10", "closed_form: 0", "closed_form is 0, but must lie in \\(0, 1"),
    ],
)  # fmt: skip
def test_refuses_in_one_sentence(tmp_path, old, new, words):
    assert old in VALID
    with pytest.raises(ConfigError, match=words) as caught:
        loaded(tmp_path, VALID.replace(old, new, 1))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "config.yaml"))


@pytest.mark.parametrize("text", ["", "3", "- a", "a: b: c", "\0", "{}", "? [1]\n: 2", "!!x y"])
def test_refuses_what_is_no_configuration(tmp_path, text):
    with pytest.raises(ConfigError):
        loaded(tmp_path, text)


def test_missing_and_binary_files(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "nowhere.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ConfigError, match=r"not valid YAML|not UTF-8"):
        load(tmp_path / "binary.yaml")


def test_what_the_run_says_of_its_model_holds_where_nothing_else_is_said(tmp_path):
    text = VALID.replace("frequency: 1.0", "frequency: 2.0, squeezing: 0.5")
    text = text.replace("    squeezing: 1.0\n", "") + SCAN
    config = loaded(tmp_path, text)
    assert config.figures["fig1"].curves[0] == {
        "frequency": 2.0, "temperature": 0.1, "coupling": 0.5, "squeezing": 0.5,
    }  # fmt: skip
    assert config.scans["mine"].model == "double_chain"
    assert config.scans["mine"].fixed == {"frequency": 2.0, "squeezing": 0.5, "coupling": 1.0}


def test_each_figure_may_have_a_model_of_its_own(tmp_path):
    figure = (
        "  other:\n    {kind: evolution, model: general_chains, times: times, detuning: [0, 1]}\n"
    )
    config = loaded(tmp_path, VALID.replace("  fig6:", f"{figure}  fig6:"))
    other = config.figures["other"]
    assert (other.model, other.varied, len(other.curves)) == ("general_chains", "detuning", 2)
    assert other.curves[1]["bath"] == "common_occupation"
    with pytest.raises(ConfigError, match=r"other.detunng is not a known key; did you mean detun"):
        loaded(
            tmp_path, VALID.replace("  fig6:", f"{figure.replace('detuning', 'detunng')}  fig6:")
        )


def test_a_model_of_the_users_is_named_by_its_file(tmp_path, root):
    model = root / "examples" / "leaking_chains.py"
    figure = f"  mine: {{kind: evolution, model: {model}, times: times, leak: [0, 0.1]}}\n"
    config = loaded(tmp_path, VALID.replace("  fig6:", f"{figure}  fig6:"))
    assert config.figures["mine"].curves[1] == {"temperature": 0.1, "squeezing": 1.0, "leak": 0.1}
    with pytest.raises(ConfigError, match=r"figures.mine.leak\[1\] is 2, but must lie in \[0, 1\]"):
        loaded(tmp_path, VALID.replace("  fig6:", f"{figure.replace('0.1]', '2]')}  fig6:"))


def test_a_fixed_value_of_a_scan_is_a_number(tmp_path):
    broken = VALID + SCAN.replace("{coupling: 1.0}", "{coupling: '', squeezing: 1}")
    with pytest.raises(ConfigError, match=r"fixed\.coupling is '', but must be a number"):
        loaded(tmp_path, broken)


GENERAL = SCAN.replace("axes: {t", "model: general_chains\n    axes: {bath_t")


def test_an_option_of_a_scans_model_may_be_fixed(tmp_path):
    config = loaded(tmp_path, VALID + GENERAL.replace("coupling: 1.0", "bath: local_gibbs"))
    assert config.scans["mine"].fixed == {"bath": "local_gibbs"}


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        ("bath: local_gibs", r"fixed\.bath is 'local_gibs', but must be one of .* local_gibbs\?"),
        ("bath: 1", r"fixed\.bath is 1\.0, but must be one of common_occupation, local_gibbs"),
        ("bth: local_gibbs", r"fixed\.bth is no parameter of general_chains, .* bath\?"),
    ],
)
def test_an_option_of_a_scan_is_among_those_of_its_model(tmp_path, fixed, words):
    with pytest.raises(ConfigError, match=words):
        loaded(tmp_path, VALID + GENERAL.replace("coupling: 1.0", fixed))


PHASES = """\
  phases: {kind: phase_diagram, scan: mine, horizontal: squeezing, vertical: temperature}
"""
PHASE_SCAN = """\
scans:
  mine:
    {axes: {squeezing: [0, 1], temperature: [0.1, 0.2]}, fixed: {coupling: 1}, reductions: [peak]}
"""
KINDS = {
    "phases": PHASES,
    "law": "  law: {kind: reduction, scan: mine, reduction: peak, horizontal: squeezing,"
    " curves: temperature}\n",
    "both": "  both: {kind: comparison, lines: {ours: fig6}}\n",
}


@pytest.mark.parametrize(
    ("figure", "old", "new", "words"),
    [
        ("phases", "", "", None),
        (
            "phases",
            "scan: mine",
            "scan: main",
            "is 'main', but must be a scan: .* mean mine",
        ),
        ("phases", "vertical: temperature", "vertical: coupling", "each must be shown once"),
        ("law", "", "", None),
        (
            "law",
            "reduction: peak",
            "reduction: death",
            "is 'death', but must be a reduction",
        ),
        ("law", ", curves: temperature", "", "each must be shown once"),
        ("law", "kind: reduction", "kind: reduction, spacing: lag", "is 'lag', but must be"),
        ("both", "", "", None),
        (
            "both",
            "ours: fig6",
            "ours: fig1",
            "lines.ours is 'fig1', but must be a figure",
        ),
    ],
)
def test_figures_of_scans_and_of_other_figures(tmp_path, figure, old, new, words):
    assert old in KINDS[figure]
    text = VALID.replace("  fig6:", KINDS[figure].replace(old, new) + "  fig6:") + PHASE_SCAN
    if words is None:
        assert figure in loaded(tmp_path, text).figures
        return
    with pytest.raises(ConfigError, match=words):
        loaded(tmp_path, text)


def test_a_scan_has_one_to_six_axes(tmp_path):
    names = ["detuning", "coupling_phase", "passive_coupling", "angle_1", "angle_2", "angle_3"]
    axes = ", ".join(f"{name}: [0, 1]" for name in names)
    scan = f"scans:\n  mine: {{model: general_chains, axes: {{{axes}}}, reductions: [peak]}}\n"
    assert loaded(tmp_path, VALID + scan).scans["mine"].counts == [2] * 6
    more = scan.replace("angle_1", "rate_1: [1, 2], angle_1")
    with pytest.raises(ConfigError, match="has 7 axes, but must have 1 to 6"):
        loaded(tmp_path, VALID + more)


json_like = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(
    st.sampled_from(["model", "grids", "figures", "tolerances"]),
    st.sampled_from([None, "times", "fig1", "name", "closed_form"]),
    json_like,
)
def test_anything_at_all_is_accepted_or_refused_in_one_sentence(
    tmp_path_factory, section, key, value
):
    path = tmp_path_factory.mktemp("config") / "config.yaml"
    path.write_text(VALID, encoding="utf-8")
    overlay = {section: value if key is None else {key: value}}
    try:
        load(path, overlay)
    except ConfigError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_schema_file_is_the_schema_of_the_code(root):
    path = root / "workflow" / "schemas" / "config.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == schema()


def test_every_key_of_the_schema_is_described():
    for name, part in schema()["$defs"].items():
        assert part.get("description"), name
