"""The formulas against matrices in Fock space, against exact fractions, and with planted errors."""

from fractions import Fraction

import numpy as np
import pytest
import scipy.linalg

from mesoent.microscopic import QuadraticLindbladian, mesoscopic, quadratic
from tests.physics import fock

EPS = np.finfo(float).eps
SEEDS = range(3)
OCCUPATIONS = (0.05, 0.02)
FORM = scipy.linalg.block_diag(*[[[0, 1], [-1, 0]]] * 2)


def random_site(seed):
    """A Hamiltonian and a positive Kossakowski matrix without any symmetry of their own."""
    generator = np.random.default_rng(seed)
    h, c = generator.normal(size=(4, 4)), generator.normal(size=(4, 4, 2)) @ [1, 1j]
    return h + h.T, c @ c.conj().T


def random_symplectic(seed):
    """exp(J S) with a small symmetric S: squeezes, rotates and mixes."""
    s = 0.3 * np.random.default_rng(seed).normal(size=(4, 4))
    return scipy.linalg.expm(FORM @ (s + s.T) / 2)


def random_observables(seed):
    """Ten matrices that span all quadratic operators."""
    q = np.random.default_rng(100 + seed).normal(size=(10, 4, 4))
    return q + np.swapaxes(q, 1, 2)


def check_action(seed, cutoff=8):
    """M and d of L[O] = M O + d, entry by entry of the matrices in Fock space."""
    site, v = random_site(seed), fock.quadratures(cutoff)
    matrix, constant = QuadraticLindbladian(*site).quadratic_action
    pairs = [(a, b) for a in range(4) for b in range(a, 4)]
    operators = np.array([(v[a] @ v[b] + v[b] @ v[a]) / 2 for a, b in pairs])
    bound = 64 * EPS * cutoff**2 * sum(np.abs(part).sum() for part in site)
    for row, shift, operator in zip(matrix, constant, operators, strict=True):
        expected = fock.interior(fock.generator(*site, v, operator), cutoff, 4)
        linear = np.tensordot(row, operators, 1) + shift * np.eye(cutoff**2)
        np.testing.assert_allclose(fock.interior(linear, cutoff, 4), expected, rtol=0, atol=bound)


def check_fluctuations(seed, cutoff=16):
    """sigma, Sigma and the rates of the means in a squeezed, correlated Gaussian state.

    With V' = S V, observables and generator in V', and a thermal state in V.
    """
    site, turn, chosen = random_site(seed), random_symplectic(seed), random_observables(seed)
    state = turn @ np.diag(np.repeat(0.5 + np.array(OCCUPATIONS), 2)) @ turn.T
    result = mesoscopic(QuadraticLindbladian(*site), state, chosen)
    v = np.tensordot(turn, fock.quadratures(cutoff), 1)
    weights = fock.thermal_weights(OCCUPATIONS, cutoff)
    operators = np.array([fock.form(q, v) for q in chosen])
    means = np.array([fock.mean(weights, x) for x in operators])
    products = np.einsum("i,mij,nji->mn", weights, operators, operators, optimize=True)
    bound = 64 * EPS * np.abs(products).max() * cutoff
    close = {"rtol": 0, "atol": bound}
    np.testing.assert_allclose(
        result.symplectic_form, (-1j * (products - products.T)).real, **close
    )
    centred = (products + products.T).real / 2 - np.outer(means, means).real
    np.testing.assert_allclose(result.covariance, centred, **close)
    rates = [fock.mean(weights, fock.generator(*site, v, x)).real for x in operators[:3]]
    bound = 64 * EPS * cutoff**2 * sum(np.abs(part).sum() for part in site)
    np.testing.assert_allclose(result.mean_rates[:3], rates, rtol=0, atol=bound)


def check_drift(seed):
    """L of (52) through time: d/dt of the matrices Q_t = E^T Q E, with E = exp(A t).

    A = J h - (i/2) J (C - C^T), as found by hand from (42) and (43).
    """
    site, chosen = random_site(seed), random_observables(seed)
    h, c = site
    drift = FORM @ h - 0.5j * FORM @ (c - c.T)
    result = mesoscopic(QuadraticLindbladian(h, c), 2 * np.eye(4), chosen)
    step = scipy.linalg.expm(0.1 * drift.real)
    moved = np.tensordot(scipy.linalg.expm(0.1 * result.drift), chosen, 1)
    expected = step.T @ chosen @ step
    bound = 1024 * EPS * np.abs(expected).max() * np.linalg.cond(chosen.reshape(10, -1))
    np.testing.assert_allclose(moved, expected, rtol=0, atol=bound)


CHECKS = {"action": check_action, "fluctuations": check_fluctuations, "drift": check_drift}


@pytest.mark.equation("42", "43")
@pytest.mark.parametrize("seed", SEEDS)
def test_action_on_all_quadratic_operators(seed):
    check_action(seed)


@pytest.mark.equation("21", "22", "27", "30", "31", "32")
@pytest.mark.parametrize("seed", SEEDS)
def test_commutators_covariances_and_rates(seed):
    check_fluctuations(seed)


@pytest.mark.equation("51", "52")
@pytest.mark.parametrize("seed", SEEDS)
def test_drift_in_a_crooked_basis(seed):
    check_drift(seed)


@pytest.mark.equation("42", "43")
@pytest.mark.parametrize("seed", SEEDS)
def test_linear_operators_stay_linear_and_uncorrelated_with_quadratic_ones(seed):
    cutoff = 8
    site, v = random_site(seed), fock.quadratures(cutoff)
    drift = QuadraticLindbladian(*site).drift
    bound = 64 * EPS * cutoff**2 * sum(np.abs(part).sum() for part in site)
    weights = fock.thermal_weights(OCCUPATIONS, cutoff)
    for row, operator in zip(drift, v, strict=True):
        actual = fock.interior(np.tensordot(row, v, 1), cutoff, 4)
        expected = fock.interior(fock.generator(*site, v, operator), cutoff, 4)
        np.testing.assert_allclose(actual, expected, rtol=0, atol=bound)
        for other in random_observables(seed):
            assert abs(fock.mean(weights, operator @ fock.form(other, v))) < 1e-15


@pytest.mark.equation("27", "32", "53", "54")
@pytest.mark.parametrize("seed", SEEDS)
def test_fluctuations_balance_dissipation(seed):
    """L S + S L^T = -<L[XY] - L[X] Y - X L[Y]> with S = Sigma + i sigma/2, if stationary."""
    cutoff, rng = 15, np.random.default_rng(seed)
    factor = rng.normal(size=(2, 2, 2)) @ [1, 1j]
    down = factor @ factor.conj().T
    occupation = 0.01
    ratio = occupation / (1 + occupation)
    c = np.kron(down, [[0.5, 0.5j], [-0.5j, 0.5]])
    c = c + np.kron(ratio * down.T, [[0.5, -0.5j], [0.5j, 0.5]])
    site, chosen = (1.3 * np.eye(4), c), random_observables(seed)[:4]
    lindbladian = QuadraticLindbladian(*site)
    state = (0.5 + occupation) * np.eye(4)
    assert lindbladian.stationarity_residual(state) < 8 * EPS
    result = mesoscopic(lindbladian, state, chosen)
    v, weights = fock.quadratures(cutoff), fock.thermal_weights([occupation] * 2, cutoff)
    x = [fock.form(q, v) for q in chosen]
    images = [fock.generator(*site, v, operator) for operator in x]
    expected = np.array(
        [
            [fock.mean(weights, images[m] @ x[n] + x[m] @ images[n]) for n in range(4)]
            for m in range(4)
        ]
    )
    both = result.covariance + 0.5j * result.symplectic_form
    actual = (result.drift @ both + both @ result.drift.T)[:4, :4]
    size = np.abs(expected).max() + np.abs(actual).max()
    np.testing.assert_allclose(actual, expected, rtol=0, atol=4096 * EPS * size)


#: One planted error each: what replaces a formula, and which comparison must notice.
MUTANTS = {
    "Im C reversed": ("drift_matrix", lambda h, d: FORM @ (h - d), "action"),
    "h reversed": ("drift_matrix", lambda h, d: FORM @ (d - h), "action"),
    "J reversed": ("drift_matrix", lambda h, d: FORM.T @ (h + d), "drift"),
    "diffusion reversed": ("diffusion_matrix", lambda r: FORM @ r @ FORM, "action"),
    "diffusion unturned": ("diffusion_matrix", lambda r: r, "action"),
    "diffusion in rates": ("diffusion_matrix", lambda r: FORM @ r @ FORM, "fluctuations"),
    "A for its transpose": ("heisenberg", lambda a, q: a @ q + q @ a.T, "action"),
    "heisenberg reversed": ("heisenberg", lambda a, q: -a.T @ q - q @ a, "drift"),
    "coordinates doubled": ("coordinates", lambda q: q[:, *np.triu_indices(4)], "action"),
    "rates reversed": ("means", lambda q, g: -np.einsum("mab,ba->m", q, g) / 2, "fluctuations"),
    "sigma reversed": (
        "commutator_form",
        lambda q, g: np.einsum("mab,bc,ncd,da->nm", q, FORM, q, g, optimize=True),
        "fluctuations",
    ),
    "Wick, second sign": (
        "wick_covariance",
        lambda q, g: (
            np.einsum("mab,bc,ncd,da->nm", q, g, q, g, optimize=True) / 2
            - np.einsum("mab,bc,ncd,da->nm", q, FORM, q, FORM, optimize=True) / 8
        ),
        "fluctuations",
    ),
}


@pytest.mark.parametrize(("name", "replacement", "check"), MUTANTS.values(), ids=MUTANTS)
def test_planted_errors_are_noticed(monkeypatch, name, replacement, check):
    monkeypatch.setattr(quadratic, name, replacement)
    with pytest.raises(AssertionError):
        CHECKS[check](0)


def exact(array):
    """The same integers as fractions."""
    return np.vectorize(Fraction, otypes=[object])(array)


@pytest.mark.equation("23", "27", "32", "45", "53")
@pytest.mark.parametrize("eta", [Fraction(1), Fraction(3, 7), Fraction(1, 10**9)], ids=str)
@pytest.mark.parametrize("coupling", [Fraction(0), Fraction(2, 3), Fraction(-1)], ids=str)
def test_the_paper_in_exact_arithmetic(eta, coupling):
    """With X_mu = s_mu q_mu, s = sqrt(eta) (1, 1, 1, 1) and s_5^2 = s_6^2 = eta/2: no rounding.

    Only squares of the prefactors enter sigma and Sigma, and only s_5/s_1 = 1/sqrt(2) enters L.
    """
    gamma, omega = (1 - eta) / (1 + eta), Fraction(5, 3)
    chains = exact([[1, 0], [0, 1]]) + coupling * exact([[0, 1], [1, 0]])
    noise = np.kron(chains, exact(np.eye(2, dtype=int))) * (1 + gamma) / 2
    drift = quadratic.drift_matrix(
        omega * exact(np.eye(4, dtype=int)),
        np.kron(chains, eta * exact([[0, 1], [-1, 0]])) * (1 + gamma) / 2,
    )
    state = exact(np.eye(4, dtype=int)) / (2 * eta)
    diffusion = quadratic.diffusion_matrix(noise)
    assert not np.any(drift @ state + state @ drift.T + diffusion)

    z, x = np.diag([1, -1]), np.array([[0, 1], [1, 0]])
    blocks = np.diag([1, 0]), np.diag([0, 1]), x
    bare = exact([np.kron(block, shape) for block in blocks for shape in (z, x)])
    squares = np.diag([eta] * 4 + [eta / 2] * 2)
    pairs = exact(np.kron(np.eye(3, dtype=int), [[0, 1], [-1, 0]]))
    variance = (eta**2 + 1) / (4 * eta)
    assert np.array_equal(squares @ quadratic.commutator_form(bare, state), pairs)
    unit = exact(np.eye(6, dtype=int))
    assert np.array_equal(squares @ quadratic.wick_covariance(bare, state), variance * unit)

    mixing = exact(np.kron([[0, 0, 1], [0, 0, 1], [2, 2, 0]], np.eye(2, dtype=int))) / 2
    expected = (gamma - 1) * unit + 2 * omega * pairs + (gamma - 1) * coupling * mixing
    images = quadratic.heisenberg(drift, bare)
    assert np.array_equal(images, np.tensordot(expected, bare, 1))
    assert not np.any(quadratic.means(bare, diffusion))

    printed = 2 / eta * quadratic.commutator_form(bare, state)[4, 5]
    assert printed == 4 / eta**2 != 1
