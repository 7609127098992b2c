"""Exact finite-N expectations: against 35-digit values, closed forms, limits and rates."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from mesoent import DoubleChain
from mesoent.finite_n import (
    commutator,
    fit_power_law,
    fluctuation_correlator,
    fluctuation_forms,
    mean_field_correlator,
    mean_field_limit,
    quadratic_forms,
    remainder,
    weyl_correlator,
    weyl_limit,
    weyl_relation_defect,
    weyl_relation_variance,
)
from mesoent.finite_n.quadratic import thermal_mean
from tests.conftest import reference

OMEGA = np.kron(np.eye(2), [[0.0, 1.0], [-1.0, 0.0]])
NUMBER = np.diag([0.5, 0.5, 0.0, 0.0])
DECADES = 10.0 ** np.arange(2, 7)
ROWS = reference("finite_n")


def chain(temperature, coupling=0.9, frequency=1.0):
    return DoubleChain(
        temperature=temperature, coupling=coupling, frequency=frequency, squeezing=0.0
    )


def vectors(seed, count, size=0.6):
    return size * np.random.default_rng(seed).uniform(-1, 1, size=(count, 6))


def case(row):
    """Model, vectors and times of a row; the evolved operator of Theorem 2 stands second."""
    model = chain(float(row["temperature"]), float(row["coupling"] or 0), float(row["omega"]))
    r = [[float(x) for x in vector.split()] for vector in row["r_vectors"].split(";")]
    return model, r, [0.0, float(row["time"]), 0.0] if row["time"] else None


def exact(row):
    return complex(float(row["real"]), float(row["imag"]))


def limit(row):
    return complex(float(row["limit_real"]), float(row["limit_imag"]))


def difference(row):
    """The deviation from the limit, subtracted before rounding."""
    return complex(
        float(Decimal(row["real"]) - Decimal(row["limit_real"])),
        float(Decimal(row["imag"]) - Decimal(row["limit_imag"])),
    )


def name(row):
    return f"{row['kind']}-T{row['temperature']}-N{row['N']}"


WEYL = [row for row in ROWS if not row["kind"].startswith("lemma2")]
LEMMA2 = [row for row in ROWS if row["kind"].startswith("lemma2")]


@pytest.mark.equation("27", "28", "34", "35", "86", "89")
@pytest.mark.parametrize("row", WEYL, ids=name)
def test_weyl_correlators_against_35_digits(row):
    model, r, times = case(row)
    correlator, sites = weyl_correlator(model, r, times), int(row["N"])
    assert abs(correlator.expectation(sites) / exact(row) - 1) < 4e-15
    assert abs(correlator.limit / limit(row) - 1) < 4e-15
    assert abs(correlator.deviation(sites) / difference(row) - 1) < 1e-12


@pytest.mark.equation("27", "32", "33", "53", "54", "87", "88")
@pytest.mark.parametrize("row", [row for row in WEYL if row["N"] == "10"], ids=name)
def test_right_sides_against_35_digits(row):
    model, r, times = case(row)
    assert abs(weyl_limit(model, r, times) / limit(row) - 1) < 2e-14


@pytest.mark.equation("82")
@pytest.mark.parametrize("row", LEMMA2, ids=name)
def test_weyl_relation_variance_against_35_digits(row):
    """It is what remains of a larger, mostly imaginary deviation: as many digits are lost."""
    model, (first, second), _ = case(row)
    sites, expected = int(row["N"]), float(row["real"])
    x, y = quadratic_forms(model, [first, second])
    whole = fluctuation_correlator(model, [-y, -x, x + y]).relative_deviation(sites)
    actual = weyl_relation_variance(model, first, second, sites)
    assert abs(actual - expected) < 1e-15 + 3e-13 * abs(whole)
    assert actual == pytest.approx(expected, rel=3e-10)


@given(
    temperature=st.sampled_from([0.0, 0.05, 0.4, 1.0, 20.0]),
    exponent=st.integers(0, 6),
    r=st.lists(st.floats(-6, 6), min_size=6, max_size=6),
)
def test_lemma_1_in_closed_form(temperature, exponent, r):
    """The singular values of the pair matrix give the expectation at any N."""
    model, sites = chain(temperature), 10**exponent
    z1, z2, z3 = (r[2 * j] + 1j * r[2 * j + 1] for j in range(3))
    mixed = z3 / math.sqrt(2)
    s = np.linalg.svd(math.sqrt(model.eta) * np.array([[z1, mixed], [mixed, z2]]))[1]
    grown = np.sinh(s / (2 * math.sqrt(sites))) ** 2
    expected = -sites / 2 * np.log1p(grown * (1 + 1 / model.eta**2)).sum()
    actual = weyl_correlator(model, [r]).log_expectation(sites)
    assert actual == pytest.approx(expected, rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("angle", [0.3, 3.0, 10.0, -25.0])
@pytest.mark.parametrize("temperature", [0.1, 1.0, 5.0])
def test_branch_winds_with_the_number_of_quanta(angle, temperature):
    """<exp(i s (n + 1/2))> = (1 - gamma) e^{is/2} / (1 - gamma e^{is}), times its second mode."""
    model = chain(temperature)
    gamma = model.gamma
    log = math.log1p(-gamma) + angle * 0.5j - np.log(1 - gamma * np.exp(1j * angle))
    correlator = fluctuation_correlator(model, [angle * NUMBER])
    centre = 1j * angle * thermal_mean(model, NUMBER)
    assert correlator.log_expectation(1) + centre == pytest.approx(log, abs=1e-13)


def walked(model, forms, steps=300):
    """Log of a single-site expectation; its square from symplectic matrices, its phase by walking.

    For Gaussian operators (Tr rho U_1 ... U_n)^2 is a ratio of determinants of 1 - M.
    """
    x = model.inverse_temperature
    bath, total, last = expm(1j * x * OMEGA), 0.0, 1.0
    for scale in np.linspace(0, 1, steps + 1):
        matrix = bath
        for form in forms:
            matrix = expm(2 * scale * OMEGA @ form) @ matrix
        square = (2 * np.sinh(x / 2)) ** 4 / np.linalg.det(np.eye(4) - matrix)
        total, last = total + np.angle(square / last), square
    return (np.log(abs(square)) + 1j * total) / 2


@pytest.mark.parametrize(("temperature", "seed", "count", "size"), [
    (1.0, 0, 1, 1.5), (1.0, 1, 2, 1.2), (3.0, 2, 2, 1.5), (0.5, 3, 3, 0.8), (3.0, 4, 4, 0.8),
])  # fmt: skip
def test_branch_is_followed_where_principal_roots_fail(temperature, seed, count, size):
    model = chain(temperature)
    forms = size * np.random.default_rng(seed).normal(size=(count, 4, 4))
    forms = forms + np.swapaxes(forms, -1, -2)
    correlator = fluctuation_correlator(model, forms)
    actual = correlator.log_expectation(1) + 1j * thermal_mean(model, forms).sum()
    assert actual == pytest.approx(walked(model, forms), rel=0, abs=1e-6)


def test_stress_cases_do_leave_the_principal_branch():
    model, forms = chain(1.0), 8 * np.array([NUMBER, NUMBER])
    phase = fluctuation_correlator(model, forms).log_expectation(1) + 16j * thermal_mean(
        model, NUMBER
    )
    assert abs(phase.imag) > math.pi
    assert phase == pytest.approx(walked(model, forms), rel=0, abs=1e-10)


@settings(max_examples=15)
@given(
    seed=st.integers(0, 10**6),
    temperature=st.sampled_from([0.0, 0.3, 2.0]),
    time=st.sampled_from([0.0, 0.2, 3.0]),
)
def test_branch_never_jumps(seed, temperature, time):
    """A wrong root of a determinant is a jump of the phase by pi; evolved operators included."""
    forms = 1.5 * np.random.default_rng(seed).normal(size=(3, 4, 4))
    forms = forms + np.swapaxes(forms, -1, -2)
    site = fluctuation_correlator(chain(temperature), forms, [0.1, time, 0.0]).site
    scales = np.linspace(0, 1, 2001)
    phases = (site(scales) + 1j * scales * site.mean).imag
    assert np.abs(np.diff(phases)).max() < 1


@given(seed=st.integers(0, 10**6), size=st.floats(0, 8), time=st.floats(0, 9))
def test_expectations_of_contractions_are_at_most_one(seed, size, time):
    correlator = weyl_correlator(chain(0.4), vectors(seed, 3, size), [0.0, time, 0.0])
    assert (correlator.log_expectation([1, 10, 1000]).real < 1e-12).all()


@given(seed=st.integers(0, 10**6), time=st.floats(0, 9))
def test_adjoint_reverses_the_order(seed, time):
    model, r, times = chain(0.6), vectors(seed, 3), np.array([0.0, time, 0.3])
    forward = weyl_correlator(model, r, times).expectation(7)
    backward = weyl_correlator(model, -r[::-1], times[::-1]).expectation(7)
    assert backward == pytest.approx(forward.conj(), rel=1e-12)


@pytest.mark.equation("47", "86")
def test_theorem_2_at_time_zero_is_theorem_1():
    model, r = chain(0.5), vectors(1, 3)
    still, moving = weyl_correlator(model, r), weyl_correlator(model, r, [0.0, 1e-9, 0.0])
    assert moving.expectation(10) == pytest.approx(still.expectation(10), abs=1e-8)
    assert weyl_correlator(model, r, np.zeros(3)).expectation(10) == still.expectation(10)


@pytest.mark.parametrize("time", [0.4, 3.0, 60.0])
def test_thermal_state_is_invariant_at_every_n(time):
    model, r = chain(0.5), vectors(2, 1, 3.0)
    expected = weyl_correlator(model, r).log_expectation([1, 30, 10**6])
    actual = weyl_correlator(model, r, [time]).log_expectation([1, 30, 10**6])
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-15)


def test_long_evolution_factorises_unless_a_mode_is_dark():
    r = vectors(3, 3)
    for coupling, factorises in ((0.5, True), (1.0, False)):
        model = chain(0.5, coupling)
        evolved = weyl_correlator(model, r, [0.0, 200.0, 0.0]).log_expectation(5)
        outside = weyl_correlator(model, r[::2]).log_expectation(5)
        alone = weyl_correlator(model, r[1:2]).log_expectation(5)
        assert bool(abs(evolved - outside - alone) < 1e-12) is factorises


@pytest.mark.parametrize("temperature", [0.0, 0.1, 0.7, 4.0])
@pytest.mark.parametrize(("count", "evolved"), [(1, None), (2, None), (3, None), (4, None), (3, 1)])
def test_theorems_hold_with_rate_one_over_n(temperature, count, evolved):
    model, r = chain(temperature), vectors(count, count)
    times = np.zeros(count) if evolved is None else np.array([0.0, 1.7, 0.0])
    correlator = weyl_correlator(model, r, times)
    assert correlator.limit == pytest.approx(weyl_limit(model, r, times), rel=1e-13)
    law = fit_power_law(DECADES, correlator.deviation(DECADES))
    assert law.agrees(-1.0)
    assert law.error < 0.1
    leading = 1e12 * correlator.deviation(10**12)
    assert leading == pytest.approx(correlator.leading_deviation(1), rel=1e-10)


def test_series_and_direct_evaluation_meet():
    """Where the series takes over, both have the same digits of the deviation."""
    model, r = chain(0.4), vectors(5, 3)
    correlator = weyl_correlator(model, r, [0.0, 0.8, 0.0])
    sites = np.ceil(correlator.site.sampling_radius**-2.0) + np.arange(5)
    direct = sites * correlator.site(sites**-0.5) - correlator.log_limit
    np.testing.assert_allclose(correlator.log_deviation(sites), direct, rtol=1e-11)


def test_no_overflow_for_huge_exponents_or_numbers_of_sites():
    correlator = weyl_correlator(chain(0.3), vectors(6, 4, 80.0), [0.0, 1.0, 2.0, 0.0])
    values = correlator.log_expectation([1, 10, 10**6, 10**15])
    assert np.isfinite(values).all()
    assert values[-1] == pytest.approx(correlator.log_limit, rel=1e-8)


@pytest.mark.equation("75")
@pytest.mark.parametrize("temperature", [0.0, 0.5, 3.0])
def test_proposition_1(temperature):
    model = chain(temperature)
    forms = np.random.default_rng(8).normal(size=(3, 4, 4))
    forms = (forms + np.swapaxes(forms, -1, -2)) / 4
    product = mean_field_correlator(model, forms)
    joined = mean_field_correlator(model, [forms.sum(axis=0)])
    expected = mean_field_limit(model, forms)
    for correlator in (product, joined):
        assert correlator.limit == pytest.approx(expected, rel=1e-14)
        assert fit_power_law(DECADES[1:], correlator.deviation(DECADES[1:])).agrees(-1.0)
        assert correlator.expectation(10**6) == pytest.approx(expected, abs=1e-4)
        difference = correlator.expectation(10**3) - correlator.limit
        assert correlator.deviation(10**3) == pytest.approx(difference, abs=1e-14)
        leading = correlator.leading_deviation(1)
        assert 1e12 * correlator.deviation(10**12) == pytest.approx(leading, rel=1e-9)


@pytest.mark.equation("31", "32")
@pytest.mark.parametrize("temperature", [0.0, 0.5, 3.0])
def test_commutators_of_the_corrected_operators(temperature):
    model = chain(temperature)
    forms = fluctuation_forms(model)
    means = [[thermal_mean(model, commutator(a, b)) for b in forms] for a in forms]
    np.testing.assert_allclose(means, np.kron(np.eye(3), OMEGA[:2, :2]), atol=1e-15)
    printed = forms[4:] * 2 / model.eta
    assert thermal_mean(model, commutator(*printed)) == pytest.approx(4 / model.eta**2)


def test_lemma_2_for_weyl_operators_is_of_order_one_over_n():
    model, (r1, r2) = chain(0.6), vectors(9, 2)
    for left in (None, quadratic_forms(model, [-r1 - r2]), quadratic_forms(model, vectors(1, 2))):
        defects = weyl_relation_defect(model, r1, r2, DECADES, left)
        law = fit_power_law(DECADES[1:], defects[1:])
        assert law.agrees(-1.0)
        assert law.error < 0.02


def sharp_example(model, r1, r2):
    """A = W(-r1 - r2) exp(i F(K)), K = -i [X_r1, X_r2]: it sees the fluctuating commutator."""
    x, y = quadratic_forms(model, [r1, r2])
    return [-x - y, commutator(x, y)]


def thermal_variance(model, form):
    """Variance of V.Q.V in a Gaussian state, by Wick's theorem."""
    covariance = np.eye(4) / (2 * model.eta)
    pairs = np.trace(form @ covariance @ form @ covariance)
    return 2 * pairs + np.trace(form @ OMEGA @ form @ OMEGA) / 2


def test_lemma_2_is_slower_for_general_operators():
    r"""\sqrt N <A Delta> tends to Var(K) exp(-Var(K)/2) / 2 in modulus: the rate is sharp."""
    model, (r1, r2) = chain(0.6), vectors(9, 2, 1.0)
    left = sharp_example(model, r1, r2)
    sites = 10.0 ** np.arange(4, 9)
    defects = weyl_relation_defect(model, r1, r2, sites, left)
    assert fit_power_law(sites, defects).agrees(-0.5)
    variance = thermal_variance(model, left[1])
    expected = variance / 2 * math.exp(-variance / 2)
    assert math.sqrt(1e12) * abs(weyl_relation_defect(model, r1, r2, 1e12, left)) == pytest.approx(
        expected, rel=1e-5
    )


@pytest.mark.equation("82")
@pytest.mark.parametrize("temperature", [0.0, 0.3, 2.0])
def test_lemma_2_obeys_its_cauchy_schwarz_bound(temperature):
    model, (r1, r2) = chain(temperature), vectors(9, 2, 1.0)
    bound = weyl_relation_variance(model, r1, r2, DECADES)
    for left in (None, sharp_example(model, r1, r2)):
        assert (abs(weyl_relation_defect(model, r1, r2, DECADES, left)) ** 2 <= bound).all()
    expected = -2.0 if temperature == 0 else -1.0
    assert fit_power_law(DECADES[1:], bound[1:]).agrees(expected)


def test_lemma_2_variance_starts_with_the_variance_of_the_commutator():
    r"""N <Delta^dagger Delta> tends to Var(-i [X_r1, X_r2]) / 4; the vacuum has none."""
    model, (r1, r2) = chain(0.6), vectors(9, 2, 1.0)
    expected = thermal_variance(model, sharp_example(model, r1, r2)[1]) / 4
    assert 1e10 * weyl_relation_variance(model, r1, r2, 1e10) == pytest.approx(expected, rel=1e-8)


PAIRS = np.diag([0.5, -0.5, 0.0, 0.0])
MIXED = PAIRS + 0.3 * NUMBER


@pytest.mark.equation("77", "78", "84", "85")
@pytest.mark.parametrize("order", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("scaling", [0.5, 1.0])
@pytest.mark.parametrize("time", [0.0, 1.2])
def test_lemmas_3_and_4_are_sharp(order, scaling, time):
    """An operator without symmetry has no vanishing moment: the exponent is l delta."""
    sites = 10.0 ** np.arange(5, 9)
    values = remainder(
        chain(0.5), MIXED, sites, order=order, scaling=scaling, left=PAIRS, right=MIXED, time=time
    )
    law = fit_power_law(sites, values)
    assert law.exponent == pytest.approx(-order * scaling, abs=0.02)


def test_lemma_3_is_better_than_sharp_where_odd_moments_vanish():
    sites = 10.0 ** np.arange(5, 9)
    plain = remainder(chain(0.5), PAIRS, sites, order=3)
    assert fit_power_law(sites, plain).exponent == pytest.approx(-2.0, abs=1e-4)
    left = remainder(chain(0.5), PAIRS, sites, order=3, left=PAIRS)
    assert fit_power_law(sites, left).exponent == pytest.approx(-2.0, abs=1e-4)


def test_the_rest_and_the_first_terms_make_the_exponential():
    """<R_2> = <exp> - 1, and <R_4> = <exp> - 1 + c Var(X) / N: from the correlator's G."""
    model, sites = chain(0.5), np.array([400.0, 10**4])
    generating = fluctuation_correlator(model, [PAIRS]).site
    whole = np.expm1(generating(sites**-0.5).real)
    np.testing.assert_allclose(remainder(model, PAIRS, sites, order=2), whole, rtol=1e-11)
    np.testing.assert_allclose(remainder(model, PAIRS, sites, order=0), 1 + whole, rtol=1e-14)
    second = -thermal_variance(model, PAIRS) / (2 * sites)
    rest = remainder(model, PAIRS, sites, order=4)
    np.testing.assert_allclose(rest, whole - second, rtol=1e-7)
