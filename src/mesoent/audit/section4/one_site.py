"""The reduced state of the two chains from the master equation of one site.

The route knows (2), (23) and (42) to (45): drift and covariance of the six fluctuations come of
them by the central limit, the rest is a matrix exponential and a symplectic eigenvalue. Nothing
of (53) or of section 4 enters.
"""

import numpy as np
from scipy.linalg import expm

from mesoent.microscopic import QuadraticLindbladian, mesoscopic, paper_observables

#: Commutators of two modes; p of the second mode changes sign under partial transposition.
_FORM = np.kron(np.eye(2), [[0.0, 1.0], [-1.0, 0.0]])
_TRANSPOSITION = np.diag([1.0, 1.0, 1.0, -1.0])


def no_hamiltonian(case):
    """The dissipator alone."""
    return np.zeros((4, 4))


def free_oscillators(case):
    """h of H = V^T h V / 2: both oscillators of a site turn at the frequency, uncoupled."""
    return case.frequency * np.eye(4)


def kossakowski(case):
    """Eqs. (44), (45)."""
    block = np.array([[1.0, 1j * case.eta], [-1j * case.eta, 1.0]]) * (1 + case.gamma) / 2
    return np.kron([[1.0, case.coupling], [case.coupling, 1.0]], block)


def fluctuations(case, hamiltonian=no_hamiltonian):
    """Central limit of the six operators in the thermal state of a site."""
    site = QuadraticLindbladian(hamiltonian(case), kossakowski(case))
    return mesoscopic(site, np.eye(4) / (2 * case.eta), paper_observables(case.eta))


def squeezed(thermal, squeezing):
    """The thermal covariance with the first two modes squeezed."""
    stretch = np.exp(2 * squeezing * np.array([1, -1, 1, -1, 0, 0]))
    return stretch[:, np.newaxis] * thermal * stretch


def covariance(case, hamiltonian=no_hamiltonian):
    """Covariance of the two chains at the time of the case, shape (4, 4)."""
    limit = fluctuations(case, hamiltonian)
    moved = expm(case.time * limit.drift)
    deviation = squeezed(limit.covariance, case.squeezing) - limit.covariance
    return (limit.covariance + moved @ deviation @ moved.T)[:4, :4]


def smallest_eigenvalue(covariance):
    """Smallest symplectic eigenvalue of the partial transpose.

    Each mode is first scaled so that its x and p spread alike, which changes nothing but digits.
    """
    spread = np.diag(covariance).reshape(2, 2)
    scale = np.repeat((spread[:, 1] / spread[:, 0]) ** 0.25, 2) ** [1, -1, 1, -1]
    even = scale[:, np.newaxis] * covariance * scale
    root = np.linalg.cholesky(_TRANSPOSITION @ even @ _TRANSPOSITION)
    return np.linalg.svd(root.T @ _FORM @ root, compute_uv=False)[-1]


def log_negativity(case, hamiltonian=no_hamiltonian):
    """Signed, in ebits, from the definition by the partial transpose."""
    return -np.log2(2 * smallest_eigenvalue(covariance(case, hamiltonian)))
