import numpy as np
import pytest

from mesoent import DoubleChain
from mesoent.stages import asymptotics, conditions, convergence, critical, evolution
from mesoent.store import Record
from mesoent.views import figures
from mesoent.views.figures import labels


def curve(temperature, coupling):
    model = DoubleChain(temperature=temperature, coupling=coupling, squeezing=1.0)
    arrays = evolution.evolve(model, np.linspace(0, 8, 81))
    return Record(arrays, {"temperature": temperature})


def plane():
    model = DoubleChain(temperature=0.0, coupling=1.0, squeezing=0.0)
    k, temperature = np.linspace(0, 1, 5), np.linspace(0, 1, 5)
    return {
        "asymptotics": Record(asymptotics.asymptotics(model, k, temperature), {}),
        "critical": Record(critical.critical(model, k), {}),
    }


CASES = {
    "damped": ("evolution", {"evolution": [curve(0.1, 0.9), curve(0.5, 0.9)]}),
    "dark": ("evolution", {"evolution": [curve(0.1, 1.0)]}),
    "some never entangled": ("evolution", {"evolution": [curve(0.1, 0.9), curve(3.0, 0.9)]}),
    "none entangled": ("evolution", {"evolution": [curve(3.0, 0.9)]}),
    "mortal and immortal": ("evolution", {"evolution": [curve(0.0, 0.9), curve(0.2, 0.9)]}),
    "asymptotics": ("asymptotics", plane()),
    "critical": ("critical", plane()),
    "conditions": ("conditions", {"series": Record(conditions.conditions(), {})}),
    "convergence": ("convergence", {"series": Record(convergence.convergence(), {})}),
}


def drawn(tmp_path, kind, data):
    outputs = {form: tmp_path / f"figure.{form}" for form in ("pdf", "svg", "png")}
    figures.render(kind, "temperature", data, outputs)
    return {form: path.read_bytes() for form, path in outputs.items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pictures_are_the_same_every_time(tmp_path, case):
    kind, data = CASES[case]
    first = drawn(tmp_path, kind, data)
    assert first == drawn(tmp_path, kind, data)
    assert first["pdf"].startswith(b"%PDF")
    assert b"CreationDate" not in first["pdf"]
    assert first["png"].startswith(b"\x89PNG")
    assert b"<svg" in first["svg"]


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [(-1.00004, 0.0002, "−1.0000(2)"), (-0.5, 0.011, "−0.50(1)"), (3.0, 2.0, "3(2)")],
)
def test_errors_stand_in_the_last_digit(value, error, text):
    assert labels.measured(value, error) == text
