"""Finite-N expectations against truncated Fock space: matrices, and the generator as printed."""

import math

import numpy as np
import pytest
from scipy import sparse
from scipy.linalg import expm
from scipy.sparse.linalg import expm_multiply

from mesoent import DoubleChain
from mesoent.finite_n import fluctuation_correlator, remainder, weyl_correlator


def chain(temperature, coupling=0.8):
    return DoubleChain(temperature=temperature, coupling=coupling, squeezing=0.0)


def quadratures(levels):
    """x and p of one oscillator."""
    lower = np.diag(np.sqrt(np.arange(1.0, levels)), 1)
    return (lower + lower.T) / math.sqrt(2), (lower - lower.T) / (1j * math.sqrt(2))


def one_chain(levels):
    """(23) for the first chain alone, without the factor sqrt(eta) / 2."""
    x, p = quadratures(levels + 4)
    operators = x @ x - p @ p, x @ p + p @ x, (x @ x + p @ p) / 2
    return [operator[:levels, :levels] for operator in operators]


def thermal_weights(model, levels):
    return (1 - model.gamma) * model.gamma ** np.arange(levels)


def fluctuation(model, vector, levels):
    first, second, _ = one_chain(levels)
    return math.sqrt(model.eta) / 2 * (vector[0] * first + vector[1] * second)


VECTORS = np.array([[0.9, -0.5], [-0.3, 1.1], [0.8, 0.7], [-1.0, 0.2]])


def embedded(pairs):
    """Vectors of the first chain's two operators as vectors of all six."""
    return np.pad(pairs, [(0, 0), (0, 4)])


@pytest.mark.equation("23", "28", "34")
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_one_site_of_one_chain(count):
    levels, model = 240, chain(0.5)
    whole = np.eye(levels)
    for vector in VECTORS[:count]:
        whole = whole @ expm(1j * fluctuation(model, vector, levels))
    expected = thermal_weights(model, levels) @ whole.diagonal()
    actual = weyl_correlator(model, embedded(VECTORS[:count])).expectation(1)
    assert actual == pytest.approx(expected, abs=1e-13)


@pytest.mark.equation("21", "26")
def test_two_sites_of_one_chain():
    """The collective operators themselves, on both sites at once."""
    levels, model = 20, chain(0.25)
    one, whole = np.eye(levels), np.eye(levels**2)
    for vector in 0.4 * VECTORS[:2]:
        site = fluctuation(model, vector, levels)
        collective = (np.kron(site, one) + np.kron(one, site)) / math.sqrt(2)
        whole = whole @ expm(1j * collective)
    weights = thermal_weights(model, levels)
    expected = np.kron(weights, weights) @ whole.diagonal()
    actual = weyl_correlator(model, embedded(0.4 * VECTORS[:2])).expectation(2)
    assert actual == pytest.approx(expected, abs=1e-10)


def generator(model, quadratures, hamiltonian, kossakowski):
    """The Heisenberg generator (42), (43), on operators flattened row by row."""
    one = sparse.identity(hamiltonian.shape[0], format="csr")
    total = 1j * (sparse.kron(hamiltonian, one) - sparse.kron(one, hamiltonian.T))
    for a, left in enumerate(quadratures):
        for b, right in enumerate(quadratures):
            both = left @ right
            jump = sparse.kron(left, right.T)
            loss = (sparse.kron(both, one) + sparse.kron(one, both.T)) / 2
            total = total + kossakowski[a, b] * (jump - loss)
    return total.tocsr()


def two_chains(levels):
    """(x1, p1, x2, p2) on one site."""
    x, p = (sparse.csr_matrix(q) for q in quadratures(levels))
    one = sparse.identity(levels)
    return [sparse.kron(x, one), sparse.kron(p, one), sparse.kron(one, x), sparse.kron(one, p)]


def printed_observables(model, v):
    """(23), with the corrected prefactor of X5 and X6."""
    x1, p1, x2, p2 = v
    half, mixed = math.sqrt(model.eta) / 2, math.sqrt(model.eta / 2)
    return [
        half * (x1 @ x1 - p1 @ p1), half * (x1 @ p1 + p1 @ x1),
        half * (x2 @ x2 - p2 @ p2), half * (x2 @ p2 + p2 @ x2),
        mixed * (x1 @ x2 - p1 @ p2), mixed * (x1 @ p2 + p1 @ x2),
    ]  # fmt: skip


@pytest.mark.equation("42", "43", "44", "45", "86")
@pytest.mark.parametrize(("coupling", "time", "sites"), [(0.8, 0.7, 1), (-1.0, 0.4, 2)])
def test_theorem_2_against_the_generator(coupling, time, sites):
    """Both chains, the generator as printed in (43); N sites are a power, by (47)."""
    levels, model = 12, chain(0.25, coupling)
    r = np.random.default_rng(4).uniform(-0.2, 0.2, size=(3, 6))
    v = two_chains(levels)
    observables = printed_observables(model, v)
    hamiltonian = model.frequency / 2 * sum(q @ q for q in v)
    exponentials = [
        expm(
            1j
            / math.sqrt(sites)
            * sum(c * x for c, x in zip(vector, observables, strict=True)).toarray()
        )
        for vector in r
    ]
    middle = expm_multiply(
        time * generator(model, v, hamiltonian, model.kossakowski), exponentials[1].ravel()
    ).reshape(levels**2, -1)
    weights = np.kron(thermal_weights(model, levels), thermal_weights(model, levels))
    expected = weights @ (exponentials[0] @ middle @ exponentials[2]).diagonal()
    actual = weyl_correlator(model, r, [0.0, time, 0.0]).expectation(sites)
    assert actual == pytest.approx(expected**sites, abs=2e-8)


def centred(operator, weights):
    """X - <X>."""
    return operator - np.eye(len(weights)) * (weights @ operator.diagonal())


@pytest.mark.equation("77", "84")
@pytest.mark.parametrize(("power", "order", "time"), [(0, 3, 0.9), (1, 3, 0.9), (2, 2, 0.5)])
def test_remainders_against_the_generator(power, order, time):
    """One chain, coupling 0: the rest of the series is summed as matrices."""
    levels, model, sites = 30, chain(0.3, 0.0), 5000
    pairs, mixed, number = one_chain(levels)
    middle, left, right = pairs / 2 + 0.3 * number, mixed / 2 + 0.4 * number, pairs / 2 + number
    weights = thermal_weights(model, levels)
    scale = sites**-0.5
    x = scale * centred(middle, weights)
    rest = sum(
        np.linalg.matrix_power(1j * x, k) / math.factorial(k) for k in range(order, order + 12)
    )
    v = [sparse.csr_matrix(q) for q in quadratures(levels)]
    rate = generator(model, v, (v[0] @ v[0] + v[1] @ v[1]) / 2, model.kossakowski[:2, :2])
    evolved = expm_multiply(time * rate, rest.ravel()).reshape(levels, levels)
    whole = (
        expm(1j * scale * centred(left, weights)) @ evolved @ np.linalg.matrix_power(right, power)
    )
    expected = weights @ whole.diagonal()
    forms = [np.zeros((4, 4)) for _ in range(3)]
    forms[0][:2, :2] = np.diag([0.65, -0.35])
    forms[1][:2, :2] = [[0.2, 0.5], [0.5, 0.2]]
    forms[2][:2, :2] = np.diag([1.0, 0.0])
    actual = remainder(
        model, forms[0], sites, order=order, left=forms[1], right=forms[2], power=power, time=time
    )
    assert actual == pytest.approx(expected, rel=1e-11)


def test_number_operators_too():
    levels, model = 120, chain(0.5)
    _, _, number = one_chain(levels)
    x = fluctuation(model, VECTORS[0], levels)
    whole = expm(0.7j * number) @ expm(1j * x) @ expm(-2.1j * number)
    form = np.diag([0.5, 0.5, 0.0, 0.0])
    six = np.zeros((4, 4))
    six[:2, :2] = math.sqrt(model.eta) / 2 * np.array([[0.9, -0.5], [-0.5, -0.9]])
    correlator = fluctuation_correlator(model, [0.7 * form, six, -2.1 * form])
    weights = thermal_weights(model, levels)
    mean = weights @ number.diagonal()
    expected = weights @ whole.diagonal() * np.exp(1.4j * mean)
    assert correlator.expectation(1) == pytest.approx(expected, abs=1e-13)
