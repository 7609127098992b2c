"""Gaussian states and their covariance matrices: (13) and (14)."""

from functools import cache
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.number_basis import lowering
from mesoent.audit.section2 import cases, fock

LEVELS = 60


def gaussian_states(form):
    """Thermal and squeezed thermal states: the trace with exact Weyl operators."""
    tried = product((0.05, 0.4, 1.0), (0.0, 0.3), cases.vectors(13, 3, 2, scale=1.5))
    return largest(_gaussian(form, *case) for case in tried)


def _gaussian(form, temperature, squeezing, v):
    variances = np.exp([-2 * squeezing, 2 * squeezing]) / (2 * cases.eta(temperature))
    actual = np.trace(squeezed_thermal(temperature, squeezing) @ fock.weyl(v, LEVELS))
    at = f"T = {temperature}, squeezed by {squeezing}, v = {cases.rounded(v)}"
    return Residual(abs(actual - form(v, np.diag(variances))), at)


@cache
def squeezed_thermal(temperature, squeezing):
    """The thermal state with x made narrower by exp(-squeezing)."""
    a = lowering(LEVELS)
    squeeze = expm(squeezing / 2 * (a @ a - a.T @ a.T))
    return squeeze * fock.thermal_weights(1 / temperature, LEVELS) @ squeeze.T


def covariance_matrix(form):
    """Against the curvature of the trace with W at the origin, by contour integrals."""
    return largest(_curvature(form, *case) for case in product((0.05, 0.5), (0.0, 0.3)))


def _curvature(form, temperature, squeezing):
    state = squeezed_thermal(temperature, squeezing)
    along_x, along_p, diagonal = (_second_moment(state, v) for v in ((1, 0), (0, 1), (1, 1)))
    mixed = (diagonal - along_x - along_p) / 2
    expected = np.array([[along_x, mixed], [mixed, along_p]])
    size = np.abs(form(state, fock.quadratures(LEVELS)) - expected).max()
    return Residual(size, f"T = {temperature}, squeezed by {squeezing}")


def _second_moment(state, v):
    return -2 * np.trace(state @ _second_coefficient(v))


@cache
def _second_coefficient(v):
    """Of s^2 in W(s v)."""
    circle = 0.25 * np.exp(2j * np.pi * np.arange(16) / 16)
    return sum(fock.weyl(s * np.array(v), LEVELS) * s**-2 for s in circle) / 16


CHECKS = {
    "(13)": Check(gaussian_states, lambda v, covariance: np.exp(-(v @ covariance @ v) / 2)),
    "(14)": Check(
        covariance_matrix,
        lambda state, v: np.array([[np.trace(state @ (a @ b + b @ a)) / 2 for b in v] for a in v]),
    ),
}
