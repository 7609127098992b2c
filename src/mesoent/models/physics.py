"""What must hold for the matrices of a model, each violation told with its margin."""

import numpy as np

from mesoent.errors import InputError, ModelError, UnphysicalStateError

EPS = np.finfo(float).eps


def check(model):
    """Refuse a `GaussianModel` that no quantum dynamics can have."""
    _symmetries(model)
    _rotation(model)
    _parties_commute(model)
    _completely_positive(model)
    _start(model)


def _symmetries(model):
    for name, sign in (("stationary_covariance", 1), ("deviation", 1), ("symplectic_form", -1)):
        matrix = getattr(model, name)
        off = np.abs(matrix - sign * matrix.T).max()
        if off > 16 * EPS * np.abs(matrix).max():
            kind = "symmetric" if sign > 0 else "antisymmetric"
            raise InputError(f"{name} is not {kind}, by {off:.3g}, but must be")


def _rotation(model):
    """The local rotation commutes with the drift, keeps the background and the parties apart."""
    turn, size = model.local_rotation, np.abs(model.local_rotation).max()
    commutator = turn @ model.drift - model.drift @ turn
    change = turn @ model.stationary_covariance
    pairs = [("the drift", commutator, np.abs(model.drift).max())]
    pairs += [("the background", change + change.T, np.abs(model.stationary_covariance).max())]
    pairs += [("the parties", _mixing(model, turn), 1.0)]
    for what, violation, scale in pairs:
        off = np.abs(violation).max(initial=0.0)
        if off > 64 * len(turn) * EPS * size * scale:
            raise InputError(f"local_rotation does not leave {what} alone, by {off:.3g}")


def _mixing(model, matrix):
    """The entries of a matrix that lead out of a party, or into it."""
    inside = np.zeros(matrix.shape, dtype=bool)
    rest = set(range(model.modes)).difference(*model.parties)
    for group in (*model.parties, tuple(rest)):
        kept = quadratures(group)
        inside[np.ix_(kept, kept)] = True
    return matrix[~inside]


def _parties_commute(model):
    first, second = (quadratures(party) for party in model.parties)
    form = model.symplectic_form
    off = np.abs(form[np.ix_(first, second)]).max()
    if off > 16 * EPS * np.abs(form).max():
        raise ModelError(f"the parties do not commute, by {off:.3g}, but must: else they are one")
    for kept in (first, second):
        smallest = np.linalg.svd(form[np.ix_(kept, kept)], compute_uv=False)[-1]
        if smallest <= 16 * EPS * np.abs(form).max():
            raise ModelError(
                "the symplectic form of a party is degenerate: its modes must be quantum, with "
                f"commutators that do not vanish, but one is {smallest:.3g}"
            )


def _completely_positive(model):
    r"""The noise -(L H + H L^T), with H the background plus i/2 of the commutators."""
    moments = model.stationary_covariance + 0.5j * model.symplectic_form
    flow = model.drift @ moments
    margin, allowed = _margin(-flow - flow.conj().T, np.abs(model.drift) @ np.abs(moments))
    if margin < -allowed:
        raise ModelError(
            "the dynamics is not completely positive (Eq. 55): the smallest eigenvalue of "
            f"-(L H + H L^T), H = Sigma + i sigma / 2, is {margin:.3g}, but must not be negative"
        )


def _start(model):
    """The uncertainty relation at t = 0."""
    moments = model.background(0.0) + model.deviation + 0.5j * model.commutators(0.0)
    margin, allowed = _margin(moments, np.abs(moments))
    if margin < -allowed:
        raise UnphysicalStateError(
            "the initial covariance violates the uncertainty relation (Eq. 60): the smallest "
            f"eigenvalue of Sigma + i sigma / 2 is {margin:.3g}, but must not be negative"
        )


def _margin(matrix, size):
    """The smallest eigenvalue, and how far rounding may carry it below zero."""
    return np.linalg.eigvalsh(matrix)[0], 16 * len(matrix) * EPS * np.abs(size).max()


def quadratures(modes):
    """The rows of x and p of these modes."""
    return [2 * mode + quadrature for mode in modes for quadrature in (0, 1)]
