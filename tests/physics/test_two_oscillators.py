"""One pair of oscillators beside 50-digit values and the formulas of the literature."""

import numpy as np
import pytest

from mesoent import TwoOscillators, log_negativity, trajectory
from mesoent.dynamics.evolution import covariance
from mesoent.errors import ModelError
from tests.conftest import reference


@pytest.mark.parametrize("row", reference("one_pair"), ids=lambda row: row["time"])
def test_against_fifty_digits(row):
    given = {name: float(value) for name, value in row.items()}
    time, expected = given.pop("time"), given.pop("signed_log_negativity")
    model = TwoOscillators(frequency=given.pop("omega"), **given)
    found = trajectory(model, time, signed=True)
    assert found == pytest.approx(expected, rel=0, abs=1e-12)


@pytest.mark.parametrize("r", [0.2, -1.0, 2.0])
def test_the_start_is_a_squeezed_vacuum(r):
    model = TwoOscillators(two_mode_squeezing=r, temperature=0.5)
    state = covariance(model, 0.0)
    assert state[0, 2] == pytest.approx(np.sinh(2 * r) / 2)
    assert np.linalg.det(2 * state) == pytest.approx(1.0)
    found = log_negativity(state, signed=True)
    assert found == pytest.approx(2 * abs(r) / np.log(2), abs=1e-12)


@pytest.mark.parametrize("temperature", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("r", [0.1, 0.8, 1.5])
def test_late_entanglement_of_a_two_mode_squeezed_vacuum(r, temperature):
    """Prauzner-Bechcicki (2004): r / ln 2 - (1/2) log2 coth(omega / 2T), or none."""
    expected = r / np.log(2) + np.log2(np.tanh(1 / (2 * temperature))) / 2
    model = TwoOscillators(temperature=temperature, two_mode_squeezing=r)
    late = 80 / -np.expm1(-1 / temperature)
    assert trajectory(model, late) == pytest.approx(max(0.0, expected), abs=1e-12)


@pytest.mark.parametrize("r", [0.1, 0.8, 1.5])
def test_two_squeezed_modes_become_as_entangled(r):
    """Benatti, Floreanini (2006): the same late value, up to T_c = omega/(2 artanh e^-2r)."""
    critical = 1 / (2 * np.arctanh(np.exp(-2 * r)))
    for fraction, lives in ((0.99, True), (1.01, False)):
        temperature = fraction * critical
        model = TwoOscillators(temperature=temperature, squeezing_1=r, squeezing_2=r)
        late = 80 / -np.expm1(-1 / temperature)
        expected = r / np.log(2) + np.log2(np.tanh(1 / (2 * temperature))) / 2
        found = trajectory(model, [0.0, late], signed=True)
        assert found[0] == pytest.approx(0, abs=1e-12)
        # the smaller symplectic eigenvalue is one of a stretched state: eps exp(4 r)
        assert found[1] == pytest.approx(expected, abs=1e-13 * np.exp(4 * r))
        assert (found[1] > 0) == lives


@pytest.mark.parametrize("r", [0.3, 1.2])
@pytest.mark.parametrize("temperature", [0.2, 0.9])
def test_death_without_coupling(r, temperature):
    """Serafini et al. (2004): kappa t = ln(1 + (1 - e^{-2r}) / 2n)."""
    n, kappa = 1 / np.expm1(1 / temperature), -np.expm1(-1 / temperature)
    death = np.log1p(-np.expm1(-2 * r) / (2 * n)) / kappa
    model = TwoOscillators(temperature=temperature, coupling=0.0, two_mode_squeezing=r)
    before, at, after = trajectory(model, death * np.array([0.99, 1, 1.01]), signed=True)
    assert before > 1e-6
    assert after < -1e-6
    assert at == pytest.approx(0, abs=1e-12)


def test_with_a_detuning_the_late_state_forgets():
    """Paz, Roncaglia (2009): no dark mode."""
    late = [
        trajectory(TwoOscillators(detuning=0.3, squeezing_1=r, temperature=0.4), 2000, signed=True)
        for r in (0.0, 1.0)
    ]
    thermal = np.log2(np.tanh(1 / 0.8))
    np.testing.assert_allclose(late, thermal, rtol=0, atol=1e-12)


@pytest.mark.parametrize("changes", [{"coupling": -1.01}, {"detuning": 2.0}, {"temperature": -1}])
def test_refuses(changes):
    with pytest.raises(ModelError, match="but must"):
        TwoOscillators(**changes)
