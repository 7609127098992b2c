"""Commutators, energies and the Gibbs state: (1) to (6)."""

from functools import reduce
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, fock, reasons, site_proofs
from mesoent.audit.statement import Statement

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


def _normalised_wrong(matrix):
    return matrix / np.trace(matrix)


def _half_normalised(beta, energies):
    """Divided by the partition function of one site only."""
    weights = [expm(-beta * energy) for energy in energies]
    return reduce(np.kron, weights) / np.trace(weights[0])


STATEMENTS = (
    Statement(
        label="(1)", section="2.1", place=(1, 0), kind="definition",
        printed=(
            r"\left[x_{\alpha}^{[j]}, p_{\beta}^{[k]}\right] = i\,\delta_{jk}\,\delta_{\alpha\beta}"
        ),
        sentence=(
            "Four oscillators written as matrices, two on each of two sites, obey it in every "
            "state below the cutoff."
        ),
        check=canonical_commutators, form=lambda j, k, alpha, beta: 1j * (j == k) * (alpha == beta),
        wrong=(lambda j, k, alpha, beta: 1j * (j == k),),
        tolerance=1e-13, because=reasons.SUMS,
        proof=site_proofs.canonical,
    ),
    Statement(
        label="(2)", section="2.1", place=(2, 0), kind="definition",
        printed=(
            r"H_{\alpha}^{[k]} = \frac{\omega}{2}\left[\left(x_{\alpha}^{[k]}\right)^2 + "
            r"\left(p_{\alpha}^{[k]}\right)^2\right]"
        ),
        sentence=(
            "It has the equidistant levels omega (n + 1/2), so omega is the frequency and the "
            "vacuum variance is 1/2."
        ),
        check=energy_levels,
        form=lambda omega, x_squared, p_squared: omega / 2 * (x_squared + p_squared),
        wrong=(lambda omega, x_squared, p_squared: omega * (x_squared + p_squared),),
        tolerance=1e-13, because="compared relative to the highest of 40 levels: " + reasons.SUMS,
        proof=site_proofs.energy,
    ),
    Statement(
        label="(3)", section="2.1", place=(3, 0), kind="definition",
        printed=r"\rho^{(N)} = \frac{e^{-\beta H^{(N)}}}{\text{Tr}\left[e^{-\beta H^{(N)}}\right]}",
        sentence=(
            "The zero-point energy drops out and the quanta are geometrically distributed, with "
            "ratio e^(-beta omega)."
        ),
        check=gibbs_state, form=lambda beta, energy: _normalised(expm(-beta * energy)),
        wrong=(lambda beta, energy: _normalised_wrong(expm(-beta * energy / 2)),),
        tolerance=1e-13, because="a probability is at most one, and the cutoff leaves out e^-40.",
        proof=site_proofs.gibbs,
    ),
    Statement(
        label="(4)", section="2.1", place=(4, 0), kind="definition",
        printed=r"H^{(N)} = \sum_{k=1}^{N} \sum_{\alpha=1}^{2} H_{\alpha}^{[k]}",
        sentence="It counts the quanta of all 2N oscillators.",
        check=total_energy, form=lambda energies: sum(map(sum, energies)),
        wrong=(lambda energies: sum(pair[0] for pair in energies),),
        tolerance=1e-12, because=reasons.SUMS,
        proof=site_proofs.energy,
    ),
    Statement(
        label="(5)", section="2.1", place=(5, 0), kind="computable",
        printed=(
            r"\rho^{(N)} = \prod_{k=1}^{N} \rho^{[k]}, \quad \rho^{[k]} = \frac{e^{-\beta "
            r"H^{[k]}}}{\text{Tr}\left[e^{-\beta H^{[k]}}\right]}, \quad H^{[k]} = "
            r"\sum_{\alpha=1}^{2} H_{\alpha}^{[k]}"
        ),
        sentence=(
            "Exponentiating the energy of the whole or of each site gives the same state, "
            "partition function included."
        ),
        check=product_state,
        form=lambda beta, energies: reduce(
            np.kron, [_normalised(expm(-beta * energy)) for energy in energies]
        ),
        wrong=(_half_normalised,),
        tolerance=1e-12,
        because="the exponential of a diagonal matrix with entries up to 200 in size.",
        proof=site_proofs.gibbs,
    ),
    Statement(
        label="(6)", section="2.1", place=(6, 0), kind="definition",
        printed=r"\left\langle O \right\rangle_N \equiv \text{Tr}\left[\rho^{(N)} O\right]",
        sentence=(
            "The trace agrees with an integral over the Gaussian distribution of the position, "
            "for its powers and for cos x."
        ),
        check=expectations, form=lambda state, operator: np.trace(state @ operator),
        wrong=(lambda state, operator: np.trace(operator) / len(operator),),
        tolerance=1e-12, because="relative; 60 nodes integrate these functions to rounding.",
        proof=site_proofs.gaussian_state,
        rests_on="a characteristic function determines its distribution",
    ),
)  # fmt: skip
