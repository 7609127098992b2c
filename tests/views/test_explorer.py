"""The explorer of the page finds what the package finds, silently."""

import contextlib
import html
import json
import math
import re
from urllib.parse import urlencode

import numpy as np
import pytest

from mesoent import DoubleChain, GeneralChains, scan, trajectory
from mesoent.errors import ModelError
from mesoent.views.pages.index import index
from tests.conftest import reference
from tests.views.browser import CHROMIUM, opened

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs chromium (Debian: chromium)")

TIMES = [0.0, 0.1, 1.0, 3.0, 10.0, 100.0]
OWN = ("coupling", "squeezing", "temperature", "frequency")
GENERAL = (
    "frequency", "detuning", "bath_temperature", "initial_temperature", "coupling",
    "coupling_phase", "rate_1", "rate_2", "passive_coupling", "squeezing_1", "squeezing_2",
    "squeezing_3", "angle_1", "angle_2", "angle_3",
)  # fmt: skip
WRITE = """
const out = document.createElement("pre");
out.id = "answers";
out.textContent = JSON.stringify(answers);
document.body.append(out);
</script>"""
PROBE = """<script>
const said = found => Object.fromEntries(
  Object.entries(found).map(([name, x]) => [name, x === null ? "nan" : String(x)]));
const answers = QUESTIONS.map(
  p => ({...said(doubleChain.events(p)), curve: doubleChain.curve(p, TIMES)}));"""


def offered(names, **choices):
    """What the page offers for a model: wide bounds, and 1 or the first choice to begin with."""
    wide = {
        "low": -1e9,
        "high": 1e9,
        "open": False,
        "symbol": "",
        "meaning": "",
        "from": 0,
        "to": 9,
    }
    parameters = {name: wide for name in (*names, "time")}
    shown = dict.fromkeys(parameters, 1) | {name: values[0] for name, values in choices.items()}
    picked = {name: wide | {"choices": values} for name, values in choices.items()}
    return {"parameters": parameters | picked, "shown": shown}


@pytest.fixture(scope="module")
def page():
    """A page with nothing but the explorer."""
    bath = ["common_occupation", "local_gibbs"]
    return index(
        {
            "claim": "claim", "found": [], "figures": [], "tables": [], "statements": [],
            "counts": [], "configuration": "", "citation": "",
            "provenance": {"mesoent_version": "0"},
            "models": {
                "double_chain": offered(OWN), "general_chains": offered(GENERAL, bath=bath),
            },
        }
    )  # fmt: skip


def questions():
    """A thousand settings: weak and strong, hot and cold, next to coupling 1 and on it."""
    rng = np.random.default_rng(1705)
    number = 1000
    frequency = 10 ** rng.uniform(-1, 1, number)
    near = 1 - 10 ** rng.uniform(-9, -1, number)
    couplings = [np.ones(number), -near, near, rng.uniform(0.1, 1, number)]
    hot = rng.choice([0, 1], number, p=[0.2, 0.8]) * rng.uniform(0.01, 1, number)
    return {
        "frequency": frequency,
        "temperature": hot * frequency,
        "coupling": np.choose(rng.integers(0, 4, number), couplings),
        "squeezing": rng.uniform(-3, 3, number),
    }


def asked_in(page, script, folder):
    """What a script in the page answers."""
    path = folder / "page.html"
    path.write_text(page.replace("</body>", f"{script}{WRITE}</body>"), encoding="utf-8")
    document, console = opened(path, folder / "profile")
    assert console == []
    return json.loads(html.unescape(re.search(r'<pre id="answers">(.*?)</pre>', document)[1]))


@pytest.fixture(scope="module")
def answers(page, tmp_path_factory):
    asked = questions()
    rows = zip(*(values.tolist() for values in asked.values()), strict=True)
    sets = [dict(zip(asked, row, strict=True)) for row in rows]
    script = PROBE.replace("QUESTIONS", json.dumps(sets)).replace("TIMES", json.dumps(TIMES))
    return sets, asked_in(page, script, tmp_path_factory.mktemp("explorer"))


def found(answers, name):
    return np.array([float(answer[name]) for answer in answers[1]])


def test_curves_agree(answers):
    for parameters, answer in zip(*answers, strict=True):
        expected = trajectory(DoubleChain(**parameters), TIMES, signed=True)
        np.testing.assert_allclose(answer["curve"], expected, rtol=0, atol=1e-12)


def test_verdicts_events_and_critical_temperatures_agree(answers):
    expected = scan(**questions())
    np.testing.assert_allclose(found(answers, "peak"), expected.peak, rtol=0, atol=1e-12)
    np.testing.assert_allclose(
        found(answers, "critical"), expected.critical_temperature, rtol=1e-12
    )
    # Next to T_c the window of entanglement opens as sqrt(T_c - T): there rounding moves its ends.
    temperature = questions()["temperature"]
    with np.errstate(invalid="ignore"):
        gap = np.maximum(1 - temperature / expected.critical_temperature, 1e-9)
    for theirs, ours in (("birth", expected.birth), ("death", expected.death)):
        told = found(answers, theirs)
        np.testing.assert_array_equal(np.isnan(told), np.isnan(ours))
        np.testing.assert_array_equal(np.isinf(told), np.isinf(ours))
        finite = np.isfinite(ours)
        error = np.abs(told[finite] / ours[finite] - 1)
        assert (error <= 1e-12 / np.sqrt(gap[finite])).all()


def test_general_chains_meet_the_50_digit_table(page, tmp_path):
    rows = reference("general_model")
    sets = [{name: float(row[name]) for name in GENERAL if name != "frequency"} for row in rows]
    sets = [s | {"frequency": float(r["omega_bar"])} for s, r in zip(sets, rows, strict=True)]
    asked = json.dumps([[s, float(row["time"])] for s, row in zip(sets, rows, strict=True)])
    curve = "generalChains.curve({...p, bath: 'common_occupation'}, [t])[0]"
    script = f"<script>const answers = {asked}.map(([p, t]) => {curve});"
    expected = [float(row["signed_log_negativity"]) for row in rows]
    np.testing.assert_allclose(asked_in(page, script, tmp_path), expected, rtol=0, atol=1e-12)


def general_models(number):
    """Random general chains that are completely positive, with either bath."""
    rng = np.random.default_rng(8648)
    found = []
    while len(found) < number:
        values = dict(zip(GENERAL, rng.uniform(-1, 1, len(GENERAL)).tolist(), strict=True))
        values |= {name: rng.uniform(0.1, 1) for name in GENERAL if "temperature" in name}
        values |= {"frequency": rng.uniform(0.6, 2), "coupling": rng.uniform(0, 1)}
        values |= {"rate_1": rng.uniform(0.2, 2), "rate_2": rng.uniform(0.2, 2)}
        with contextlib.suppress(ModelError):
            bath = ["common_occupation", "local_gibbs"][len(found) % 2]
            found.append(GeneralChains(**values, bath=bath))
    return found


def test_general_chains_agree_with_the_package(page, tmp_path):
    models = general_models(1000)
    asked = [{n: getattr(m, n) for n in (*GENERAL, "bath")} for m in models]
    curve = f"generalChains.curve(p, {TIMES})"
    script = f"<script>const answers = {json.dumps(asked)}.map(p => {curve});"
    for model, told in zip(models, asked_in(page, script, tmp_path), strict=True):
        expected = trajectory(model, TIMES, signed=True)
        # A covariance squeezed by exp(4 k) in one mode and its inverse holds eps exp(8 k) of E.
        strongest = max(abs(getattr(model, f"squeezing_{mode}")) for mode in (1, 2, 3))
        np.testing.assert_allclose(told, expected, rtol=0, atol=1e-14 * np.exp(8 * strongest))


def numbers(document):
    """The table under the charts."""
    return dict(re.findall(r'<tr><th scope="row">([^<]*)</th><td>([^<]*)</td>', document))


def test_the_address_sets_the_fields(page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    address = "#explorer?model=double_chain&coupling=1&temperature=0.3"
    document, console = opened(path, tmp_path / "profile", address=address)
    assert console == []
    told = numbers(document)
    expected = scan(coupling=1.0, squeezing=1.0, temperature=0.3)
    assert math.isclose(float(told["birth"]), expected.birth, rel_tol=1e-9)
    assert told["death"] == "for ever"
    assert told["time of the peak"] == "in the limit"
    assert "coupling: 1" in document
    assert "temperature: [0.3]" in document


def test_revivals_are_all_listed(page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    shown = dict.fromkeys(GENERAL, 0) | {"frequency": 1, "rate_1": 1, "rate_2": 1, "coupling": 1}
    shown |= {"detuning": 0.99, "bath_temperature": 0.105, "initial_temperature": 0.105}
    shown |= {"squeezing_1": 0.092, "squeezing_2": 0.092, "time": 20, "model": "general_chains"}
    address = "#explorer?" + urlencode(shown)
    document, console = opened(path, tmp_path / "profile", address=address)
    assert console == []
    intervals = numbers(document)["entangled, as far as the points shown tell"]
    times = [float(number) for number in re.findall(r"[\d.]+", intervals)]
    # Prepared at 50 digits: entangled twice, (0.516, 1.565) and (2.504, 12.89).
    np.testing.assert_allclose(times, [0.516, 1.565, 2.504, 12.89], rtol=1e-3)


def test_a_wrong_number_is_refused_in_a_sentence(page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    document, _ = opened(path, tmp_path / "profile", address="#explorer?coupling=2e9")
    assert "coupling is" in document
    assert "must be a number in [" in document


def test_nothing_is_loaded_from_elsewhere(page):
    assert not re.search(r'(?:src|href)\s*=\s*"(?:https?:)?//', page)
    assert not re.search(r"@import|url\((?!#)", page)
