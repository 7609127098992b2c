"""(63), (64) and partial transposition: which states are separable."""

from functools import cache

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import covariances, state_proofs
from mesoent.audit.section3.matrices import threshold
from mesoent.audit.statement import CORRECTED, TYPESETTING, Statement
from mesoent.models.double_chain.model import DoubleChain

_PAULI = np.diag([1.0, -1.0])
_TURN = np.array([[0.0, 1.0], [-1.0, 0.0]])


def invariants(matrix):
    """(63), with that matrix for sigma_3."""

    def four(one, cross, two):
        chain = one @ matrix @ cross @ matrix @ two @ matrix @ cross.T @ matrix
        return *(np.linalg.det(b) for b in (one, two, cross)), np.trace(chain)

    return four


def _unchanged(form):
    """Local canonical transformations change none of the four, and they give det Sigma.

    I_1 + I_2 + 2 I_3 is the sum of the squared symplectic eigenvalues of the state.
    """
    random, found = np.random.default_rng(2), []
    named = [(f"random state no. {i}", s) for i, s in enumerate(covariances.random_states(20))]
    vacuum = covariances.squeezed_vacuum(0.5)
    named += [
        (f"squeezed vacuum, mode 1 turned by {a:g}", covariances.locally_squeezed(vacuum, 0.3, a))
        for a in (0.0, 0.7, np.pi / 2)
    ]
    chains = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    named.append(("T = 0.1, lambda = 1, k = 1, t = 1", chain_state(chains, 1.0)))
    for name, state in named:
        local = covariances.random_local(random)
        before = np.array(form(*covariances.blocks(state)))
        after = np.array(form(*covariances.blocks(local @ state @ local.T)))
        whole = before[0] * before[1] + before[2] ** 2 - before[3] - np.linalg.det(state)
        seralian = before[0] + before[1] + 2 * before[2]
        spectrum = (covariances.symplectic_eigenvalues(state) ** 2).sum()
        scale = 1 + before[0] * before[1]
        size = max(np.abs(after - before).max(), abs(whole), abs(seralian - spectrum)) / scale
        found.append(Residual(size, name))
    return largest(found)


def chain_state(model, time):
    """The covariance (61), (62) of the paper's own state."""
    kept, stationary = expm(time * model.drift), model.stationary_covariance
    full = stationary + kept @ (model.initial_covariance - stationary) @ kept.T
    return full[:4, :4]


def simon(one, two, cross, fourth):
    """(64)."""
    return one * two + (0.25 - abs(cross)) ** 2 - fourth - (one + two) / 4


def _margin(mode):
    """Negative unless the covariance of one mode is that of a state, the vacuum being 1."""
    return np.linalg.eigvalsh(mode - 1j * _TURN)[0]


def _is_separable(covariance):
    """Whether a state is a mixture of product states: the map of Giedke, Kraus, Lewenstein, Cirac.

    Each step makes a state that is separable if and only if the one before is, and ends, in
    a few steps, with one that is plainly no state or plainly a product with noise.
    Phys. Rev. Lett. 87 (2001) 167904. In their units the vacuum is 1.
    """
    one, cross, two = (2 * block for block in covariances.blocks(covariance))
    for _ in range(60):
        if min(_margin(one), _margin(two)) < 0:
            return False
        noise = np.linalg.norm(cross, 2) * np.eye(2)
        if min(_margin(one - noise), _margin(two - noise)) >= 0:
            return True
        step = cross @ np.linalg.pinv(two - 1j * _TURN) @ cross.T
        one, two, cross = one - step.real, one - step.real, -step.imag
    return True


@cache
def _noisy():
    """Entangled states, and how much noise makes them separable."""
    result = []
    for index, state in enumerate(covariances.random_states(12)):
        mixed = state + 1e-6 * np.eye(4)
        if not _is_separable(mixed):
            limit = threshold(lambda x, m=mixed: not _is_separable(m + x * np.eye(4)), 0.0, 2.0)
            result.append((f"random state no. {index}", mixed, limit))
    return result


def _border(form):
    """The noise at which S of (64) becomes positive, next to that at which entanglement ends."""
    corrected, found = invariants(_TURN), []

    def entangled(state):
        return form(*corrected(*covariances.blocks(state))) < 0

    for name, state, limit in _noisy():
        ends = threshold(lambda x, m=state: entangled(m + x * np.eye(4)), 0.0, 2.3)
        found.append(Residual(abs(ends - limit), name))
    for index, state in enumerate(covariances.random_states(40)):
        mirrored = covariances.transposed(state + 1e-3 * np.eye(4))
        for each in (state + 1e-3 * np.eye(4), mirrored):
            if covariances.symplectic_eigenvalues(each)[0] > 0.5:
                wrong = entangled(each) == _is_separable(each)
                found.append(Residual(float(wrong), f"random state no. {index}"))
    return largest(found)


def _transposition(form):
    """The noise at which the least symplectic eigenvalue of the transposed state is the form's."""
    found = []
    for name, state, limit in _noisy():

        def entangled(x, m=state):
            mirrored = covariances.transposed(m + x * np.eye(4))
            return covariances.symplectic_eigenvalues(mirrored)[0] < form

        found.append(Residual(abs(threshold(entangled, 0.0, 2.3) - limit), name))
    return largest(found)


def _unsigned(one, cross, two):
    """(63) with the modulus of I_3."""
    first, second, third, fourth = invariants(np.array([[0.0, 1.0], [-1.0, 0.0]]))(one, cross, two)
    return first, second, abs(third), fourth


STATEMENTS = (
    Statement(
        label="Sec. 3.3, partial transposition", section="3.3", place=(62, 1), kind="claim",
        printed=r"\text{partial transposition is an exhaustive entanglement witness for two modes}",
        sentence=(
            "Add noise to random entangled states: the transposed state's smallest symplectic "
            "eigenvalue reaches 1/2 just when they become mixtures of product states, as decided "
            "by the map of Giedke, Kraus, Lewenstein and Cirac, which knows no transposition."
        ),
        check=_transposition, form=0.5, wrong=(0.501,),
        tolerance=1e-9, because="Two bisections of the interval [0, 2] to 2e-12.",
        proof=state_proofs.simon, rests_on="Simon 2000: the criterion is necessary and sufficient",
    ),
    Statement(
        label="(63)", section="3.3", place=(63, 0), kind="definition",
        printed=(
            r"I_1 = \det(\Sigma_1), \; I_2 = \det(\Sigma_2), \; I_3 = \det(\Sigma_c), \; I_4 = "
            r"\text{Tr} \left( \Sigma_1 \sigma_3 \Sigma_c \sigma_3 \Sigma_2 \sigma_3 "
            r"\Sigma_c^\dagger \sigma_3 \right), \; \sigma_3 = \begin{pmatrix} 1 & 0 \\ 0 & -1 "
            r"\end{pmatrix}"
        ),
        quotation=(
            r"\operatorname{Tr}\left(\Sigma_1 \sigma_3 \Sigma_c "
            r"\sigma_3 \Sigma_2 \sigma_3 \Sigma_c^{\dagger} \sigma_3\right)"
        ),
        settled_by=TYPESETTING,
        corrected=(
            r"I_4 = \text{Tr} \left( \Sigma_1 J \Sigma_c J \Sigma_2 J \Sigma_c^T J \right), \quad "
            r"J = i \sigma_2 = \begin{pmatrix} 0 & 1 \\ -1 & 0 \end{pmatrix}"
        ),
        recorded=CORRECTED,
        sentence=(
            "With the third Pauli matrix I_4 is no invariant: turning one chain's phase changes "
            "it. For the paper's own state at T = 0.1, lambda = 1, k = 1, t = 1 it is 56.4 "
            "instead of 1.04: a separable state would have S = -51. The matrix meant is the "
            "symplectic one."
        ),
        check=_unchanged, form=invariants(_PAULI), corrected_form=invariants(_TURN),
        wrong=(
            invariants(np.eye(2)),
            _unsigned,
        ),
        tolerance=1e-11,
        because=(
            "Determinants and fourth-order traces, relative to 1 + I_1 I_2, of states with "
            "entries up to ten: rounding."
        ),
        proof=state_proofs.determinants,
    ),
    Statement(
        label="(64)", section="3.3", place=(64, 0), kind="inequality",
        printed=(
            r"S = I_1 I_2 + \left( \frac{1}{4} - |I_3| \right)^2 - I_4 - \frac{(I_1 + I_2)}{4} "
            r"\geq 0"
        ),
        sentence=(
            "S changes its sign at the noise at which entanglement ends, with J for sigma_3 in "
            "I_4, and is never negative where det Sigma_c > 0."
        ),
        check=_border, form=simon,
        wrong=(
            lambda one, two, cross, fourth: (
                one * two + (0.25 - cross) ** 2 - fourth - (one + two) / 4
            ),
        ),
        tolerance=1e-9,
        because=(
            "Two bisections of the interval [0, 2] to 2e-12; S crosses zero with a finite slope."
        ),
        proof=state_proofs.simon, rests_on="Simon 2000: the criterion is necessary and sufficient",
    ),
)  # fmt: skip
