"""(56) and what follows from it: Schwarz positivity, and the noise K_t."""

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section3.mesoscopic import SYMPLECTIC, directions, site_noise
from mesoent.audit.section3.site import CASES, Site, named

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


CHECKS = {
    "(56)": Check(_schwarz, _difference),
    "after (56)": Check(_norm_of_image, 1.0),
    "after (56), the matrix K": Check(_zero_modes, _definite, _semidefinite),
}
