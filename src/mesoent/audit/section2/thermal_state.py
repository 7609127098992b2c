"""Correlations in the thermal state: (7) to (9), (15) and what the text says about them."""

from functools import reduce
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, fock, reasons, site_proofs
from mesoent.audit.statement import Statement

LEVELS = 6


def equal_averages(form):
    """Averages of x^2 and H^2 at three sites whose energies have the ratios `form`."""
    energies = [fock.at_place(f * fock.energy(LEVELS), j, 3) for j, f in enumerate(form)]
    state = _gibbs(sum(energies) / 0.6)
    return largest(_spread(state, name) for name in ("x^2", "x^4"))


def _spread(state, name):
    power = np.linalg.matrix_power(fock.quadratures(LEVELS)[0], int(name[-1]))
    means = [np.trace(state @ fock.at_place(power, j, 3)).real for j in range(3)]
    return Residual(np.ptp(means) / max(means), f"<{name}> at three sites, T = 0.6")


def independence_of_length(form):
    """The average at site k of a chain of N sites, from the whole state."""
    return largest(_average(form, sites, k) for sites in range(1, 5) for k in range(sites))


def _average(form, sites, k):
    energies = [fock.at_place(fock.energy(4), j, sites) for j in range(sites)]
    x = fock.quadratures(4)[0] @ fock.quadratures(4)[0]
    single = np.trace(_gibbs(fock.energy(4) / 0.6) @ x)
    whole = np.trace(_gibbs(sum(energies) / 0.6) @ fock.at_place(x, k, sites))
    return Residual(abs(whole - form(sites, k + 1, single)), f"site {k + 1} of {sites}")


def correlations(form):
    """Random operators at two sites of two oscillators, in the state of the whole."""
    a, b = cases.vectors(5, 2, 9, 9)
    site = sum(fock.at_place(fock.energy(3), place, 2) for place in range(2)) / 0.7
    state = _gibbs(sum(fock.at_place(site, place, 2) for place in range(2)))
    single = [np.trace(_gibbs(site) @ operator) for operator in (a @ b, a, b)]
    return largest(
        _correlation(form, state, a, b, single, *pair) for pair in product((0, 1), repeat=2)
    )


def _correlation(form, state, a, b, single, j, k):
    left, right = fock.at_place(a, j, 2), fock.at_place(b, k, 2)
    product_of_means = np.trace(state @ left) * np.trace(state @ right)
    actual = np.trace(state @ left @ right) - product_of_means
    return Residual(abs(actual - form(j, k, *single)), f"sites {j + 1} and {k + 1}")


def many_point_functions(form):
    """Products of up to eight quadratures of a site, by normal ordering."""
    sequences = np.random.default_rng(6).integers(0, 4, (3, 8))
    tried = product((0.0, 0.1, 1.0), (2, 3, 4, 6, 8), sequences)
    return largest(_many(form, *case) for case in tried)


def _many(form, temperature, count, sequence):
    v, n = ladder.quadratures(2), cases.occupation(temperature)
    two_points = np.array([[ladder.mean(a * b, n) for b in v] for a in v])
    indices = list(sequence[:count])
    operator = reduce(ladder.Polynomial.__mul__, [v[index] for index in indices])
    difference = abs(ladder.mean(operator, n) - form(two_points, indices))
    return Residual(difference / (n + 0.5) ** (count / 2), f"{count} points at T = {temperature}")


def pairings(two_points, indices):
    """The sum over all pairings of the products of ordered two-point functions."""
    if len(indices) % 2:
        return 0.0
    if not indices:
        return 1.0
    first, *rest = indices
    return sum(
        two_points[first, other] * pairings(two_points, rest[:k] + rest[k + 1 :])
        for k, other in enumerate(rest)
    )


def covariance(form):
    """Symmetrised products of the quadratures of two sites, averaged with Bose's occupation."""
    return largest(_covariance(form, temperature) for temperature in cases.TEMPERATURES)


def _covariance(form, temperature):
    v, n = ladder.quadratures(4), cases.occupation(temperature)
    expected = np.array([[ladder.mean(ladder.anticommutator(a, b), n) / 2 for b in v] for a in v])
    difference = np.abs(form(cases.exponent(temperature), 2) - expected).max()
    return Residual(difference / (n + 0.5), f"T = {temperature}")


def mutual_information(form):
    """Bits that the two oscillators of a site share in the Gibbs state of the energy `form`."""
    return largest(_shared(form, temperature) for temperature in (0.1, 0.5, 2.0))


def _shared(form, temperature):
    x1, p1, x2, p2 = fock.all_quadratures(10, 2)
    state = _gibbs(form(x1, p1, x2, p2).real / temperature).reshape((10,) * 4)
    first, second = np.einsum("ijkj->ik", state), np.einsum("ijik->jk", state)
    shared = _entropy(first) + _entropy(second) - _entropy(state.reshape(100, 100))
    return Residual(abs(shared), f"T = {temperature}")


def _entropy(state):
    probabilities = np.linalg.eigvalsh(state)
    kept = probabilities[probabilities > 1e-300]
    return -(kept * np.log2(kept)).sum()


def _gibbs(exponent):
    weights = expm(-exponent)
    return weights / np.trace(weights)


def _coupled(x1, p1, x2, p2):
    """Two oscillators with a spring between them."""
    return (x1 @ x1 + p1 @ p1 + x2 @ x2 + p2 @ p2) / 2 + 0.1 * x1 @ x2


STATEMENTS = (
    Statement(
        label="(7)", section="2.1", place=(7, 0), kind="computable",
        printed=r"\left\langle O^{[j]} \right\rangle_N = \left\langle O^{[k]} \right\rangle_N",
        sentence="All sites are alike; two per cent more frequency at one of them would show.",
        check=equal_averages, form=(1.0, 1.0, 1.0), wrong=((1.0, 1.0, 1.02),),
        tolerance=1e-13, because=reasons.SUMS,
        proof=site_proofs.independent_sites,
    ),
    Statement(
        label="(8)", section="2.1", place=(8, 0), kind="computable",
        printed=r"\left\langle O^{[k]} \right\rangle_N \equiv \left\langle O \right\rangle",
        sentence=(
            "The average at a site depends neither on the site nor on the length of the chain, up "
            "to four sites."
        ),
        check=independence_of_length, form=lambda sites, k, single: single,
        wrong=(lambda sites, k, single: single / sites,),
        tolerance=1e-13, because=reasons.SUMS,
        proof=site_proofs.independent_sites,
    ),
    Statement(
        label="(9)", section="2.1", place=(9, 0), kind="computable",
        printed=(
            r"\left\langle A^{[j]} B^{[k]} \right\rangle_N - \left\langle A^{[j]} \right\rangle_N "
            r"\left\langle B^{[k]} \right\rangle_N = \left(\langle AB \rangle - \langle A \rangle "
            r"\langle B \rangle\right)\delta_{jk}"
        ),
        sentence="Random operators at two sites, with no symmetry at all, are uncorrelated.",
        check=correlations, form=lambda j, k, ab, a, b: (ab - a * b) * (j == k),
        wrong=(lambda j, k, ab, a, b: ab - a * b,),
        tolerance=1e-12, because=reasons.SUMS,
        proof=site_proofs.independent_sites,
    ),
    Statement(
        label="after (9)", section="2.1", place=(9, 1), kind="claim",
        printed=(
            r"\left\langle R_{1} \cdots R_{n} \right\rangle = \sum_{\text{pairings}} "
            r"\prod_{\text{pairs } i<j} \left\langle R_i R_j \right\rangle"
        ),
        sentence=(
            "Up to eight quadratures in any order average to the sum over all pairings; the order "
            "inside each pair must be kept."
        ),
        check=many_point_functions, form=pairings,
        wrong=(lambda two_points, indices: pairings((two_points + two_points.T) / 2, indices),),
        tolerance=1e-12,
        because="105 products of four numbers, compared with the fourth power of the variance.",
        proof=site_proofs.wick,
    ),
    Statement(
        label="(15)", section="2.1", place=(15, 0), kind="computable",
        printed=(
            r"\Sigma^{(N)} = \frac{1}{2\eta}\,\mathbf{1}_{4N}, \quad \eta = "
            r"\tanh\left(\frac{\beta\omega}{2}\right)"
        ),
        sentence="It is n + 1/2 with Bose's n, from T = 0 to the classical T/omega.",
        check=covariance,
        form=lambda exponent, sites: np.eye(4 * sites) / (2 * np.tanh(exponent / 2)),
        wrong=(lambda exponent, sites: np.eye(4 * sites) / np.tanh(exponent / 2),),
        tolerance=1e-13, because="relative to n + 1/2; tanh and expm1 lose nothing.",
        proof=site_proofs.gaussian_state,
        rests_on="induction: the moments beyond the sixth order",
    ),
    Statement(
        label="after (15)", section="2.1", place=(15, 1), kind="claim",
        printed=r"\rho^{[k]} = \rho_1^{[k]} \otimes \rho_2^{[k]}",
        sentence=(
            "The two oscillators of a site share no information; a weak spring between them would "
            "show."
        ),
        check=mutual_information,
        form=lambda x1, p1, x2, p2: (x1 @ x1 + p1 @ p1 + x2 @ x2 + p2 @ p2) / 2, wrong=(_coupled,),
        tolerance=1e-12, because="three entropies of a hundred probabilities, in bits.",
        proof=site_proofs.independent_sites,
    ),
)  # fmt: skip
