"""(56) and what follows from it: Schwarz positivity, and the noise K_t."""

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import mesoscopic_proofs, reasons
from mesoent.audit.section3.mesoscopic import SYMPLECTIC, directions, site_noise
from mesoent.audit.section3.site import CASES, Site, named
from mesoent.audit.statement import CORRECTED, MEANING, Statement

_TIMES = (0.0, 0.3, 2.0, 30.0)


def _difference(of_product, of_factors):
    """The difference of the sides of (56)."""
    return of_product - of_factors


def _schwarz(form):
    """(56) for X = sum c_j W(r_j), between all vectors W(s_a) Omega.

    The matrix is indexed by the pairs (j, a); its entries are limits of expectations of sites.
    """
    places, probes = directions(6, seed=1).reshape(2, 3, 6)
    found = []
    for case in CASES:
        for time in (0.0, 0.1, 2.0):
            pairs = [_entries(case, time, i, j, probes) for i in places for j in places]
            product, factors = (
                np.array(side).reshape(3, 3, 3, 3).transpose(0, 2, 1, 3).reshape(9, 9)
                for side in zip(*pairs, strict=True)
            )
            lowest = np.linalg.eigvalsh(form(product, factors))[0]
            found.append(Residual(max(0.0, -lowest), named(*case, time)))
    return largest(found)


def _entries(case, time, i, j, probes):
    """Means of the images of W(-r_i) W(r_j), and of the product of their images."""
    site = Site(*case)
    phase = 0.5j * i @ SYMPLECTIC @ j
    whole = [[site.log_limit([-a, j - i, b], [0, time, 0]) for b in probes] for a in probes]
    parts = [[site.log_limit([-a, -i, j, b], [0, time, time, 0]) for b in probes] for a in probes]
    return np.exp(np.array(whole) + phase), np.exp(parts)


def _norm_of_image(form):
    """|e^f| next to the bound."""
    found = []
    for case in CASES:
        for time in _TIMES:
            for r in np.vstack([np.zeros(6), directions(3)]):
                size = np.exp(-r @ site_noise(Site(*case), time) @ r / 2)
                found.append(Residual(max(0.0, size - form), named(*case, time)))
    return largest(found)


def _definite(coupling, time):
    """Zero modes of a positive definite matrix."""
    return 0


def _semidefinite(coupling, time):
    """Zero modes of K_t: all at t = 0, those of the dark mode at |lambda| = 1."""
    if time == 0:
        return 6
    return 2 if abs(coupling) == 1 else 0


def _zero_modes(form):
    """The number of vanishing eigenvalues of K_t, next to the form's; none may be negative."""
    found = []
    for case in CASES:
        for time in _TIMES:
            values = (
                np.linalg.eigvalsh(site_noise(Site(*case), time))
                / Site(*case).correlations[0, 0].real
            )
            count = np.count_nonzero(np.abs(values) < 1e-12)
            negative = 7.0 * (values[0] < -1e-12)
            found.append(Residual(abs(count - form(case[1], time)) + negative, named(*case, time)))
    return largest(found)


STATEMENTS = (
    Statement(
        label="(56)", section="3.2", place=(56, 0), kind="inequality",
        printed=r"\Phi_t[X^\dagger X] \geq \Phi_t[X^\dagger] \Phi_t[X]",
        sentence=(
            "For sums of Weyl operators, tested between displaced states, the difference has no "
            "negative eigenvalue; at t = 0 it vanishes, so that nothing can be added on the right."
        ),
        check=_schwarz, form=_difference,
        wrong=(lambda of_product, of_factors: of_product - 1.01 * of_factors,),
        tolerance=1e-12,
        because=reasons.EIGENVALUES
        + " Its entries are exponentials of second moments of one site.",
        proof=mesoscopic_proofs.positive,
        rests_on="Demoen, Vanheuverzwijn, Verbeure: (55) makes the map completely positive",
    ),
    Statement(
        label="after (56)", section="3.2", place=(56, 1), kind="inequality",
        printed=(
            r"\left| e^{f_t(\vec{r})} \right| = \left\| \Phi_t[W(\vec{r})] \right\| \leq \left\| "
            r"W(\vec{r}) \right\| = 1"
        ),
        sentence=(
            "Weyl operators only shrink; those of the dark mode, at |lambda| = 1, keep their size."
        ),
        check=_norm_of_image, form=1.0, wrong=(0.999,),
        tolerance=1e-12,
        because="f is a difference of variances, which reach 10 at T = 20: rounding.",
        proof=mesoscopic_proofs.noise,
    ),
    Statement(
        label="after (56), the matrix K", section="3.2", place=(56, 2), kind="claim",
        printed=r"\mathcal{K}_t \text{ is a positive definite matrix}",
        quotation="a positive definite matrix", settled_by=MEANING,
        corrected=(
            r"\mathcal{K}_t \geq 0, \text{ and definite if and only if } t > 0 \text{ and } "
            r"|\lambda| < 1"
        ),
        recorded=CORRECTED,
        sentence=(
            "It is positive, but not always definite: K_0 = 0, and at |lambda| = 1 the dark mode "
            "(a_1 -+ a_2)^2 is without noise for ever, two zero eigenvalues at all times. The "
            "bound that it is to show needs no more."
        ),
        check=_zero_modes, form=_definite, corrected_form=_semidefinite,
        wrong=(lambda coupling, time: 0 if time else 6,),
        tolerance=0.5,
        because=(
            "The check counts eigenvalues below 1e-12 of the variance: whole numbers. All others "
            "are above 1e-3 at the times and couplings tried."
        ),
        proof=mesoscopic_proofs.zero_modes,
    ),
)  # fmt: skip
