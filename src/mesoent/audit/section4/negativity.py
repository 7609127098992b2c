"""The entanglement in time and its limit: (72), (73), (74)."""

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section4 import fock, one_site
from mesoent.audit.section4.cases import Case, compared

#: Temperature and two-mode squeezing of states whose partial transpose is diagonalised.
_STATES = ((0.0, 0.12), (0.3, 0.1), (0.4, 0.03))

_LIMITS = (
    Case(0.1, 1.0, 1.0), Case(0.1, 1.0, -1.0), Case(0.3, -1.0, 0.5), Case(0.0, 1.0, 2.0),
    Case(0.7, 1.0, 0.05), Case(3.0, 1.0, 1.5), Case(0.0, 0.9, 1.0), Case(0.1, 0.9, 1.0),
    Case(0.2, -0.99, -0.5), Case(0.5, 0.0, 1.0), Case(2.0, 0.5, 2.0),
)  # fmt: skip


def logarithm(invariant):
    """(72)."""
    return -0.5 * np.log2(4 * invariant)


def printed_entanglement(case):
    """The right side of (73), which the paper calls E(t)."""
    k, rate = case.squeezing, case.eta / (1 + case.eta)
    decay = rate * case.time
    thermal = ((1 + case.eta**2) / (4 * case.eta)) ** 2
    stretched = np.exp(4 * k) + np.exp(4 * decay) - 1
    shrunk = np.exp(4 * (k + decay)) - np.expm1(4 * k) * np.cosh(2 * decay * case.coupling) ** 2
    return thermal * np.exp(-4 * (k + 2 * decay)) * stretched * shrunk


def corrected_entanglement(case):
    """(73) as I(t), at the modulus of the squeezing, in (72)."""
    return logarithm(printed_entanglement(case._replace(squeezing=abs(case.squeezing))))


def printed_limit(case):
    """(74): the natural logarithm, k with its sign, lambda = 1 alone."""
    return -0.5 * np.log(_survival(case.squeezing, case.coupling == 1) * _thermal(case))


def corrected_limit(case):
    """(74) to base 2, at the moduli of k and lambda."""
    dark = abs(case.coupling) == 1
    return -0.5 * np.log2(_survival(abs(case.squeezing), dark) * _thermal(case))


def trace_norm(form):
    """E from the partial transpose of density matrices, against `form` of the invariant I."""
    return largest(_one_state(form, *state) for state in _STATES)


def partial_transpose(form):
    """The symplectic eigenvalue of the partial transpose, from the dissipator of one site."""
    return compared(form, one_site.log_negativity)


def late(form):
    """The same when all that decays has decayed by exp(-40)."""

    return compared(form, lambda case: one_site.log_negativity(case.late), _LIMITS)


def _one_state(form, temperature, strength):
    cutoff, case = 12, Case(temperature, 0.0, 0.0)
    thermal = fock.thermal_state(case.gamma, cutoff)
    squeezer = fock.two_mode_squeezer(strength, cutoff)
    state = squeezer @ np.kron(thermal, thermal) @ squeezer.T
    levels = np.linalg.eigvalsh(fock.partial_transpose(state, cutoff))
    expected = np.log2(np.abs(levels).sum())
    eigenvalue = one_site.smallest_eigenvalue(fock.covariance(state, fock.both(cutoff)))
    found = max(0.0, form(eigenvalue**2))
    where = f"thermal at T = {temperature:g}, two-mode squeezed by {strength:g}"
    return Residual(abs(found - expected), where)


def _survival(squeezing, dark):
    return (3 + np.exp(-4 * squeezing)) / 4 if dark else 1.0


def _thermal(case):
    return (1 + case.eta**2) ** 2 / (4 * case.eta**2)


CHECKS = {
    "(72)": Check(trace_norm, logarithm),
    "(73)": Check(partial_transpose, printed_entanglement, corrected_entanglement),
    "(74)": Check(late, printed_limit, corrected_limit),
}
