"""Convergence: how fast finite chains reach the mesoscopic limit, theorem by theorem."""

from functools import partial

import numpy as np

from mesoent.finite_n import (
    commutator,
    fit_power_law,
    mean_field_correlator,
    quadratic_forms,
    weyl_correlator,
    weyl_relation_defect,
)
from mesoent.models.double_chain.model import DoubleChain

#: How the numbers come about; stored with them.
ROUTE = "exact Gaussian expectations of one site to the power N, minus the limit: Eqs. (28), (89)"

#: The example: a bath that is neither cold nor hot.
MODEL = DoubleChain(temperature=0.5, coupling=0.9, squeezing=0.0)
VACUUM = DoubleChain(temperature=0.0, coupling=0.9, squeezing=0.0)
TIME = 1.0
#: Vectors for which the curves of a picture stay apart.
VECTORS = np.array([
    [0.3, 0.4, -0.1, -0.4, 0.1, 0.1],
    [0.1, -0.1, -0.2, -0.3, -0.5, -0.1],
    [0.5, 0.3, 0.2, -0.2, -0.1, 0.4],
    [-0.3, 0.4, 0.3, -0.3, -0.4, -0.2],
])  # fmt: skip
#: Vectors of order one for Lemma 2, whose commutator fluctuates: r_1, r_2 and that of A.
RELATION = np.array([
    [0.8, -0.3, 0.2, 0.5, -0.4, 0.6],
    [-0.2, 0.7, -0.6, 0.1, 0.5, 0.3],
    [0.4, 0.5, 0.3, -0.7, 0.2, -0.5],
])  # fmt: skip
#: Quadratic operators with means for Proposition 1.
FORMS = np.array([np.diag([0.9, 0.1, 0.4, 0.3]), np.fliplr(np.diag([0.5, 0.2, 0.2, 0.5]))])

#: Four numbers of sites in each decade, from one site to a million.
SITES = np.round(10.0 ** (np.arange(25) / 4))
#: Powers are fitted from here on.
ASYMPTOTIC = 1e3


def convergence():
    """Deviations from the limits of Proposition 1, Lemmas 1 and 2 and Theorems 1 and 2.

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue: for each statement and number of sites the modulus of
        what the limit sends to zero, and the fitted power of N with its error.
    """
    deviations = np.abs([deviation(SITES) for deviation in _DEVIATIONS.values()])
    late = SITES >= ASYMPTOTIC
    laws = [fit_power_law(SITES[late], values[late]) for values in deviations]
    return {
        "sites": SITES,
        "statement": np.array(list(_DEVIATIONS)),
        "deviation": deviations,
        "exponent": np.array([law.exponent for law in laws]),
        "exponent_error": np.array([law.error for law in laws]),
    }


def _weyl(count, sites, times=None):
    """Lemma 1 and Theorem 1; with times, Theorem 2."""
    return weyl_correlator(MODEL, VECTORS[:count], times).deviation(sites)


def _mean_fields(sites):
    return mean_field_correlator(MODEL, FORMS).deviation(sites)


def _weyl_relation(sites):
    """Lemma 2 with a Weyl-like operator as A."""
    return weyl_relation_defect(
        MODEL, *RELATION[:2], sites, left=quadratic_forms(MODEL, RELATION[2:])
    )


def _sharp_weyl_relation(model, sites):
    """Lemma 2 with the A that sees the commutator fluctuate."""
    first, second = quadratic_forms(model, RELATION[:2])
    left = [-first - second, commutator(first, second)]
    return weyl_relation_defect(model, *RELATION[:2], sites, left)


#: What vanishes as N grows, by the statement that says so, the largest first.
_DEVIATIONS = {
    "Proposition 1": _mean_fields,
    "Theorem 1, n = 4": partial(_weyl, 4),
    "Theorem 1, n = 3": partial(_weyl, 3),
    "Theorem 2": partial(_weyl, 3, times=[0.0, TIME, 0.0]),
    "Theorem 1, n = 2": partial(_weyl, 2),
    "Lemma 1": partial(_weyl, 1),
    "Lemma 2, general A": partial(_sharp_weyl_relation, MODEL),
    "Lemma 2, general A, T = 0": partial(_sharp_weyl_relation, VACUUM),
    "Lemma 2, Weyl A": _weyl_relation,
}
