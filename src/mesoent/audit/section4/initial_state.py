"""The initial state: (67), (68), (69), and what the text says of it."""

import itertools

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import mesoscopic_proofs
from mesoent.audit.section4 import fock, one_site, proofs, reasons
from mesoent.audit.section4.cases import EXTREME, Case, compared, random
from mesoent.audit.statement import CORRECTED, NOT_COMPUTABLE, TYPESETTING, Statement

_STATES = (Case(0.0, np.nan, 0.05), Case(0.3, np.nan, -0.03))
_ONE_MODE = (Case(0.0, np.nan, 0.3), Case(0.5, np.nan, -0.25), Case(1.0, np.nan, 0.2))
_COVARIANCES = EXTREME + random(20, seed=69)


def conjugated(first, second, state):
    """(67)."""
    both = first @ second
    return both @ state @ both.conj().T


def squeezer_printed(k, x, p):
    """(68)."""
    return expm(1j * k * (x @ p + p @ x))


def squeezer_corrected(k, x, p):
    """(68) with the sign that (69) asks for."""
    return squeezer_printed(-k, x, p)


def initial_covariance(case):
    """(69)."""
    one = np.diag([np.exp(4 * case.squeezing), np.exp(-4 * case.squeezing)])
    return (1 + case.eta**2) / (4 * case.eta) * np.kron(np.eye(2), one)


def two_modes(form):
    """Second moments of the squeezed state against those that Heisenberg's equations give."""
    cutoff = 12
    operators, one_mode_operators = fock.both(cutoff), fock.quadratures(cutoff)

    def found(case):
        thermal = fock.thermal_state(case.gamma**2, cutoff)
        squeezer, one = squeezer_printed(case.squeezing, *one_mode_operators), np.eye(cutoff)
        first, second = np.kron(squeezer, one), np.kron(one, squeezer)
        return fock.covariance(form(first, second, np.kron(thermal, thermal)), operators)

    def expected(case):
        growth = -4 * case.squeezing * np.array([1, -1, 1, -1])
        return np.diag(np.exp(growth)) / (2 * np.tanh(_inverse(case)))

    return compared(found, expected, _STATES)


def one_mode(form):
    """Variances of X and P in the state that the squeezer makes, against (69)."""
    cutoff = 60
    x, p = fock.quadratures(cutoff)

    def found(case):
        squeezer = form(case.squeezing, x, p)
        state = squeezer @ fock.thermal_state(case.gamma**2, cutoff) @ squeezer.conj().T
        return np.diag(fock.covariance(state, [x, p]))

    return compared(found, lambda case: np.diag(initial_covariance(case))[:2], _ONE_MODE)


def from_one_site(form):
    """(69) against the central limit of one site in its thermal state, squeezed."""

    def expected(case):
        generator = 2 * case.squeezing * np.diag([1.0, -1.0, 1.0, -1.0, 0.0, 0.0])
        thermal = one_site.fluctuations(case).covariance
        return (expm(generator) @ thermal @ expm(generator).T)[:4, :4]

    return compared(form, expected, _COVARIANCES)


def stationarity(form):
    """How fast the second moments of one site move in the state of covariance form(case)."""

    def rate(case):
        hamiltonian, noise = one_site.free_oscillators(case), one_site.kossakowski(case)
        drift = _J4 @ (hamiltonian + noise.imag)
        flow = drift @ form(case)
        return flow + flow.T + _J4 @ noise.real @ _J4.T

    return compared(rate, lambda case: np.zeros((4, 4)), _COVARIANCES)


def separability(direction):
    """No pair of the three modes is entangled at t = 0: the sign of E is `direction` or zero."""
    return largest(
        Residual(max(0.0, -direction * _pair(case, modes)), str(case))
        for case in _COVARIANCES
        for modes in itertools.combinations(range(3), 2)
    )


def thermal_site(case):
    """Covariance of one site in the thermal state."""
    return np.eye(4) / (2 * case.eta)


_J4 = np.kron(np.eye(2), [[0.0, 1.0], [-1.0, 0.0]])


def _inverse(case):
    return 1.0 / case.temperature if case.temperature else np.inf


def _pair(case, modes):
    full = one_site.squeezed(one_site.fluctuations(case).covariance, case.squeezing)
    kept = [2 * mode + quadrature for mode in modes for quadrature in (0, 1)]
    return -np.log2(2 * one_site.smallest_eigenvalue(full[np.ix_(kept, kept)]))


def _hotter_site(case):
    return 1.01 * thermal_site(case)


def _backwards(first, second, state):
    both = first @ second
    return both.conj().T @ state @ both


def _half_the_squeezing(k, x, p):
    return squeezer_corrected(k / 2, x, p)


def _other_quadrature(case):
    return initial_covariance(case._replace(squeezing=-case.squeezing))


STATEMENTS = (
    Statement(
        label="before (67)", section="4", place=(66, 1), kind="computable",
        printed=r"\widetilde\Phi_t[\rho_\Omega] = \rho_\Omega",
        sentence=(
            "The thermal state of a site does not move under the master equation, so neither does "
            "the mesoscopic state, and there is nothing to see without a deformation of it."
        ),
        check=stationarity, form=thermal_site, wrong=(_hotter_site,),
        tolerance=1e-14,
        because=(
            "Rates of order one, formed of a few products: eps times their size, which grows with "
            "1/eta at high temperature."
        ),
        proof=mesoscopic_proofs.law,
    ),
    Statement(
        label="(67)", section="4", place=(67, 0), kind="definition",
        printed=(
            r"\rho_\Omega^{(k)} = S_1(k) \, S_2(k) \, \rho_\Omega \, S_2(k)^\dagger \, "
            r"S_1(k)^\dagger"
        ),
        sentence=(
            "The squeezed thermal state of two modes, built as a density matrix, has the second "
            "moments that Heisenberg's equations give for this order of the factors."
        ),
        check=two_modes, form=conjugated, wrong=(_backwards,),
        tolerance=1e-10, because=reasons.FOCK + ".",
        proof=proofs.squeezer,
    ),
    Statement(
        label="(68)", section="4", place=(68, 0), kind="definition",
        printed=(
            r"S_i(k) = e^{i k \left(\hat X_i \hat P_i + \hat P_i \hat X_i\right)} , \quad i = 1, 2"
        ),
        quotation=r"S_i(k) = e^{ik \left(\hat{X}_i \hat{P}_i + \hat{P}_i \hat{X}_i \right)}",
        settled_by=TYPESETTING,
        corrected=(
            r"S_i(k) = e^{-i k \left(\hat X_i \hat P_i + \hat P_i \hat X_i\right)} , \quad i = 1, 2"
        ),
        recorded=CORRECTED,
        sentence=(
            "As printed the squeezer shrinks X by exp(-2k), while (69) stretches it; one sign has "
            "to go, and it does not matter which, since entanglement depends on the modulus of k."
        ),
        check=one_mode, form=squeezer_printed, corrected_form=squeezer_corrected,
        wrong=(_half_the_squeezing,),
        tolerance=1e-10, because=reasons.FOCK + ".",
        proof=proofs.squeezer,
    ),
    Statement(
        label="after (68)", section="4", place=(68, 2), kind="claim",
        printed=(
            r"\text{the three-mode state } \rho_\Omega^{(k)} \text{ is still a separable Gaussian "
            r"state}"
        ),
        sentence=(
            "However much the two modes are squeezed, no pair of the three is entangled at t = 0."
        ),
        check=separability, form=-1, wrong=(+1,),
        tolerance=1e-13,
        because=(
            "The symplectic eigenvalue is that of a diagonal covariance: a few eps once x and p "
            "are balanced, and exactly the vacuum's at T = 0."
        ),
        proof=proofs.squeezer,
    ),
    Statement(
        label="(69)", section="4", place=(69, 0), kind="computable",
        printed=(
            r"\Sigma_1 = \Sigma_2 = \frac{1+\eta^2}{4\eta} \begin{pmatrix} e^{4k} & 0 \\ 0 & "
            r"e^{-4k} \end{pmatrix} , \qquad \Sigma_c = 0"
        ),
        sentence=(
            "The central limit of one thermal site, squeezed, gives this covariance to the last "
            "digit, with the sign of k that (68) should have."
        ),
        check=from_one_site, form=initial_covariance, wrong=(_other_quadrature,),
        tolerance=1e-13,
        because="Relative to the largest entry: two exponentials and a few products.",
        proof=proofs.initial,
    ),
    Statement(
        label="footnote 6", section="4", place=(68, 1), kind="prose",
        printed=r"\text{for simplicity identical squeezings of the two modes, } k \text{ real}",
        sentence="A choice: different squeezings and angles are in the models of general chains.",
        recorded=NOT_COMPUTABLE, because="It is a choice of the initial state.",
    ),
)  # fmt: skip
