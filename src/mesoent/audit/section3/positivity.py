"""(55) and the displays after it: complete positivity of the mesoscopic maps."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import mesoscopic_proofs, reasons
from mesoent.audit.section3.mesoscopic import SYMPLECTIC, generator
from mesoent.audit.section3.site import CASES, Site, named
from mesoent.audit.statement import CORRECTED, MEANING, Statement

_TIMES = (0.0, 0.3, 2.0, 30.0)
#: Beyond |lambda| = 1 the generator is no longer completely positive.
_FORBIDDEN = ((0.0, 1.1), (0.4, -1.2), (3.0, 1.5))


def _vectors(count, seed=0):
    random = np.random.default_rng(seed)
    return (random.normal(size=(count, 6)) + 1j * random.normal(size=(count, 6))) / 2


def _moments(case):
    site = Site(*case)
    return site.correlations.real, 2 * site.correlations.imag


def _lost(covariance, symplectic, propagator):
    """(55): what must not be negative."""
    hermitian = covariance + 0.5j * symplectic
    return hermitian - propagator @ hermitian @ propagator.T


def _shared_state(covariance, symplectic, propagator, squeezing=3.0):
    """Smallest eigenvalue of Gamma + i sigma / 2 after the map on one half of a state.

    Its modes are each in a strongly entangled pure state with one that the map leaves alone.
    """
    noise = covariance - propagator @ covariance @ propagator.T
    local, mirror = np.cosh(2 * squeezing) / 2, np.sinh(2 * squeezing) / 2
    cross = mirror * propagator @ np.kron(np.eye(3), np.diag([1.0, -1.0]))
    moved = local * propagator @ propagator.T + noise
    after = np.block([[moved, cross], [cross.T, local * np.eye(6)]])
    return np.linalg.eigvalsh(after + 0.5j * np.kron(np.eye(2), symplectic))[0]


def _completely_positive(form):
    """The condition holds where halves of entangled states stay states, and fails where not.

    The maps are those of the chains, and damped reversals of all momenta: these need noise that
    the damping of the quadratures alone does not bring.
    """
    found = []
    for case in CASES + _FORBIDDEN:
        moments = _moments(case)
        for name, propagator in _propagators(case):
            lowest = np.linalg.eigvalsh(form(*moments, propagator))[0] / moments[0][0, 0]
            is_state = _shared_state(*moments, propagator) > -1e-10
            size = max(0.0, -lowest) if is_state else float(lowest > -1e-10)
            found.append(Residual(size, name))
    return largest(found)


def _propagators(case):
    for time in (0.0, 0.3, 2.0):
        yield named(*case, time), Site(*case).propagator(time)
    for damping in (0.3, 0.8):
        reversal = damping * np.kron(np.eye(3), np.diag([1.0, -1.0]))
        yield f"{named(*case)}, momenta reversed, damped by {damping}", reversal


def _hermitian_form(covariance, symplectic, r):
    """The left side of the display after (55)."""
    return r.conj() @ (covariance + 0.5j * symplectic) @ r


def _correlation(form):
    """The mean of F(r*) F(r) from one site, next to Sigma (27) and sigma (32)."""
    found = []
    for case in CASES:
        eta = Site(*case).eta
        covariance = (eta**2 + 1) / (4 * eta) * np.eye(6)
        for r in _vectors(4):
            exact = r.conj() @ Site(*case).correlations @ r
            size = abs(form(covariance, SYMPLECTIC, r) - exact) / abs(exact)
            found.append(Residual(size, named(*case)))
    return largest(found)


def _imaginary_part(form):
    """How much of sigma is the imaginary part of the correlations."""
    found = []
    for case in CASES:
        size = np.abs(Site(*case).correlations.imag - form * SYMPLECTIC).max()
        found.append(Residual(size, named(*case)))
    return largest(found)


def _loss(of_product, of_factors):
    """The difference of the sides of the inequality after (55)."""
    return of_product - of_factors


def _inequality(form):
    """Correlations of one site, before and after the evolution of each factor."""
    found = []
    for case in CASES:
        correlations = Site(*case).correlations
        for time in _TIMES:
            propagator = Site(*case).propagator(time)
            factors = propagator @ correlations @ propagator.T
            lowest = np.linalg.eigvalsh(form(correlations, factors))[0]
            size = max(0.0, -lowest) / correlations[0, 0].real
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _moved(r, propagator):
    """r_t of (51)."""
    return propagator.T @ r


def _evolved_correlation(form):
    """The mean of two evolved operators of one site, multiplied; the form has M_t of (53)."""
    found = []
    for case in CASES:
        site = Site(*case)
        for time in _TIMES:
            evolved = site.evolved_correlations(time)
            for r in _vectors(2):
                place = form(r, expm(time * generator(*case)))
                size = abs(place.conj() @ site.correlations @ place - r.conj() @ evolved @ r)
                found.append(Residual(size / site.correlations[0, 0].real, named(*case, time)))
    return largest(found)


STATEMENTS = (
    Statement(
        label="(55)", section="3.2", place=(55, 0), kind="inequality",
        printed=(
            r"\Sigma_\beta + \frac{i}{2} \sigma \geq \mathcal{M}_t \cdot \left( \Sigma_\beta + "
            r"\frac{i}{2} \sigma \right) \cdot \mathcal{M}_t^T"
        ),
        sentence=(
            "True for |lambda| up to 1, and the right condition: beyond, where it fails, one half "
            "of a strongly entangled state evolves into something that violates the uncertainty "
            "relation."
        ),
        check=_completely_positive, form=_lost,
        wrong=(
            lambda covariance, symplectic, propagator: (
                covariance
                + 1j * symplectic
                - propagator @ (covariance + 1j * symplectic) @ propagator.T
            ),
            lambda covariance, symplectic, m: covariance - m @ covariance @ m.T,
        ),
        tolerance=1e-12, because=reasons.EIGENVALUES,
        proof=mesoscopic_proofs.positive,
    ),
    Statement(
        label="after (55)", section="3.2", place=(55, 1), kind="limit",
        printed=(
            r"\vec{r}^* \cdot \left( \Sigma_\beta + \frac{i}{2} \sigma \right) \cdot \vec{r} = "
            r"\lim_{N \to \infty} \omega \left( F^{(N)}(\vec{r}^*) F^{(N)}(\vec{r}) \right)"
        ),
        sentence=(
            "The correlations of the fluctuations are those of one site, for every N: the limit "
            "is already reached at N = 1."
        ),
        check=_correlation, form=_hermitian_form,
        wrong=(lambda covariance, symplectic, r: r.conj() @ (covariance - 0.5j * symplectic) @ r,),
        tolerance=1e-12, because=reasons.POLYNOMIALS,
        proof=mesoscopic_proofs.correlations,
    ),
    Statement(
        label="after (55), imaginary part", section="3.2", place=(55, 2), kind="claim",
        printed=(
            r"\text{the covariance } \Sigma_\beta \text{ and symplectic matrix } \sigma \text{ are "
            r"the real and imaginary part of } \lim_{N \to \infty} \omega \left( F^{(N)}(X_\mu) "
            r"F^{(N)}(X_\nu) \right)"
        ),
        quotation="symplectic matrix", settled_by=MEANING,
        corrected=(
            r"\lim_{N \to \infty} \omega \left( F^{(N)}(X_\mu) F^{(N)}(X_\nu) \right) = "
            r"(\Sigma_\beta)_{\mu\nu} + \frac{i}{2} \sigma_{\mu\nu}"
        ),
        recorded=CORRECTED,
        sentence=(
            "The imaginary part is half of sigma, as the display above it has it: a commutator is "
            "twice the imaginary part of a product's mean."
        ),
        check=_imaginary_part, form=1.0, corrected_form=0.5, wrong=(0.25,),
        tolerance=1e-12, because=reasons.POLYNOMIALS,
        proof=mesoscopic_proofs.correlations,
    ),
    Statement(
        label="after (55), inequality", section="3.2", place=(55, 3), kind="inequality",
        printed=(
            r"\lim_{N \to \infty} \omega \circ \Phi_t^{(N)} \left[ F^{(N)}(\vec{r}^*) "
            r"F^{(N)}(\vec{r}) \right] \geq \lim_{N \to \infty} \omega \left( "
            r"\Phi_t^{(N)}[F^{(N)}(\vec{r}^*)] \Phi_t^{(N)}[F^{(N)}(\vec{r})] \right)"
        ),
        sentence=(
            "Evolved one by one, two fluctuations are never more correlated than evolved "
            "together; at t = 0, and in the dark mode of |lambda| = 1, the two sides are equal."
        ),
        check=_inequality, form=_loss,
        wrong=(lambda of_product, of_factors: of_product - 1.01 * of_factors,),
        tolerance=1e-12,
        because=reasons.EIGENVALUES
        + " The exponential up to t = 30 adds a few units of the last place.",
        proof=mesoscopic_proofs.positive,
    ),
    Statement(
        label="after (55), last display", section="3.2", place=(55, 4), kind="limit",
        printed=(
            r"\lim_{N \to \infty} \omega \left( \Phi_t^{(N)}[F^{(N)}(\vec{r}^*)] "
            r"\Phi_t^{(N)}[F^{(N)}(\vec{r})] \right) = \vec{r}_t^* \cdot \left( \Sigma_\beta + "
            r"\frac{i}{2} \sigma \right) \cdot \vec{r}_t"
        ),
        sentence=(
            "The correlation of two evolved fluctuations is the old one between moved vectors, "
            "also for complex ones."
        ),
        check=_evolved_correlation, form=_moved, wrong=(lambda r, propagator: r,),
        tolerance=1e-12, because=reasons.EXPONENTIALS,
        proof=mesoscopic_proofs.evolved_correlations,
    ),
)  # fmt: skip
