"""Weyl operators: (10) to (12), (33), (36) and (37)."""

from functools import partial
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2 import cases, fock

#: Intermediate states that count for the short vectors used here.
LEVELS = 60
KEPT = 3


def exponentials(form, modes, levels, scale):
    """The exponential of a sum over the modes, against exact matrix elements."""
    tried = cases.vectors(10, 3, 2 * modes, scale=scale)
    return largest(_exponential(form, v, modes, levels) for v in tried)


def _exponential(form, v, modes, levels):
    actual = expm(form(v, fock.all_quadratures(levels, modes)))
    difference = fock.below(actual, levels, modes, 2) - fock.tensor(_blocks(v))
    return Residual(np.abs(difference).max(), f"v = {cases.rounded(v)}")


def unitarity(form):
    """W(v)^dag = W(w) and W(w) W(v) = 1 for the w that the form names."""
    return largest(_unitary(form, v) for v in cases.vectors(11, 6, 2, scale=0.7))


def _unitary(form, v):
    w = form(v)
    adjoint = fock.weyl(v, LEVELS).conj().T - fock.weyl(w, LEVELS)
    inverse = (fock.weyl(w, LEVELS) @ fock.weyl(v, LEVELS))[:KEPT, :KEPT] - np.eye(KEPT)
    size = np.max([np.abs(adjoint).max(), np.abs(inverse).max()])
    return Residual(size, f"v = {cases.rounded(v)}")


def composition(form, modes):
    """W(r1) W(r2) = W(r1 + r2) times the phase of the form, mode by mode; and W(r)^dag."""
    return largest(_composed(form, *pair) for pair in cases.vectors(15, 6, 2, 2 * modes))


def _composed(form, first, second):
    phase, adjoint = form(first, second)
    whole = fock.tensor(_products(first, second)) - phase * fock.tensor(_blocks(first + second))
    dagger = fock.tensor(_blocks(first)).conj().T - fock.tensor(_blocks(adjoint))
    size = np.max([np.abs(whole).max(), np.abs(dagger).max()])
    return Residual(size, f"r1 = {cases.rounded(first)}, r2 = {cases.rounded(second)}")


def _products(first, second):
    pairs = zip(first.reshape(-1, 2), second.reshape(-1, 2), strict=True)
    return [(fock.weyl(v, LEVELS) @ fock.weyl(w, LEVELS))[:2, :2] for v, w in pairs]


def _blocks(vector):
    return [fock.weyl(v, 2) for v in vector.reshape(-1, 2)]


def symplectic_matrix(form):
    """Commutators of all quadratures of N sites, averaged in the vacuum."""
    return largest(_symplectic(form, sites) for sites in (1, 2))


def _symplectic(form, sites):
    v = fock.all_quadratures(2, 2 * sites)
    expected = np.array([[(-1j * (a @ b - b @ a))[0, 0] for b in v] for a in v])
    return Residual(np.abs(form(sites) - expected).max(), f"N = {sites}")


def derivatives(form):
    """Derivatives of W(s v) at s = 0, by contour integrals, against powers of v.R."""
    tried = product(range(1, 7), cases.vectors(12, 3, 2))
    return largest(_derivative(form, *case) for case in tried)


def _derivative(form, order, v):
    circle = np.exp(2j * np.pi * np.arange(64) / 64)
    series = sum(fock.weyl(s * v, KEPT) * s**-order for s in circle) / 64
    x, p = fock.quadratures(KEPT + 8)
    power = np.linalg.matrix_power(v[0] * x + v[1] * p, order)[:KEPT, :KEPT]
    difference = np.prod(np.arange(1.0, order + 1)) * series - form(order) * power
    size = np.abs(difference).max() / np.abs(power).max()
    return Residual(size, f"derivative {order}, v = {cases.rounded(v)}")


def boundedness(form):
    """By how much the norm differs from one as more and more levels are kept."""
    return largest(_norm(form, levels) for levels in (20, 40, 80))


def _norm(form, levels):
    return Residual(abs(np.linalg.norm(form(levels), 2) - 1), f"{levels} levels kept")


def field_commutators(form):
    """Two linear combinations of the fields of three modes, in the number basis."""
    return largest(_fields(form, *pair) for pair in cases.vectors(14, 5, 2, 6))


def _fields(form, first, second):
    field = np.array(fock.all_quadratures(3, 3))
    left, right = np.tensordot(first, field, 1), np.tensordot(second, field, 1)
    difference = left @ right - right @ left - form(first, second) * np.eye(27)
    size = np.abs(fock.below(difference, 3, 3, 2)).max()
    return Residual(size, f"r1 = {cases.rounded(first)}, r2 = {cases.rounded(second)}")


def canonical(modes):
    """The block-diagonal symplectic matrix of (12) and (32)."""
    return np.kron(np.eye(modes), [[0.0, 1.0], [-1.0, 0.0]])


def weyl_phase(first, second):
    """exp(-i r1.sigma.r2/2)."""
    return np.exp(-0.5j * first @ canonical(len(first) // 2) @ second)


def _linear(v, operators):
    return 1j * sum(c * operator for c, operator in zip(v, operators, strict=True))


CHECKS = {
    "(10)": Check(partial(exponentials, modes=2, levels=11, scale=0.4), _linear),
    "after (10)": Check(unitarity, lambda v: -v),
    "(11)": Check(partial(composition, modes=2), lambda v1, v2: (weyl_phase(v1, v2), -v1)),
    "(12)": Check(symplectic_matrix, lambda sites: canonical(2 * sites)),
    "after (12)": Check(derivatives, lambda order: 1j**order),
    "Sec. 2.1, boundedness": Check(boundedness, lambda levels: fock.weyl((0.3, 0.2), levels)),
    "(33)": Check(partial(composition, modes=3), lambda r1, r2: (weyl_phase(r1, r2), -r1)),
    "(36)": Check(partial(exponentials, modes=3, levels=5, scale=0.1), _linear),
    "(37)": Check(field_commutators, lambda r1, r2: 1j * r1 @ canonical(3) @ r2),
}
