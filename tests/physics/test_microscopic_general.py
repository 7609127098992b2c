"""Beyond the paper: squeezed and parametric environments, other numbers of modes."""

import numpy as np
import pytest
import scipy.linalg

from mesoent import DoubleChain
from mesoent.microscopic import QuadraticLindbladian, mesoscopic, paper_observables

EPS = np.finfo(float).eps
MODEL = DoubleChain(temperature=0.4, coupling=0.6, squeezing=0.0)
SIX = paper_observables(MODEL.eta)


def squeezed(*strengths, coupling=0.6, hamiltonian=None):
    """The paper's bath acting on x e^r and p e^-r of each chain: still completely positive."""
    model = DoubleChain(temperature=0.4, coupling=coupling, squeezing=0.0)
    frame = np.diag(np.exp(np.kron(strengths, [1, -1])))
    h = np.eye(4) if hamiltonian is None else hamiltonian
    return QuadraticLindbladian(h, frame @ model.kossakowski @ frame)


def stationary(lindbladian):
    return scipy.linalg.solve_continuous_lyapunov(lindbladian.drift, -lindbladian.diffusion)


def hermitian(matrices):
    return (matrices + np.swapaxes(matrices, -1, -2).conj()) / 2


def compiled(lindbladian, observables=SIX):
    state = hermitian(stationary(lindbladian))
    assert lindbladian.is_completely_positive
    assert lindbladian.stationarity_residual(state) < 1e-14
    return mesoscopic(lindbladian, state, observables)


PARAMETRIC = np.eye(4) + 0.2 * np.kron([[0, 1], [1, 0]], np.diag([1, -1]))


@pytest.mark.parametrize(
    ("lindbladian", "size"),
    [
        (squeezed(0.3, -0.3), 10),
        (squeezed(0.3, 0.0), 10),
        (squeezed(0.0, 0.0, hamiltonian=np.diag([1.2, 0.8, 1.0, 1.0])), 10),
        (squeezed(0.0, 0.0, hamiltonian=PARAMETRIC), 9),
        (squeezed(0.3, 0.3), 6),
        (squeezed(0.3, -0.3, coupling=0.0), 6),
    ],
    ids=["opposite", "one chain", "one-mode drive", "two-mode drive", "equal", "uncoupled"],
)
def test_how_many_observables_an_environment_needs(lindbladian, size):
    """More than six unless the drift conserves charge; equally squeezed noise is not in it.

    A drive a1 a2 + h.c. of equal chains commutes with n1 - n2, which the bath only damps:
    this one operator stays apart.
    """
    result = compiled(lindbladian)
    assert len(result.observables) == size
    np.testing.assert_array_equal(result.observables[:6], SIX)
    conserving = np.kron(np.eye(2), [[0, 1], [-1, 0]])
    mixing = lindbladian.drift @ conserving - conserving @ lindbladian.drift
    assert (np.abs(mixing).max() > 1e-12) == (size > 6)


def test_ten_observables_obey_the_uncertainty_relation_and_close():
    result = compiled(squeezed(0.5, -0.2))
    assert result.uncertainty_margin >= -64 * EPS * np.linalg.norm(result.covariance, 2)
    lindbladian = squeezed(0.5, -0.2)
    images = lindbladian.drift.T @ result.observables + result.observables @ lindbladian.drift
    rebuilt = np.tensordot(result.drift, result.observables, 1)
    np.testing.assert_allclose(rebuilt, images, rtol=0, atol=64 * EPS * np.abs(images).max())


def test_equal_squeezing_leaves_the_drift_but_not_the_state():
    """The usual squeezed bath: (53) holds, (27) does not, and Sigma ties the six to the rest."""
    quiet, loud = compiled(squeezed(0, 0)), compiled(squeezed(0.3, 0.3))
    np.testing.assert_allclose(loud.drift, quiet.drift, rtol=0, atol=8 * EPS)
    assert np.abs(loud.covariance - quiet.covariance).max() > 0.01
    number = np.diag([1.0, 1.0, 0.0, 0.0])
    assert np.abs(compiled(squeezed(0.3, 0.3), [*SIX, number]).covariance[:6, 6]).max() > 0.01


@pytest.mark.parametrize("strengths", [(0.0, 0.0), (0.3, -0.3)])
def test_results_do_not_depend_on_the_basis(strengths):
    """L, sigma and Sigma of R Q are R L R^-1, R sigma R^T and R Sigma R^T."""
    lindbladian = squeezed(*strengths)
    plain = compiled(lindbladian)
    size = len(plain.observables)
    scales = np.geomspace(1e-6, 1e6, size)
    turn = scales[:, np.newaxis] * (np.eye(size) + 0.3 * np.tri(size, k=-1))
    turned = compiled(lindbladian, np.tensordot(turn, plain.observables, 1))
    scaled = turned.drift / scales[:, np.newaxis] * scales
    expected = turn @ plain.drift @ np.linalg.inv(turn) / scales[:, np.newaxis] * scales
    np.testing.assert_allclose(scaled, expected, rtol=0, atol=1e-13)
    for name in ("covariance", "symplectic_form"):
        expected = turn @ getattr(plain, name) @ turn.T
        error = (getattr(turned, name) - expected) / np.outer(scales, scales)
        assert np.abs(error).max() < 1e-14 * size


def crooked(model, seed, unit=1.0):
    """The paper's site for V' = S^-1 V with a random symplectic S: all but the result turns."""
    s = 0.4 * np.random.default_rng(seed).normal(size=(4, 4))
    frame = scipy.linalg.expm(np.kron(np.eye(2), [[0, 1], [-1, 0]]) @ (s + s.T) / 2)
    c = hermitian(frame.T @ model.kossakowski @ frame)
    back = np.linalg.inv(frame)
    state = hermitian(back @ back.T) / (2 * model.eta)
    observables = hermitian(frame.T @ paper_observables(model.eta) @ frame)
    return QuadraticLindbladian(unit * hermitian(frame.T @ frame), unit * c), state, observables


@pytest.mark.equation("27", "32", "53")
@pytest.mark.parametrize("seed", range(5))
def test_canonical_frames_are_equivalent(seed):
    lindbladian, state, observables = crooked(MODEL, seed)
    result = mesoscopic(lindbladian, state, observables)
    assert len(result.observables) == 6
    bound = 64 * EPS * 2 * MODEL.eta * np.linalg.cond(state)
    for actual, expected in (
        (result.drift, MODEL.drift),
        (result.symplectic_form, MODEL.symplectic_form),
        (result.covariance, MODEL.stationary_covariance),
    ):
        np.testing.assert_allclose(actual, expected, rtol=0, atol=bound)


@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e9])
@pytest.mark.parametrize(("coupling", "size"), [(0.0, 2), (1e-4, 6), (1e-3, 6), (0.5, 6)])
def test_rounding_opens_no_direction(coupling, size, unit):
    """Where every zero is a rounding error, in any unit of energy, weak couplings included."""
    model = DoubleChain(temperature=0.4, coupling=coupling, squeezing=0.0)
    for seed in range(5):
        lindbladian, state, observables = crooked(model, seed, unit)
        result = mesoscopic(lindbladian, state, observables[:1])
        assert len(result.observables) == size
        assert result.leakage < 1e-14 / (coupling or 1.0) ** 2
        added = result.observables[1:].reshape(size - 1, -1)
        np.testing.assert_allclose(added @ added.T, np.eye(size - 1), rtol=0, atol=16 * EPS)
        first = observables[0].ravel() / np.linalg.norm(observables[0])
        np.testing.assert_allclose(added @ first, 0, rtol=0, atol=16 * EPS)


def test_leakage_tells_what_was_not_followed():
    """From X1 alone, and at 1e-8, the second chain is out of reach; with all six it is not."""
    weak = DoubleChain(temperature=0.4, coupling=1e-8, squeezing=0.0)
    lindbladian, state, observables = crooked(weak, 0)
    alone = mesoscopic(lindbladian, state, observables[:1])
    assert len(alone.observables) < 6
    assert alone.leakage > 1e-13
    assert mesoscopic(lindbladian, state, observables).leakage < 8 * EPS


def test_one_mode():
    """A damped oscillator: (x^2 - p^2)/2 and its conjugate, at twice the rates of the mean."""
    eta, rate = np.tanh(0.7), -np.expm1(-1.4)
    c = rate / (2 * eta) * np.array([[1, 1j * eta], [-1j * eta, 1]])
    lindbladian = QuadraticLindbladian(2.0 * np.eye(2), c)
    result = mesoscopic(lindbladian, np.eye(2) / (2 * eta), [np.sqrt(eta) * np.diag([1.0, -1.0])])
    assert result.drift.shape == (2, 2)
    np.testing.assert_allclose(np.linalg.eigvals(result.drift).imag.max(), 4.0, rtol=1e-14)
    np.testing.assert_allclose(np.trace(result.drift), -2 * rate, rtol=1e-14)


def test_three_chains_in_one_bath():
    """a_i a_j of three chains: six complex operators, twelve observables of twenty-one."""
    couplings = np.array([[1, 0.5, 0.2], [0.5, 1, 0.4], [0.2, 0.4, 1]])
    c = np.kron(couplings, MODEL.kossakowski[:2, :2])
    lindbladian = QuadraticLindbladian(np.eye(6), c)
    matrix, constant = lindbladian.quadratic_action
    assert matrix.shape == (21, 21)
    assert constant.shape == (21,)
    first = np.diag([1.0, -1, 0, 0, 0, 0])
    result = mesoscopic(lindbladian, np.eye(6) / (2 * MODEL.eta), [first])
    assert len(result.observables) == 12
    decay = np.linalg.eigvalsh(couplings) * MODEL.decay_rate / 2
    sums = [decay[i] + decay[j] for i in range(3) for j in range(i, 3)]
    expected = np.sort(np.repeat(sums, 2))
    actual = np.sort(-np.linalg.eigvals(result.drift).real)
    np.testing.assert_allclose(actual, expected, rtol=0, atol=1e-7)
