"""The explorer of the page finds what the package finds, silently."""

import html
import json
import math
import re

import numpy as np
import pytest

from mesoent import DoubleChain, scan, trajectory
from mesoent.views.pages.index import index
from tests.views.browser import CHROMIUM, opened

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs chromium (Debian: chromium)")

TIMES = [0.0, 0.1, 1.0, 3.0, 10.0, 100.0]
NAMES = ("coupling", "squeezing", "temperature", "frequency", "time")
SHOWN = {"coupling": 0.9, "squeezing": 1, "temperature": 0.1, "frequency": 1, "time": 20}
PROBE = """<script>
const said = found => Object.fromEntries(
  Object.entries(found).map(([name, x]) => [name, x === null ? "nan" : String(x)]));
const answers = QUESTIONS.map(
  p => ({...said(doubleChain.events(p)), curve: doubleChain.curve(p, TIMES)}));
const out = document.createElement("pre");
out.id = "answers";
out.textContent = JSON.stringify(answers);
document.body.append(out);
</script>"""


def parameter(name):
    wide = {"low": -1e9, "high": 1e9, "open": False, "symbol": "", "meaning": name}
    return wide | {"from": 0, "to": 100}


@pytest.fixture(scope="module")
def page():
    """A page with nothing but the explorer."""
    return index(
        {
            "claim": "claim", "found": [], "figures": [], "tables": [], "statements": [],
            "counts": [], "provenance": {"mesoent": "0"}, "configuration": "", "citation": "",
            "parameters": {name: parameter(name) for name in NAMES}, "shown": SHOWN,
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


@pytest.fixture(scope="module")
def answers(page, tmp_path_factory):
    folder, asked = tmp_path_factory.mktemp("explorer"), questions()
    sets = [
        dict(zip(asked, map(float, values), strict=True))
        for values in zip(*asked.values(), strict=True)
    ]
    probe = PROBE.replace("QUESTIONS", json.dumps(sets)).replace("TIMES", json.dumps(TIMES))
    path = folder / "page.html"
    path.write_text(page.replace("</body>", probe + "</body>"), encoding="utf-8")
    document, console = opened(path, folder / "profile")
    assert console == []
    return sets, json.loads(html.unescape(re.search(r'<pre id="answers">(.*?)</pre>', document)[1]))


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


def test_the_address_sets_the_fields(page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    address = "#explorer?coupling=1&temperature=0.3"
    document, console = opened(path, tmp_path / "profile", address=address)
    assert console == []
    told = dict(re.findall(r'<td id="found-([\w-]+)">([^<]*)</td>', document))
    expected = scan(coupling=1.0, squeezing=1.0, temperature=0.3)
    assert math.isclose(float(told["birth"]), expected.birth, rel_tol=1e-9)
    assert told["death"] == "for ever"
    assert told["peak-time"] == "in the limit"
    assert "coupling: 1" in document
    assert "temperature: [0.3]" in document


def test_nothing_is_loaded_from_elsewhere(page):
    assert not re.search(r'(?:src|href)\s*=\s*"(?:https?:)?//', page)
    assert not re.search(r"@import|url\((?!#)", page)
