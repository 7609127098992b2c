"""The calendar of general chains: against 50 digits, a grid, the paper, and where it could err."""

import numpy as np
import pytest

import mesoent
from mesoent.errors import InputError, ModelError
from mesoent.models.general_chains.calendar import Scan, calendar, scan
from tests.conftest import reference
from tests.physics.chains_by_hand import exact, on_grid

INF, NAN = np.inf, np.nan
#: Squeezed alike, as the paper's chains.
ALIKE = {"squeezing_1": 0.5, "squeezing_2": 0.5, "bath_temperature": 0.3}


# ---- The table ----


def of_row(row):
    names = {"omega_bar": "frequency"}
    first = list(row)[:16]
    return {names.get(n, n): row[n] if n == "bath" else float(row[n]) for n in first}


def times_of(text):
    return [] if text == "none" else [float(part) for part in text.split(";")]


@pytest.mark.parametrize("row", reference("calendar"), ids=lambda row: row["births"][:24])
def test_against_fifty_digits(row):
    """1e-11: a root is rounding of A over its slope; the flattest of these is crossed at 1e-5."""
    found = calendar(**of_row(row))
    number = int(row["n_intervals"])
    assert (found.intervals, found.undecided, found.recurrent) == (number, 0, False)
    np.testing.assert_allclose(found.births[:number], times_of(row["births"]), rtol=1e-11)
    np.testing.assert_allclose(found.deaths[:number], times_of(row["deaths"]), rtol=1e-11)
    assert np.isnan([found.births[number:], found.deaths[number:]]).all()
    np.testing.assert_allclose(found.peak, float(row["peak"]), rtol=0, atol=1e-12)
    late = float(row["late_signed_log_negativity"])
    np.testing.assert_allclose(found.late, late, rtol=0, atol=1e-12)
    peak_time = NAN if row["peak_time"] == "none" else float(row["peak_time"])
    np.testing.assert_allclose(found.peak_time, peak_time, rtol=1e-11)


# ---- Everybody's parameters ----


def anything(generator):
    """One set of the whole family; rates, phases, temperatures and deformations of its own."""
    u = generator.uniform
    return {
        "bath_temperature": u(0.05, 0.6), "initial_temperature": u(0.05, 0.9),
        "detuning": u(-1, 1), "coupling": u(-1, 1), "coupling_phase": u(-3, 3),
        "rate_1": 10 ** u(-1, 0.5), "rate_2": 10 ** u(-1, 0.5),
        "passive_coupling": u(-2, 2) * (generator.random() < 0.5),
        **{f"squeezing_{j}": u(-1, 1) for j in (1, 2, 3)},
        **{f"angle_{j}": u(-2, 2) for j in (1, 2, 3)},
    }  # fmt: skip


#: Where something could go wrong: what is put in place of parameters drawn at random.
CORNERS = {
    "anything": lambda u: {},
    "nearly dark": lambda u: {"coupling": 1 - 10 ** u(-9, -1), "detuning": 10 ** u(-5, 0)},
    "nearly dark, coupled": lambda u: {"coupling": 1 - 10 ** u(-9, -1), "coupling_phase": 0.0},
    "dark": lambda u: {"coupling": 1.0, "detuning": 0.0, "coupling_phase": 0.0},
    "exceptional": lambda u: {
        "rate_1": 1.0, "rate_2": 1.0, "passive_coupling": 0.0, "bath_temperature": 0.2,
        "coupling": 0.7, "detuning": -0.7 * np.expm1(-5) * (1 + u(-1, 1) * 10 ** u(-16, -1)),
    },
    "cold": lambda u: {"bath_temperature": u(0.03, 0.1), "initial_temperature": u(0.03, 0.1)},
    "cold start": lambda u: {"initial_temperature": 0.0},
    "squeezed": lambda u: {"squeezing_1": u(1, 2), "squeezing_2": u(1, 2)},
    "local": lambda u: {"bath": "local_gibbs", "coupling": u(0, 0.3), "bath_temperature": 0.4},
    "slow and fast": lambda u: {"rate_1": 10 ** u(-2, 1), "rate_2": 10 ** u(-2, 1)},
}  # fmt: skip


def drawn(corner, count):
    generator = np.random.default_rng(sorted(CORNERS).index(corner))
    return [anything(generator) | CORNERS[corner](generator.uniform) for _ in range(count)]


def inside(times, found):
    ends = zip(found.births, found.deaths, strict=True)
    return np.any([(times > birth) & (times < death) for birth, death in ends], axis=0)


@pytest.mark.parametrize("corner", CORNERS)
def test_a_fine_grid_finds_nothing_else(corner):
    """E on 800 times by other means; what it says within its own rounding does not count."""
    entangled = 0
    for given in drawn(corner, 6):
        found = calendar(**given, most=200)
        assert found.undecided == 0
        finite = found.deaths[np.isfinite(found.deaths)]
        step = min(1.3 * finite.max(initial=8.0), 60.0) / 800
        times, signed = step * np.arange(1, 801), on_grid(given, step, 800)
        rounding = 1e-12 * np.exp(8 * max(abs(given[f"squeezing_{j}"]) for j in (1, 2, 3)))
        within, certain = inside(times, found), np.abs(signed) > rounding
        np.testing.assert_array_equal((signed > 0)[certain], within[certain])
        assert signed.max() <= found.peak + rounding
        entangled += found.intervals > 0
    assert entangled > 0


@pytest.mark.parametrize("corner", CORNERS)
def test_fifty_digits_change_sign_at_births_and_deaths(corner):
    for given in drawn(corner, 2):
        found = calendar(**given, most=200)
        ends = [*found.births, *found.deaths]
        for time in [t for t in ends if 0 < t < INF][:3]:
            before, after = (exact(given, time * (1 + s * 1e-10)) for s in (-1, 1))
            assert (before > 0) == (time in found.deaths)
            assert (after > 0) == (time in found.births)
        if 0 < found.peak_time < INF:
            np.testing.assert_allclose(found.peak, float(exact(given, found.peak_time)), atol=1e-12)


# ---- The paper's parameters ----


def test_the_paper_has_one_interval_and_its_own_scan_agrees():
    generator = np.random.default_rng(4)
    temperature, coupling = generator.uniform(0.01, 0.6, 200), generator.uniform(-1, 1, 200)
    squeezing = generator.uniform(0.02, 1.5, 200)
    coupling[::5], temperature[::7] = 1, 0
    coupling[abs(coupling) < 0.05] = 0.05  # without heat E would leave the range of doubles
    own = mesoent.scan(temperature=temperature, coupling=coupling, squeezing=squeezing)
    found = scan(
        bath_temperature=temperature, coupling=coupling, squeezing_1=squeezing,
        squeezing_2=squeezing,
    )  # fmt: skip
    np.testing.assert_array_equal(found.intervals, ~np.isnan(own.birth))
    wide = (temperature < 0.95 * own.critical_temperature) | np.isnan(own.birth)
    for name, relative in (("birth", 1e-11), ("death", 1e-11), ("peak_time", 1e-10)):
        expected = getattr(own, name)[wide]
        np.testing.assert_allclose(getattr(found, name)[wide], expected, rtol=relative)
    np.testing.assert_allclose(found.peak, own.peak, rtol=0, atol=1e-12)
    np.testing.assert_allclose(found.asymptotic, own.asymptotic, rtol=0, atol=1e-12)
    length = np.where(np.isnan(own.birth), 0, own.death - own.birth)
    np.testing.assert_allclose(found.entangled_time, length, rtol=1e-9)


# ---- Pitfalls, and what is known otherwise ----


#: Parameters, and the births and deaths that they have, of which the sixth digit is known.
KNOWN = {
    "detuned": (
        {"detuning": 0.99, "bath_temperature": 0.105, "squeezing_1": 0.092, "squeezing_2": 0.092},
        [0.516, 2.504], [1.565, 12.89],
    ),
    "three": (
        {"bath_temperature": 0.0575, "initial_temperature": 0.275, "passive_coupling": 1.63,
         "squeezing_1": 1.47, "squeezing_2": 0.919, "squeezing_3": 0.972, "angle_2": 0.136},
        [0.399, 1.213, 2.080], [0.552, 1.686, INF],
    ),
    "a slow mode after a fast one": (
        {"bath_temperature": 0.068, "coupling": 0.991, "rate_1": 2.1, "rate_2": 0.0516,
         "squeezing_1": 0.289, "squeezing_2": -0.00469},
        [0.226, 2.500], [1.794, 11198],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", KNOWN)
def test_known_revivals(case):
    given, births, deaths = KNOWN[case]
    found = calendar(**{"squeezing_2": 0.0} | given)
    np.testing.assert_allclose(found.births[: len(births)], births, rtol=2e-3)
    np.testing.assert_allclose(found.deaths[: len(deaths)], deaths, rtol=2e-3)
    assert found.intervals == len(births)


def test_a_swap_of_squeezing_separates_fifteen_intervals():
    given = {"bath_temperature": 0.1, "coupling": 0.3, "passive_coupling": 3.0}
    found = calendar(**given, squeezing_1=0.8, squeezing_2=0.8)
    assert found.intervals == 15
    assert found.deaths[14] == pytest.approx(12.28, rel=1e-3)
    np.testing.assert_allclose(
        found.entangled_time, (found.deaths - found.births)[:15].sum(), rtol=1e-13
    )


@pytest.mark.parametrize("temperature", [0.05, 0.3, 0.66])
def test_a_cold_start_is_not_entangled_at_once(temperature):
    found = calendar(
        bath_temperature=temperature, initial_temperature=0.0, squeezing_1=0.5, squeezing_2=0.5
    )
    assert found.intervals <= 1
    assert not found.births[0] < 0.5


@pytest.mark.parametrize("offset", [0, 1e-15, -1e-15, 1e-12, 1e-9, -1e-9])
def test_nothing_happens_at_the_exceptional_point(offset):
    kappa = -np.expm1(-1 / 0.2)
    given = {"bath_temperature": 0.2, "coupling": 0.9, "squeezing_1": 0.3, "squeezing_2": 0.3}
    given["detuning"] = kappa * 0.9 * (1 + offset)
    found = calendar(**given)
    assert (found.intervals, found.undecided) == (1, 0)
    for time, sign in ((found.births[0], 1), (found.deaths[0], -1)):
        assert sign * exact(given, time * (1 - 1e-11)) < 0 < sign * exact(given, time * (1 + 1e-11))


@pytest.mark.parametrize("rest", [1e-3, 1e-6, 1e-9, 1e-12])
def test_a_slow_mode_costs_no_more_than_a_fast_one(rest):
    """At lam = 1 - rest death is close to ln(F cosh^2(1/T)/4)/(2 kappa rest)."""
    found = calendar(**ALIKE, coupling=1 - rest)
    kappa, strength = -np.expm1(-1 / 0.3), -np.expm1(-2.0) * np.cosh(1 / 0.3) ** 2 / 4
    expected = np.log(strength) / (2 * kappa * (1 - (1 - rest)))
    np.testing.assert_allclose(found.deaths[0], expected, rtol=1e-10)
    assert found.evaluations < 150


def test_born_at_once_and_for_ever_without_heat():
    """T = 0, one chain squeezed: nothing holds entanglement back, and nothing ends it."""
    found = calendar(bath_temperature=0.0, coupling=0.7, squeezing_1=0.6, squeezing_2=0.0)
    assert (found.births[0], found.deaths[0], found.intervals) == (0, INF, 1)


def test_without_heat_and_above_the_exceptional_point_it_recurs():
    given = {"bath_temperature": 0.0, "coupling": 0.5, "squeezing_1": 0.2, "squeezing_2": 0.2}
    found = calendar(**given, detuning=0.7)
    assert found.recurrent
    assert (found.intervals, found.entangled_time, found.late) == (INF, INF, 0)
    period = 2 * np.pi / np.sqrt(0.7**2 - 0.5**2)
    np.testing.assert_allclose(np.diff(found.births[1:4]), period, rtol=1e-9)
    np.testing.assert_allclose(np.diff(found.deaths[1:4]), period, rtol=1e-9)


def test_what_is_not_known_is_not_told():
    """Without heat, at the exceptional point, the slowest mode is no mode: the tail is open."""
    given = {"bath_temperature": 0.0, "coupling": 0.5, "squeezing_1": 0.4, "squeezing_2": 0.4}
    found = calendar(**given, detuning=0.5)
    assert found.undecided > 0
    assert np.isnan(found.deaths[0])
    assert np.isnan(scan(**given, detuning=0.5).death)


@pytest.mark.parametrize(
    "given",
    [
        {"squeezing_1": 0.0, "squeezing_2": 0.0},
        {"coupling": 0.0, "squeezing_1": 1.0, "squeezing_3": 0.7},
        {"bath_temperature": 5.0},
    ],
)
def test_never_entangled(given):
    found = calendar(**given)
    assert (found.intervals, found.peak, found.entangled_time, found.undecided) == (0, 0, 0, 0)
    assert np.isnan(found.peak_time)
    assert np.isnan(scan(**given).birth)


def test_time_scales_with_the_rates_to_the_bit():
    names = ("rate_1", "rate_2", "detuning", "passive_coupling")
    given = drawn("anything", 1)[0] | {"passive_coupling": 1.5, "coupling": 0.9}
    slower = given | {name: given[name] * 2.0**-300 for name in names}
    np.testing.assert_array_equal(calendar(**slower).births, calendar(**given).births * 2.0**300)


# ---- The face ----


def test_arrays_broadcast():
    found = calendar(**ALIKE, detuning=[[0.0], [0.2]], coupling=[0.6, 0.9, 1.0], most=2)
    assert found.births.shape == (2, 3, 2)
    alone = calendar(**ALIKE, detuning=0.2, coupling=0.9)
    np.testing.assert_array_equal(found.births[1, 1], alone.births[:2])
    numbers = scan(**ALIKE, detuning=[[0.0], [0.2]], coupling=[0.6, 0.9, 1.0])
    assert all(field.shape == (2, 3) for field in numbers)
    np.testing.assert_array_equal(numbers.birth, found.births[..., 0])


def test_threads_and_company_do_not_matter():
    sets = [given | {"bath_temperature": 0.1} for given in drawn("anything", 40)]
    given = {name: np.array([one[name] for one in sets]) for name in sets[0]}
    together = scan(**given)
    np.testing.assert_array_equal(scan(**given, threads=3), together)
    alone = np.transpose([scan(**one) for one in sets])
    np.testing.assert_array_equal(Scan(*alone), together)


@pytest.mark.parametrize(
    ("given", "error", "sentence"),
    [
        ({"squeezing": 1.0}, InputError, "'squeezing' is no parameter, but must be one of freq"),
        ({"squeezing_1": 5.0}, InputError, r"squeezing_1 is 5.0, but must lie in \[-4, 4\] for"),
        ({"coupling": [0.5, 1.5]}, InputError, r"coupling\[1\] is 1.5"),
        ({"detuning": 3.0}, InputError, "detuning is 3.0, but must be below twice frequency"),
        ({"bath_temperature": 1e-3}, InputError, "be 0 or at least frequency / 300 for the cal"),
        ({"rate_1": 0.0, "rate_2": 0.0}, InputError, r"rate_1 \+ rate_2 is 0.0, but must be pos"),
        ({"bath": "hot"}, ModelError, "bath is 'hot', but must be one of common_occupation"),
        ({"bath": "local_gibbs", "detuning": 0.2}, InputError, "allows no more than 0."),
        ({"rate_1": [1, 2], "rate_2": [1, 2, 3]}, InputError, "shapes do not fit together"),
        ({"passive_coupling": 3.0, "coupling": 0.3, "most": 3}, InputError, "at most 3: raise"),
        ({"threads": 0}, InputError, "threads is 0"),
    ],
)
def test_what_is_not_allowed_is_refused(given, error, sentence):
    with pytest.raises(error, match=sentence):
        calendar(**given)
