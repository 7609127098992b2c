"""The reduced covariance in time: (70), (71), A(t) and B(t), and what the Hamiltonian does."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check
from mesoent.audit.section4 import one_site
from mesoent.audit.section4.cases import CASES, compared

#: Squeezing of at most one: in the laboratory frame rounding costs exp(8 k) of E.
_GENTLE = [case for case in CASES if abs(case.squeezing) <= 1]


def sandwich(rotation, a, b):
    """(70)."""
    both = np.kron(np.eye(2), rotation)
    return both @ np.block([[a, b], [b, a]]) @ both.T


def rotation(case):
    """(71)."""
    angle = 2 * case.frequency * case.time
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def blocks(case):
    """A(t) and B(t), as a matrix of blocks."""
    rate = case.eta / (1 + case.eta)
    stretch = np.diag([np.expm1(4 * case.squeezing), np.expm1(-4 * case.squeezing)])
    decay = np.exp(-4 * case.time * rate) / 4
    swing = np.cosh(4 * rate * case.coupling * case.time)
    a = decay * (3 + swing) * stretch + np.eye(2)
    b = decay * (swing - 1) * stretch
    return (1 + case.eta**2) / (4 * case.eta) * np.block([[a, b], [b, a]])


def laboratory_frame(form):
    """(70), with blocks of the dissipator alone and a rotation by (71), against both at once."""

    def found(case):
        dissipated = one_site.covariance(case)
        return form(rotation(case), dissipated[:2, :2], dissipated[:2, 2:])

    return compared(found, lambda case: one_site.covariance(case, one_site.free_oscillators))


def one_chain_turning(form):
    """(71) against the motion of the first chain's mode when nothing couples the chains."""

    def expected(case):
        alone = case._replace(coupling=0.0)
        drift = one_site.fluctuations(alone, one_site.free_oscillators).drift[:2, :2]
        return expm(case.time * (drift - np.eye(2) * np.trace(drift) / 2))

    return compared(form, expected)


def dissipated(form):
    """A(t) and B(t) against the dissipator of one site."""
    return compared(form, one_site.covariance)


def same_entanglement(hamiltonian):
    """E with a Hamiltonian against E without."""
    return compared(
        lambda case: one_site.log_negativity(case, hamiltonian), one_site.log_negativity, _GENTLE
    )


CHECKS = {
    "(70)": Check(laboratory_frame, sandwich),
    "(71)": Check(one_chain_turning, rotation),
    "after (71)": Check(dissipated, blocks),
    "Sec. 4, no contribution of the Hamiltonian": Check(
        same_entanglement, one_site.free_oscillators
    ),
}
