"""Birth, death, peak and T_c, against tables and roots of the printed formula at 120 digits."""

from functools import cache, partial

import numpy as np
import pytest

from mesoent.models.double_chain.scan import Scan
from tests.conftest import reference
from tests.kernels import truth
from tests.kernels.calls import (
    assert_company_does_not_matter,
    assert_isas_agree,
    assert_same_bits,
    assert_within,
    closed_form,
    each_isa,
    scan,
)

NAMES = ("omega", "temperature", "coupling", "squeezing")
NAN, INF = np.nan, np.inf
UNIT = 2.0**-53  # of rounding
#: Field of the result -> column of the table of events.
COLUMNS = {
    "peak": "max_log_negativity",
    "peak_time": "time_of_max",
    "birth": "birth_time",
    "death": "death_time",
    "asymptotic": "signed_asymptotic_log_negativity",
}


def column(rows, name):
    return np.array([NAN if row[name] == "none" else float(row[name]) for row in rows])


# ---- Tables ----


@each_isa
@pytest.mark.parametrize("field", COLUMNS)
def test_events_table(field, isa):
    rows = reference("events")
    expected = column(rows, COLUMNS[field])
    if field == "peak_time":  # the table also says when E is largest below zero
        expected[np.isnan(column(rows, "birth_time"))] = NAN
    actual = getattr(scan(*(column(rows, name) for name in NAMES), isa=isa), field)
    assert_within(actual, expected, relative=2e-14, absolute=2e-16)


@each_isa
def test_critical_temperature_table(isa):
    rows = reference("critical_temperature")
    omega, coupling, squeezing = (column(rows, n) for n in ("omega", "coupling", "squeezing"))
    found = scan(omega, 0, coupling, squeezing, isa=isa)
    assert_within(found.critical_temperature, column(rows, "critical_temperature"), 1e-15)
    assert_within(found.peak_time / 2, column(rows, "tau_at_minimum"), 1e-15)


# ---- Hard parameters ----


@cache
def hard(n):
    """(n, 4): squeezing 1e-3 to 20, coupling 1e-3 to 1, temperature 0 to beyond T_c and next to it.

    Four in ten couplings are next to 1, some of them 1.
    """
    generator = np.random.default_rng(13)
    squeezing = 10 ** generator.uniform(-3, np.log10(20), n)
    near_1, free = 1 - 10 ** generator.uniform(-12, -1, n), 10 ** generator.uniform(-3, 0, n)
    coupling = np.where(generator.random(n) < 0.4, near_1, free)
    coupling[::13] = 1
    frequency = np.where(generator.random(n) < 0.5, 1, 10 ** generator.uniform(-1, 1, n))
    critical = scan(frequency, 0, coupling, squeezing).critical_temperature
    close = [0, 0.1, 0.5, 0.9, 0.99, 1 - 1e-4, 1 - 1e-6, 1 - 1e-8, 1 - 1e-10, 1.0001]
    temperature = critical * generator.choice(close, n)
    return np.stack([frequency, temperature, coupling, squeezing], axis=1)


@cache
def far_corners():
    """(n, 4): beyond what any laboratory has, up to the bounds of the parameters."""
    squeezing, coupling, close = np.meshgrid(
        [1e-6, 1e-3, 1, 40, 100], [1e-6, 1e-3, 0.5, 1 - 2.0**-53, 1], [0, 1e-6, 0.3, 1 - 1e-6]
    )
    squeezing, coupling, close = squeezing.ravel(), coupling.ravel(), close.ravel()
    critical = scan(1, 0, coupling, squeezing).critical_temperature
    return np.stack([np.ones(close.size), critical * close, coupling, squeezing], axis=1)


PARAMETERS = {"hard": partial(hard, 150), "far corners": far_corners}


@cache
def true_events(name):
    """Proved to be near those found with the default instruction set."""
    parameters = PARAMETERS[name]()
    found = np.transpose(scan(*parameters.T))
    cold = scan(parameters[:, 0], 0, *parameters[:, 2:].T).peak_time
    rows = zip(parameters, found, cold, strict=True)
    expected = [truth.events(*one, Scan(*events), peak) for one, events, peak in rows]
    return truth.Events(*np.array(expected, dtype=float).T)


def assert_events(found, expected):
    """Tolerances of the kernel's contract; those of birth and death grow next to T_c."""
    assert_within(found.peak, expected.peak, absolute=2.5e-16)
    assert_within(found.peak_time, expected.peak_time, relative=1e-15)
    assert_within(found.birth, expected.birth, relative=expected.birth_tolerance)
    assert_within(found.death, expected.death, relative=expected.death_tolerance)
    assert_within(found.critical_temperature, expected.critical_temperature, relative=1e-15)


@each_isa
@pytest.mark.parametrize("name", PARAMETERS)
def test_hard_parameters(name, isa):
    assert_events(scan(*PARAMETERS[name]().T, isa=isa), true_events(name))


@pytest.mark.parametrize("field", ["peak", "peak_time", "birth", "death", "critical_temperature"])
def test_a_wrong_digit_is_noticed(field):
    found, expected = scan(*hard(150).T), true_events("hard")
    wrong = getattr(found, field).copy()
    place = np.nanargmax(np.where(np.isfinite(wrong), wrong, NAN))
    wrong[place] *= 1 + 1e-14 + 2 * getattr(expected, f"{field}_tolerance", np.zeros(150))[place]
    with pytest.raises(AssertionError, match="off by"):
        assert_events(found._replace(**{field: wrong}), expected)


@each_isa
def test_entangled_between_birth_and_death_only(isa):
    """E(t) by the closed form, at many times: no other window, and no higher peak."""
    parameters = hard(300)
    found = Scan(*(field[:, None] for field in scan(*parameters.T, isa=isa)))
    scale = np.where(np.isfinite(found.peak_time), found.peak_time, 10 + 4 * parameters[:, 3:])
    time = np.hstack([scale * np.geomspace(1e-3, 1e3, 400), found.birth * [1 - 1e-6, 1 + 1e-6]])
    signed = closed_form([*parameters.T[:, :, None], time], isa=isa)
    inside, outside = windows(time, found)
    assert (signed[inside] > -1e-15).all()
    assert (signed[outside] < 1e-15).all()
    assert (signed <= found.peak + 1e-15)[np.isfinite(time)].all()


def windows(time, found, margin=1e-9):
    """Times certainly between birth and death, and certainly not."""
    inside = (time > found.birth * (1 + margin)) & (time < found.death * (1 - margin))
    maybe = (time > found.birth * (1 - margin)) & (time < found.death * (1 + margin))
    return inside, ~maybe & np.isfinite(time)


@each_isa
def test_late_events_do_not_underflow(isa):
    """Born near (k + ln(2)/2)/lam with E of exp(-8e4)."""
    found = scan(1, 0, 1e-3, 20, isa=isa)
    assert found.birth[0] == pytest.approx(2 * (20 + np.log(2) / 2) / 1e-3, rel=1e-3)
    assert found.birth[0] < found.peak_time[0] < INF
    assert found.peak[0] == 0
    assert 1 / found.critical_temperature[0] == pytest.approx(found.peak_time[0], rel=2e-3)


#: Temperature, coupling, squeezing -> what is known of the result.
CONVENTIONS = {
    "no coupling": ((0, 0, 1), {"peak": 0, "birth": NAN, "critical_temperature": 0}),
    "no squeezing": ((0.2, 0.9, 0), {"peak": 0, "birth": NAN, "critical_temperature": 0}),
    "no squeezing, dark": ((0, 1, 0), {"peak": 0, "peak_time": NAN, "critical_temperature": 0}),
    "cold": ((0, 0.9, 1), {"death": INF, "asymptotic": 0}),
    "dark": ((0.3, 1, 0.5), {"peak_time": INF, "death": INF}),
    "hot": ((5, 0.9, 1), {"peak": 0, "peak_time": NAN, "birth": NAN, "death": NAN}),
    "nan temperature": ((NAN, 0.9, 1), {"peak": NAN, "birth": NAN, "death": NAN}),
    "nan coupling": ((0.1, NAN, 1), {"peak": NAN, "birth": NAN, "death": NAN}),
    "nan squeezing": ((0.1, 0.9, NAN), {"peak": NAN, "birth": NAN, "death": NAN}),
}


@each_isa
@pytest.mark.parametrize("case", CONVENTIONS)
def test_conventions(case, isa):
    parameters, expected = CONVENTIONS[case]
    found = scan(1, *parameters, isa=isa)
    for field, value in expected.items():
        np.testing.assert_array_equal(getattr(found, field), value)


@each_isa
def test_never_entangled_at_the_critical_temperature_that_is_returned(isa):
    """Rounding of omega/T must not open a window of width 0."""
    frequency, _, coupling, squeezing = np.concatenate([hard(2003), far_corners()]).T
    reproducer = np.array([[1.0, 1 - 1e-12, -1.0]]).T
    frequency, coupling, squeezing = np.hstack([[frequency, coupling, squeezing], reproducer])
    critical = scan(frequency, 0, coupling, squeezing, isa=isa).critical_temperature
    for temperature in (critical, np.nextafter(critical, np.inf)):
        found = scan(frequency, temperature, coupling, squeezing, isa=isa)
        assert_same_bits(found.critical_temperature, critical)
        assert (found.peak == 0).all()
        assert np.isnan([found.birth, found.death, found.peak_time]).all()


@each_isa
@pytest.mark.parametrize("squeezing", [1e-30, 1e-60, 1e-100, 1e-150])
def test_weak_squeezing_at_temperature_0(squeezing, isa):
    """Born at t = 8 k/lam^2, up to a relative 4 k/lam^2."""
    coupling = np.array([1e-3, 0.1, 0.5, 0.9, 1])
    found = scan(1, 0, coupling, squeezing, isa=isa)
    assert_within(found.birth, 8 * squeezing / coupling**2, relative=8 * UNIT)


@each_isa
def test_signs_do_not_matter(isa):
    frequency, temperature, coupling, squeezing = hard(300).T
    flipped = scan(frequency, temperature, -coupling, -squeezing, isa=isa)
    assert_same_bits(flipped, scan(*hard(300).T, isa=isa))


@each_isa
def test_dark_modes_are_most_entangled_in_the_end(isa):
    found = scan(1, [0, 0.1, 0.3], 1, 0.5, isa=isa)
    assert_same_bits(found.peak, found.asymptotic)
    assert (found.peak > 0).all()


# ---- The same bits ----


def rows(parameters, **options):
    """(n, 4) -> (n, 6)"""
    return np.transpose(scan(*parameters.T, **options))


@each_isa
def test_company_does_not_matter(isa):
    def kernel(parameters, threads=1):
        return rows(parameters, isa=isa, threads=threads)

    assert_company_does_not_matter(kernel, hard(97), hard(2003))


@each_isa
@pytest.mark.parametrize("varied", range(4))
def test_every_parameter_may_vary_alone(varied, isa):
    all_vary = np.tile([1.0, 0.2, 0.9, 1.0], (40, 1))
    all_vary[:, varied] *= np.linspace(0.9, 1, 40)
    inputs = [a if i == varied else a[:1] for i, a in enumerate(all_vary.T)]
    assert_same_bits(scan(*inputs, isa=isa), scan(*all_vary.T, isa=isa))


def test_same_bits_on_every_instruction_set():
    assert_isas_agree(rows, hard(2003))


@each_isa
def test_nothing_to_do(isa):
    assert rows(np.empty((0, 4)), isa=isa).shape == (0, 6)
