"""The tools of section 3 against others, and the numbers that its sentences quote."""

from functools import reduce
from operator import mul

import numpy as np
import pytest

from mesoent import DoubleChain
from mesoent.audit import ladder
from mesoent.audit.section3 import covariances, quasi_free, separability
from tests.physics import fock

CUTOFF = 12
PAULI, TURN = np.diag([1.0, -1.0]), np.array([[0.0, 1.0], [-1.0, 0.0]])


def as_matrix(polynomial):
    x1, p1, x2, p2 = fock.quadratures(CUTOFF)
    ladders = (x1 - 1j * p1, x1 + 1j * p1, x2 - 1j * p2, x2 + 1j * p2)
    powers = [
        [np.linalg.matrix_power(ladder / np.sqrt(2), n) for n in range(5)] for ladder in ladders
    ]
    return sum(
        value * powers[0][k] @ powers[1][m] @ powers[2][p] @ powers[3][q]
        for (k, m, p, q), value in polynomial.terms.items()
    )


@pytest.mark.parametrize("order", [(0, 1, 0, 1), (1, 1, 0, 0), (3, 0, 2, 1), (2, 3, 2, 3)])
def test_normal_ordering_agrees_with_matrices(order):
    chosen = [ladder.quadratures(2)[i] for i in order]
    plain = np.linalg.multi_dot([fock.quadratures(CUTOFF)[i] for i in order])
    ordered = as_matrix(reduce(mul, chosen))
    both = (fock.interior(matrix, CUTOFF, 4) for matrix in (ordered, plain))
    # four factors below sqrt(2 * 12) each
    np.testing.assert_allclose(*both, rtol=0, atol=1e-12)


def test_counterexample_to_the_pauli_matrix():
    model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    state = separability.chain_state(model, 1.0)
    printed, corrected = (
        separability.invariants(matrix)(*covariances.blocks(state)) for matrix in (PAULI, TURN)
    )
    assert printed[3] == pytest.approx(56.4, abs=0.05)
    assert corrected[3] == pytest.approx(1.04, abs=0.005)
    assert separability.simon(*printed) == pytest.approx(-51.05, abs=0.01)
    assert separability.simon(*corrected) > 0
    assert covariances.symplectic_eigenvalues(covariances.transposed(state))[0] > 0.5


def test_counterexample_to_the_moved_argument():
    (form,) = (s for s in quasi_free.STATEMENTS if s.label == "(54)")
    kernel = quasi_free.kernel((0.4, 0.9), 30.0)
    r = np.eye(6)[0]
    assert form.form(r, *kernel) == pytest.approx(-0.0003, abs=5e-5)
    assert form.corrected_form(r, *kernel) == pytest.approx(-0.253, abs=5e-4)


def test_random_states_have_correlations_of_both_signs():
    states = covariances.random_states(12)
    signs = {np.sign(np.linalg.det(covariances.blocks(state)[1])) for state in states}
    assert signs == {-1.0, 1.0}
