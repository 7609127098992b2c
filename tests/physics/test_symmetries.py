"""Properties that hold for every model of the catalogue and every parameter."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf, workdps

from mesoent import DoubleChain, entanglement_events, log_negativity, trajectory
from mesoent.dynamics.evolution import covariance
from mesoent.gaussian.exponential import expm
from mesoent.gaussian.symplectic import reduced
from tests.kernels.truth import UNIT, Chain

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
    found = covariance(still, time)  # the stationary state, and a deviation of exactly zero
    np.testing.assert_array_equal(found, model.stationary_covariance)


@given(chains)
def test_local_rotation_commutes_with_the_drift(model):
    commutator = model.local_rotation @ model.drift - model.drift @ model.local_rotation
    assert np.abs(commutator).max() <= 1e-14 * model.frequency


@given(chains.filter(lambda model: abs(model.squeezing) > 1e-3 and model.temperature > 1e-2))
@workdps(60)
def test_events_are_where_the_printed_form_says(model):
    """Eq. (73) with 60 digits; an event moves as far as rounding its exponents moves it."""
    events = entanglement_events(model)
    chain = Chain(model.frequency, model.temperature, model.coupling, model.squeezing)
    rounding = 16 * UNIT * (1 + chain.exponent)
    if events.birth is None:
        assert max(chain.surplus(tau / mpf(10)) for tau in range(150)) <= rounding
        return
    for event, sign in ((events.birth, 1), (events.death, -1)):
        if np.isfinite(event):
            tau = event * chain.kappa / 2
            margin = chain.tolerance(tau)
            assert sign * chain.surplus(tau * (1 - margin)) <= 0
            assert sign * chain.surplus(tau * (1 + margin)) >= 0
    if np.isfinite(events.peak_time):
        tau = events.peak_time * chain.kappa / 2
        assert chain.slope(tau * mpf("0.999")) > 0 > chain.slope(tau * mpf("1.001"))
        highest = -mp.log(1 + (chain.sech2 - chain.value(tau)) / (1 - chain.sech2), 2) / 2
        assert abs(events.peak - highest) <= rounding
