"""Repairs that go half the way, and bounds that miss narrowly, are refused too."""

from itertools import product

import numpy as np
import pytest

from mesoent.audit.section6 import CHECKS
from mesoent.audit.section6.entries import ENTRIES
from mesoent.audit.section6.fock import Site, chain_operators
from mesoent.audit.section6.mesoscopic import evolved_vector, weights
from mesoent.audit.section6.remainder import modulus
from mesoent.audit.section6.sequences import excess, exponent, limit
from mesoent.audit.section6.wick import lines
from mesoent.finite_n import weyl_correlator
from mesoent.models.double_chain.model import DoubleChain

TOLERANCES = {entry.label: entry.tolerance for entry in ENTRIES}


def partly_repaired(sum_evolved, noise_on, sign):
    """Eq. (88) with some of its three repairs."""

    def form(case, m):
        middle = evolved_vector(case, m)
        total = (middle if sum_evolved else case.middle) + case.first + case.last
        noisy = case.middle if noise_on == "r" else middle
        damping = total @ m.covariance @ total + sign * noisy @ m.noise @ noisy
        return damping, weights(case, m)[1]

    return form


REPAIRS = product((False, True), ("r", "r_t"), (1, -1))
NEARLY = [
    *(("(88)", partly_repaired(*done)) for done in REPAIRS if done != (True, "r", 1)),
    ("(87)", lambda z, y: np.exp((-z + 1j * y) / 2)),
    ("(79)", lambda k, scale: modulus(k + 1, scale)),
    ("(81)", lambda k, n, c, mean: (0.7**k * lines(k, n, c, mean)[0], lines(k, n, c, mean)[1])),
    ("(82)", lambda square: square),
    ("after (81)", lambda c, mean: c + mean),
    ("Sec. 6.1, Cauchy-Schwarz", lambda variance: variance),
    ("Sec. 6.3, rate of Lemma 2", (0.5, 0.5, 1.0)),
    ("Sec. 6.3, rate of Lemma 2", (1.0, 0.5, 0.5)),
    ("Sec. 6.4, Cauchy-Schwarz", lambda norm, spread: np.sqrt(norm) * spread**0.25),
    ("Sec. 6.4, convergence condition", lambda c, m: (0.95 * c) ** m),
]


@pytest.mark.parametrize(("label", "form"), NEARLY, ids=str)
def test_refuses(label, form):
    assert CHECKS[label].residual(form).size > TOLERANCES[label]


def test_sequences():
    assert limit(lambda n: 2 + 3 / n - 5 / n**2) == pytest.approx(2, abs=1e-12)
    assert limit(lambda n: 2 + 3 / n**0.5, 0.5) == pytest.approx(2, abs=1e-12)
    assert exponent(np.array([4.0, 1.0]), np.array([10.0, 20.0])) == pytest.approx(2)
    assert excess(1.5, 1.0) == pytest.approx(0.5)
    assert excess(1.0, -1.0) == pytest.approx(2.0)
    assert excess(0.9, 1.0) == excess(0.0, 0.0) == 0.0


@pytest.mark.parametrize("coupling", [0.7, -1.0])
def test_truncated_site_agrees_with_the_exact_one(coupling):
    """They share nothing. Each further pair of levels shrinks what is cut off 200 times."""
    vectors = np.random.default_rng(50).uniform(-0.5, 0.5, (3, 6))
    site = Site(0.2, coupling, cutoff=11)
    model = DoubleChain(temperature=0.2, coupling=coupling, squeezing=0.0)
    first, middle, last = np.tensordot(vectors, chain_operators(site), 1)
    factors = [_exponential(1j * x / 8) for x in (first, middle, last)]
    factors[1] = site.evolved(factors[1], 0.6)
    truncated = site.mean(factors[0] @ factors[1] @ factors[2]) ** 64
    exact = weyl_correlator(model, vectors, [0.0, 0.6, 0.0]).expectation(64)
    assert abs(truncated - exact) < 1e-9


def _exponential(matrix):
    """By squaring a short series: no eigenvectors."""
    step = np.eye(len(matrix)) + sum(_terms(matrix / 64))
    return np.linalg.matrix_power(step, 64)


def _terms(matrix):
    term = np.eye(len(matrix))
    for order in range(1, 12):
        term = term @ matrix / order
        yield term
