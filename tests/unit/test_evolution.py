import numpy as np
import pytest

from mesoent import DoubleChain, GeneralChains, trajectory
from mesoent.dynamics.evolution import (
    matrix_log_negativity,
    matrix_log_negativity_on_grid,
    reduced_covariance,
)
from mesoent.errors import InputError, UnphysicalStateError


def chain(squeezing=1.0):
    return DoubleChain(temperature=0.1, coupling=0.9, squeezing=squeezing)


def test_a_grid_is_its_times():
    times = 0.5 + 0.25 * np.arange(1500)
    on_grid = matrix_log_negativity_on_grid(chain(), 0.5, 0.25, 1500)
    np.testing.assert_allclose(on_grid, matrix_log_negativity(chain(), times), rtol=0, atol=2e-15)


@pytest.mark.parametrize("squeezing", [0.0, 1.0, 4.0, 7.0, -7.0])
def test_strong_squeezing_costs_what_a_covariance_must_lose(squeezing):
    times = np.linspace(0, 30, 200)
    expected = trajectory(chain(squeezing), times, signed=True)
    bound = 2e-15 * np.exp(4 * abs(squeezing))
    found = matrix_log_negativity(chain(squeezing), times)
    np.testing.assert_allclose(found, expected, rtol=0, atol=bound)


def test_squeezing_that_hides_the_state_is_refused():
    with pytest.raises(UnphysicalStateError, match=r"not positive definite|too ill-conditioned"):
        matrix_log_negativity(chain(12.0), [0.0, 1.0])


def test_shapes_and_threads():
    times = np.linspace(0, 9, 3000).reshape(3, 1000)
    one = matrix_log_negativity(chain(), times)
    assert one.shape == (3, 1000)
    np.testing.assert_array_equal(matrix_log_negativity(chain(), times, threads=2), one)
    assert matrix_log_negativity(chain(), []).shape == (0,)
    assert matrix_log_negativity_on_grid(chain(), 0.0, 1.0, 0).shape == (0,)
    np.testing.assert_array_equal(trajectory(chain(), times, threads=2), trajectory(chain(), times))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((-1.0, 0.1, 5), "times is -1"),
        ((0.0, 0.0, 5), "step is 0"),
        ((0.0, np.inf, 5), "step is inf"),
        ((0.0, 0.1, -1), "count is -1"),
        ((0.0, 0.1, 2.5), r"count is 2\.5"),
    ],
)
def test_grid_refuses(arguments, words):
    with pytest.raises(InputError, match=words):
        matrix_log_negativity_on_grid(chain(), *arguments)


def test_threads_are_counted():
    with pytest.raises(InputError, match="threads is 0, but must be a whole number, 1 or more"):
        matrix_log_negativity(chain(), 1.0, threads=0)


@pytest.mark.parametrize(("start", "step"), [([0, 1], 1.0), (0.0, [1.0, 2.0])])
def test_a_grid_has_one_start_and_one_step(start, step):
    model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    with pytest.raises(InputError, match="must be one number"):
        matrix_log_negativity_on_grid(model, start, step, 3)


@pytest.mark.parametrize("time", [3e6, 1e10])
def test_times_whose_exponential_the_kernel_declines(time):
    """Long after everything but the slow mode has decayed, both routes tell the limit."""
    chains = GeneralChains(detuning=0.5, coupling=0.9)
    before = trajectory(chains, 1e4, signed=True)
    assert trajectory(chains, [time, 1e4], signed=True)[0] == pytest.approx(before, abs=1e-9)
    model = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    rest = reduced_covariance(model, 1e4)
    np.testing.assert_allclose(reduced_covariance(model, time), rest, rtol=0, atol=1e-9)
