"""The calendar beside 50-digit tables, closed forms and curves."""

import math

import numpy as np
import pytest

from mesoent import (
    DoubleChain,
    GeneralChains,
    TwoOscillators,
    entanglement_calendar,
    entanglement_events,
    trajectory,
)
from mesoent.dynamics.asymptotics import asymptotic_log_negativity
from mesoent.dynamics.events import Events
from mesoent.errors import InputError
from mesoent.models.gaussian import GaussianModel
from tests.conftest import reference
from tests.physics.test_general_chains import of_row
from tests.physics.test_late_times import swapping


def numbers(text):
    return [float(part) for part in text.split(";") if part not in ("", "none")]


def stiffness(model):
    """The slow motion's norm over its slowest decay: so much more rounding moves a late time."""
    slow = model.drift - model.local_rotation
    rates = -np.linalg.eigvals(slow).real
    return np.linalg.norm(slow, 2) / max(rates[rates > 1e-12].min(), 1e-12)


def flatness(model, time):
    """By how much a slope that is known to 100 eps leaves the time of a maximum open."""
    step = 1e-3 * time
    left, peak, right = trajectory(model, time + step * np.array([-1, 0, 1]), signed=True)
    return 100 * 2.0**-52 / abs((left - 2 * peak + right) / step**2)


@pytest.mark.parametrize("row", reference("calendar"), ids=lambda row: row["peak_time"][:6])
def test_against_fifty_digits(row):
    given = {name: row[name] for name in row if name in GeneralChains.__dataclass_fields__}
    model, _ = of_row(given | {"omega_bar": row["omega_bar"]})
    found = entanglement_calendar(model)
    assert len(found.intervals) == int(row["n_intervals"])
    assert not found.undecided
    rtol = 1e-11 + 4 * 2.0**-52 * stiffness(model)
    births, deaths = [list(side) for side in zip(*found.intervals, strict=True)] or ([], [])
    np.testing.assert_allclose(births, numbers(row["births"]), rtol=rtol)
    np.testing.assert_allclose(deaths, numbers(row["deaths"]), rtol=rtol)
    assert found.peak == pytest.approx(float(row["peak"]), abs=1e-12)
    late = float(row["late_signed_log_negativity"])
    assert found.late.highest == pytest.approx(late, abs=1e-12)
    assert found.late.lowest == found.late.highest
    if row["peak_time"] == "none":
        assert found.peak_time is None
    else:
        expected = float(row["peak_time"])
        flat = 0.0 if math.isinf(expected) else flatness(model, expected)
        assert found.peak_time == pytest.approx(expected, rel=rtol, abs=flat)


@pytest.mark.parametrize("coupling", [0.6, 0.9, 1.0])
@pytest.mark.parametrize("temperature", [0.0, 0.2, 0.5])
def test_the_general_way_finds_the_paper_s_events(coupling, temperature):
    """The kernel's bracketed roots of the closed form, of which nothing is shared."""
    chain = DoubleChain(temperature=temperature, coupling=coupling, squeezing=0.6)
    expected = entanglement_events(chain)
    found = entanglement_events(chain.gaussian)
    assert np.array(found.intervals) == pytest.approx(np.array(expected.intervals), rel=1e-10)
    for name in Events.__dataclass_fields__.keys() - {"intervals"}:
        here, there = getattr(found, name), getattr(expected, name)
        if there is None:
            assert here is None
        else:
            assert here == pytest.approx(there, rel=1e-10, abs=1e-12)


def test_the_striking_sets():
    """Many swaps, each entangled by itself."""
    swaps = GeneralChains(
        bath_temperature=0.1, coupling=0.3, passive_coupling=3.0, squeezing_1=0.8, squeezing_2=0.8
    )
    intervals = entanglement_calendar(swaps).intervals
    assert len(intervals) == 15
    np.testing.assert_allclose(intervals[-1], (7.39, 12.28), atol=5e-3)


def test_no_interval_is_missed_or_invented():
    """Beside a fine curve, for random sets with revivals: every change of sign is one of ours."""
    rng = np.random.default_rng(5)
    times = np.linspace(0, 30, 6001)
    for _ in range(12):
        model = GeneralChains(
            bath_temperature=rng.uniform(0.05, 0.3),
            coupling=rng.uniform(-1, 1),
            passive_coupling=rng.uniform(-2, 2),
            rate_2=rng.uniform(0.1, 2),
            squeezing_1=rng.uniform(0, 1),
            squeezing_2=rng.uniform(-1, 1),
        )
        signed = trajectory(model, times, signed=True)
        inside = np.zeros(len(times), dtype=bool)
        for birth, death in entanglement_calendar(model).intervals:
            inside |= (times > birth) & (times < death)
        # beyond rounding of E, the signs are the same
        sure = np.abs(signed) > 1e-10
        np.testing.assert_array_equal((signed > 0)[sure], inside[sure])


def test_a_pair_that_dies():
    """Serafini et al. (2004), and a start that is entangled."""
    r, temperature = 0.6, 0.4
    n, kappa = 1 / np.expm1(1 / temperature), -np.expm1(-1 / temperature)
    death = np.log1p(-np.expm1(-2 * r) / (2 * n)) / kappa
    pair = TwoOscillators(temperature=temperature, coupling=0.0, two_mode_squeezing=r)
    ((birth, found),) = entanglement_calendar(pair).intervals
    assert birth == 0
    assert found == pytest.approx(death, rel=1e-12)
    assert entanglement_calendar(pair).peak == pytest.approx(2 * r / np.log(2), abs=1e-12)
    assert entanglement_calendar(pair).peak_time == pytest.approx(0, abs=1e-12)


def test_for_ever_again():
    """At T = 0 beyond the exceptional point E becomes periodic, times a decay."""
    chains = GeneralChains(bath_temperature=0.0, detuning=1.2, squeezing_1=0.4, squeezing_2=0.4)
    found = entanglement_calendar(chains)
    assert found.recurrent
    assert not found.undecided
    (first, _), (second, _) = found.intervals[-2:]
    # what comes before the limit is smaller by exp(-2 t)
    period = 2 * np.pi / np.sqrt(1.2**2 - 1)
    assert second - first == pytest.approx(period, abs=10 * np.exp(-2 * first))
    assert entanglement_events(chains).death == math.inf


def test_never_although_it_turns_for_ever():
    """The same with too weak a coupling: proven by how fast the limit can turn."""
    chains = GeneralChains(
        bath_temperature=0.0, coupling=0.5, detuning=1.5, squeezing_1=0.4, squeezing_2=0.4
    )
    found = entanglement_calendar(chains)
    assert (found.intervals, found.recurrent, found.undecided) == ((), False, ())


def test_what_swaps_for_ever():
    """Two undamped modes: entangled but for the instants at which they are a product again."""
    found = entanglement_calendar(swapping(0.3))
    assert found.late.highest == pytest.approx(1 / np.log(2), abs=1e-9)
    assert found.recurrent or found.undecided


def test_nothing_happens():
    still = GeneralChains(squeezing_1=0.0, squeezing_2=0.0, bath_temperature=0.0)
    found = entanglement_calendar(still)
    assert found.intervals == ()
    assert (found.peak, found.peak_time) == (0.0, None)


def test_refuses():
    wide = GaussianModel(
        drift=-np.eye(6),
        stationary_covariance=np.eye(6) / 2,
        symplectic_form=np.kron(np.eye(3), [[0, 1], [-1, 0]]),
        deviation=np.zeros((6, 6)),
        parties=((0, 1), (2,)),
    )
    with pytest.raises(InputError, match="must be one mode on either side"):
        entanglement_calendar(wide)
    with pytest.raises(InputError, match="resolution is 0"):
        entanglement_calendar(GeneralChains(), resolution=0.0)
    with pytest.raises(InputError, match="must be a model"):
        entanglement_calendar(None)


def test_what_is_entangled_at_first_and_dies_at_once():
    """A start that is hardly entangled, in a warm bath: an interval from 0 on."""
    pair = TwoOscillators(
        temperature=0.84, two_mode_squeezing=0.0055, squeezing_1=-0.845, squeezing_2=0.867
    )
    ((birth, death),) = entanglement_calendar(pair).intervals
    assert birth == 0
    before, after = trajectory(pair, [0.99 * death, 1.01 * death], signed=True)
    assert before > 0 > after


def test_a_birth_at_the_very_beginning():
    """At T = 0 with one chain unsqueezed entanglement is there at once: the birth is 0."""
    chains = GeneralChains(bath_temperature=0.0, coupling=0.6, rate_1=1.8, squeezing_2=0.0)
    assert entanglement_events(chains).birth < 1e-6


def test_what_is_not_decided_for_all_later_times_is_a_gap():
    """Fast swaps exhaust the cells long before the late times, at which E is positive."""
    model = GeneralChains(passive_coupling=100.0)
    assert asymptotic_log_negativity(model) > 0.2
    with pytest.raises(InputError, match=r"nothing is proven .* between t = .* and inf"):
        entanglement_events(model)


def test_one_resolution():
    model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    with pytest.raises(InputError, match="resolution has shape"):
        entanglement_calendar(model, resolution=[1e-3, 1e-3])
