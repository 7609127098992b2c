"""Commutators, energies and the Gibbs state: (1) to (6)."""

from functools import reduce
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2 import cases, fock

LEVELS = 3


def canonical_commutators(form):
    """Every pair of quadratures of two sites with two oscillators, in the number basis."""
    v = fock.all_quadratures(LEVELS, 4)
    return largest(_canonical(form, v, *indices) for indices in product(range(2), repeat=4))


def _canonical(form, v, j, k, alpha, beta):
    x, p = v[4 * j + 2 * alpha], v[4 * k + 2 * beta + 1]
    difference = x @ p - p @ x - form(j, k, alpha, beta) * np.eye(len(x))
    size = np.abs(fock.below(difference, LEVELS, 4, LEVELS - 1)).max()
    return Residual(size, f"site {j + 1}, chain {alpha + 1} with site {k + 1}, chain {beta + 1}")


def energy_levels(form):
    """The Hamiltonian has the equidistant levels omega (n + 1/2)."""
    return largest(_levels(form, omega) for omega in (0.01, 1.0, 30.0))


def _levels(form, omega):
    x, p = fock.quadratures(42)
    actual = form(omega, x @ x, p @ p)[:40, :40]
    expected = omega * np.diag(np.arange(40) + 0.5)
    return Residual(np.abs(actual - expected).max() / (40 * omega), f"omega = {omega}")


def gibbs_state(form):
    """Its occupations are geometric."""
    return largest(_gibbs(form, temperature) for temperature in (0.01, 0.2, 1.0, 2.0))


def _gibbs(form, temperature):
    state = form(1 / temperature, fock.energy(80))
    expected = np.diag(fock.thermal_weights(1 / temperature, 80))
    return Residual(np.abs(state - expected).max(), f"T = {temperature}")


def total_energy(form):
    """Two sites of two oscillators: omega times the number of quanta, plus four halves."""
    local = [fock.at_place(1.7 * fock.energy(LEVELS), place, 4) for place in range(4)]
    quanta = np.indices((LEVELS,) * 4).sum(axis=0).ravel()
    difference = form([local[:2], local[2:]]) - np.diag(1.7 * (quanta + 2))
    return Residual(np.abs(difference).max(), "two sites, omega = 1.7")


def product_state(form):
    """The Gibbs state of the whole, formed as the exponential of the sum of all energies."""
    return largest(_product(form, temperature) for temperature in (0.05, 0.5, 5.0))


def _product(form, temperature):
    site = sum(fock.at_place(fock.energy(3), place, 2) for place in range(2))
    total = sum(fock.at_place(site, place, 2) for place in range(2))
    whole = expm(-total / temperature)
    difference = form(1 / temperature, [site, site]) - whole / np.trace(whole)
    return Residual(np.abs(difference).max(), f"two sites, T = {temperature}")


def expectations(form):
    """Functions of the position, averaged over its distribution by numerical integration."""
    tried = product((0.1, 0.7, 2.0), ("x^2", "x^4", "cos x"))
    return largest(_expectation(form, *case) for case in tried)


def _expectation(form, temperature, name):
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    position = nodes / np.sqrt(2 * cases.eta(temperature))
    values = {"x^2": position**2, "x^4": position**4, "cos x": np.cos(position)}[name]
    expected = weights @ values / weights.sum()
    actual = form(np.diag(fock.thermal_weights(1 / temperature, 120)), _function(name))
    return Residual(abs(actual - expected) / abs(expected), f"<{name}> at T = {temperature}")


def _function(name):
    if name == "cos x":
        return (fock.weyl((1.0, 0.0), 120) + fock.weyl((-1.0, 0.0), 120)) / 2
    x = fock.quadratures(124)[0]
    return np.linalg.matrix_power(x, int(name[-1]))[:120, :120]


def _normalised(matrix):
    return matrix / np.trace(matrix)


CHECKS = {
    "(1)": Check(canonical_commutators, lambda j, k, alpha, beta: 1j * (j == k) * (alpha == beta)),
    "(2)": Check(
        energy_levels, lambda omega, x_squared, p_squared: omega / 2 * (x_squared + p_squared)
    ),
    "(3)": Check(gibbs_state, lambda beta, energy: _normalised(expm(-beta * energy))),
    "(4)": Check(total_energy, lambda energies: sum(map(sum, energies))),
    "(5)": Check(
        product_state,
        lambda beta, energies: reduce(
            np.kron, [_normalised(expm(-beta * energy)) for energy in energies]
        ),
    ),
    "(6)": Check(expectations, lambda state, operator: np.trace(state @ operator)),
}
