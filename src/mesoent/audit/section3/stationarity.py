"""Before 3.2, footnote 5 and after (61): the states that stay."""

import math

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.ladder import Polynomial, mean, monomial, powers_up_to
from mesoent.audit.section3 import generator_proofs, matrices, mesoscopic_proofs, reasons
from mesoent.audit.section3.site import CASES, Site, boltzmann, kossakowski, named
from mesoent.audit.statement import Statement

#: All monomials of degree up to 4, and of degree 6 two.
_OPERATORS = [*powers_up_to(4, 2), (3, 3, 0, 0), (2, 1, 1, 2)]


def _bose(temperature):
    """Mean number of quanta of one oscillator in the state (3)."""
    return 1 / math.expm1(1 / temperature) if temperature else 0.0


def _stays(form):
    """Thermal means of i [H, X] and of D[X], each by itself."""
    found = []
    for temperature, coupling in CASES:
        site, occupation = Site(temperature, coupling), form(temperature)
        for key in _OPERATORS:
            for part in (site.hamiltonian_part, site.dissipative_part):
                image = part(monomial(key))
                size = sum(
                    abs(mean(Polynomial({p: c}), occupation)) for p, c in image.terms.items()
                )
                lost = abs(mean(image, occupation)) / max(size, 1.0)
                found.append(Residual(lost, f"{named(temperature, coupling)}, X = {key}"))
    return largest(found)


def _gibbs(temperature):
    """Weights of the number states of one oscillator in the state (3)."""
    return boltzmann(temperature)[0] ** np.arange(3.0)


def _dual_vanishes(form):
    """The adjoint of the matrix of L, applied to the density matrix."""
    found = []
    for case in CASES:
        generator = matrices.liouvillian(
            kossakowski(*case), matrices.quadratures(3), matrices.energy(3)
        )
        weights = np.kron(form(case[0]), form(case[0]))
        state = np.diag(weights / weights.sum())
        image = generator.conj().T @ state.ravel()
        found.append(Residual(np.abs(image).max(), named(*case)))
    return largest(found)


def _variance(temperature):
    """(27): the covariance of Omega is that number times the identity."""
    eta = boltzmann(temperature)[1]
    return (eta**2 + 1) / (4 * eta)


def _omega_stays(form):
    """Loss and noise of the fluctuations, from one site."""
    found = []
    for case in CASES[1::2]:
        site = Site(*case)
        loss = site.images[0] * form(case[0])
        rate = loss + loss.T + site.noise.real
        found.append(Residual(np.abs(rate).max() / np.abs(site.noise).max(), named(*case)))
    return largest(found)


def _hotter(temperature):
    return 1 / np.expm1(0.999 / temperature) if temperature else 1e-3


STATEMENTS = (
    Statement(
        label="before 3.2", section="3.1", place=(49, 1), kind="computable",
        printed=(
            r"\left\langle e^{t\mathbb{L}^{(N)}}[X] \right\rangle_N = \left\langle X "
            r"\right\rangle_N, \quad \forall X \in \mathcal{A}^{(N)}"
        ),
        sentence=(
            "All monomials of degree up to four, and two of degree six, have rates of change "
            "without mean in the thermal state, for the rotation and for the dissipation "
            "separately; a temperature wrong by a thousandth shows."
        ),
        check=_stays, form=_bose, wrong=(_hotter,),
        tolerance=1e-13, because=reasons.POLYNOMIALS + " Relative to the sum of the moduli.",
        proof=generator_proofs.stationary,
    ),
    Statement(
        label="footnote 5", section="3.1", place=(49, 2), kind="computable",
        printed=(
            r"\text{Tr} \left( \rho^{(N)} \mathbb{L}^{(N)}[X] \right) = \text{Tr} \left( "
            r"\tilde{\mathbb{L}}^{(N)}[\rho^{(N)}] X \right), \quad \tilde{\mathbb{L}}^{(N)} "
            r"[\rho^{(N)}] = 0"
        ),
        sentence=(
            "The adjoint of the generator annihilates the Gibbs state: detailed balance does so "
            "level by level, even when the ladder is cut off."
        ),
        check=_dual_vanishes, form=_gibbs,
        wrong=(lambda temperature: boltzmann(1.01 * temperature)[0] ** np.arange(3.0),),
        tolerance=1e-14, because=reasons.ROUNDING,
        proof=generator_proofs.stationary,
    ),
    Statement(
        label="after (61)", section="3.3", place=(61, 1), kind="claim",
        printed=r"\Sigma = \Sigma_\beta \Rightarrow \Sigma(t) = \Sigma_\beta",
        sentence=(
            "Omega is invariant: at its covariance, (eta + 1/eta)/4, the noise of the bath "
            "replaces exactly what is lost."
        ),
        check=_omega_stays, form=_variance,
        wrong=(lambda temperature: 0.5 / boltzmann(temperature)[1],),
        tolerance=1e-11,
        because=reasons.POLYNOMIALS + " Relative to the noise, at up to twenty quanta.",
        proof=mesoscopic_proofs.law,
    ),
)  # fmt: skip
