"""What the sentences of section 2 say beyond a verdict."""

import math

import numpy as np
import pytest

from mesoent.audit import ladder
from mesoent.audit.section2 import cases
from mesoent.audit.section2.decoupling import OTHERS, member, normal_ordered, wick_ordered
from mesoent.audit.section2.lemma_1 import rest_is_small
from mesoent.audit.section2.mesoscopic_limit import matrix_elements
from mesoent.audit.section2.observables import (
    corrected_factor,
    from_one_site,
    generator_matrix,
    observables,
    printed_factor,
)

TEMPERATURES = [0.1, 0.5, 1.0, 3.0]


@pytest.mark.equation("23", "27", "32", "53")
@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_what_the_printed_prefactor_breaks(temperature):
    """One ratio, 4/eta^2, in the commutator, the variance and the generator."""
    covariance, commutators = from_one_site(temperature, printed_factor)
    drift = generator_matrix(temperature, 0.7, printed_factor)
    expected = pytest.approx(4 / math.tanh(0.5 / temperature) ** 2, rel=1e-12)
    assert commutators[4, 5] == expected
    assert covariance[4, 4] / covariance[0, 0] == expected
    assert drift[4, 0] / drift[0, 4] == expected


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_the_counterexample_to_decoupling(temperature):
    """L[a1^dag a1^3 + h.c.] contains 3 gamma a1^2, and its adjoint."""
    operator = ladder.monomial((1, 3, 0, 0)) + ladder.monomial((3, 1, 0, 0))
    image = ladder.generator(operator, 1.0, cases.chain(temperature).kossakowski)
    expected = pytest.approx(3 * math.exp(-1 / temperature), rel=1e-12, abs=1e-14)
    assert image.terms[0, 2, 0, 0].real == expected
    assert image.terms[2, 0, 0, 0].real == expected


@pytest.mark.parametrize("powers", OTHERS, ids=str)
def test_without_thermal_quanta_every_product_decouples(powers):
    assert member(normal_ordered, 0.0, 0.6, powers).size <= 1e-13


@pytest.mark.parametrize("powers", [powers for powers in OTHERS if sum(powers) <= 2], ids=str)
def test_linear_and_quadratic_operators_decouple_as_they_are(powers):
    assert member(normal_ordered, 1.0, 0.6, powers).size <= 1e-14


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_the_wick_ordered_complement_is_neither_correlated_nor_conjugate(temperature):
    """No product with the six has a mean: no covariance, and no commutator of fluctuations."""
    n = cases.occupation(temperature)
    six = observables(cases.eta(temperature), corrected_factor)
    means = [
        ladder.mean(wick_ordered(powers, n) * x, n) / (n + 1) ** (1 + sum(powers) / 2)
        for powers in OTHERS
        for x in six
    ]
    assert np.abs(means).max() <= 1e-12


@pytest.mark.equation("29")
def test_the_rest_falls_as_the_square_of_the_number_of_sites():
    assert rest_is_small(-2.0).size <= 1e-3
    assert rest_is_small(-2.01).size > 5e-3


def test_one_weyl_operator_is_not_enough_at_zero_temperature():
    assert matrix_elements(lambda r1, r2: (0 * r1, r2)).size == 6
