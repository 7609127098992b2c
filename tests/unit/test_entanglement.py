import tracemalloc

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


def test_out_receives_the_result():
    covariance, out = np.stack([np.eye(4)] * 3), np.full(3, 7.0)
    assert log_negativity(covariance, signed=True, out=out) is out
    np.testing.assert_array_equal(out, log_negativity(covariance, signed=True))


@pytest.mark.parametrize("out", [np.empty(2), np.empty(3, int), np.empty(6)[::2], [0.0] * 3])
def test_refuses_an_output_that_does_not_fit(out):
    with pytest.raises(InputError, match="out must be"):
        log_negativity(np.stack([np.eye(4)] * 3), out=out)


def test_refuses_to_write_into_what_it_reads():
    covariance = np.stack([np.eye(4)] * 3)
    with pytest.raises(InputError, match="share memory"):
        log_negativity(covariance, out=covariance.reshape(-1)[:3])


def test_takes_no_memory_but_for_the_result():
    covariance = np.tile(np.eye(4), (20_000, 1, 1))
    tracemalloc.start()
    result = log_negativity(covariance)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.05 * result.nbytes
