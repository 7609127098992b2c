"""The states that are left after a long time at lambda = 1."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import one_site
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.statements import against, mismatches
from mesoent.audit.section5 import proofs, reasons
from mesoent.audit.statement import CORRECTED, IMPLIED, MEANING, NOT_COMPUTABLE, Statement

_DARK = [Case(t, c, k) for t in (0.0, 0.1, 0.4) for c in (1.0, -1.0) for k in (0.3, 1.0)]
_COUPLINGS = [
    Case(t, c, np.nan) for t in (0.1, 0.5, 3.0) for c in (-1.0, -0.9, 0.0, 0.5, 0.999, 0.99999, 1.0)
]


def laboratory_frame(case):
    """Nothing is taken out of the motion."""
    return np.zeros((6, 6))


def rotating_frame(case):
    """The rotation of each mode at 2 omega."""
    return 2 * case.frequency * np.kron(np.eye(3), [[0.0, 1.0], [-1.0, 0.0]])


def unit_coupling(case):
    """|lambda| = 1."""
    return abs(case.coupling) == 1


def mixing(direction):
    """The change of the purity of the three modes from t = 0 to times of entanglement."""
    cases = [
        case._replace(time=time)
        for case in (Case(0.0, 1.0, 0.3), Case(0.1, 0.9, 1.0), Case(0.4, -1.0, 0.5))
        for time in np.linspace(1.0, 12.0, 12)
    ]
    entangled = [case for case in cases if one_site.log_negativity(case) > 0]
    changes = [_purity(case) - _purity(case._replace(time=0.0)) for case in entangled]
    return against(direction, changes, entangled)


def sustained(direction):
    """Sign of E at late times for lambda = 1 and temperatures above zero."""
    cases = [Case(t, 1.0, k) for t in (0.02, 0.1, 0.4, 0.65) for k in (0.3, 1.0, 2.0)]
    return against(direction, [one_site.log_negativity(case.late) for case in cases], cases)


def settling(frame):
    """How much the late covariance still moves in a frame, relative to its size."""
    return largest(_settling(frame, case) for case in _DARK)


def unlike_the_stationary_state(direction):
    """E at late times less E of the invariant state: entangled the one, separable the other."""
    values = []
    for case in _DARK:
        stationary = one_site.log_negativity(case._replace(squeezing=0.0, time=0.0))
        values.append(one_site.log_negativity(case.late) - max(0.0, stationary))
    return against(direction, values, _DARK)


def dimension(number):
    """The number of independent second moments that late states keep of the initial ones."""
    return largest(Residual(abs(float(_kept_moments(case) - number)), str(case)) for case in _DARK)


def singular_noise(condition):
    """Late states differ, and C of (44) is singular, if and only if the condition holds."""
    return mismatches(condition, _keeps_something, _COUPLINGS)


def _purity(case):
    """Product of 1/2 over the symplectic eigenvalues of all modes."""
    return 1 / (8 * np.sqrt(np.linalg.det(_full(case, one_site.no_hamiltonian))))


def _full(case, hamiltonian):
    limit = one_site.fluctuations(case, hamiltonian)
    moved = expm(case.time * limit.drift)
    deviation = one_site.squeezed(limit.covariance, case.squeezing) - limit.covariance
    return limit.covariance + moved @ deviation @ moved.T


def _settling(frame, case):
    late = case.late
    states = []
    for time in late.time + np.array([0.0, 0.4, 1.1]):
        back = expm(-time * frame(case))
        moved = _full(late._replace(time=float(time)), one_site.free_oscillators)
        states.append(back @ moved @ back.T)
    return Residual(float(np.ptp(states, axis=0).max() / np.max(states)), str(case))


def _kept_moments(case):
    """Rank of the map from initial to late deviations, on symmetric matrices."""
    late = case.late
    moved = expm(late.time * one_site.fluctuations(late).drift)
    rows, columns = np.triu_indices(6)
    units = np.eye(6)
    images = [
        moved @ (np.outer(units[i], units[j]) + np.outer(units[j], units[i])) @ moved.T
        for i, j in zip(rows, columns, strict=True)
    ]
    return np.linalg.matrix_rank([image[rows, columns] for image in images], tol=1e-9)


def _keeps_something(case):
    singular = np.linalg.eigvalsh(one_site.kossakowski(case))[0] < 1e-12
    return singular and _kept_moments(case) > 0


def _half_the_rotation(case):
    return rotating_frame(case._replace(frequency=case.frequency / 2))


def _plus_one_only(case):
    return case.coupling == 1


STATEMENTS = (
    Statement(
        label="Sec. 5, purely mixing mechanism", section="5", place=(74, 37), kind="claim",
        printed=(
            r"\text{the two chains can get entangled through a purely mixing-enhancing mechanism}"
        ),
        sentence=(
            "At all times of entanglement that were looked at, the three modes together are less "
            "pure than they were at the start."
        ),
        check=mixing, form=-1, wrong=(+1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
    ),
    Statement(
        label="Sec. 5, asymptotic entanglement", section="5", place=(74, 38), kind="claim",
        printed=(
            r"\text{the environment can sustain non-vanishing collective quantum correlations for "
            r"asymptotically large times, even at non-vanishing temperatures}"
        ),
        sentence="At lambda = 1 and temperatures up to 0.65 omega the limit of E is positive.",
        check=sustained, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.created,
    ),
    Statement(
        label="Sec. 5, only at zero temperature before", section="5", place=(74, 39), kind="prose",
        printed=(
            r"\text{so far a non-vanishing asymptotic collective entanglement for many-body "
            r"fluctuation observables has been obtained only at zero temperature}"
        ),
        recorded=NOT_COMPUTABLE,
        sentence="A remark on earlier work.",
        because="It speaks of the literature.",
    ),
    Statement(
        label="Sec. 5, an asymptotic state", section="5", place=(74, 40), kind="limit",
        printed=(
            r"\text{the existence of an asymptotic mesoscopic state}: \quad \lim_{t \to \infty} "
            r"\Sigma(t)"
        ),
        quotation="existence of an asymptotic mesoscopic state", settled_by=MEANING,
        corrected=(
            r"\lim_{t \to \infty} e^{-2\omega t\sigma} \, \Sigma(t) \, e^{2\omega t\sigma} \text{ "
            r"exists}"
        ),
        recorded=CORRECTED,
        sentence=(
            "The state never comes to rest: the mode that the noise spares keeps turning at 2 "
            "omega, and with it the squeezing. It settles in the frame that turns along; E does "
            "not notice."
        ),
        check=settling, form=laboratory_frame, corrected_form=rotating_frame,
        wrong=(_half_the_rotation,),
        tolerance=1e-11,
        because=(
            "Relative to the largest entry: what decays is below exp(-40), and the rotation by up "
            "to 100 radians loses 1e-13."
        ),
        proof=proofs.rotating,
    ),
    Statement(
        label="Sec. 5, entangled unlike the stationary state", section="5", place=(74, 41),
        kind="claim",
        printed=(
            r"\text{an asymptotic mesoscopic state that, differently from the separable stationary "
            r"thermal state, is entangled}"
        ),
        sentence=(
            "Under one and the same dynamics the thermal state stays separable, and the squeezed "
            "one ends entangled."
        ),
        check=unlike_the_stationary_state, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.unlike,
    ),
    Statement(
        label="Sec. 5, a rich set of asymptotic states", section="5", place=(74, 42), kind="claim",
        printed=(
            r"\text{a rich convex set of asymptotic states is enforced by the structure of the "
            r"Kossakowski-Lindblad generator}"
        ),
        sentence=(
            "Three independent second moments of the initial state survive, those of one mode, "
            "the difference of the chains: any state of it is left alone, and so is any mixture."
        ),
        check=dimension, form=3, wrong=(1,),
        tolerance=1e-9,
        because="The rank of a matrix whose singular values are of order one or below exp(-40).",
        proof=proofs.kept_moments,
    ),
    Statement(
        label="Sec. 5, structure of the generator", section="5", place=(74, 43), kind="claim",
        origin=IMPLIED,
        printed=(
            r"\text{the set of asymptotic states is enforced by the structure of the generator}: "
            r"\quad T > 0: \; \det C = 0 \Leftrightarrow |\lambda| = 1"
        ),
        sentence=(
            "At T > 0 the initial state is remembered exactly where the Kossakowski matrix is "
            "singular, and that is where |lambda| = 1; at T = 0 it is singular at every coupling."
        ),
        check=singular_noise, form=unit_coupling,
        wrong=(
            _plus_one_only,
            lambda case: abs(case.coupling) > 0.9995,
        ),
        tolerance=1e-9,
        because=(
            "A share of cases: eigenvalues are zero to a few eps, or at least 1e-3 exp(-omega/T)."
        ),
        proof=proofs.singular,
    ),
)  # fmt: skip
