"""Random covariances of two modes, and what symplectic algebra says of them.

Nothing here uses determinants of blocks: eigenvalues of i sigma Sigma alone.
"""

import numpy as np
from scipy.linalg import expm

SYMPLECTIC = np.kron(np.eye(2), [[0.0, 1.0], [-1.0, 0.0]])
_MIRROR = np.diag([1.0, 1.0, 1.0, -1.0])


def symplectic_eigenvalues(covariance):
    """In ascending order, each once."""
    return np.sort(np.abs(np.linalg.eigvals(SYMPLECTIC @ covariance)))[::2]


def transposed(covariance):
    """The covariance of the partially transposed state: p_2 changes its sign."""
    return _MIRROR @ covariance @ _MIRROR


def blocks(covariance):
    """Sigma_1, Sigma_c, Sigma_2 of (62)."""
    return covariance[:2, :2], covariance[:2, 2:], covariance[2:, 2:]


def random_symplectic(random, size=4, strength=0.6):
    """The exponential of sigma times a random symmetric matrix."""
    root = random.normal(size=(size, size)) * strength
    form = np.kron(np.eye(size // 2), [[0.0, 1.0], [-1.0, 0.0]])
    return expm(form @ (root + root.T) / 2)


def random_local(random, strength=0.6):
    """A canonical transformation of each mode by itself."""
    result = np.zeros((4, 4))
    for i in (0, 2):
        result[i : i + 2, i : i + 2] = random_symplectic(random, 2, strength)
    return result


def random_states(count):
    """Pure, mixed, entangled and separable states, with both signs of det Sigma_c.

    Every third one is a beam splitter's, fed with two thermal modes, slightly squeezed.
    """
    random = np.random.default_rng(5)
    for index in range(count):
        splits = index % 3 == 0
        one, two = 0.5 + random.exponential(0.4, size=2) * (splits or index % 2)
        turn = _beam_splitter(random) if splits else random_symplectic(random)
        yield turn @ np.diag([one, one, two, two]) @ turn.T


def _beam_splitter(random):
    mixed = expm(random.normal() * np.kron([[0, 1], [-1, 0]], np.eye(2)))
    return mixed @ random_local(random, 0.1)


def squeezed_vacuum(strength):
    """Two modes squeezed together."""
    cosh, sinh = np.cosh(2 * strength) / 2, np.sinh(2 * strength) / 2
    cross = sinh * np.diag([1.0, -1.0])
    return np.block([[cosh * np.eye(2), cross], [cross, cosh * np.eye(2)]])


def locally_squeezed(covariance, squeezing, angle):
    """The first mode stretched by e^k along x, then turned by the angle."""
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    local = np.eye(4)
    local[:2, :2] = turn @ np.diag([np.exp(squeezing), np.exp(-squeezing)])
    return local @ covariance @ local.T
