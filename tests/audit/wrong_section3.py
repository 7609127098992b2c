"""A wrong form for every check of section 3."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.ladder import quadratures
from mesoent.audit.section3 import matrices
from mesoent.audit.section3.quasi_free import theorem
from mesoent.audit.section3.separability import invariants
from mesoent.audit.section3.site import boltzmann, kossakowski


def backward_rotation(h, covariance, operators, x):
    """The sign of the Schroedinger picture."""
    noise = sum(matrices.dissipator(covariance, site, x) for site in operators)
    return noise - matrices.commutator(h, x)


def transposed_bath(h, covariance, operators, x):
    return sum(matrices.dissipator(covariance.T, site, x) for site in operators)


def exchanged_rates(temperature, coupling):
    """Emission slower than absorption."""
    gamma, eta = boltzmann(temperature)
    a = (1 + gamma) / 2 * np.array([[1, -1j * eta], [1j * eta, 1]])
    return a, coupling * a


def with_counting():
    """One of the four operators is not linear: the second chain loses its phase."""
    x1, p1, x2, _ = quadratures(2)
    return [x1, p1, x2, x2 * x2]


def energy_counted_twice(c, x):
    h, one = matrices.energy(2), np.eye(4)
    whole = np.kron(h, one) + np.kron(one, h)
    sites = (
        [np.kron(v, one) for v in matrices.quadratures(2)],
        [np.kron(one, v) for v in matrices.quadratures(2)],
    )
    return sum(matrices.commutator(whole, x) + matrices.dissipator(c, v, x) for v in sites)


def turned_apart(turn, noise, x):
    back = turn.conj().T
    return turn @ noise(x) @ back - noise(back @ x @ turn)


def turned_back(turn, noise, x):
    back = turn.conj().T
    return back @ noise(x) @ turn, noise(back @ x @ turn)


def hotter(temperature):
    return 1 / np.expm1(0.999 / temperature) if temperature else 1e-3


def uncoupled_by_root_two(temperature, coupling):
    """The third mode coupled as strongly as if it were a single one."""
    gamma = boltzmann(temperature)[0]
    modes = np.eye(3) + coupling * np.array([[0, 0, 1], [0, 0, 1], [1, 1, 0]])
    form = np.kron(np.eye(3), [[0, 1], [-1, 0]])
    return (gamma - 1) * np.kron(modes, np.eye(2)) + 2 * form


def plus_determinant(one, two, cross, fourth):
    """The symplectic eigenvalue of the state itself, not of the transposed one."""
    half = (one + two) / 2 + cross
    radicand = half**2 - (one * two + cross**2 - fourth)
    return half - np.sqrt(np.maximum(radicand, 0.0))


WRONG = {
    "(42)": backward_rotation,
    "(43)": transposed_bath,
    "footnote 3": lambda temperature, coupling: kossakowski(temperature, coupling).conj(),
    "(44)": lambda a, b: np.block([[a, b], [b, a]]),
    "(45)": exchanged_rates,
    "Sec. 3.1, complete positivity": lambda temperature: boltzmann(temperature)[1],
    "footnote 4": 0.0,
    "Sec. 3.1, independent chains": 0.1,
    "Sec. 3.1, coupled chains": lambda coupling: coupling**2,
    "Sec. 3.1, Gaussian states": with_counting,
    "(46)": energy_counted_twice,
    "(47)": lambda flow, x, y: np.kron(flow(x), y) + np.kron(x, flow(y)),
    "after (47)": turned_apart,
    "after (47), second display": turned_back,
    "before (48)": lambda time: True,
    "(48)": lambda s, t: abs(s - t),
    "before (49)": 0.999,
    "(49)": lambda whole, left, right: whole - 1.01 * left @ right,
    "before 3.2": hotter,
    "footnote 5": lambda temperature: boltzmann(1.01 * temperature)[0] ** np.arange(3.0),
    "after (61)": lambda temperature: 0.5 / boltzmann(temperature)[1],
    "(50)": lambda f, moved: (f, -moved),
    "(51)": lambda generator, time, r: expm(time * generator) @ r,
    "(52)": lambda r, generator: generator @ r,
    "(53)": uncoupled_by_root_two,
    "(54)": lambda r, noise, propagator: -r @ noise @ r,
    "Theorem 2": theorem(lambda r, noise, propagator: 0.0),
    "before (55)": lambda noise, moved_noise, propagator: noise + moved_noise,
    "(55)": lambda covariance, symplectic, propagator: (
        covariance + 1j * symplectic - propagator @ (covariance + 1j * symplectic) @ propagator.T
    ),
    "after (55)": lambda covariance, symplectic, r: r.conj() @ (covariance - 0.5j * symplectic) @ r,
    "after (55), imaginary part": 0.25,
    "after (55), inequality": lambda of_product, of_factors: of_product - 1.01 * of_factors,
    "after (55), last display": lambda r, propagator: r,
    "(56)": lambda of_product, of_factors: of_product - 1.01 * of_factors,
    "after (56)": 0.999,
    "after (56), the matrix K": lambda coupling, time: 0 if time else 6,
    "(57)": lambda prefactor, moved_value: moved_value,
    "(58)": lambda covariance, r: np.exp(-r @ covariance @ r),
    "(59)": lambda moments: moments + moments.T,
    "(60)": lambda covariance, symplectic: covariance + 1j * symplectic,
    "after (60)": lambda f, moved, covariance: np.exp(-moved @ covariance @ moved / 2),
    "(61)": lambda stationary, propagator, start: (
        stationary + propagator.T @ (start - stationary) @ propagator
    ),
    "before (62)": lambda covariance: covariance[2:, 2:],
    "(62)": lambda one, cross, two: np.block([[one, cross], [cross, two]]),
    "Sec. 3.3, partial transposition": 0.501,
    "(63)": invariants(np.eye(2)),
    "(64)": lambda one, two, cross, fourth: (
        one * two + (0.25 - cross) ** 2 - fourth - (one + two) / 4
    ),
    "(65)": lambda fourth: max(0.0, -np.log(4 * fourth) / 2),
    "(66)": plus_determinant,
}
