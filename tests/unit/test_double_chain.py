import dataclasses
import math

import numpy as np
import pytest

from mesoent import DoubleChain
from mesoent.errors import ModelError


def chain(**changes):
    return DoubleChain(**({"temperature": 0.3, "coupling": 0.7, "squeezing": 0.5} | changes))


def test_is_a_frozen_value():
    assert chain() == chain()
    assert hash(chain()) == hash(chain(squeezing=np.float64(0.5)))
    with pytest.raises(dataclasses.FrozenInstanceError):
        chain().coupling = 1.0


@pytest.mark.equation("53")
def test_drift_as_printed():
    """Eq. (53) entry by entry, with gamma - 1 written out."""
    model = chain(frequency=1.5)
    gamma = math.exp(-1.5 / 0.3)
    expected = np.zeros((6, 6))
    for mode in range(3):
        x, p = 2 * mode, 2 * mode + 1
        expected[x, x] = expected[p, p] = gamma - 1
        expected[x, p], expected[p, x] = 3.0, -3.0
    for chain_mode in (0, 1):
        for q in (0, 1):
            entry = (gamma - 1) * 0.7 / math.sqrt(2)
            expected[2 * chain_mode + q, 4 + q] = expected[4 + q, 2 * chain_mode + q] = entry
    np.testing.assert_allclose(model.drift, expected, rtol=1e-15)


@pytest.mark.equation("15", "27", "45")
def test_thermal_constants():
    model = chain()
    eta = math.tanh(1 / 0.6)
    assert model.thermal_variance == pytest.approx((1 + eta**2) / (4 * eta), rel=1e-15)
    assert model.decay_rate == pytest.approx(2 * eta / (1 + eta), rel=1e-15)
    assert model.eta == pytest.approx(eta)
    expected = (1 + math.exp(-1 / 0.3)) / 2 * np.array([[1, 1j * eta], [-1j * eta, 1]])
    np.testing.assert_allclose(model.kossakowski[:2, :2], expected, rtol=1e-15)
    np.testing.assert_allclose(model.kossakowski[:2, 2:], 0.7 * expected, rtol=1e-15)


@pytest.mark.equation("69")
def test_initial_covariance():
    model = chain()
    c = model.thermal_variance
    diagonal = [np.exp(2), np.exp(-2), np.exp(2), np.exp(-2), 1, 1]
    np.testing.assert_allclose(model.initial_covariance, c * np.diag(diagonal), rtol=1e-15)


def test_zero_temperature_is_the_vacuum():
    model = chain(temperature=0)
    assert (model.gamma, model.eta, model.decay_rate, model.thermal_variance) == (0, 1, 1, 0.5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"coupling": 1.2}, r"coupling is 1.2, but must lie in \[-1, 1\].*completely positive"),
        ({"temperature": -0.1}, "temperature is -0.1, but must be zero or positive"),
        ({"frequency": 0}, "frequency is 0.0, but must be positive"),
        ({"squeezing": 101}, "squeezing is 101.0, but must lie"),
        ({"squeezing": math.nan}, "squeezing is nan, but must be a finite"),
        ({"temperature": math.inf}, "temperature is inf, but must be a finite"),
        ({"coupling": "0.5"}, "coupling is '0.5', but must be a finite real number"),
        ({"coupling": True}, "coupling is True, but must be a finite real number"),
        ({"coupling": 0.5j}, "but must be a finite real number"),
    ],
)
def test_refuses(changes, words):
    with pytest.raises(ModelError, match=words):
        chain(**changes)
