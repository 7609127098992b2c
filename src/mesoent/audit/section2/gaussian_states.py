"""Gaussian states and their covariance matrices: (13) and (14)."""

from functools import cache
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.number_basis import lowering
from mesoent.audit.section2 import cases, fock, site_proofs
from mesoent.audit.statement import Statement

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


STATEMENTS = (
    Statement(
        label="(13)", section="2.1", place=(13, 0), kind="definition",
        printed=(
            r"\text{Tr}\left[\rho\,\widehat{W}(\vec{v})\right] = "
            r"e^{-\frac{1}{2}(\vec{v}\cdot\Sigma\cdot\vec{v})}"
        ),
        sentence="Thermal and squeezed thermal states, as matrices, have just this trace.",
        check=gaussian_states, form=lambda v, covariance: np.exp(-(v @ covariance @ v) / 2),
        wrong=(lambda v, covariance: np.exp(-(v @ covariance @ v) / 4),),
        tolerance=1e-11,
        because="60 levels leave out less than 1e-13 of the hottest squeezed state.",
        proof=site_proofs.gaussian_state,
        rests_on="Williamson's theorem: a Gaussian state is a thermal one, transformed",
    ),
    Statement(
        label="(14)", section="2.1", place=(14, 0), kind="definition",
        printed=(
            r"[\Sigma]_{ij} \equiv \frac{1}{2} \text{Tr}\left[\rho \left\{R_i, R_j\right\}\right]"
        ),
        sentence=(
            "It is the curvature of (13) at the origin; without the anticommutator it would be "
            "off by i/2."
        ),
        check=covariance_matrix,
        form=lambda state, v: np.array(
            [[np.trace(state @ (a @ b + b @ a)) / 2 for b in v] for a in v]
        ),
        wrong=(lambda state, v: np.array([[np.trace(state @ a @ b) for b in v] for a in v]),),
        tolerance=1e-11, because="a contour of radius 1/4 magnifies rounding 16 times.",
        proof=site_proofs.gaussian_state,
        rests_on="Williamson's theorem: a Gaussian state is a thermal one, transformed",
    ),
)  # fmt: skip
