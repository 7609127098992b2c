import numpy as np
import pytest

from mesoent import log_negativity
from mesoent.errors import InputError, UnphysicalStateError


def test_shapes():
    assert log_negativity(np.eye(4)).shape == ()
    assert log_negativity(np.broadcast_to(np.eye(4), (2, 3, 4, 4))).shape == (2, 3)
    assert log_negativity(np.empty((0, 4, 4))).shape == (0,)


def test_separable_states_have_exactly_no_entanglement():
    assert log_negativity(np.eye(4)) == 0.0
    assert log_negativity(np.eye(4), signed=True) == pytest.approx(-1.0, abs=4e-16)


def test_the_vacuum_is_a_state():
    assert log_negativity(np.eye(4) / 2, signed=True) == pytest.approx(0.0, abs=1e-15)


@pytest.mark.parametrize(
    ("covariance", "words"),
    [
        (np.full((4, 4), np.nan), "covariance holds NaN, infinity"),
        (np.diag([1, 1, 1, np.inf]), "covariance holds NaN, infinity"),
        (np.eye(4) + np.eye(4, k=1), "covariance is not symmetric, by 0.25 of its trace"),
        (np.diag([1.0, 1.0, 1.0, -1.0]), "covariance is not positive definite"),
        (0.4 * np.eye(4), "covariance violates the uncertainty .* by 0.2"),
        (np.stack([np.eye(4), 0.4 * np.eye(4)]), r"covariance\[1\] violates"),
        (np.stack([[np.eye(4)] * 2, [np.eye(4), -np.eye(4)]]), r"covariance\[1, 1\] is not pos"),
    ],
)
def test_refuses_what_is_no_state(covariance, words):
    with pytest.raises(UnphysicalStateError, match=words):
        log_negativity(covariance)


@pytest.mark.parametrize("covariance", [np.eye(3), 1.0, [[1, 2], [3]], np.eye(4) * 1j])
def test_refuses_what_is_no_stack_of_matrices(covariance):
    with pytest.raises(InputError, match="covariance"):
        log_negativity(covariance)
