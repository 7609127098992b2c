"""(57), (61) and the display between them: the dual map on states."""

import numpy as np
from scipy.integrate import solve_ivp

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import mesoscopic_proofs, reasons
from mesoent.audit.section3.mesoscopic import SYMPLECTIC, directions
from mesoent.audit.section3.site import CASES, Site, named
from mesoent.audit.statement import Statement

_SHIFT = np.array([1.0, -0.5, 0.3, 0.8, 0.0, 0.6])
_SIGNS = [(a, b) for a in (1, -1) for b in (1, -1)]


def _duality(prefactor, moved_value):
    """(57) with (50): Tr[dual(rho) W(r)] from the value of rho at r_t."""
    return prefactor * moved_value


def _dual_of_superposition(form):
    """A superposition of two displaced thermal states: its dual, and that this is a state.

    Positive: the matrix of the means of W(-r_i) W(r_j) is. Dual: each mean is that of the
    evolved W(r) between the displaced states, in the central limit of many sites.
    """
    points = np.vstack([np.zeros(6), directions(12), 1e-3 * np.eye(6)])
    found = []
    for case in CASES:
        site = Site(*case)
        for time in (0.0, 0.2, 3.0):
            values = np.array([[_evolved(form, site, time, s - r) for s in points] for r in points])
            phase = np.exp(0.5j * points @ SYMPLECTIC @ points.T)
            lowest = np.linalg.eigvalsh(values * phase)[0]
            expected = [_microscopic(site, time, r) for r in points]
            size = max(-lowest, np.abs(values[0] - expected).max())
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _microscopic(site, time, r):
    """The mean of W(r) of many sites, evolved, in the superposition."""
    means = [[_sites(site, time, x, y * _SHIFT, a * _SHIFT) for a, y in _SIGNS] for x in (r, 0 * r)]
    return sum(means[0]) / sum(means[1])


def _sites(site, time, r, left, right):
    return np.exp(site.log_limit([-left, r, right], [0, time, 0]))


def _evolved(form, site, time, r):
    covariance = site.correlations[0, 0].real
    moved = r @ site.propagator(time)
    prefactor = np.exp(-covariance * (r @ r - moved @ moved) / 2)
    return form(prefactor, _superposed(site, moved))


def _superposed(site, r):
    """The mean of W(r) in the state (W(s) + W(-s)) Omega, normalised; s is the shift."""
    means = [_three(site, a * _SHIFT, r, b * _SHIFT) for a, b in _SIGNS]
    norm = [_three(site, a * _SHIFT, 0 * r, b * _SHIFT) for a, b in _SIGNS]
    return sum(means) / sum(norm)


def _three(site, left, middle, right):
    """The mean of W(-left) W(middle) W(right) in Omega, by (33)."""
    whole = middle + right - left
    phase = -left @ SYMPLECTIC @ (middle + right) + middle @ SYMPLECTIC @ right
    return np.exp(-site.correlations[0, 0].real * whole @ whole / 2 - 0.5j * phase)


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
            r, along = directions(2)
            logs = [site.log_limit([-x * along, r, x * along], [0, time, 0]) for x in nodes]
            exact = weights @ np.exp(logs) / weights.sum()
            moved, shift = r @ site.propagator(time), SYMPLECTIC @ along
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


STATEMENTS = (
    Statement(
        label="(57)", section="3.3", place=(57, 0), kind="definition",
        printed=(
            r"\text{Tr} \left[ \tilde{\Phi}_t[\rho] W(\vec{r}) \right] = \text{Tr} \left[ \rho \, "
            r"\Phi_t[W(\vec{r})] \right]"
        ),
        sentence=(
            "A superposition of two displaced thermal states, which is not Gaussian, has the dual "
            "that many sites give it, and it is a state: normalised and positive."
        ),
        check=_dual_of_superposition, form=_duality,
        wrong=(
            lambda prefactor, moved_value: moved_value,
            lambda prefactor, moved: prefactor**2 * moved,
        ),
        tolerance=1e-12, because=reasons.EIGENVALUES,
        proof=mesoscopic_proofs.law,
        rests_on="Demoen, Vanheuverzwijn, Verbeure: (55) makes the dual map states",
    ),
    Statement(
        label="after (60)", section="3.3", place=(60, 1), kind="computable",
        printed=(
            r"\text{Tr} \left[ \tilde{\Phi}_t[\rho_\Sigma] W(\vec{r}) \right] = e^{f_r(t)} \, "
            r"\text{Tr} \left[ \rho_\Sigma W(\vec{r}_t) \right] = e^{f_r(t) - \frac{1}{2} "
            r"(\vec{r}_t \cdot \Sigma \cdot \vec{r}_t)} = \text{Tr} \left[ \rho_{\Sigma(t)} "
            r"W(\vec{r}) \right]"
        ),
        sentence=(
            "A Gaussian mixture of displaced thermal states, evolved one by one, stays Gaussian "
            "with this exponent. What is called f_r(t) here is f_t(r) of (54), with the argument "
            "r."
        ),
        check=_mixture, form=_evolved_gaussian,
        wrong=(lambda f, moved, covariance: np.exp(-moved @ covariance @ moved / 2),),
        tolerance=1e-12,
        because="Gauss and Hermite's rule of 60 points integrates the mixture to rounding.",
        proof=mesoscopic_proofs.law,
    ),
    Statement(
        label="(61)", section="3.3", place=(61, 0), kind="computable",
        printed=(
            r"\Sigma(t) = \Sigma_\beta - \mathcal{M}_t \Sigma_\beta \mathcal{M}_t^T + "
            r"\mathcal{M}_t \Sigma \mathcal{M}_t^T"
        ),
        sentence=(
            "Loss and noise, both computed from one site, integrated step by step from a state "
            "that is squeezed ninefold, lead to this covariance."
        ),
        check=_integrated, form=_law,
        wrong=(
            lambda stationary, propagator, start: (
                stationary + propagator.T @ (start - stationary) @ propagator
            ),
        ),
        tolerance=1e-10,
        because=(
            "An eighth-order integrator with relative tolerance 1e-12 per step, of some dozens."
        ),
        proof=mesoscopic_proofs.law,
    ),
)  # fmt: skip
