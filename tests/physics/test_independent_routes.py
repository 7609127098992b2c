"""Against dense linear algebra, and against other people's packages where installed."""

import numpy as np
import pytest
import scipy.linalg
from scipy.linalg import block_diag

from mesoent import DoubleChain, log_negativity
from mesoent.dynamics.evolution import covariance
from mesoent.gaussian.exponential import expm
from mesoent.gaussian.symplectic import reduced, symplectic_form

EPS = np.finfo(float).eps


def random_state(generator, squeezing):
    """A covariance V D V^T with a random symplectic V: squeezers between random rotations."""
    thermal = np.repeat(0.5 + generator.exponential(0.3, size=2), 2)
    stretch = np.diag(np.exp(np.array([1, -1, -1, 1]) * squeezing))
    symplectic = rotation(generator) @ stretch @ rotation(generator)
    state = symplectic @ np.diag(thermal) @ symplectic.T
    return (state + state.T) / 2


def rotation(generator):
    """A random orthogonal symplectic matrix, from a random 2x2 unitary."""
    unitary = scipy.linalg.qr(generator.normal(size=(2, 2)) + 1j * generator.normal(size=(2, 2)))[0]
    blocks = [np.array([[u.real, -u.imag], [u.imag, u.real]]) for u in unitary.ravel()]
    return np.block([[blocks[0], blocks[1]], [blocks[2], blocks[3]]])


def dense_log_negativity(state):
    """From the spectrum of i Omega C of the partial transpose."""
    flip = np.diag([1.0, 1.0, 1.0, -1.0])
    spectrum = np.linalg.eigvals(1j * symplectic_form(2) @ flip @ state @ flip)
    return -np.log2(2 * np.abs(spectrum).min())


STATES = [
    random_state(np.random.default_rng(seed), squeezing)
    for squeezing in (0.0, 0.3, 1.0, 2.0)
    for seed in range(25)
]


@pytest.mark.equation("63", "65", "66")
@pytest.mark.parametrize("state", STATES)
def test_log_negativity_of_general_states(state):
    expected = dense_log_negativity(state)
    bound = 32 * EPS * np.linalg.cond(state)
    assert log_negativity(state, signed=True) == pytest.approx(expected, rel=0, abs=bound)


@pytest.mark.equation("64")
@pytest.mark.parametrize("state", STATES[:50])
def test_sign_agrees_with_the_separability_criterion(state):
    """Eq. (64), with the symplectic form for sigma_3."""
    one, two, cross = state[:2, :2], state[2:, 2:], state[:2, 2:]
    form = symplectic_form(1)
    i1, i2, i3 = map(np.linalg.det, (one, two, cross))
    i4 = np.trace(one @ form @ cross @ form @ two @ form @ cross.T @ form)
    criterion = i1 * i2 + (0.25 - abs(i3)) ** 2 - i4 - (i1 + i2) / 4
    if abs(criterion) > 1e-9:
        assert (log_negativity(state) > 0) == (criterion < 0)


@pytest.mark.parametrize("seed", range(20))
def test_local_symplectic_maps_do_not_change_entanglement(seed):
    generator = np.random.default_rng(seed)
    state = random_state(generator, 0.7)
    angles, squeezes = generator.uniform(0, 6, size=2), generator.uniform(-0.5, 0.5, size=2)
    turns = [[[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]] for a in angles]
    local = block_diag(*turns) @ np.diag(np.exp(np.kron(squeezes, [1, -1])))
    moved = local @ state @ local.T
    expected = log_negativity(state, signed=True)
    bound = 32 * EPS * np.linalg.cond(moved)
    assert log_negativity((moved + moved.T) / 2, signed=True) == pytest.approx(expected, abs=bound)


@pytest.mark.parametrize("squeezing", [0.0, 1e-9, 0.5, 1.5])
def test_two_mode_squeezed_vacuum(squeezing):
    """E = 2 r / ln 2 for the pure state that textbooks start with."""
    c, s = np.cosh(2 * squeezing) / 2, np.sinh(2 * squeezing) / 2
    state = np.kron([[c, 0], [0, c]], np.eye(2)) + np.kron([[0, s], [s, 0]], np.diag([1, -1]))
    expected = 2 * squeezing / np.log(2)
    bound = 16 * EPS * np.exp(4 * squeezing)
    assert log_negativity(state) == pytest.approx(expected, rel=0, abs=bound)


@pytest.mark.parametrize("time", [0.0, 0.3, 7.0, 150.0])
@pytest.mark.parametrize("coupling", [0.0, 0.7, -1.0])
def test_propagator_against_the_eigenbasis(coupling, time):
    """L is normal: its eigenvectors are orthonormal and the exponential is well conditioned."""
    model = DoubleChain(temperature=0.4, coupling=coupling, squeezing=1.0)
    values, vectors = np.linalg.eig(model.drift)
    dense = (vectors * np.exp(time * values)) @ np.linalg.inv(vectors)
    bound = 64 * EPS * (1 + np.linalg.norm(time * model.drift, 1))
    np.testing.assert_allclose(expm(time * model.drift), dense.real, rtol=0, atol=bound)


def evolved_states():
    model = DoubleChain(temperature=0.3, coupling=0.95, squeezing=0.8)
    return reduced(covariance(model, np.linspace(0, 30, 40)), model.entangled_modes)


def test_the_walrus_agrees():
    quantum = pytest.importorskip(
        "thewalrus.quantum", reason="the peer The Walrus is not installed"
    )
    xxpp = np.ix_([0, 2, 1, 3], [0, 2, 1, 3])
    for state in evolved_states():
        theirs = quantum.log_negativity(2 * state[xxpp], modes_A=[0], hbar=2) / np.log(2)
        assert log_negativity(state) == pytest.approx(theirs, abs=1e-11)


def test_qutip_agrees():
    qutip = pytest.importorskip("qutip", reason="the peer QuTiP is not installed")
    for state in evolved_states():
        theirs = qutip.logarithmic_negativity(state)  # g = sqrt 2: vacuum 1/2, natural log
        assert log_negativity(state) * np.log(2) == pytest.approx(theirs, abs=1e-6)
