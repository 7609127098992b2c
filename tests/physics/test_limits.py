"""Limits and special points that theory gives in closed form."""

import math

import numpy as np
import pytest

from mesoent import DoubleChain, critical_temperature, entanglement_events, trajectory
from mesoent.dynamics.asymptotics import asymptotic_log_negativity, dark_projector
from mesoent.dynamics.events import Events
from mesoent.gaussian.exponential import expm


def chain(temperature=0.1, coupling=0.9, squeezing=1.0, frequency=1.0):
    return DoubleChain(
        frequency=frequency, temperature=temperature, coupling=coupling, squeezing=squeezing
    )


@pytest.mark.parametrize("squeezing", [-8.0, -1.0, 0.0, 0.3, 8.0, 20.0])
@pytest.mark.parametrize("temperature", [0.0, 0.1, 10.0])
def test_no_entanglement_at_the_start(temperature, squeezing):
    model = chain(temperature=temperature, squeezing=squeezing)
    assert trajectory(model, 0.0) == 0.0
    start = 0.0 if temperature == 0 else math.log2(math.tanh(1 / temperature))
    assert trajectory(model, 0.0, signed=True) == pytest.approx(start, abs=1e-15)


@pytest.mark.parametrize("squeezing", [0.5, 1.0, 8.0])
def test_strong_coupling_at_zero_temperature_saturates(squeezing):
    limit = math.log2(2 / math.sqrt(3 + math.exp(-4 * squeezing)))
    assert trajectory(chain(0.0, 1.0, squeezing), 1e4) == pytest.approx(limit, abs=1e-15)


@pytest.mark.equation("74")
@pytest.mark.parametrize("coupling", [1.0, -1.0, 0.9, 0.0])
def test_asymptote_from_the_dark_mode(coupling):
    model = chain(0.3, coupling)
    eta = math.tanh(1 / 0.6)
    survives = (3 + math.exp(-4)) / 4 if abs(coupling) == 1 else 1.0
    expected = -0.5 * math.log2(survives * ((1 + eta**2) / (2 * eta)) ** 2)
    assert asymptotic_log_negativity(model) == pytest.approx(expected, abs=1e-14)
    assert entanglement_events(model).asymptotic == pytest.approx(expected, abs=1e-14)


def test_dark_projector_is_the_limit_of_the_exponential():
    model = chain(0.2, -1.0)
    generator = model.drift - model.local_rotation
    np.testing.assert_allclose(dark_projector(model), expm(200 * generator), atol=1e-13)
    assert not dark_projector(chain(0.2, 0.999)).any()


def test_critical_temperature_at_strong_squeezing():
    assert critical_temperature(20.0) == pytest.approx(1 / math.acosh(2), rel=1e-15)
    assert critical_temperature(20.0, frequency=3.0) == pytest.approx(3 / math.acosh(2), rel=1e-15)


@pytest.mark.parametrize(("squeezing", "coupling"), [(0.0, 1.0), (1.0, 0.0), (0.0, 0.5)])
def test_nothing_entangles_without_squeezing_or_coupling(squeezing, coupling):
    assert critical_temperature(squeezing, coupling=coupling) == 0.0
    events = entanglement_events(chain(0.0, coupling, squeezing))
    assert events == Events(None, None, None, 0.0, 0.0)


@pytest.mark.parametrize("coupling", [1e-3, 0.3, 0.9, 1 - 1e-12, 1.0])
@pytest.mark.parametrize("squeezing", [1e-3, 1.0, 20.0])
def test_window_of_entanglement_opens_at_the_critical_temperature(coupling, squeezing):
    critical = critical_temperature(squeezing, coupling=coupling)
    assert entanglement_events(chain(critical * (1 + 1e-12), coupling, squeezing)).birth is None
    events = entanglement_events(chain(critical * (1 - 1e-12), coupling, squeezing))
    assert events.birth <= events.peak_time <= events.death


def test_late_death_follows_its_asymptotic_law():
    """The law's corrections fall as exp(-2 lambda kappa t), here below 1e-60."""
    squeezed, cosh = -math.expm1(-4), math.cosh(10)
    law = math.log(squeezed * cosh**2 / 4) / (2 * (1 - 0.9) * -math.expm1(-10))
    assert entanglement_events(chain(0.1, 0.9)).death == pytest.approx(law, rel=1e-14)


def test_zero_temperature_never_kills():
    events = entanglement_events(chain(0.0, 0.9))
    assert events.death == math.inf
    assert events.asymptotic == 0.0
    assert math.isfinite(events.peak_time)


@pytest.mark.parametrize("temperature", [0.0, 1e-300, 1e-3, 1.0, 1e5])
@pytest.mark.parametrize("coupling", [1e-50, 1e-12, 0.5, 1 - 2**-53, 1.0])
@pytest.mark.parametrize("squeezing", [1e-50, 1e-12, 1.0, 20.0, 100.0])
def test_events_are_ordered_at_the_ends_of_the_range(temperature, coupling, squeezing):
    events = entanglement_events(chain(temperature, coupling, squeezing))
    assert events.birth is None or 0 < events.birth <= events.peak_time <= events.death
