"""The entanglement in time and its limit: (72), (73), (74)."""

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import fock, one_site, proofs, reasons
from mesoent.audit.section4.cases import Case, compared
from mesoent.audit.statement import CORRECTED, TYPESETTING, Statement

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


def _signed_squeezing(case):
    """(73) as I(t), with k instead of its modulus."""
    return logarithm(printed_entanglement(case))


def _first_branch_at_plus_one_only(case):
    return printed_limit(case) / np.log(2)


STATEMENTS = (
    Statement(
        label="(72)", section="4", place=(72, 0), kind="definition",
        printed=r"\mathcal E(t) = -\frac12 \log_2\left(4 \mathcal I(t)\right)",
        sentence=(
            "For entangled and for separable density matrices the logarithm to base 2 of the "
            "trace norm of the partial transpose is the positive part of this."
        ),
        check=trace_norm, form=logarithm, wrong=(lambda invariant: -0.5 * np.log(4 * invariant),),
        tolerance=1e-9, because=reasons.FOCK + ", and the trace norm adds up their moduli.",
        proof=proofs.closed_form,
        rests_on="Vidal, Werner 2002: the trace norm of a transposed Gaussian state",
    ),
    Statement(
        label="(73)", section="4", place=(73, 0), kind="computable",
        printed=(
            r"\mathcal E(t) = \left(\frac{1+\eta^2}{4\eta}\right)^2 e^{-4\left(k + \frac{2\eta "
            r"t}{1+\eta}\right)} \left(e^{4k} + e^{\frac{4\eta t}{1+\eta}} - 1\right) \left[ "
            r"e^{4\left(k + \frac{\eta t}{1+\eta}\right)} - \left(e^{4k} - 1\right) "
            r"\cosh^2\left(\frac{2\eta\lambda t}{1+\eta}\right) \right]"
        ),
        quotation=r"\mathcal{E}(t) = \left(\frac{1+\eta^2}{4\eta}\right)^2", settled_by=TYPESETTING,
        corrected=(
            r"\mathcal I(t) = \left(\frac{1+\eta^2}{4\eta}\right)^2 e^{-4\left(|k| + \frac{2\eta "
            r"t}{1+\eta}\right)} \left(e^{4|k|} + e^{\frac{4\eta t}{1+\eta}} - 1\right) \left[ "
            r"e^{4\left(|k| + \frac{\eta t}{1+\eta}\right)} - \left(e^{4|k|} - 1\right) "
            r"\cosh^2\left(\frac{2\eta\lambda t}{1+\eta}\right) \right]"
        ),
        recorded=CORRECTED,
        sentence=(
            "The right side is not E(t) but I(t), the square of the symplectic eigenvalue, which "
            "(72) turns into E(t); and it is right for k > 0 only, so that k has to be its "
            "modulus."
        ),
        check=partial_transpose, form=printed_entanglement, corrected_form=corrected_entanglement,
        wrong=(_signed_squeezing,),
        tolerance=1e-11, because=reasons.DIRECT + ".",
        proof=proofs.closed_form,
    ),
    Statement(
        label="(74)", section="4", place=(74, 0), kind="limit",
        printed=(
            r"\lim_{t \to \infty} \mathcal E(t) = \begin{cases} -\frac12 \log\left(\frac{(3 + "
            r"e^{-4k})(1+\eta^2)^2}{16\eta^2}\right) , & \text{if } \lambda = 1 \\ -\frac12 "
            r"\log\left(\frac{(1+\eta^2)^2}{4\eta^2}\right) , & \text{if } \lambda < 1 \end{cases}"
        ),
        quotation=r"-\frac{1}{2} \log \left(", settled_by=TYPESETTING,
        corrected=(
            r"\lim_{t \to \infty} \mathcal E(t) = \begin{cases} -\frac12 \log_2\left(\frac{(3 + "
            r"e^{-4|k|})(1+\eta^2)^2}{16\eta^2}\right) , & \text{if } |\lambda| = 1 \\ -\frac12 "
            r"\log_2\left(\frac{(1+\eta^2)^2}{4\eta^2}\right) , & \text{if } |\lambda| < 1 "
            r"\end{cases}"
        ),
        recorded=CORRECTED,
        sentence=(
            "The limit is right with logarithms to base 2, as in (65), and the moduli of k and "
            "lambda: the first branch holds at lambda = -1 too; the second is zero at T = 0."
        ),
        check=late, form=printed_limit, corrected_form=corrected_limit,
        wrong=(_first_branch_at_plus_one_only,),
        tolerance=1e-11, because=reasons.DIRECT + ", and what still decays is below exp(-40).",
        proof=proofs.limits,
    ),
)  # fmt: skip
