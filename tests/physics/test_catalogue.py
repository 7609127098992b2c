"""What holds for every model of the catalogue: a new one is tested by being entered."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mesoent import models, trajectory
from mesoent.dynamics.evolution import covariance
from mesoent.errors import ModelError
from mesoent.gaussian.exponential import expm
from mesoent.models.catalogue import MODELS
from mesoent.models.recognition import recognised

times = st.floats(0, 20)


def values(parameter):
    """Values of a parameter, not so large that rounding hides the state."""
    low, high = max(parameter.low, -2.0), min(parameter.high, 2.0)
    return st.floats(max(low, 0.1) if parameter.open else low, high)


@st.composite
def built(draw, name):
    """A model of that name with random parameters and options."""
    entry = MODELS[name]
    given = {key: draw(values(parameter)) for key, parameter in entry.parameters.items()}
    for key in given:
        if "squeezing" in key:
            given[key] /= 2
    given |= {key: draw(st.sampled_from(choices)) for key, choices in entry.options.items()}
    try:
        return given, models.build(name, **given)
    except ModelError:
        assume(False)


def every_model(test):
    return pytest.mark.parametrize("name", MODELS)(
        settings(max_examples=15)(given(st.data())(test))
    )


def moments(model, time):
    return model.background(time) + 0.5j * model.commutators(time)


@every_model
def test_complete_positivity_of_the_collective_map(name, data):
    """H(t + s) - M_s H(t) M_s^T is noise: Eq. (55), also where the background moves."""
    model = recognised(data.draw(built(name))[1])
    start, length = data.draw(times), data.draw(times)
    moved = expm(length * model.drift)
    later, now = moments(model, start + length), moments(model, start)
    noise = later - moved @ now @ moved.T
    assert np.linalg.eigvalsh(noise)[0] >= -1e-12 * np.abs(now).max()


@every_model
def test_the_background_rests_or_comes_to_rest(name, data):
    model = recognised(data.draw(built(name))[1])
    at_rest = model.stationary_covariance + 0.5j * model.symplectic_form
    if model.motion is None:
        np.testing.assert_array_equal(moments(model, data.draw(times)), at_rest)
    else:
        distances = [np.linalg.norm(moments(model, t) - at_rest) for t in (0.0, 2e6)]
        assert distances[1] <= distances[0] * (1 + 1e-9)


@every_model
def test_semigroup(name, data):
    model = recognised(data.draw(built(name))[1])
    s, t = data.draw(times), data.draw(times)
    apart, both = expm(s * model.drift) @ expm(t * model.drift), expm((s + t) * model.drift)
    size = np.linalg.norm(model.drift, 2) * (s + t)
    np.testing.assert_allclose(apart, both, rtol=0, atol=1e-14 * (1 + size) * 4)


@every_model
def test_uncertainty_relation_at_all_times(name, data):
    model = data.draw(built(name))[1]
    time = data.draw(times)
    state = covariance(model, time)
    spectrum = np.linalg.eigvalsh(state + 0.5j * recognised(model).commutators(time))
    assert spectrum[0] >= -1e-12 * np.abs(state).max()


@every_model
def test_declared_symmetries(name, data):
    """Each exchange of parameters, or change of sign, leaves E(t) as it is."""
    parameters, model = data.draw(built(name))
    time = data.draw(times)
    # in the co-rotating frame; condition of the covariance times eps
    state = np.linalg.eigvalsh(covariance(model, time, corotating=True))
    tolerance = 1e-14 * (1 + 50 * state[-1] / state[0])
    expected = trajectory(model, time, signed=True)
    for symmetry in MODELS[name].symmetries:
        found = trajectory(models.build(name, **exchanged(parameters, symmetry)), time, signed=True)
        assert found == pytest.approx(expected, rel=0, abs=tolerance)


def exchanged(parameters, symmetry):
    """{"a": "b"} exchanges a and b, {"a": "-a"} changes the sign."""
    result = dict(parameters)
    for one, other in symmetry.items():
        if other.startswith("-"):
            result[one] = -parameters[other[1:]]
        else:
            result[one], result[other] = parameters[other], parameters[one]
    return result


@pytest.mark.parametrize("name", MODELS)
def test_entries_explain_themselves(name):
    for key, parameter in MODELS[name].parameters.items():
        assert parameter.meaning, key
        assert parameter.symbol, key
        assert parameter.unit, key
        assert parameter.low < parameter.high, key
        default = parameter.default
        known = default in MODELS[name].parameters if isinstance(default, str) else True
        assert known, key
        if isinstance(default, float):
            assert parameter.holds(default), key
        assert not math.isnan(parameter.low + 0), key


@pytest.mark.parametrize("name", MODELS)
def test_what_a_model_does_itself_is_there_and_says_how_well(name):
    for kind, capability in MODELS[name].capabilities.items():
        assert capability.accuracy, kind
        assert not capability.function or callable(models.capability(name, kind)), kind
