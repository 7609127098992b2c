"""(57) to (61): states of the fluctuations and the dual map."""

import numpy as np
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section3 import matrices
from mesoent.audit.section3.site import CASES, Site, named

_SYMPLECTIC = np.kron(np.eye(3), [[0.0, 1.0], [-1.0, 0.0]])
_LEVELS = 60


def _points(count, seed=0, scale=0.6):
    return np.random.default_rng(seed).normal(size=(count, 6)) * scale


def _duality(prefactor, moved_value):
    """(57) with (50): Tr[dual(rho) W(r)] from the value of rho at r_t."""
    return prefactor * moved_value


def _stays_a_state(form):
    """A superposition of two displaced thermal states stays normalised and positive.

    Positive: the matrix of the means of W(-r_i) W(r_j) is.
    """
    points = np.vstack([np.zeros(6), _points(12), 1e-3 * np.eye(6)])
    found = []
    for case in CASES:
        site = Site(*case)
        for time in (0.0, 0.2, 3.0):
            values = np.array([[_evolved(form, site, time, s - r) for s in points] for r in points])
            phase = np.exp(0.5j * points @ _SYMPLECTIC @ points.T)
            lowest = np.linalg.eigvalsh(values * phase)[0]
            size = max(-lowest, abs(values[0, 0] - 1))
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _evolved(form, site, time, r):
    covariance = site.correlations[0, 0].real
    moved = r @ site.propagator(time)
    prefactor = np.exp(-covariance * (r @ r - moved @ moved) / 2)
    return form(prefactor, _superposed(site, moved))


def _superposed(site, r):
    """The mean of W(r) in the state (W(s) + W(-s)) Omega, normalised."""
    s = np.array([1.0, -0.5, 0.3, 0.8, 0.0, 0.6])
    signs = [(a, b) for a in (1, -1) for b in (1, -1)]
    means = [_three(site, a * s, r, b * s) for a, b in signs]
    norm = [_three(site, a * s, 0 * r, b * s) for a, b in signs]
    return sum(means) / sum(norm)


def _three(site, left, middle, right):
    """The mean of W(-left) W(middle) W(right) in Omega, by (33)."""
    whole = middle + right - left
    phase = -left @ _SYMPLECTIC @ (middle + right) + middle @ _SYMPLECTIC @ right
    return np.exp(-site.correlations[0, 0].real * whole @ whole / 2 - 0.5j * phase)


class _Explicit:
    """Density matrices of two modes in the number basis."""

    def __init__(self, amplitudes, squeezing):
        x, p = matrices.one_chain(_LEVELS)
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
        return np.array(
            [[self.mean(a[0] @ b[0], a[1] @ b[1]) for b in sides] for a in sides]
        )


def _explicit_states():
    """Two-mode squeezed vacua, one locally squeezed too: modes together are entangled."""
    for ratio, squeezing in ((0.0, 0.0), (0.0, 0.4), (0.4, 0.0), (0.5, -0.2)):
        yield f"tanh r = {ratio:g}, k = {squeezing:g}", _Explicit(
            ratio ** np.arange(_LEVELS), squeezing
        )


def _gaussian(covariance, r):
    """(58)."""
    return np.exp(-r @ covariance @ r / 2)


def _characteristic(form):
    found = []
    for name, state in _explicit_states():
        for r in _points(4)[:, :4]:
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
        lowest = np.abs(np.linalg.eigvals(_SYMPLECTIC @ matrix)).min()
        scale = matrices.threshold(
            lambda s, m=matrix: np.linalg.eigvalsh(form(m / s, _SYMPLECTIC))[0] > 0, 0.0, 1e2
        )
        found.append(Residual(abs(scale / (2 * lowest) - 1), f"random matrix no. {seed}"))
    return largest(found)


def _evolved_gaussian(f, moved, covariance):
    """The third expression of the display after (60)."""
    return np.exp(f - moved @ covariance @ moved / 2)


def _mixture(form):
    """A Gaussian mixture of displaced Omega, evolved one by one in the limit of many sites."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    found = []
    for case in CASES:
        site = Site(*case)
        variance = site.correlations[0, 0].real
        for time in (0.0, 0.3, 2.0):
            r, along = _points(2, scale=0.5)
            logs = [site.log_limit([-x * along, r, x * along], [0, time, 0]) for x in nodes]
            exact = weights @ np.exp(logs) / weights.sum()
            moved, shift = r @ site.propagator(time), _SYMPLECTIC @ along
            f = -variance * (r @ r - moved @ moved) / 2
            covariance = variance * np.eye(6) + np.outer(shift, shift)
            size = abs(form(f, moved, covariance) - exact)
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _law(stationary, propagator, start):
    """(61)."""
    kept = propagator @ start @ propagator.T
    return stationary - propagator @ stationary @ propagator.T + kept


def _integrated(form):
    """The moments' differential equation, with loss and noise from one site."""
    found = []
    for case in CASES[1::2]:
        site, time = Site(*case), 1.5
        stationary = site.correlations.real
        start = stationary @ np.diag([9.0, 1 / 9, 9.0, 1 / 9, 1.0, 1.0])
        exact = _solution(site, start, time)
        size = np.abs(form(stationary, site.propagator(time), start) - exact).max()
        found.append(Residual(size / np.abs(exact).max(), named(*case, time)))
    return largest(found)


def _solution(site, start, time):
    loss = site.images[0]

    def rate(_, flat):
        flow = loss @ flat.reshape(6, 6)
        return (flow + flow.T + site.noise.real).ravel()

    path = solve_ivp(rate, (0, time), start.ravel(), method="DOP853", rtol=1e-12, atol=1e-13)
    return path.y[:, -1].reshape(6, 6)


CHECKS = {
    "(57)": Check(_stays_a_state, _duality),
    "(58)": Check(_characteristic, _gaussian),
    "(59)": Check(_curvature, _symmetrised),
    "(60)": Check(_smallest_state, _uncertainty),
    "after (60)": Check(_mixture, _evolved_gaussian),
    "(61)": Check(_integrated, _law),
}
