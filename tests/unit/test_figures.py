import re
from functools import partial

import matplotlib.style
import numpy as np
import pytest
from matplotlib.figure import Figure

from mesoent import DoubleChain, GeneralChains, critical_temperature, trajectory
from mesoent.models import build
from mesoent.stages import asymptotics, conditions, convergence, critical, evolution, scan
from mesoent.store import Record
from mesoent.store.quantities import QUANTITIES
from mesoent.views.figures import labels
from mesoent.views.figures.render import _DRAWN_BY, _STYLE, render


def curve(temperature, coupling):
    model = DoubleChain(temperature=temperature, coupling=coupling, squeezing=1.0)
    arrays = evolution.evolve(model, np.linspace(0, 8, 81))
    return Record(arrays, {"temperature": temperature})


def late(along, **axes):
    """What the two stages of late times store, for a model with coupling 1 and k = 1."""
    make = partial(build, "double_chain", **{"coupling": 1.0, "squeezing": 1.0})
    found = asymptotics.asymptotics(lambda **point: make(**point), axes)
    signed = found["signed_asymptotic_log_negativity"]
    closed = lambda **point: critical_temperature(**{"squeezing": 1.0} | point)  # noqa: E731
    line = critical.critical(lambda **point: make(**point), signed, axes, along, closed)
    return {"asymptotics": Record(found, {}), "critical": Record(line, {})}


def options(kind, **more):
    defaults = {
        "varied": "", "label": "temperature $T$", "legend": "", "symbol": "T_c",
        "along": "temperature", "axes": ("squeezing", "temperature"), "labels": ("k", "T"),
        "panel": "", "fixed": "",
    }  # fmt: skip
    return {"kind": kind} | defaults | more


def plane(top=1.0):
    return late("temperature", squeezing=np.linspace(0, 1, 41), temperature=np.linspace(0, top, 41))


def scanned(panels):
    """A scan over coupling, squeezing and temperature as the store gives it back."""
    axes = {
        "coupling": np.linspace(0.8, 1.0, panels) if panels > 1 else np.array([0.95]),
        "squeezing": np.linspace(0, 1, 21),
        "temperature": np.linspace(0, 0.8, 21),
    }
    reductions = ["peak", "death", "critical_temperature"]
    arrays, _ = scan.scan("double_chain", axes, {}, reductions)
    return {"collect": Record(arrays | {"axis": np.array(list(axes))}, {})}


def reduced():
    axes = {"coupling": np.array([0.8, 0.9]), "temperature": np.linspace(0.05, 0.6, 12)}
    arrays, _ = scan.scan("double_chain", axes, {"squeezing": 1.0}, ["death"])
    return {"collect": Record(arrays | {"axis": np.array(list(axes))}, {})}


REDUCTION = options(
    "reduction", axes=("coupling", "temperature"), labels=("coupling", "temperature", "death"),
    quantity="death_time", spacing="log", power=-1,
)  # fmt: skip
COMPARISON = options(
    "comparison", words=("one", "two"), horizontal=("squeezing", "squeezing"), labels=("k", "T"),
    spacing="linear",
)  # fmt: skip

PANELS = options(
    "phase_diagram", axes=("coupling", "squeezing", "temperature"),
    labels=("coupling", "squeezing", "temperature"), panel="coupling", symbol=r"\lambda",
)  # fmt: skip
EVOLUTION = options("evolution", varied="temperature")


CASES = {
    "damped": (EVOLUTION, {"evolution": [curve(0.1, 0.9), curve(0.5, 0.9)]}),
    "dark": (EVOLUTION, {"evolution": [curve(0.1, 1.0)]}),
    "some never entangled": (EVOLUTION, {"evolution": [curve(0.1, 0.9), curve(3.0, 0.9)]}),
    "none entangled": (EVOLUTION, {"evolution": [curve(3.0, 0.9)]}),
    "mortal and immortal": (EVOLUTION, {"evolution": [curve(0.0, 0.9), curve(0.2, 0.9)]}),
    "asymptotics": (options("asymptotics"), late("temperature", temperature=np.linspace(0, 1, 9))),
    "critical": (options("critical"), plane()),
    "one panel": (PANELS, scanned(1)),
    "seven panels": (PANELS, scanned(7)),
    "reduction": (REDUCTION, reduced()),
    "comparison": (COMPARISON, {"critical": [plane()["critical"], plane()["critical"]]}),
    "conditions": ({"kind": "conditions"}, {"series": Record(conditions.conditions(), {})}),
    "convergence": ({"kind": "convergence"}, {"series": Record(convergence.convergence(), {})}),
}


def drawn(tmp_path, options, data):
    outputs = {form: tmp_path / f"figure.{form}" for form in ("pdf", "svg", "png")}
    render(options, data, outputs)
    return {form: path.read_bytes() for form, path in outputs.items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pictures_are_the_same_every_time(tmp_path, case):
    first = drawn(tmp_path, *CASES[case])
    assert first == drawn(tmp_path, *CASES[case])
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


def composed(options, data):
    """A figure that is drawn, but not written."""
    with matplotlib.style.context(_STYLE):
        figure = Figure()
        _DRAWN_BY[options["kind"]].compose(figure, data, options)
        figure.draw_without_rendering()
        return figure


@pytest.mark.parametrize("top", [0.3, 0.5, 0.6, 1.0, 2.0])
def test_words_stand_where_they_are_true_and_lines_inside(top):
    data = plane(top)
    ax = composed(options("critical"), data).axes[0]
    late, line = data["asymptotics"], data["critical"]["critical_value"]
    words = {text.get_text(): text.get_position() for text in ax.texts}
    assert ("separable" in words) == (top > 0.77)
    for text, (x, y) in words.items():
        edge = np.interp(x, late["squeezing"], line)
        assert (y * top < edge) == ("entangled" in text), text
    assert ax.get_ylim() == (0, top)
    assert all(curve.get_clip_on() for curve in ax.lines)


@pytest.mark.parametrize(("top", "seen"), [(1.0, True), (0.5, False)])
def test_a_critical_value_outside_is_said_not_drawn(top, seen):
    data = late("temperature", temperature=np.linspace(0, top, 9))
    ax = composed(options("asymptotics"), data).axes[0]
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    (text,) = (text.get_text() for text in ax.texts)
    assert "0.7532" in text
    assert (len(dots) == 1, "(outside)" in text) == (seen, not seen)


def test_more_curves_than_colours_differ_in_dashes():
    curves = [curve(temperature, 1.0) for temperature in np.linspace(0.1, 0.7, 13)]
    figure = composed(EVOLUTION, {"evolution": curves})
    looks = {(line.get_color(), str(line._dash_pattern)) for line in figure.axes[0].lines[1:]
             if line.get_marker() == "None"}  # fmt: skip
    assert len(looks) == 13
    width = figure.legends[0].get_window_extent().width
    assert width <= figure.bbox.width


@pytest.mark.parametrize("panels", [1, 2, 4, 7])
def test_panels_fill_their_figure(panels):
    figure = composed(PANELS, scanned(panels))
    visible = [ax for ax in figure.axes[:-1] if ax.get_visible()]
    assert len(visible) == panels
    boxes = [ax.get_window_extent() for ax in visible]
    assert min(box.width for box in boxes) > 0.15 * figure.bbox.width
    assert min(box.height for box in boxes) > 0.1 * figure.bbox.height
    for i, one in enumerate(boxes):
        assert not any(one.overlaps(other) for other in boxes[:i])


def test_times_are_in_the_inverse_of_the_rate_whatever_the_frequency():
    """E depends on t and on T/omega alone: with twice of both it is the same at the same t."""
    times = np.linspace(0, 8, 9)
    one = trajectory(DoubleChain(temperature=0.3, coupling=0.9, squeezing=1.0), times)
    two = DoubleChain(frequency=2.0, temperature=0.6, coupling=0.9, squeezing=1.0)
    np.testing.assert_array_equal(trajectory(two, times), one)
    figure = composed(EVOLUTION, {"evolution": [curve(0.1, 0.9)]})
    assert re.search(r"1/\\Gamma", figure.axes[0].get_xlabel())
    assert QUANTITIES["time"].unit == QUANTITIES["birth_time"].unit == "1/rate"
    assert QUANTITIES["temperature"].unit == QUANTITIES["critical_temperature"].unit == "rate"


def test_a_reduction_is_drawn_against_its_axis_whatever_the_order_of_the_scan():
    data = reduced()
    ax = composed(REDUCTION, data).axes[0]
    for line, death in zip(ax.lines, data["collect"]["death_time"], strict=False):
        np.testing.assert_array_equal(line.get_xdata(), data["collect"]["temperature"])
        np.testing.assert_array_equal(line.get_ydata(), death)
    turned = {
        "axis": np.array(["temperature", "coupling"]),
        "death_time": data["collect"]["death_time"].T,
    }
    turned = Record(data["collect"].arrays | turned, {})
    other = composed(REDUCTION, {"collect": turned}).axes[0]
    for one, two in zip(ax.lines, other.lines, strict=True):
        np.testing.assert_array_equal(one.get_ydata(), two.get_ydata())


def test_a_comparison_shows_each_critical_line():
    ax = composed(COMPARISON, {"critical": [plane()["critical"], plane(2.0)["critical"]]}).axes[0]
    assert len(ax.lines) == 2
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["one", "two"]


def test_a_curve_whose_events_are_not_known_has_no_marks():
    known = curve(0.1, 0.9)
    named = ("interval", "birth", "death", "peak", "late")
    unknown = {n: v for n, v in known.arrays.items() if not n.startswith(named)}
    figure = composed(EVOLUTION, {"evolution": [Record(unknown, known.parameters)]})
    assert len(figure.axes) == 1
    zero, curve_alone = figure.axes[0].lines
    assert len(curve_alone.get_xdata()) == len(known["time"])
    assert set(zero.get_ydata()) == {0.0}


def test_the_guide_of_a_power_leaves_the_curves_in_view():
    ax = composed(REDUCTION, reduced()).axes[0]
    low, high = ax.get_ylim()
    deaths = reduced()["collect"]["death_time"]
    finite = deaths[np.isfinite(deaths)]
    assert low < finite.min() < finite.max() < high
    guide = ax.lines[-1]
    slopes = np.diff(np.log(guide.get_ydata())) / np.diff(np.log(guide.get_xdata()))
    np.testing.assert_allclose(slopes, -1.0, rtol=1e-12)


def test_a_life_that_ends_and_begins_again_is_drawn_in_pieces():
    chains = GeneralChains(
        bath_temperature=0.105, detuning=0.99, squeezing_1=0.092, squeezing_2=0.092
    )
    record = Record(evolution.evolve(chains, np.linspace(0, 20, 41)), {"temperature": 0.1})
    figure = composed(EVOLUTION, {"evolution": [record]})
    bars = [line.get_xdata() for line in figure.axes[1].lines if len(line.get_xdata()) == 2]
    # At 50 digits it is entangled twice: (0.516, 1.565) and (2.504, 12.89).
    np.testing.assert_allclose(bars, [(0.516, 1.565), (2.504, 12.89)], rtol=1e-3)
