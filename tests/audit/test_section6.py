"""The tools of section 6 against others."""

import numpy as np
import pytest

from mesoent.audit.section6.fock import Site, chain_operators
from mesoent.audit.section6.sequences import excess, exponent, limit
from mesoent.finite_n import weyl_correlator
from mesoent.models.double_chain.model import DoubleChain


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
