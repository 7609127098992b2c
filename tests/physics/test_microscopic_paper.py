"""What one site yields is what the paper prints, and where it is not."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoent import DoubleChain
from mesoent.microscopic import QuadraticLindbladian, mesoscopic, paper_observables

EPS = np.finfo(float).eps

temperatures = st.one_of(st.just(0.0), st.floats(0.01, 10), st.floats(10, 1e6))
couplings = st.one_of(st.sampled_from([-1.0, 0.0, 1.0]), st.floats(-1, 1))
chains = st.builds(
    DoubleChain,
    frequency=st.floats(0.1, 10),
    temperature=temperatures,
    coupling=couplings,
    squeezing=st.just(0.0),
)


def site(model):
    return QuadraticLindbladian(model.frequency * np.eye(4), model.kossakowski)


def thermal(model):
    return np.eye(4) / (2 * model.eta)


def compiled(model, printed=False):
    return mesoscopic(site(model), thermal(model), paper_observables(model.eta, printed=printed))


def constants(model):
    """eta and 1 - gamma of (15) and (45), from the temperature."""
    exponent = model.frequency / model.temperature if model.temperature else math.inf
    return math.tanh(exponent / 2), -math.expm1(-exponent)


def printed_drift(model):
    """Eq. (53), entry by entry."""
    _, kappa = constants(model)
    matrix = np.zeros((6, 6))
    for x in (0, 2, 4):
        matrix[x, x] = matrix[x + 1, x + 1] = -kappa
        matrix[x, x + 1], matrix[x + 1, x] = 2 * model.frequency, -2 * model.frequency
    for first, second in ((0, 4), (1, 5), (2, 4), (3, 5)):
        matrix[first, second] = matrix[second, first] = -kappa * model.coupling / math.sqrt(2)
    return matrix


def rotation_noise(model):
    """What the rotation may leave where (53) has zeros: rounding of a rounding error."""
    return 64 * EPS**2 * (2 * model.frequency + 1)


PRINTED_FORM = np.zeros((6, 6))
PRINTED_FORM[[0, 2, 4], [1, 3, 5]], PRINTED_FORM[[1, 3, 5], [0, 2, 4]] = 1, -1


@pytest.mark.equation("23", "27", "32", "52", "53")
@given(chains)
def test_the_printed_matrices_follow_from_one_site(model):
    """To 1e-15: each entry of L relative to itself; Sigma and sigma relative to their size."""
    result, (eta, _) = compiled(model), constants(model)
    assert len(result.observables) == 6
    expected = printed_drift(model)
    np.testing.assert_allclose(result.drift, expected, rtol=1e-15, atol=rotation_noise(model))
    np.testing.assert_allclose(result.symplectic_form, PRINTED_FORM, rtol=0, atol=1e-15)
    variance = (eta**2 + 1) / (4 * eta)
    np.testing.assert_allclose(
        result.covariance, variance * np.eye(6), rtol=0, atol=1e-15 * variance
    )
    assert result.uncertainty_margin >= -8 * EPS * variance


@pytest.mark.equation("27", "32", "53")
@given(chains)
def test_the_model_of_the_package_is_the_compiled_one(model):
    result = compiled(model)
    np.testing.assert_allclose(result.drift, model.drift, rtol=2e-15, atol=rotation_noise(model))
    np.testing.assert_allclose(result.symplectic_form, model.symplectic_form, rtol=0, atol=1e-15)
    np.testing.assert_allclose(
        result.covariance, model.stationary_covariance, rtol=0, atol=2e-15 * model.thermal_variance
    )


@pytest.mark.equation("23")
@given(chains)
def test_the_printed_prefactor_breaks_all_three(model):
    """With sqrt(2/eta) in X5 and X6, each row of theirs is 2/eta too long."""
    result, (eta, _) = compiled(model, printed=True), constants(model)
    assert result.symplectic_form[4, 5] == pytest.approx(4 / eta**2, rel=1e-15)
    stretch = np.array([1, 1, 1, 1, 2 / eta, 2 / eta])
    variances = (eta**2 + 1) / (4 * eta) * stretch**2
    np.testing.assert_allclose(np.diag(result.covariance), variances, rtol=2e-15)
    expected = stretch[:, np.newaxis] * printed_drift(model) / stretch
    np.testing.assert_allclose(
        result.drift, expected, rtol=2e-15, atol=rotation_noise(model) * stretch[4]
    )
    assert result.covariance[4, 4] / result.covariance[0, 0] >= 4 * (1 - EPS)
    if model.coupling:
        assert result.drift[4, 0] / result.drift[0, 4] >= 4 * (1 - 4 * EPS)


@pytest.mark.equation("45")
@given(chains)
def test_the_thermal_state_is_stationary_and_the_map_completely_positive(model):
    lindbladian, gamma = site(model), 1 - constants(model)[1]
    assert lindbladian.stationarity_residual(thermal(model)) <= 8 * EPS
    assert lindbladian.is_completely_positive
    expected = min(1, gamma) * (1 - abs(model.coupling))
    assert lindbladian.complete_positivity_margin == pytest.approx(expected, rel=0, abs=16 * EPS)
    assert np.abs(compiled(model).mean_rates).max() <= 16 * EPS


@pytest.mark.parametrize("coupling", [-1.2, 1 + 1e-12, 3.0])
def test_too_strong_a_coupling_is_not_completely_positive(coupling):
    eta, gamma = math.tanh(1.0), math.exp(-2.0)
    one = (1 + gamma) / 2 * np.array([[1, 1j * eta], [-1j * eta, 1]])
    lindbladian = QuadraticLindbladian(np.eye(4), np.kron([[1, coupling], [coupling, 1]], one))
    assert not lindbladian.is_completely_positive
    assert lindbladian.complete_positivity_margin == pytest.approx(1 - abs(coupling), rel=1e-3)


def test_another_temperature_is_not_stationary():
    model = DoubleChain(temperature=0.5, coupling=0.3, squeezing=0.0)
    state = 1.1 * thermal(model)
    assert site(model).stationarity_residual(state) == pytest.approx(0.1, rel=1e-14)
    number = np.diag([1.0, 1.0, 0.0, 0.0])
    rate = mesoscopic(site(model), state, [number]).mean_rates[0]
    assert rate == pytest.approx(-0.1 * model.decay_rate / (2 * model.eta), rel=1e-14)


@pytest.mark.equation("39")
@given(chains)
def test_the_other_four_quadratic_operators_decouple(model):
    """n1, n2 and a1^dag a2: no common entry with the six in L, sigma or Sigma.

    Among each other they are classical: their mean commutators vanish.
    """
    units = np.diag([1.0, 1.0, 0, 0]), np.diag([0, 0, 1.0, 1.0])
    hop = np.kron([[0, 1.0], [1, 0]], np.eye(2))
    turn = np.kron([[0, 1.0], [-1, 0]], [[0, 1.0], [-1, 0]])
    four = math.sqrt(model.eta) * np.array([*units, hop, turn])
    ten = np.concatenate([paper_observables(model.eta), four])
    result = mesoscopic(site(model), thermal(model), ten)
    for matrix in (result.drift, result.symplectic_form, result.covariance):
        size = EPS * np.abs(matrix).max()
        assert np.abs(matrix[:6, 6:]).max() <= 16 * size
        assert np.abs(matrix[6:, :6]).max() <= 16 * size
    assert np.abs(result.symplectic_form[6:, 6:]).max() <= 4 * EPS


@pytest.mark.parametrize(("coupling", "size"), [(0.0, 2), (1e-5, 6), (0.6, 6), (-1.0, 6)])
def test_one_observable_generates_what_it_reaches(coupling, size):
    model = DoubleChain(temperature=0.3, coupling=coupling, squeezing=0.0)
    result = mesoscopic(site(model), thermal(model), paper_observables(model.eta)[:1])
    assert len(result.observables) == size
    six = paper_observables(model.eta).reshape(6, -1)
    outside = np.linalg.norm(six, axis=1)
    projector = np.linalg.pinv(six) @ six
    added = result.observables.reshape(size, -1)
    noise = EPS / (coupling or 1.0) ** 2
    assert np.abs(added @ projector - added).max() <= 64 * noise * outside.max()


@pytest.mark.equation("52")
@given(chains, st.floats(-3, 3))
def test_detuned_chains_keep_the_six(model, detuning):
    """L = -kappa (1 + lambda G) with rotations at 2 omega1, 2 omega2 and omega1 + omega2."""
    first, second = model.frequency + detuning / 2, model.frequency - detuning / 2
    lindbladian = QuadraticLindbladian(np.diag([first, first, second, second]), model.kossakowski)
    result = mesoscopic(lindbladian, thermal(model), paper_observables(model.eta))
    assert lindbladian.stationarity_residual(thermal(model)) <= 8 * EPS
    assert len(result.observables) == 6
    turns = np.diag([2 * first, 2 * second, first + second])
    expected = printed_drift(model) - 2 * model.frequency * PRINTED_FORM
    expected += np.kron(turns, [[0, 1], [-1, 0]])
    size = 2 * abs(first) + 2 * abs(second) + constants(model)[1]
    np.testing.assert_allclose(result.drift, expected, rtol=0, atol=1e-15 * size)
    np.testing.assert_allclose(result.symplectic_form, PRINTED_FORM, rtol=0, atol=1e-15)
