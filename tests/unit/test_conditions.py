"""What the conditions' panels show, against formulas derived by hand."""

import numpy as np
import pytest

from mesoent.microscopic.decoupling import share_of_squares
from mesoent.stages.conditions import conditions


@pytest.fixture(scope="module")
def found():
    return conditions()


def row_of(found, coupling):
    return found["coupling"].tolist().index(coupling)


@pytest.mark.equation("74")
def test_limit_rises_with_squeezing_while_early_curves_fall(found):
    *early, limit = found["log_negativity_at_instant"]
    expected = np.log2(2 * np.tanh(10.0) / np.sqrt(3 + np.exp(-4 * found["squeezing"])))
    # The covariance of a state squeezed by k keeps eps exp(4 k): 5e-12 at k = 2.5.
    np.testing.assert_allclose(limit, np.maximum(expected, 0.0), rtol=0, atol=1e-10)
    assert (np.diff(limit) > 0).all()
    assert all(curve.max() > 0 and curve[-1] == 0 for curve in early)


def test_best_squeezing(found):
    at = row_of(found, 0.9)
    # A maximum is flat: minimising in doubles finds its place to sqrt(eps) times its width.
    assert found["best_squeezing"][at] == pytest.approx(0.561500, abs=1e-5)
    # sup E = -log2(coth(beta omega) cos Theta) with Theta = 0.332024 at lambda = 0.9
    assert found["best_peak"][at] == pytest.approx(-np.log2(np.cos(0.332024)), abs=1e-6)
    assert np.isnan(found["best_squeezing"][row_of(found, 1.0)])


def test_death_at_low_temperature(found):
    coupling, temperature = 0.9, found["lifetime_temperature"][row_of(found, 0.9)][:20]
    lost = -np.expm1(-4.0)
    scaled = np.log(lost * np.cosh(1 / temperature) ** 2 / 4) / (4 * (1 - coupling))
    expected = 2 * scaled / -np.expm1(-1 / temperature)
    deaths = found["death_against_temperature"][row_of(found, 0.9)][:20]
    # Neglected: exp(-4 lambda tau), below exp(-200) at these temperatures.
    np.testing.assert_allclose(deaths, expected, rtol=1e-12)


def test_birth_meets_death_at_the_critical_temperature(found):
    births, deaths = found["birth_against_temperature"], found["death_against_temperature"]
    damped = found["coupling"] < 1
    assert (births[damped] < deaths[damped]).all()
    # The window opens as the root of 1 - T / T_c, which is 1e-6 at the last point.
    np.testing.assert_allclose(births[damped, -1], deaths[damped, -1], rtol=1e-5)
    assert np.isinf(deaths[~damped]).all()


@pytest.mark.parametrize("inverse_temperature", [1.0, 2.0, 5.0, 20.0])
def test_share_of_squares_by_contractions(inverse_temperature):
    # |a^2|^2 and |:a^dag a^3:|^2 / (3 n (n + 1)) are equal; L multiplies them by -2i - kappa
    # and -2i - 2 kappa.
    n, kappa = 1 / np.expm1(inverse_temperature), -np.expm1(-inverse_temperature)
    squares, rest = 3 * n * (4 + kappa**2), 4 * (n + 1) * (1 + kappa**2)
    found = share_of_squares(inverse_temperature, wick_ordered=False)
    assert found == pytest.approx(np.sqrt(squares / (squares + rest)), rel=1e-12)
    assert share_of_squares(inverse_temperature, wick_ordered=True) < 1e-14


@pytest.mark.equation("54")
def test_smallest_noise(found):
    kappa, thermal = -np.expm1(-10.0), 0.5 / np.tanh(10.0)
    slowest = 2 * kappa * (1 - found["coupling"][:, np.newaxis])
    expected = -thermal * np.expm1(-slowest * found["time"])
    # The exponential of a matrix of norm 2 omega t = 20.
    np.testing.assert_allclose(found["smallest_noise"], expected, rtol=0, atol=1e-13)
