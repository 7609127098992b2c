"""The reduced covariance in time: (70), (71), A(t) and B(t), and what the Hamiltonian does."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.section4 import one_site, proofs
from mesoent.audit.section4.cases import CASES, compared
from mesoent.audit.statement import Statement

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


_EXPONENTIAL = (
    "Relative to the largest entry: the exponential of t L loses about eps |t L|, below 3e-14 for "
    "the longest times, and the decay and the growth of cosh cancel in the formula likewise"
)


def _transposed_sandwich(rotation, a, b):
    return sandwich(rotation.T, a, b)


def _transposed_rotation(case):
    return rotation(case).T


def _swapped_signs(case):
    """3 + cosh and cosh - 1 exchanged between A and B."""
    both = blocks(case)
    thermal = (1 + case.eta**2) / (4 * case.eta) * np.eye(2)
    a, b = both[:2, :2] - thermal, both[:2, 2:]
    return np.block([[b + thermal, a], [a, b + thermal]])


def _coupled_oscillators(case):
    """A Hamiltonian that swaps quanta between the chains."""
    swap = np.kron([[0.0, 1.0], [1.0, 0.0]], np.eye(2))
    return case.frequency * (np.eye(4) + 0.3 * swap)


STATEMENTS = (
    Statement(
        label="(70)", section="4", place=(70, 0), kind="computable",
        printed=(
            r"\widehat\Sigma_\Omega^{(k)}(t) = \begin{pmatrix} \mathcal H(t) & 0 \\ 0 & \mathcal "
            r"H(t) \end{pmatrix} \begin{pmatrix} A(t) & B(t) \\ B(t) & A(t) \end{pmatrix} "
            r"\begin{pmatrix} \mathcal H(t) & 0 \\ 0 & \mathcal H(t) \end{pmatrix}^T"
        ),
        sentence=(
            "Noise first and rotation afterwards is the same as both at once: the two parts of "
            "the dynamics commute, at any temperature, coupling and time."
        ),
        check=laboratory_frame, form=sandwich, wrong=(_transposed_sandwich,),
        tolerance=5e-12,
        because=(
            "Relative to the largest entry: the exponential of t L loses about eps |t L|, with |t "
            "L| up to a hundred and twice that in the angle of the rotation."
        ),
        proof=proofs.rotation,
    ),
    Statement(
        label="(71)", section="4", place=(71, 0), kind="computable",
        printed=(
            r"\mathcal H(t) = \begin{pmatrix} \cos(2\omega t) & \sin(2\omega t) \\ -\sin(2\omega "
            r"t) & \cos(2\omega t) \end{pmatrix}"
        ),
        sentence=(
            "The collective quadratures turn at 2 omega, twice as fast as the oscillators they "
            "are made of, because they are quadratic in them."
        ),
        check=one_chain_turning, form=rotation, wrong=(_transposed_rotation,),
        tolerance=5e-12,
        because=(
            "The exponential of a matrix of norm 2 omega t up to a hundred, undamped: eps times "
            "the norm, times the number of squarings."
        ),
        proof=proofs.rotation,
    ),
    Statement(
        label="after (71)", section="4", place=(71, 1), kind="computable",
        printed=(
            r"\begin{aligned} A(t) &= \frac{1+\eta^2}{4\eta} \left\{ "
            r"\frac{e^{-\frac{4t\eta}{1+\eta}}}{4} \left[ 3 + \cosh\left(\frac{4\eta\lambda "
            r"t}{1+\eta}\right) \right] \begin{pmatrix} e^{4k} - 1 & 0 \\ 0 & e^{-4k} - 1 "
            r"\end{pmatrix} + \mathbf 1_2 \right\} \\ B(t) &= \frac{1+\eta^2}{4\eta} \left\{ "
            r"\frac{e^{-\frac{4t\eta}{1+\eta}}}{4} \left[ \cosh\left(\frac{4\eta\lambda "
            r"t}{1+\eta}\right) - 1 \right] \begin{pmatrix} e^{4k} - 1 & 0 \\ 0 & e^{-4k} - 1 "
            r"\end{pmatrix} \right\} \end{aligned}"
        ),
        sentence=(
            "The master equation of a single site, taken through the central limit, reproduces "
            "both blocks, from T = 0 to high temperature and up to |lambda| = 1."
        ),
        check=dissipated, form=blocks, wrong=(_swapped_signs,),
        tolerance=1e-12, because=_EXPONENTIAL + ".",
        proof=proofs.blocks,
    ),
    Statement(
        label="Sec. 4, no contribution of the Hamiltonian", section="4", place=(74, 2),
        kind="claim",
        printed=(
            r"\text{the Hamiltonian does not contain coupling terms and the dynamics it generates "
            r"completely decouples giving no contribution to } E"
        ),
        sentence=(
            "E with the oscillators turning equals E with the oscillators at rest; it would not "
            "if the Hamiltonian coupled them."
        ),
        check=same_entanglement, form=one_site.free_oscillators, wrong=(_coupled_oscillators,),
        tolerance=1e-10,
        because=(
            "E from covariances that the rotation has mixed: eps exp(8 |k|) with |k| up to one."
        ),
        proof=proofs.rotation,
    ),
)  # fmt: skip
