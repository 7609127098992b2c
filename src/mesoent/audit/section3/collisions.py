"""(42), (43), (46), footnote 3: the generator from short collisions with a bath.

Each site meets fresh bath systems through K = sum V_a B_a for a time s^2, in which the joint
evolution is e^{-i (s^2 H + s K)}. The coefficient of s^2 of what the bath leaves of X is the
generator, and C_ab is the bath's <B_a B_b>.
"""

from itertools import chain

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import generator_proofs, matrices, reasons
from mesoent.audit.section3.site import CASES, boltzmann, kossakowski, named
from mesoent.audit.statement import Statement

#: Points where the power series in s is sampled: the coefficient is off by its 48th successor.
_CIRCLE = 0.3 * np.exp(2j * np.pi * np.arange(48) / 48)


def _collision(h, operators, bath, state, x):
    """The coefficient of s^2."""
    size, rest = len(x), len(state)
    coupling = sum(np.kron(v, b) for v, b in zip(operators, bath, strict=True))
    total = np.kron(h, np.eye(rest))
    joint = np.kron(x, np.eye(rest))
    values = []
    for s in _CIRCLE:
        exponent = 1j * (s**2 * total + s * coupling)
        after = expm(exponent) @ joint @ expm(-exponent)
        values.append(np.einsum("iajb,ba->ij", after.reshape(size, rest, size, rest), state))
    return np.einsum("n,nij->ij", _CIRCLE**-2.0, values) / len(_CIRCLE)


def _two_sites(random):
    """Two sites of two operators on two levels each, every site with a bath of its own."""
    one = np.eye(2)
    site = [_hermitian(random, 2) for _ in range(2)]
    bath = [np.kron(b, one) for b in _bath(random)]
    operators = [[np.kron(v, one) for v in site], [np.kron(one, v) for v in site]]
    state = np.diag(np.kron([0.7, 0.3], [0.7, 0.3])).astype(complex)
    baths = bath, [_swapped(b) for b in bath]
    covariance = np.array([[np.trace(state @ a @ b) for b in bath] for a in bath])
    return operators, baths, state, covariance


def _bath(random):
    """Hermitian operators of two levels without mean in a state that is diagonal."""
    flips = [_hermitian(random, 2) for _ in range(2)]
    return [b - np.diag(np.diag(b)) for b in flips]


def _hermitian(random, size):
    matrix = random.normal(size=(size, size)) + 1j * random.normal(size=(size, size))
    return (matrix + matrix.conj().T) / 2


def _swapped(operator):
    return operator.reshape(2, 2, 2, 2).transpose(1, 0, 3, 2).reshape(4, 4)


def _from_collisions(form, unitary):
    """Compare the form with what collisions give, with or without a Hamiltonian."""
    found = []
    for seed in range(3):
        random = np.random.default_rng(seed)
        operators, baths, state, covariance = _two_sites(random)
        sites = [_hermitian(random, 2) for _ in range(2)]
        h = unitary * (np.kron(sites[0], np.eye(2)) + np.kron(np.eye(2), sites[1]))
        x = matrices.samples(4, 1, seed)[0]
        exact = _collision(h, list(chain(*operators)), list(chain(*baths)), state, x)
        size = np.abs(form(h, covariance, operators, x) - exact).max() / np.abs(exact).max()
        found.append(Residual(size, f"random sites and baths, no. {seed}"))
    return largest(found)


def _dissipative(h, covariance, operators, x):
    """(43): one sum over sites, one C for all."""
    return sum(matrices.dissipator(covariance, site, x) for site in operators)


def _master(h, covariance, operators, x):
    """(42)."""
    return 1j * (h @ x - x @ h) + _dissipative(h, covariance, operators, x)


def _thermal_qubits(temperature, coupling):
    """Footnote 3: Hermitian bath operators of two two-level systems at the bath's temperature.

    The even and the odd combination of the chains each excite one of them; the strengths are
    sqrt((1 + gamma)(1 +- lambda)).
    """
    gamma = boltzmann(temperature)[0]
    state = np.diag(np.kron([1, gamma], [1, gamma])) / (1 + gamma) ** 2
    raise_one = np.array([[0, 0], [1, 0]])
    raised = [np.kron(raise_one, np.eye(2)), np.kron(np.eye(2), raise_one)]
    even, odd = (
        np.sqrt((1 + gamma) * (1 + sign * coupling)) / 2 * r
        for sign, r in zip((1, -1), raised, strict=True)
    )
    bath = [b for r in (even + odd, even - odd) for b in (r + r.T, 1j * (r - r.T))]
    return state, bath


def _bath_residual(form):
    found = []
    for temperature, coupling in CASES:
        state, bath = _thermal_qubits(temperature, coupling)
        exact = np.array([[np.trace(state @ a @ b) for b in bath] for a in bath])
        size = np.abs(form(temperature, coupling) - exact).max()
        found.append(Residual(size, named(temperature, coupling)))
    return largest(found)


def _backward_rotation(h, covariance, operators, x):
    """The sign of the Schroedinger picture."""
    noise = sum(matrices.dissipator(covariance, site, x) for site in operators)
    return noise - matrices.commutator(h, x)


def _transposed_bath(h, covariance, operators, x):
    return sum(matrices.dissipator(covariance.T, site, x) for site in operators)


STATEMENTS = (
    Statement(
        label="(42)", section="3.1", place=(42, 0), kind="definition",
        printed=(
            r"\frac{d}{dt} X_t = \mathbb{L}^{(N)}[X_t] = i [H^{(N)}, X_t] + \mathbb{D}^{(N)}[X_t]"
        ),
        sentence=(
            "Let each site collide with fresh bath systems for ever shorter times: to first order "
            "in the time, what is left of X is the Hamiltonian's commutator, with the sign of the "
            "Heisenberg picture, plus a dissipator."
        ),
        check=lambda form: _from_collisions(form, unitary=True), form=_master,
        wrong=(_backward_rotation,),
        tolerance=1e-13,
        because=(
            "The coefficient of the time is a contour integral of an entire function: rounding."
        ),
        proof=generator_proofs.collision,
        rests_on="Chernoff's theorem: the limit of many weak collisions",
    ),
    Statement(
        label="(43)", section="3.1", place=(43, 0), kind="definition",
        printed=(
            r"\mathbb{D}^{(N)}[X] = \sum_{k=1}^{N} \sum_{\alpha,\beta=1}^{4} C_{\alpha\beta} "
            r"\left( V_\alpha^{[k]} X V_\beta^{[k]} - \frac{1}{2} \left\{ V_\alpha^{[k]} "
            r"V_\beta^{[k]}, X \right\} \right)"
        ),
        sentence=(
            "The dissipator follows from collisions of two sites, each with a bath of its own, "
            "and its matrix C is the bath's correlation of B_alpha with B_beta, in this order."
        ),
        check=lambda form: _from_collisions(form, unitary=False), form=_dissipative,
        wrong=(_transposed_bath,),
        tolerance=1e-13,
        because=(
            "The coefficient of the time is a contour integral of an entire function: rounding."
        ),
        proof=generator_proofs.collision,
        rests_on="Chernoff's theorem: the limit of many weak collisions",
    ),
    Statement(
        label="footnote 3", section="3.1", place=(43, 1), kind="claim",
        printed=(
            r"\text{C of (44), (45) is obtained from } \sum_{k=1}^{N} \sum_{\alpha=1}^{4} "
            r"V_\alpha^{[k]} \otimes B_\alpha^{[k]} \text{ with hermitian bath operators}"
        ),
        sentence=(
            "Two spins of energy omega per collision will do, one for the even and one for the "
            "odd combination of the chains, thermal at the bath's temperature and coupled with "
            "strengths that go as the root of (1 + gamma)(1 +- lambda): their correlations are C."
        ),
        check=_bath_residual, form=kossakowski,
        wrong=(lambda temperature, coupling: kossakowski(temperature, coupling).conj(),),
        tolerance=1e-14, because=reasons.ROUNDING,
        proof=generator_proofs.two_spins,
        rests_on="Davies: the weak-coupling limit has this generator",
    ),
)  # fmt: skip
