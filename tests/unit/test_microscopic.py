import dataclasses

import numpy as np
import pytest

from mesoent.errors import InputError, UnphysicalStateError
from mesoent.microscopic import QuadraticLindbladian, mesoscopic, paper_observables, quadratic

H, C = np.eye(4), np.kron(np.eye(2), [[0.5, 0.5j], [-0.5j, 0.5]])
VACUUM = np.eye(4) / 2
ONE = np.diag([1.0, -1.0, 0.0, 0.0])


def test_values_cannot_be_changed():
    source = H.copy()
    lindbladian = QuadraticLindbladian(source, C)
    source[0, 0] = 7.0
    assert lindbladian.hamiltonian[0, 0] == 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        lindbladian.hamiltonian = H
    with pytest.raises(ValueError, match="read-only"):
        lindbladian.kossakowski[0, 0] = 2.0
    with pytest.raises(ValueError, match="read-only"):
        mesoscopic(lindbladian, VACUUM, [ONE]).drift[0, 0] = 2.0


def test_coordinates_undo_the_basis():
    basis = quadratic.quadratic_basis(2)
    np.testing.assert_array_equal(quadratic.coordinates(basis), np.eye(10))


def test_nothing_happens_without_a_generator():
    still = QuadraticLindbladian(0 * H, 0 * C)
    result = mesoscopic(still, VACUUM, [ONE])
    assert still.is_completely_positive
    assert still.stationarity_residual(VACUUM) == 0.0
    assert result.drift == [[0.0]]


def test_tolerance_decides_what_counts_as_coupled():
    weak = QuadraticLindbladian(H, C + 1e-6 * np.kron([[0, 1], [1, 0]], C[:2, :2]))
    assert len(mesoscopic(weak, VACUUM, [ONE]).observables) == 6
    neglected = mesoscopic(weak, VACUUM, [ONE], tolerance=1e-5)
    assert len(neglected.observables) == 2
    assert 1e-8 < neglected.leakage < 1e-6


@pytest.mark.parametrize(
    ("hamiltonian", "kossakowski", "words"),
    [
        (np.eye(3), np.eye(3), r"hamiltonian has shape \(3, 3\), but must be \(2 n, 2 n\)"),
        (1.0, C, r"hamiltonian has shape \(\), but must"),
        (np.empty((0, 0)), C, r"hamiltonian has shape \(0, 0\), but must"),
        (H + np.eye(4, k=1), C, "hamiltonian differs from its adjoint by 1, but must be symmetric"),
        (H * np.nan, C, r"hamiltonian\[0, 0\] is nan, but must be finite"),
        (1j * H, C, "hamiltonian must be a real number or an array"),
        (H, np.eye(2), r"kossakowski has shape \(2, 2\), but must be \(4, 4\)"),
        (H, 1j * C, "kossakowski differs from its adjoint by 1, but must be Hermitian"),
        (H, np.full((4, 4), np.inf), r"kossakowski\[0, 0\] is .*, but must be finite"),
        (H, "C", "kossakowski must be an array of complex numbers"),
    ],
)
def test_refuses_generators(hamiltonian, kossakowski, words):
    with pytest.raises(InputError, match=words):
        QuadraticLindbladian(hamiltonian, kossakowski)


@pytest.mark.parametrize(
    ("covariance", "error", "words"),
    [
        (np.eye(2), InputError, r"covariance has shape \(2, 2\), but must be \(\.\.\., 4, 4\)"),
        ([VACUUM, VACUUM], InputError, r"covariance has shape \(2, 4, 4\), but must be \(4, 4\)"),
        (VACUUM + np.eye(4, k=1), InputError, "covariance differs from its adjoint by 1"),
        (0.9 * VACUUM, UnphysicalStateError, "eigenvalue of G . i J / 2 is -0.05, but must not"),
    ],
)
def test_refuses_states(covariance, error, words):
    with pytest.raises(error, match=words):
        mesoscopic(QuadraticLindbladian(H, C), covariance, [ONE])


@pytest.mark.parametrize(
    ("observables", "words"),
    [
        (ONE, r"observables has shape \(4, 4\), but must be \(k, 4, 4\)"),
        (np.empty((0, 4, 4)), r"observables has shape \(0, 4, 4\), but must be"),
        ([ONE, ONE + np.eye(4, k=1)], r"observables\[1\] differs from its adjoint by 1"),
        ([ONE, 0 * ONE], r"length of observables\[1\] is 0.0, but must be positive"),
        ([ONE, 3 * ONE], "observables are linearly dependent: .* leave out those that follow"),
        (quadratic.quadratic_basis(2)[[0, *range(10)]], "observables are linearly dependent"),
    ],
)
def test_refuses_observables(observables, words):
    with pytest.raises(InputError, match=words):
        mesoscopic(QuadraticLindbladian(H, C), VACUUM, observables)


@pytest.mark.parametrize("tolerance", [0.0, 1.0, -1e-3])
def test_refuses_tolerances(tolerance):
    with pytest.raises(InputError, match=r"tolerance is .*, but must lie between 0 and 1"):
        mesoscopic(QuadraticLindbladian(H, C), VACUUM, [ONE], tolerance=tolerance)


@pytest.mark.parametrize("eta", [0.0, 1.1, -0.5])
def test_refuses_values_of_eta(eta):
    with pytest.raises(InputError, match=r"eta is .*, but must lie in \(0, 1\]"):
        paper_observables(eta)


def test_refuses_many_values_of_eta():
    with pytest.raises(InputError, match=r"eta has shape \(2,\), but must be one number"):
        paper_observables([0.5, 0.6])
