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


def test_no_file_and_no_name():
    with pytest.raises(ModelError, match="is no file, but must be a Python file"):
        models.build("nowhere.py")
    with pytest.raises(ModelError, match="'triple_chain' is no model, but must be one of"):
        models.build("triple_chain")
