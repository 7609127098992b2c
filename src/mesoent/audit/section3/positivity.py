"""(55), (56) and what surrounds them: complete positivity of the mesoscopic maps."""

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section3.site import CASES, Site, named

_SYMPLECTIC = np.kron(np.eye(3), [[0.0, 1.0], [-1.0, 0.0]])
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
    """The condition holds where halves of entangled states stay states, and fails where not."""
    found = []
    for case in CASES + _FORBIDDEN:
        moments = _moments(case)
        for time in _TIMES:
            propagator = Site(*case).propagator(min(time, 2.0))
            lowest = np.linalg.eigvalsh(form(*moments, propagator))[0] / moments[0][0, 0]
            is_state = _shared_state(*moments, propagator) > -1e-10
            size = max(0.0, -lowest) if is_state else float(lowest > -1e-10)
            found.append(Residual(size, named(*case, min(time, 2.0))))
    return largest(found)


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
            size = abs(form(covariance, _SYMPLECTIC, r) - exact) / abs(exact)
            found.append(Residual(size, named(*case)))
    return largest(found)


def _imaginary_part(form):
    """How much of sigma is the imaginary part of the correlations."""
    found = []
    for case in CASES:
        size = np.abs(Site(*case).correlations.imag - form * _SYMPLECTIC).max()
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
    """The mean of two evolved fluctuations from the evolved operators of one site."""
    found = []
    for case in CASES:
        site = Site(*case)
        for time in _TIMES:
            propagator = site.propagator(time)
            evolved = propagator @ site.correlations @ propagator.T
            for r in _vectors(2):
                place = form(r, propagator)
                size = abs(place.conj() @ site.correlations @ place - r.conj() @ evolved @ r)
                found.append(Residual(size / site.correlations[0, 0].real, named(*case, time)))
    return largest(found)


def _difference(of_product, of_factors):
    """The difference of the sides of (56)."""
    return of_product - of_factors


def _schwarz(form):
    """(56) for X = sum c_j W(r_j), between all vectors W(s_a) Omega.

    The matrix is indexed by the pairs (j, a); its entries are limits of expectations of sites.
    """
    places, probes = np.random.default_rng(1).normal(size=(2, 3, 6)) / 2
    found = []
    for case in CASES:
        for time in (0.0, 0.1, 2.0):
            pairs = [_entries(case, time, i, j, probes) for i in places for j in places]
            product, factors = (
                np.array(side).reshape(3, 3, 3, 3).transpose(0, 2, 1, 3).reshape(9, 9)
                for side in zip(*pairs, strict=True)
            )
            lowest = np.linalg.eigvalsh(form(product, factors))[0]
            found.append(Residual(max(0.0, -lowest), named(*case, time)))
    return largest(found)


def _entries(case, time, i, j, probes):
    """Means of the images of W(-r_i) W(r_j), and of the product of their images."""
    site = Site(*case)
    phase = 0.5j * i @ _SYMPLECTIC @ j
    whole = [[site.log_limit([-a, j - i, b], [0, time, 0]) for b in probes] for a in probes]
    parts = [[site.log_limit([-a, -i, j, b], [0, time, time, 0]) for b in probes] for a in probes]
    return np.exp(np.array(whole) + phase), np.exp(parts)


def _noise(case, time):
    """K_t from one site."""
    covariance, propagator = Site(*case).correlations.real, Site(*case).propagator(time)
    return covariance - propagator @ covariance @ propagator.T


def _norm_of_image(form):
    """|e^f| next to the bound."""
    found = []
    for case in CASES:
        for time in _TIMES:
            for r in np.vstack([np.zeros(6), _vectors(3).real]):
                size = np.exp(-r @ _noise(case, time) @ r / 2)
                found.append(Residual(max(0.0, size - form), named(*case, time)))
    return largest(found)


def _definite(coupling, time):
    """Zero modes of a positive definite matrix."""
    return 0


def _semidefinite(coupling, time):
    """Zero modes of K_t: all at t = 0, those of the dark mode at |lambda| = 1."""
    if time == 0:
        return 6
    return 2 if abs(coupling) == 1 else 0


def _zero_modes(form):
    """The number of vanishing eigenvalues of K_t, next to the form's; none may be negative."""
    found = []
    for case in CASES:
        for time in _TIMES:
            values = np.linalg.eigvalsh(_noise(case, time)) / Site(*case).correlations[0, 0].real
            count = np.count_nonzero(np.abs(values) < 1e-12)
            negative = 7.0 * (values[0] < -1e-12)
            found.append(
                Residual(abs(count - form(case[1], time)) + negative, named(*case, time))
            )
    return largest(found)


CHECKS = {
    "(55)": Check(_completely_positive, _lost),
    "after (55)": Check(_correlation, _hermitian_form),
    "after (55), imaginary part": Check(_imaginary_part, 1.0, 0.5),
    "after (55), inequality": Check(_inequality, _loss),
    "after (55), last display": Check(_evolved_correlation, _moved),
    "(56)": Check(_schwarz, _difference),
    "after (56)": Check(_norm_of_image, 1.0),
    "after (56), the matrix K": Check(_zero_modes, _definite, _semidefinite),
}
