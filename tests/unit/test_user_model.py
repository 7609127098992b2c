"""A user's model: one file, checked like the shipped ones."""

import numpy as np
import pytest

from mesoent import DoubleChain, models, trajectory
from mesoent.errors import ModelError

EXAMPLE = "examples/leaking_chains.py"
TIMES = np.array([0.0, 3.0, 30.0])


@pytest.fixture
def example(root):
    return str(root / EXAMPLE)


def test_without_a_leak_it_is_the_paper(example):
    paper = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    found = trajectory(models.build(example, leak=0.0), TIMES, signed=True)
    np.testing.assert_allclose(found, trajectory(paper, TIMES, signed=True), rtol=0, atol=1e-12)


def test_a_leak_ends_what_would_last(example):
    lasting, leaking = (
        trajectory(models.build(example, leak=leak, temperature=0.3), 400.0) for leak in (0, 0.05)
    )
    assert lasting > 0.1
    assert leaking < 1e-6


def test_its_entry(example):
    entry = models.entry(example)
    assert entry.source == example
    assert list(entry.parameters) == ["temperature", "squeezing", "leak"]
    assert "peak" in entry.reductions


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"leak": -0.1}, r"leak is -0.1, but must lie in \[0, 1\]"),
        ({"leek": 0.1}, "leek is no parameter of .*, but must be: temperature, squeezing, leak"),
        ({"leak": "much"}, "leak is 'much', but must be a finite real number"),
    ],
)
def test_its_parameters_are_checked(example, parameters, words):
    with pytest.raises(ModelError, match=words):
        models.build(example, **parameters)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must have PARAMETERS, a dict"),
        ("PARAMETERS = {'a': 1}", "must have PARAMETERS, a dict"),
        ("PARAMETERS = ", "cannot be run: SyntaxError"),
        ("1 / 0", "cannot be run: ZeroDivisionError"),
        ("raise SystemExit(3)", "cannot be run: SystemExit: 3"),
        (
            "from mesoent.models.entry import Parameter\nPARAMETERS = {'a': Parameter('A', 0, 1)}",
            "must have build",
        ),
    ],
)
def test_a_file_that_is_no_model_is_refused(tmp_path, text, words):
    path = tmp_path / "mine.py"
    path.write_text(text)
    with pytest.raises(ModelError, match=words):
        models.build(str(path))


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("'x': Parameter('x', '0', 1)", r"mine.py: PARAMETERS\['x'\] has bounds \('0', 1\)"),
        ("1: Parameter('x', 0, 1)", r"PARAMETERS\[1\] has a key that is no name"),
        ("'x': Parameter('x', 0, 1, default=2)", r"has default 2, but must lie in \[0, 1\]"),
        ("'x': Parameter('x', 0, 1, default='y')", "has default 'y', but no parameter is so named"),
        ("'x': Parameter('x', 0, 1, default=[])", r"has default \[\], but must have a number"),
    ],
)
def test_a_parameter_that_is_none_is_refused_when_the_file_is_read(tmp_path, entries, words):
    path = tmp_path / "mine.py"
    path.write_text(
        "from mesoent.models.entry import Parameter\n"
        f"PARAMETERS = {{{entries}}}\n"
        "def build(**parameters): ...\n"
    )
    with pytest.raises(ModelError, match=words):
        models.entry(str(path))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("1 / 0", "mine.py: build fails: ZeroDivisionError"),
        ("raise SystemExit(3)", "mine.py: build fails: SystemExit: 3"),
        ("pass", "mine.py: build returns None, but must return a GaussianModel"),
    ],
)
def test_a_build_that_makes_no_model_is_refused(tmp_path, body, words):
    path = tmp_path / "mine.py"
    path.write_text(
        "from mesoent.models.entry import Parameter\n"
        "PARAMETERS = {'x': Parameter('x', 0, 1, default=0)}\n"
        f"def build(x):\n    {body}\n"
    )
    with pytest.raises(ModelError, match=words):
        models.build(str(path))


def test_no_file_and_no_name():
    with pytest.raises(ModelError, match="is no file, but must be a Python file"):
        models.build("nowhere.py")
    with pytest.raises(ModelError, match="'triple_chain' is no model, but must be one of"):
        models.build("triple_chain")
