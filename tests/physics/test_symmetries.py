"""Properties that hold for every model of the catalogue and every parameter."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoent import DoubleChain, entanglement_events, log_negativity, trajectory
from mesoent.dynamics.evolution import covariance
from mesoent.gaussian.exponential import expm
from mesoent.gaussian.symplectic import reduced

chains = st.builds(
    DoubleChain,
    frequency=st.floats(0.1, 5),
    temperature=st.floats(0, 3),
    coupling=st.floats(-1, 1),
    squeezing=st.floats(-1.5, 1.5),
)
times = st.floats(0, 20)


@given(chains, times)
def test_signs_of_squeezing_and_coupling_do_not_matter(model, time):
    here = trajectory(model, time, signed=True)
    for other in (
        replace(model, squeezing=-model.squeezing),
        replace(model, coupling=-model.coupling),
    ):
        assert trajectory(other, time, signed=True) == here
        assert entanglement_events(other) == entanglement_events(model)


@given(chains, times, st.floats(0.1, 10))
def test_only_ratios_of_energies_matter(model, time, scale):
    scaled = replace(
        model, frequency=model.frequency * scale, temperature=model.temperature * scale
    )
    expected = trajectory(model, time, signed=True)
    np.testing.assert_allclose(trajectory(scaled, time, signed=True), expected, atol=2e-14)


@given(chains, times)
def test_exchange_of_the_chains(model, time):
    state = covariance(model, time)
    swapped = reduced(state, (1, 0))
    np.testing.assert_allclose(swapped, reduced(state, (0, 1)), atol=1e-13 * np.abs(state).max())
    np.testing.assert_allclose(
        log_negativity(swapped, signed=True),
        log_negativity(reduced(state, (0, 1)), signed=True),
        atol=1e-13 * np.abs(state).max() ** 2,
    )


@pytest.mark.equation("48", "51")
@given(chains, times, times)
def test_semigroup(model, s, t):
    both, apart = expm((s + t) * model.drift), expm(s * model.drift) @ expm(t * model.drift)
    np.testing.assert_allclose(apart, both, atol=1e-13 * (1 + 10 * (s + t) * model.frequency))


@pytest.mark.equation("44", "45")
@given(chains)
def test_complete_positivity_of_the_microscopic_generator(model):
    assert np.linalg.eigvalsh(model.kossakowski).min() >= -1e-14


@pytest.mark.equation("45")
def test_beyond_unit_coupling_the_generator_is_not_completely_positive():
    inside = DoubleChain(temperature=0.3, coupling=1.0, squeezing=1.0).kossakowski
    outside = inside + np.kron([[0, 0.01], [0.01, 0]], inside[:2, :2])
    assert np.linalg.eigvalsh(outside).min() < -1e-3


@pytest.mark.equation("55")
@given(chains, times)
def test_complete_positivity_of_the_mesoscopic_map(model, time):
    hermitian = model.stationary_covariance + 0.5j * model.symplectic_form
    propagator = expm(time * model.drift)
    gap = hermitian - propagator @ hermitian @ propagator.T
    assert np.linalg.eigvalsh(gap).min() >= -1e-12 * model.thermal_variance


@pytest.mark.equation("60")
@given(chains, times)
def test_uncertainty_relation(model, time):
    state = covariance(model, time)
    spectrum = np.linalg.eigvalsh(state + 0.5j * model.symplectic_form)
    assert spectrum.min() >= -1e-13 * np.abs(state).max()


@pytest.mark.equation("27", "61")
@given(chains, times)
def test_stationary_state_stays(model, time):
    still = replace(model, squeezing=0.0)
    np.testing.assert_allclose(
        covariance(still, time), model.stationary_covariance, rtol=0, atol=1e-13 * 1e2
    )


@given(chains)
def test_local_rotation_commutes_with_the_drift(model):
    commutator = model.local_rotation @ model.drift - model.drift @ model.local_rotation
    assert np.abs(commutator).max() <= 1e-14 * model.frequency


@given(chains)
def test_events_are_where_the_trajectory_says(model):
    events = entanglement_events(model)
    if events.birth is None:
        probe = np.linspace(0, 60, 4001) / model.frequency
        assert trajectory(model, probe, signed=True).max() <= 1e-12
        return
    just = [events.birth * (1 - 1e-6), events.birth * (1 + 1e-6)]
    before, after = trajectory(model, just, signed=True)
    assert before <= 1e-14
    assert after >= -1e-14
    if np.isfinite(events.peak_time):
        around = events.peak_time * np.array([0.99, 1.0, 1.01])
        assert trajectory(model, around).max() <= events.peak + 1e-14
