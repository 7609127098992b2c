"""(44), (45), complete positivity and footnote 4: what the Kossakowski matrix must be."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit import number_basis
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import generator_proofs, matrices, reasons
from mesoent.audit.section3.site import CASES, boltzmann, kossakowski, named
from mesoent.audit.statement import Statement


def _blocks(a, b):
    """(44)."""
    return np.block([[a, b], [b.conj().T, a]])


def _block_by_block(form):
    """D of products: A acts on each chain as if alone, B and its adjoint on both.

    For any Hermitian A and any B. The terms in B are commutators with one chain's operators.
    """
    operators, alone, found = matrices.quadratures(3), number_basis.quadratures(3), []
    for seed in range(4):
        noise, b = matrices.samples(2, 2, seed)
        a = noise + noise.conj().T
        x, y = matrices.samples(3, 2, seed)
        image = matrices.dissipator(form(a, b), operators, np.kron(x, y))
        one, two = (matrices.dissipator(a, alone, o) for o in (x, y))
        exact = np.kron(one, y) + np.kron(x, two) + _statistical(b, alone, x, y)
        size = np.abs(image - exact).max() / np.abs(exact).max()
        found.append(Residual(size, f"random A and B, no. {seed}"))
    return largest(found)


def _statistical(b, v, x, y):
    """sum B_ij (V_i x (x) [y, V_j] + [V_i, x] (x) y V_j)/2, and the adjoint of y and x's."""
    total = 0
    for i, j in np.ndindex(2, 2):
        forward = np.kron(v[i] @ x, _bracket(y, v[j])) + np.kron(_bracket(v[i], x), y @ v[j])
        back = np.kron(_bracket(x, v[i]), v[j] @ y) + np.kron(x @ v[i], _bracket(v[j], y))
        total = total + (b[i, j] * forward + b[i, j].conj() * back) / 2
    return total


def _bracket(left, right):
    return left @ right - right @ left


def _parameters(temperature, coupling):
    """(45): A and B."""
    inverse = 1 / temperature if temperature else np.inf
    gamma, eta = np.exp(-inverse), np.tanh(inverse / 2)
    a = (1 + gamma) / 2 * np.array([[1, 1j * eta], [-1j * eta, 1]])
    return a, coupling * a


def _ladder_rates(form):
    """Emission at the rates 1 +- lambda into the bath, absorption slower by e^{-omega/T}."""
    levels, found = 3, []
    a = number_basis.lowering(levels)
    chains = np.kron(a, np.eye(levels)), np.kron(np.eye(levels), a)
    x = matrices.samples(levels**2, 1)[0]
    for temperature, coupling in CASES:
        gamma = boltzmann(temperature)[0]
        exact = 0
        for sign in (1, -1):
            mode = (chains[0] + sign * chains[1]) / np.sqrt(2)
            jumps = _jump(mode.T, x) + gamma * _jump(mode, x)
            exact = exact + (1 + sign * coupling) * jumps
        one, two = form(temperature, coupling)
        c = np.block([[one, two], [two, one]])
        image = matrices.dissipator(c, matrices.quadratures(levels), x)
        size = np.abs(image - exact).max() / np.abs(exact).max()
        found.append(Residual(size, named(temperature, coupling)))
    return largest(found)


def _jump(left, x):
    """A^+ X A - {A^+ A, X} / 2 with left = A^+."""
    loss = left @ left.T
    return left @ x @ left.T - (loss @ x + x @ loss) / 2


def _allowed_coupling(form):
    """Where the Choi matrix of e^{tL} ceases to be positive."""
    found = []
    for temperature in (0.0, 0.3, 2.0):
        start, slope = _affine_in_coupling(temperature)
        for sign in (1, -1):
            limit = matrices.threshold(
                lambda c, a=start, b=sign * slope: _completely_positive(a + c * b), 0.5, 1.7
            )
            size = abs(limit - form(temperature))
            found.append(Residual(size, f"T = {temperature:g}, lambda = {sign * limit:.6f}"))
    return largest(found)


def _affine_in_coupling(temperature):
    """The generator without coupling, and what a unit of coupling adds."""
    operators, h = matrices.quadratures(2), matrices.energy(2)
    none, full = (
        matrices.liouvillian(kossakowski(temperature, coupling), operators, h)
        for coupling in (0.0, 1.0)
    )
    return none, full - none


def _completely_positive(generator):
    return matrices.choi_minimum(expm(0.1 * generator)) > -1e-14


def _pauli_flow(rate):
    """e^{tL}, for a short time, of a spin dephased along x and y at rate 1, along z at rate -r."""
    x, y = np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]])
    generator = matrices.liouvillian(
        np.diag([1.0, 1.0, -rate]), [x, y, np.diag([1, -1])], np.zeros((2, 2))
    )
    return expm(1e-5 * generator)


def _output_minimum(matrix):
    """Smallest eigenvalue of what becomes of pure states of a spin."""
    angles = np.linspace(0, np.pi, 33)
    states = np.stack([np.cos(angles / 2), np.sin(angles / 2)], -1)
    outputs = [(matrix @ np.outer(s, s).ravel()).reshape(2, 2) for s in states]
    return np.linalg.eigvalsh(outputs).min()


def _positivity_gap(form):
    """How far beyond complete positivity a semigroup can stay positive."""
    positive = matrices.threshold(lambda r: _output_minimum(_pauli_flow(r)) > -1e-14, 0.0, 2.3)
    complete = matrices.threshold(
        lambda r: matrices.choi_minimum(_pauli_flow(r)) > -1e-14, -1.0, 2.3
    )
    return Residual(abs(positive - complete - form), f"positive up to r = {positive:.6f}")


def _blocks_wrong(upper, lower, corner=lambda b: b.conj().T):
    """(44) with other diagonal _blocks_wrong or another lower corner."""
    return lambda a, b: np.block([[upper(a), b], [corner(b), lower(a)]])


def _same(a):
    return a


def _exchanged_rates(temperature, coupling):
    """Emission slower than absorption."""
    gamma, eta = boltzmann(temperature)
    a = (1 + gamma) / 2 * np.array([[1, -1j * eta], [1j * eta, 1]])
    return a, coupling * a


STATEMENTS = (
    Statement(
        label="(44)", section="3.1", place=(44, 0), kind="definition",
        printed=(
            r"C = \begin{pmatrix} \mathbb{A} & \mathbb{B} \\ \mathbb{B}^\dagger & \mathbb{A} "
            r"\end{pmatrix}"
        ),
        sentence=(
            "On products A acts on each chain as if it were alone, and B with its adjoint couples "
            "them, for every Hermitian A and every B."
        ),
        check=_block_by_block, form=_blocks,
        wrong=(
            lambda a, b: np.block([[a, b], [b, a]]),
            _blocks_wrong(_same, np.transpose),
            _blocks_wrong(_same, lambda a: 3 * a),
            _blocks_wrong(np.zeros_like, np.zeros_like),
        ),
        tolerance=1e-13, because=reasons.ROUNDING,
        proof=generator_proofs.hermitian,
    ),
    Statement(
        label="(45)", section="3.1", place=(45, 0), kind="definition",
        printed=(
            r"\mathbb{A} = \frac{1+\gamma}{2} \begin{pmatrix} 1 & i\eta \\ -i\eta & 1 "
            r"\end{pmatrix}, \quad \mathbb{B} = \lambda \mathbb{A}, \quad \gamma = "
            r"e^{-\beta\omega}, \quad \eta = \tanh(\beta\omega/2)"
        ),
        sentence=(
            "In ladder operators the bath takes quanta from a_1 +- a_2 at the rates 1 +- lambda "
            "and gives them back e^(-omega/T) times as often, which is detailed balance; the unit "
            "of time is one emission, spontaneous or not, so that the damping 1 - gamma falls "
            "with T."
        ),
        check=_ladder_rates, form=_parameters, wrong=(_exchanged_rates,),
        tolerance=1e-13, because=reasons.ROUNDING,
        proof=generator_proofs.ladder_rates,
    ),
    Statement(
        label="Sec. 3.1, complete positivity", section="3.1", place=(45, 1), kind="claim",
        printed=r"\text{complete positivity} \Rightarrow C \geq 0 \Rightarrow \lambda^2 \leq 1",
        sentence=(
            "At every temperature, also at T = 0, the Choi matrix of the evolution acquires a "
            "negative eigenvalue exactly when |lambda| passes 1."
        ),
        check=_allowed_coupling, form=lambda temperature: 1.0,
        wrong=(lambda temperature: boltzmann(temperature)[1],),
        tolerance=1e-10,
        because="The eigenvalue crosses zero with a slope of about t = 0.1, and is known to 1e-14.",
        proof=generator_proofs.spectrum,
        rests_on=(
            "Gorini, Kossakowski, Sudarshan; Lindblad: completely positive if and only if C >= 0"
        ),
    ),
    Statement(
        label="footnote 4", section="3.1", place=(45, 2), kind="claim",
        printed=r"\text{complete positivity is more restrictive than positivity}",
        sentence=(
            "A spin dephased along x and y at rate 1 and along z at rate -r shows the difference: "
            "its evolution keeps all states positive up to r = 1, but is completely positive only "
            "up to r = 0."
        ),
        check=_positivity_gap, form=1.0, wrong=(0.0,),
        tolerance=1e-4,
        because="The thresholds are those of a time t = 1e-5, at which the second is r = t.",
    ),
)  # fmt: skip
