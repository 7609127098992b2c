import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoent import DoubleChain
from mesoent.errors import InputError
from mesoent.finite_n import (
    commutator,
    fit_power_law,
    fluctuation_correlator,
    mean_field_correlator,
    mean_field_limit,
    quadratic_forms,
    remainder,
    weyl_correlator,
    weyl_limit,
    weyl_relation_defect,
    weyl_relation_variance,
)
from mesoent.finite_n.gaussian_operators import exponential, log_det, product
from mesoent.finite_n.quadratic import ladder_matrix
from mesoent.finite_n.semigroup import evolved, log_thermal_expectation

MODEL = DoubleChain(temperature=0.4, coupling=0.7, squeezing=0.0)
R = np.eye(6)[:3]
X = np.diag([0.5, -0.5, 0.0, 0.0])


def operator(seed, size=1.0):
    form = size * np.random.default_rng(seed).normal(size=(4, 4))
    return exponential(1j * ladder_matrix(form + form.T))


def assert_same(first, second, tolerance=1e-12):
    for field in dataclasses.fields(first):
        a, b = getattr(first, field.name), getattr(second, field.name)
        np.testing.assert_allclose(a, b, rtol=0, atol=tolerance)


@given(seed=st.integers(0, 10**6), size=st.floats(0, 0.6))
def test_products_are_associative_with_their_phases(seed, size):
    a, b, c = (operator(seed + shift, size) for shift in range(3))
    assert_same(product(product(a, b), c), product(a, product(b, c)), 1e-8)


@given(seed=st.integers(0, 10**6), s=st.floats(0, 5), t=st.floats(0, 5))
def test_evolution_is_a_semigroup(seed, s, t):
    start = operator(seed, 0.3)
    twice = evolved(evolved(start, MODEL, s), MODEL, t)
    assert_same(twice, evolved(start, MODEL, s + t))


def test_evolution_starts_at_the_identity_map():
    start = operator(3)
    assert_same(evolved(start, MODEL, 0.0), start, 1e-14)


def test_evolution_is_unital():
    one = exponential(np.zeros((4, 4), dtype=complex))
    assert_same(evolved(one, MODEL, 1.3), one, 0.0)
    assert log_thermal_expectation(one, MODEL) == 0.0


def test_inverse_exponentials_cancel():
    generator = 1j * ladder_matrix(X + np.diag([0.1, 0.2, 0.3, 0.0]))
    whole = product(exponential(generator), exponential(-generator))
    assert_same(whole, exponential(np.zeros((4, 4), dtype=complex)), 1e-15)


def test_powers_of_one_exponential_add_up():
    generator = 1j * ladder_matrix(X + np.diag([0.1, 0.2, 0.3, 0.0]))
    three = product(product(exponential(generator), exponential(generator)), exponential(generator))
    assert_same(three, exponential(3 * generator), 1e-14)


@pytest.mark.parametrize("size", [1e-3, 1e-8, 1e-12])
def test_small_determinants_keep_relative_precision(size):
    matrix = size * np.array([[1.0, 2.0j], [0.5, -3.0j]])
    expected = -np.trace(matrix) - np.trace(matrix @ matrix) / 2
    assert log_det(matrix) == pytest.approx(expected, rel=30 * size**2 + 1e-15)


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3)])
def test_keeps_the_shape_and_the_value_of_each_element(shape):
    sites = np.arange(1, 1 + np.prod(shape, dtype=int)).reshape(shape) ** 4
    correlator = weyl_correlator(MODEL, R, [0.0, 1.0, 0.0])
    for method in (correlator.expectation, correlator.deviation):
        values = method(sites)
        assert np.shape(values) == shape
        for index in np.ndindex(shape):
            assert values[index] == pytest.approx(method(sites[index]), rel=1e-13)
    assert np.shape(weyl_relation_variance(MODEL, *R[:2], sites)) == shape
    assert np.shape(remainder(MODEL, X, sites * 10**6, order=2)) == shape


def test_is_a_frozen_value():
    forms = quadratic_forms(MODEL, R)
    correlator = fluctuation_correlator(MODEL, forms)
    before = correlator.expectation(3)
    forms[:] = 0.0
    assert correlator.expectation(3) == before
    with pytest.raises(dataclasses.FrozenInstanceError):
        correlator.order = 1
    with pytest.raises(ValueError, match="read-only"):
        correlator.site.forms[0] = 0.0


def test_zero_operators_are_the_identity():
    correlator = weyl_correlator(MODEL, np.zeros((2, 6)))
    assert correlator.limit == 1.0
    assert (correlator.deviation([1, 10**6]) == 0).all()


LOPSIDED = np.triu(np.ones((4, 4)))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: weyl_correlator(MODEL, np.ones((2, 5))), "vectors has shape (2, 5)"),
        (lambda: weyl_correlator(MODEL, np.ones(6)), "pass [x] for a single operator"),
        (lambda: weyl_correlator(MODEL, np.full((1, 6), np.nan)), "vectors[0, 0] is nan"),
        (lambda: weyl_correlator(MODEL, R, [0.0, 1.0]), "times has shape (2,), but must be (3,)"),
        (lambda: weyl_correlator(MODEL, R, [0, -1, 0]), "times[1] is -1.0, but must be zero or"),
        (lambda: weyl_correlator(MODEL, R).expectation(0), "sites is 0.0, but must be an integer"),
        (lambda: weyl_correlator(MODEL, R).expectation([1, 2.5]), "sites[1] is 2.5"),
        (lambda: weyl_correlator(MODEL, R).deviation("many"), "sites must be a real number"),
        (lambda: fluctuation_correlator(MODEL, [LOPSIDED]), "be symmetric: pass (Q + Q.T) / 2"),
        (lambda: mean_field_correlator(MODEL, [np.eye(3)]), "forms has shape (1, 3, 3)"),
        (lambda: mean_field_correlator(MODEL, np.zeros((0, 4, 4))), "at least one factor"),
        (lambda: mean_field_limit(MODEL, [1j * X]), "forms must be a real number"),
        (lambda: weyl_limit(MODEL, R, [0.0]), "times has shape (1,), but must be (3,)"),
        (lambda: commutator(X, LOPSIDED), "be symmetric"),
        (lambda: weyl_relation_defect(MODEL, R[0], R[1], 0.5), "sites is 0.5"),
        (lambda: weyl_relation_variance(MODEL, R[0], [1, 2], 1), "vectors has shape (2,)"),
        (lambda: weyl_relation_defect(MODEL, R[:1], R[1], 1), "a vector has shape (1, 6)"),
        (lambda: weyl_limit(MODEL, R[0]), "vectors has shape (6,), but must be (n, 6)"),
        (lambda: remainder(MODEL, X, 10**6, order=2, time="now"), "time must be a real number"),
        (
            lambda: remainder(MODEL, X, 1, order=3),
            "sites is 1.0, but must be at least 18.99 for this `form`",
        ),
        (lambda: remainder(MODEL, X, 10**6, order=-1), "order is -1, but must be an integer in"),
        (lambda: remainder(MODEL, X, 10**6, order=2, power=99), "power is 99"),
        (lambda: remainder(MODEL, X, 10**6, order=2, time=-1.0), "time is -1.0"),
        (lambda: remainder(MODEL, X, 10**6, order=2, scaling=0.0), "scaling is 0.0"),
        (lambda: remainder(MODEL, [X], 10**6, order=2), "the shape of form is (1, 4, 4)"),
        (lambda: fit_power_law([1, 2], [1, 2]), "n >= 3"),
        (lambda: fit_power_law([1, 3, 2], [1, 2, 3]), "be positive and increase"),
        (lambda: fit_power_law([1, 2, 3], [1, 0, 3]), "deviations[1] is 0.0"),
    ],
)
def test_refuses(call, words):
    with pytest.raises(InputError, match=re.escape(words)):
        call()


def test_power_laws_are_recovered():
    sites = 10.0 ** np.arange(1, 6)
    law = fit_power_law(sites, 3j * sites**-1.5)
    assert law.exponent == pytest.approx(-1.5, rel=1e-13)
    assert law.coefficient == pytest.approx(3.0, rel=1e-12)
    assert law.error < 1e-12


@given(bend=st.floats(-0.5, 0.5), power=st.sampled_from([0.5, 1.0]))
def test_error_of_a_bent_power_law_covers_the_truth(bend, power):
    sites = 10.0 ** np.arange(1, 6)
    assert fit_power_law(sites, (1 + bend * sites**-power) / sites).agrees(-1.0) or bend == 0
