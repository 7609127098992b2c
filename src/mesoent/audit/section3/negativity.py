"""Before (62), (62), (65), (66): reduction and logarithmic negativity, from density matrices."""

from functools import cache

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.number_basis import lowering, quadratures
from mesoent.audit.section3 import covariances, matrices

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


CHECKS = {
    "before (62)": Check(_reduction, _deleted),
    "(62)": Check(_block_form, _organised),
    "(65)": Check(_from_norm, _negativity),
    "(66)": Check(_from_eigenvalues, _smallest),
}
