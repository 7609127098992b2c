"""(58) to (60): Gaussian states as density matrices."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.number_basis import quadratures
from mesoent.audit.section2 import site_proofs
from mesoent.audit.section3 import matrices, mesoscopic_proofs
from mesoent.audit.section3.mesoscopic import SYMPLECTIC, directions
from mesoent.audit.statement import Statement

_LEVELS = 60


class _Explicit:
    """Density matrices of two modes in the number basis."""

    def __init__(self, amplitudes, squeezing):
        x, p = quadratures(_LEVELS)
        self.amplitudes = amplitudes / np.linalg.norm(amplitudes)
        local = expm(1j * squeezing * (x @ p + p @ x) / 2)
        self.quadratures = [local @ v @ local.conj().T for v in (x, p)]

    def mean(self, first, second):
        """The mean of a product of operators of the two modes."""
        c = self.amplitudes
        return np.einsum("n,nm,nm,m", c, first, second, c)

    def weyl(self, r):
        """Tr[rho W(r)]."""
        x, p = self.quadratures
        one, two = (expm(1j * (u * x + v * p)) for u, v in (r[:2], r[2:]))
        return self.mean(one, two)

    @property
    def moments(self):
        """The matrix Tr[rho F_mu F_nu]."""
        one = np.eye(_LEVELS)
        sides = [(v, one) for v in self.quadratures] + [(one, v) for v in self.quadratures]
        return np.array([[self.mean(a[0] @ b[0], a[1] @ b[1]) for b in sides] for a in sides])


def _explicit_states():
    """Two-mode squeezed vacua, one locally squeezed too: modes together are entangled."""
    for ratio, squeezing in ((0.0, 0.0), (0.0, 0.4), (0.4, 0.0), (0.5, -0.2)):
        yield (
            f"tanh r = {ratio:g}, k = {squeezing:g}",
            _Explicit(ratio ** np.arange(_LEVELS), squeezing),
        )


def _gaussian(covariance, r):
    """(58)."""
    return np.exp(-r @ covariance @ r / 2)


def _characteristic(form):
    found = []
    for name, state in _explicit_states():
        for r in directions(4)[:, :4]:
            size = abs(form(state.moments.real, r) - state.weyl(r))
            found.append(Residual(size, name))
    return largest(found)


def _symmetrised(moments):
    """(59)."""
    return (moments + moments.T) / 2


def _curvature(form):
    """The covariance next to that which the mean of W(r) shows."""
    found = []
    for name, state in _explicit_states():
        units = 0.7 * np.eye(4)
        single = [np.log(state.weyl(u)) for u in units]
        double = [[np.log(state.weyl(u + v)) for v in units] for u in units]
        exact = -(np.array(double) - np.add.outer(single, single)) / 0.49
        found.append(Residual(np.abs(form(state.moments) - exact).max(), name))
    return largest(found)


def _uncertainty(covariance, symplectic):
    """(60): what must not be negative."""
    return covariance + 0.5j * symplectic


def _smallest_state(form):
    """The least multiple of a matrix that is a state: its thermal weights are not negative.

    In normal modes the weights are (1 - x) x^n with x = (nu - 1/2)/(nu + 1/2).
    """
    found = []
    for seed in range(12):
        root = np.random.default_rng(seed).normal(size=(6, 6))
        matrix = root @ root.T + 0.1 * np.eye(6)
        lowest = np.abs(np.linalg.eigvals(SYMPLECTIC @ matrix)).min()
        scale = matrices.threshold(
            lambda s, m=matrix: np.linalg.eigvalsh(form(m / s, SYMPLECTIC))[0] > 0, 0.0, 1e2
        )
        found.append(Residual(abs(scale / (2 * lowest) - 1), f"random matrix no. {seed}"))
    return largest(found)


STATEMENTS = (
    Statement(
        label="(58)", section="3.3", place=(58, 0), kind="definition",
        printed=(
            r"\text{Tr} \left[ \rho_\Sigma W(\vec{r}) \right] = e^{-\frac{1}{2} (\vec{r} \cdot "
            r"\Sigma \cdot \vec{r})}"
        ),
        sentence=(
            "Density matrices of two squeezed modes, level by level, give this Gaussian with the "
            "covariance of (59)."
        ),
        check=_characteristic, form=_gaussian,
        wrong=(lambda covariance, r: np.exp(-r @ covariance @ r),),
        tolerance=1e-12,
        because="Sixty levels; the populations beyond are below 1e-16 at tanh r = 0.5.",
        proof=site_proofs.gaussian_state,
        rests_on="Williamson's theorem: a Gaussian state is a thermal one, transformed",
    ),
    Statement(
        label="(59)", section="3.3", place=(59, 0), kind="definition",
        printed=(
            r"[\Sigma]_{\mu\nu} = \frac{1}{2} \text{Tr} \left[ \rho_\Sigma \left\{ F_\mu, F_\nu "
            r"\right\} \right], \quad \mu, \nu = 1, \ldots, 6"
        ),
        sentence=(
            "The symmetrised second moments of density matrices are what the mean of W(r) shows "
            "as its curvature."
        ),
        check=_curvature, form=_symmetrised, wrong=(lambda moments: moments + moments.T,),
        tolerance=1e-12,
        because="Sixty levels; logarithms of means of order one are divided by 0.49: rounding.",
        proof=site_proofs.gaussian_state,
        rests_on="Williamson's theorem: a Gaussian state is a thermal one, transformed",
    ),
    Statement(
        label="(60)", section="3.3", place=(60, 0), kind="inequality",
        printed=r"\Sigma + \frac{i}{2} \sigma \geq 0",
        sentence=(
            "Shrink any covariance matrix: the condition fails at the scale at which the thermal "
            "weights of a normal mode become negative, where its variance falls below 1/2."
        ),
        check=_smallest_state, form=_uncertainty,
        wrong=(lambda covariance, symplectic: covariance + 1j * symplectic,),
        tolerance=1e-8,
        because="The scale is found by bisection of the interval [0, 100] to 1e-10.",
        proof=mesoscopic_proofs.positive, rests_on="Williamson's normal form of a covariance",
    ),
)  # fmt: skip
