r"""Exponentials of quadratic operators in normal order.

.. math:: U = c \; {:} \exp\big( \tfrac12 a^\dagger R\, a^\dagger + a^\dagger D\, a
          + \tfrac12 a L\, a \big) {:}

Layout: R, D and L are complex, shape (..., 2, 2); R and L are symmetric; c is kept as its
logarithm, shape (...). The identity has R = D = L = 0, so what is stored is small when U is
close to the identity, and is stored to full relative precision.

Branch: c contains square roots of determinants, and log c follows them continuously from the
identity. No path has to be walked. The kernel :math:`\langle z | U | w \rangle` of a
contraction is a Gaussian whose matrix [[R, 1 + D], [(1 + D)^T, L]] has norm at most one.
So each determinant met below is det(1 - T), where the Hermitian part of 1 - T is positive.
Its eigenvalues then lie in the right half-plane, and the sum of their principal
logarithms is the continuous branch (R. Howe, "The oscillator semigroup", 1988).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import log1p

#: Largest norm of a generator that is exponentiated without halving.
_DIRECT = 0.5
#: Terms of the Taylor series there: 0.5**16 / 16! is below the unit roundoff.
_TERMS = 16
_ONE = np.eye(2)
#: Commutators of zeta = (a1^dagger, a2^dagger, a1, a2).
_COMMUTATORS = np.kron([[0.0, -1.0], [1.0, 0.0]], _ONE)


@dataclass(frozen=True, eq=False)
class GaussianOperator:
    """A Gaussian operator on two modes: see the formula at the top of this module.

    Parameters
    ----------
    log_amplitude : ndarray, shape (...)
        Logarithm of c, on the branch that vanishes continuously at the identity.
    creation : ndarray, shape (..., 2, 2)
        R, creates pairs.
    scattering : ndarray, shape (..., 2, 2)
        D, moves quanta.
    annihilation : ndarray, shape (..., 2, 2)
        L, annihilates pairs.
    """

    log_amplitude: np.ndarray
    creation: np.ndarray
    scattering: np.ndarray
    annihilation: np.ndarray

    @property
    def exponent(self):
        """The exponent of the normal symbol as one matrix, shape (..., 4, 4)."""
        mixed = self.scattering
        return np.block([[self.creation, mixed], [_transpose(mixed), self.annihilation]])


def exponential(generator):
    r""":math:`\exp(\tfrac12 \zeta h \zeta)` for complex symmetric h, shape (..., 4, 4).

    A large generator is halved until the series below converges fast, and the result is
    squared as often: the products keep the branch of the square root.
    """
    size = np.linalg.norm(generator, axis=(-2, -1))
    halvings = np.ceil(np.log2(np.maximum(size / _DIRECT, 1.0)))
    operator = _small_exponential(generator / 2.0 ** halvings[..., None, None])
    for step in range(int(halvings.max(initial=0.0))):
        operator = _where(step < halvings, product(operator, operator), operator)
    return operator


def product(left, right):
    """The product of two Gaussian operators."""
    exchanged = right.creation @ left.annihilation
    looped = _inverse(exchanged) @ exchanged
    into, out = _ONE + left.scattering, _ONE + right.scattering
    pairs = (_ONE + looped) @ right.creation
    holes = left.annihilation @ (_ONE + looped)
    return GaussianOperator(
        left.log_amplitude + right.log_amplitude - log_det(exchanged) / 2,
        left.creation + into @ pairs @ _transpose(into),
        left.scattering + into @ (looped + right.scattering + looped @ right.scattering),
        right.annihilation + _transpose(out) @ holes @ out,
    )


def log_average(operator, root):
    r"""Logarithm of the average of the normal symbol over Gaussian noise of covariance N.

    .. math:: \ln c - \tfrac12 \ln \det (1 - \nu \Delta), \qquad
              \nu = \begin{pmatrix} 0 & N \\ N & 0 \end{pmatrix}

    `root` is the square root of N, real symmetric, shape (2, 2). With N = n 1, n the Bose
    occupation, this is the thermal expectation of the operator.
    """
    moved = root @ operator.scattering @ root
    created = root @ operator.creation @ root
    annihilated = root @ operator.annihilation @ root
    first = _transpose(moved)
    second = moved + created @ _inverse(first) @ annihilated
    return operator.log_amplitude - (log_det(first) + log_det(second)) / 2


def averaged(operator, mean, root):
    r"""The operator whose normal symbol at z is the average of the old one at mean z + noise.

    .. math:: \Delta \mapsto \mu^T (1 - \Delta \nu)^{-1} \Delta\, \mu, \qquad
              \mu = \mathrm{diag}(\bar m, m)

    `mean` is m, complex, shape (2, 2); `root` as in `log_average`.
    """
    noise = np.kron([[0.0, 1.0], [1.0, 0.0]], root @ root)
    exponent = operator.exponent
    dressed = np.linalg.solve(np.eye(4) - exponent @ noise, exponent)
    conjugate = mean.conj()
    return GaussianOperator(
        log_average(operator, root),
        conjugate.T @ dressed[..., :2, :2] @ conjugate,
        conjugate.T @ dressed[..., :2, 2:] @ mean,
        mean.T @ dressed[..., 2:, 2:] @ mean,
    )


def log_det(matrix):
    r""":math:`\ln\det(1 - T)`, continuous while the eigenvalues of 1 - T have positive real part.

    Relative precision also for small T: SciPy's complex log1p has it, NumPy's has not.
    """
    return log1p(-np.linalg.eigvals(matrix).astype(complex)).sum(axis=-1)


def _small_exponential(generator):
    r"""From the linear map :math:`U^{-1} \zeta U = e^{\kappa h} \zeta`, minus the identity."""
    change = _expm1(_COMMUTATORS @ generator)
    kept = change[..., :2, :2]
    inverse = np.linalg.inv(_ONE + kept)
    return GaussianOperator(
        -log_det(-kept) / 2,
        change[..., 2:, :2] @ inverse,
        -_transpose(inverse @ kept),
        -inverse @ change[..., :2, 2:],
    )


def _expm1(matrix):
    total = np.zeros_like(matrix)
    for order in range(_TERMS, 0, -1):
        total = (matrix + matrix @ total) / order
    return total


def _inverse(matrix):
    return np.linalg.inv(_ONE - matrix)


def _transpose(matrix):
    return np.swapaxes(matrix, -1, -2)


def _where(condition, first, second):
    wide = condition[..., None, None]
    return GaussianOperator(
        np.where(condition, first.log_amplitude, second.log_amplitude),
        np.where(wide, first.creation, second.creation),
        np.where(wide, first.scattering, second.scattering),
        np.where(wide, first.annihilation, second.annihilation),
    )
