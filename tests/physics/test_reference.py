"""Against 50-digit values that share no code with the package."""

import math

import numpy as np
import pytest

from mesoent import critical_temperature, entanglement_events, trajectory
from mesoent.dynamics.evolution import covariance, matrix_log_negativity, reduced_covariance
from mesoent.gaussian.symplectic import reduced
from tests.conftest import reference, reference_model

EPS = np.finfo(float).eps


@pytest.mark.equation("65", "72", "73")
@pytest.mark.parametrize("row", reference("log_negativity"), ids=lambda row: row["time"])
def test_closed_form(row):
    model, time = reference_model(row), float(row["time"])
    assert trajectory(model, time, signed=True) == pytest.approx(
        float(row["signed_log_negativity"]), rel=0, abs=1e-15
    )
    assert trajectory(model, time) == pytest.approx(float(row["log_negativity"]), abs=1e-15)


@pytest.mark.equation("53", "61", "62", "66")
@pytest.mark.parametrize("row", reference("log_negativity"), ids=lambda row: row["time"])
def test_matrix_route(row):
    """A covariance of entries exp(4k), rounded once, moves E by eps exp(4k)."""
    model, time = reference_model(row), float(row["time"])
    expected = float(row["signed_log_negativity"])
    steps = 1 + np.linalg.norm(model.drift - model.local_rotation, 1) * time
    bound = 16 * EPS * steps * math.exp(4 * abs(model.squeezing))
    assert matrix_log_negativity(model, time) == pytest.approx(expected, rel=0, abs=bound)


@pytest.mark.equation("61", "62", "70")
@pytest.mark.parametrize("row", reference("reduced_covariance"), ids=lambda row: row["time"])
def test_laboratory_covariance(row):
    """The phase 2 omega t is rounded to eps omega t, and the exponential to eps |t L|."""
    model, time = reference_model(row), float(row["time"])
    actual = reduced_covariance(model, time)
    upper = [float(row[f"S{i}{j}"]) for i in range(1, 5) for j in range(i, 5)]
    bound = 16 * EPS * (1 + np.linalg.norm(model.drift, 1) * time) * np.abs(actual).max()
    np.testing.assert_allclose(actual[np.triu_indices(4)], upper, rtol=0, atol=bound)
    stored = reduced(covariance(model, time), model.entangled_modes)
    np.testing.assert_allclose(actual, stored, rtol=0, atol=bound)


@pytest.mark.equation("74")
@pytest.mark.parametrize(
    "row", reference("critical_temperature"), ids=lambda r: f"{r['coupling']}-{r['squeezing']}"
)
def test_critical_temperature(row):
    actual = critical_temperature(
        float(row["squeezing"]), coupling=float(row["coupling"]), frequency=float(row["omega"])
    )
    assert actual == pytest.approx(float(row["critical_temperature"]), rel=4e-15, abs=0)


@pytest.mark.equation("73", "74")
@pytest.mark.parametrize(
    "row",
    reference("events"),
    ids=lambda r: f"{r['temperature']}-{r['coupling']}-{r['squeezing']}",
)
def test_events(row):
    events = entanglement_events(reference_model(row))
    expected = {
        "birth": row["birth_time"],
        "death": row["death_time"],
        "peak_time": "none" if row["birth_time"] == "none" else row["time_of_max"],
    }
    for name, text in expected.items():
        value = None if text == "none" else pytest.approx(float(text), rel=1e-13, abs=0)
        assert getattr(events, name) == value, name
    assert events.peak == pytest.approx(float(row["max_log_negativity"]), rel=1e-12, abs=0)
    assert events.asymptotic == pytest.approx(
        float(row["signed_asymptotic_log_negativity"]), rel=1e-12, abs=0
    )


@pytest.mark.parametrize("row", reference("joint_optimum"), ids=lambda row: row["coupling"])
def test_best_squeezing_has_the_highest_critical_temperature(row):
    """At the optimum T_c is stationary: an error of k enters squared."""
    coupling, best = float(row["coupling"]), float(row["optimal_squeezing"])
    highest = float(row["max_critical_temperature_over_omega"])
    assert critical_temperature(best, coupling=coupling) == pytest.approx(highest, rel=1e-14)
    nearby = critical_temperature([0.9 * best, 1.1 * best], coupling=coupling)
    assert (nearby < highest).all()
