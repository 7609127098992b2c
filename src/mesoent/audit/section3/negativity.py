"""Before (62), (62), (65), (66): reduction and logarithmic negativity, from density matrices."""

from functools import cache

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.number_basis import lowering, quadratures
from mesoent.audit.section3 import covariances, matrices, reasons, state_proofs
from mesoent.audit.statement import Statement

_LEVELS = 14


@cache
def _three_modes():
    """A pure state of three modes, six levels each, and its quadratures."""
    levels = 6
    a = lowering(levels)
    one = np.eye(levels)
    lower = [_placed(a, one, place) for place in range(3)]
    random = np.random.default_rng(4)
    pairs = random.normal(size=(3, 3)) + 1j * random.normal(size=(3, 3))
    exponent = sum(
        0.035 * pairs[i, j] * lower[i].T @ lower[j].T for i in range(3) for j in range(3)
    )
    vacuum = np.zeros(levels**3, dtype=complex)
    vacuum[0] = 1
    state, term = vacuum, vacuum
    for order in range(1, levels * 2):
        term = exponent @ term / order
        state = state + term
    state = state / np.linalg.norm(state)
    placed = [_placed(v, one, place) for place in range(3) for v in quadratures(levels)]
    return state, placed, levels


def _placed(operator, one, place):
    factors = [one] * 3
    factors[place] = operator
    return np.kron(np.kron(factors[0], factors[1]), factors[2])


def _full_covariance():
    state, operators, _ = _three_modes()
    images = np.array([v @ state for v in operators])
    return (images.conj() @ images.T).real


@cache
def _traced_out():
    """The covariance of the density matrix that is left when mode 3 is traced out."""
    state, _, levels = _three_modes()
    table = state.reshape(levels**2, levels)
    density = table @ table.conj().T
    return _moments(density, matrices.quadratures(levels))


def _moments(density, quadratures):
    halves = [density @ v for v in quadratures]
    return np.real([[np.sum(half * w.T) for w in quadratures] for half in halves])


def _deleted(covariance):
    """Rows and columns of the third degree of freedom deleted."""
    return covariance[:4, :4]


def _reduction(form):
    size = np.abs(form(_full_covariance()) - _traced_out()).max()
    return Residual(size, "a random pure state of three modes")


def _organised(one, cross, two):
    """(62)."""
    return np.block([[one, cross], [cross.conj().T, two]])


def _block_form(form):
    covariance = _traced_out()
    size = np.abs(form(*covariances.blocks(covariance)) - covariance).max()
    return Residual(size, "a random pure state of three modes")


@cache
def _thermal_states():
    """Pairs of thermal modes squeezed together: covariance, and the norm of the transposed."""
    result = []
    for occupations, strength in (((0.05, 0.2), 0.3), ((0.0, 0.0), 0.25), ((0.3, 0.3), 0.05)):
        density = _squeezed_pair(occupations, strength)
        flipped = density.reshape([_LEVELS] * 4).transpose(0, 3, 2, 1).reshape(density.shape)
        norm = np.abs(np.linalg.eigvalsh(flipped)).sum()
        name = f"n = {occupations}, r = {strength:g}"
        result.append((name, _moments(density, matrices.quadratures(_LEVELS)), norm))
    return result


def _squeezed_pair(occupations, strength):
    a = lowering(_LEVELS)
    pair = np.kron(a, a)
    turn = expm(strength * (pair.T - pair))
    weights = [(n / (1 + n)) ** np.arange(_LEVELS) / (1 + n) for n in occupations]
    return (turn * np.kron(*weights)) @ turn.T


def _negativity(fourth):
    """(65)."""
    return max(0.0, -np.log2(4 * fourth) / 2)


def _from_norm(form):
    """The logarithm of the trace norm of the partial transpose."""
    found = []
    for name, covariance, norm in _thermal_states():
        lowest = covariances.symplectic_eigenvalues(covariances.transposed(covariance))[0]
        found.append(Residual(abs(form(lowest**2) - np.log2(norm)), name))
    return largest(found)


def _smallest(one, two, cross, fourth):
    """(66)."""
    half = (one + two) / 2 - cross
    return half - np.sqrt(half**2 - (one * two + cross**2 - fourth))


def _from_eigenvalues(form):
    """The square of the least symplectic eigenvalue of the partially transposed state."""
    turn, found = covariances.SYMPLECTIC[:2, :2], []
    states = [(f"random state no. {i}", s) for i, s in enumerate(covariances.random_states(60))]
    states += [
        (f"two-mode squeezed vacuum, r = {r:g}", covariances.squeezed_vacuum(r))
        for r in (0.1, 1.0, 2.0)
    ]
    for name, state in states:
        one, cross, two = covariances.blocks(state)
        dets = (np.linalg.det(b) for b in (one, two, cross))
        fourth = np.trace(one @ turn @ cross @ turn @ two @ turn @ cross.T @ turn)
        exact, other = covariances.symplectic_eigenvalues(covariances.transposed(state)) ** 2
        scale = np.abs(state).max() ** 4 / (other - exact)
        found.append(Residual(abs(form(*dets, fourth) - exact) / scale, name))
    return largest(found)


def _plus_determinant(one, two, cross, fourth):
    """The symplectic eigenvalue of the state itself, not of the transposed one."""
    half = (one + two) / 2 + cross
    radicand = half**2 - (one * two + cross**2 - fourth)
    return half - np.sqrt(np.maximum(radicand, 0.0))


STATEMENTS = (
    Statement(
        label="before (62)", section="3.3", place=(61, 2), kind="claim",
        printed=(
            r"\hat{\Sigma} \text{ is obtained from } \Sigma \text{ by deleting rows and columns "
            r"involving the third degree of freedom}"
        ),
        sentence=(
            "Trace the third mode out of a random pure state of three: the second moments of the "
            "density matrix that is left are the first four rows and columns."
        ),
        check=_reduction, form=_deleted, wrong=(lambda covariance: covariance[2:, 2:],),
        tolerance=1e-13, because=reasons.ROUNDING,
        proof=state_proofs.blocks,
    ),
    Statement(
        label="(62)", section="3.3", place=(62, 0), kind="definition",
        printed=(
            r"\hat{\Sigma} = \begin{pmatrix} \Sigma_1 & \Sigma_c \\ \Sigma_c^\dagger & \Sigma_2 "
            r"\end{pmatrix}"
        ),
        sentence=(
            "The lower corner is the transpose of the upper one, and the two differ in a random "
            "state."
        ),
        check=_block_form, form=_organised,
        wrong=(lambda one, cross, two: np.block([[one, cross], [cross, two]]),),
        tolerance=1e-13, because="Second moments of one density matrix, in two orders: rounding.",
        proof=state_proofs.blocks,
    ),
    Statement(
        label="(65)", section="3.3", place=(65, 0), kind="definition",
        printed=r"E = \max \left\{ 0, -\frac{1}{2} \log_2 (4 \mathcal{I}) \right\}",
        sentence=(
            "It is the logarithm, to base 2, of the trace norm of the partially transposed "
            "density matrix, computed level by level for thermal modes squeezed together."
        ),
        check=_from_norm, form=_negativity,
        wrong=(lambda fourth: max(0.0, -np.log(4 * fourth) / 2),),
        tolerance=1e-5,
        because=(
            "Fourteen levels per mode: amplitudes beyond them go as tanh(0.3)^14 = 3e-8, and the "
            "trace norm adds them up."
        ),
        proof=state_proofs.symplectic_spectrum,
        rests_on="Vidal, Werner 2002: the trace norm of a transposed Gaussian state",
    ),
    Statement(
        label="(66)", section="3.3", place=(66, 0), kind="computable",
        printed=(
            r"\mathcal{I} = \frac{I_1 + I_2}{2} - I_3 - \left( \left[ \frac{I_1 + I_2}{2} - I_3 "
            r"\right]^2 - (I_1 I_2 + I_3^2 - I_4) \right)^{1/2}"
        ),
        sentence=(
            "The square of the smallest symplectic eigenvalue of the partially transposed state, "
            "if I_4 is taken with J; the difference of nearly equal numbers costs digits as "
            "squeezing grows."
        ),
        check=_from_eigenvalues, form=_smallest, wrong=(_plus_determinant,),
        tolerance=1e-13,
        because=(
            "Relative to the fourth power of the largest entry over the gap of the squared "
            "eigenvalues, which is what rounding of the determinants does to the root."
        ),
        proof=state_proofs.symplectic_spectrum,
    ),
)  # fmt: skip
