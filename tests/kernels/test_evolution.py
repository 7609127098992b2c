"""Trajectories against many digits, against the exponential to the bit, and against themselves."""

import mpmath
import numpy as np
import pytest
from mpmath import mp

from mesoent import DoubleChain
from mesoent.gaussian.exponential import by_kernel
from mesoent.gaussian.physical import ROUNDING, SYMMETRY
from mesoent.kernels import _evolution
from tests.kernels.calls import ISA, ISAS, each_isa

EPS = np.finfo(float).eps
BLOCK, STRIDE, STEPS = 512, 8, 64
LABELS = ("covariance", "log_negativity", "deviation", "uncertainty", "verdict")
RNG = np.random.default_rng(11)


def chain(temperature, coupling, squeezing, corotating=True):
    """L, S and D of the double chain."""
    model = DoubleChain(temperature=temperature, coupling=coupling, squeezing=squeezing)
    generator = model.drift - model.local_rotation if corotating else model.drift
    deviation = model.initial_covariance - model.stationary_covariance
    return generator, model.stationary_covariance, deviation


def anything():
    """Any generator and a deviation that couples all modes."""
    rng = np.random.default_rng(5)
    square, deviation = rng.normal(size=(2, 6, 6))
    return (
        rng.normal(size=(6, 6)) / 3,
        4 * np.eye(6) + square @ square.T,
        (deviation + deviation.T) / 20,
    )


def transient():
    """Decaying in the end, after a growth of hundreds: far from normal."""
    upper = np.triu(np.random.default_rng(13).normal(size=(6, 6)), 1)
    return -np.eye(6) + 5 * upper, 2 * np.eye(6), np.diag([0.5, -0.5, 0.3, 0.2, 0.1, 0.4])


MODELS = {
    "laboratory": chain(0.1, 0.9, 1.0, corotating=False),
    "dark": chain(0.1, 1.0, 1.0),
    "zero temperature": chain(0.0, 0.9, 0.7),
    "warm": chain(1.5, 0.3, 2.0),
    "k = 4": chain(0.1, 0.9, 4.0),
    "k = 8, dark": chain(0.0, 1.0, 8.0),
    "anything": anything(),
}


def outputs_for(n):
    """Covariance, E, deviation, uncertainty and verdict, filled with a value that is none."""
    return np.full((n, 4, 4), 7.0), *(np.full(n, 7.0) for _ in range(3)), np.full(n, 7, np.int8)


def at_times(model, times, isa=ISA, threads=1, covariance=True):
    outputs = outputs_for(len(times))
    kept = outputs if covariance else (None, *outputs[1:])
    _evolution.Batch(*model, *kept, ROUNDING, SYMMETRY, isa).at_times(times, threads)
    return outputs


def on_grid(model, start, step, n, isa=ISA, threads=1):
    outputs = outputs_for(n)
    _evolution.Batch(*model, *outputs, ROUNDING, SYMMETRY, isa).on_grid(start, step, threads)
    return outputs


def part(outputs, chosen):
    return tuple(array[chosen] for array in outputs)


def assert_same(first, second):
    for label, one, other in zip(LABELS, first, second, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=label)


def exactly(model, time):
    """M, the 4x4 covariance and signed E at 80 digits, by Eqs. (61), (62), (66)."""
    with mp.workdps(80):
        generator, stationary, deviation = (mpmath.matrix(m.tolist()) for m in model)
        m = mpmath.expm(generator * mp.mpf(float(time)))
        sigma = (stationary + m * deviation * m.T)[0:4, 0:4]
        one, two, cross = sigma[0:2, 0:2], sigma[2:4, 2:4], sigma[0:2, 2:4]
        half = (mpmath.det(one) + mpmath.det(two)) / 2 - mpmath.det(cross)
        lowest = mpmath.det(sigma) / (half + mpmath.sqrt(abs(half**2 - mpmath.det(sigma))))
        return m, sigma, float(-mpmath.log(4 * lowest, 2) / 2)


def as_doubles(matrix):
    return np.array(matrix.tolist(), dtype=float)


def covariance_bound(model, m, time, steps):
    """Entry by entry, from the error of M (its own, of t L, of the steps) and of the sums."""
    norm = abs(time) * np.abs(model[0]).sum(axis=0).max()
    relative = 2e-15 + EPS * norm + 4 * EPS * steps
    size = np.where(m != 0, np.abs(m).sum(axis=0).max(), 0.0)
    rough = relative * size @ np.abs(model[2]) @ np.abs(m).T
    sums = np.abs(model[1]) + np.abs(m) @ np.abs(model[2]) @ np.abs(m).T
    return (rough + rough.T + 4 * EPS * sums)[:4, :4]


def assert_close(model, times, outputs, steps=0):
    """A symplectic eigenvalue changes by a relative |Sigma^-1 dSigma| at most."""
    covariance, entanglement, _, _, verdict = outputs
    for i, time in enumerate(times):
        m, sigma, expected = exactly(model, time)
        bound = covariance_bound(model, as_doubles(m), time, steps)
        assert (np.abs(covariance[i] - as_doubles(sigma)) <= bound).all(), time
        with mp.workdps(80):
            inverse = np.abs(as_doubles(sigma**-1))
        tolerance = (inverse * bound).sum() / np.log(2)
        if verdict[i]:
            assert tolerance > 1e-3, "refused without need"
            assert np.isnan(entanglement[i])
        else:
            assert abs(entanglement[i] - expected) <= tolerance, time


@pytest.mark.equation("61", "62", "66")
@each_isa
@pytest.mark.parametrize("name", MODELS)
def test_times_against_many_digits(name, isa):
    times = np.array([0.0, 1e-9, 0.03, 1.0, 7.0, 50.0, 1e4])[: 5 if name == "anything" else 7]
    assert_close(MODELS[name], times, at_times(MODELS[name], times, isa))


@pytest.mark.equation("48", "61", "62", "66")
@each_isa
@pytest.mark.parametrize("name", MODELS)
def test_grid_against_many_digits(name, isa):
    step = 2.0**-9 if name == "anything" else 2.0**-5
    chosen = np.array([0, 7, 300, BLOCK - 1, BLOCK])
    outputs = on_grid(MODELS[name], 0.25, step, BLOCK + 1, isa)
    assert_close(MODELS[name], 0.25 + step * chosen, part(outputs, chosen), STEPS)


def test_steps_of_a_generator_far_from_normal_err_relative_to_the_transient():
    times = 2.0**-6 * np.arange(BLOCK)
    grid = on_grid(transient(), 0.0, 2.0**-6, BLOCK)[0]
    norms = [np.abs(as_doubles(exactly(transient(), t)[0])).sum(axis=0).max() for t in times[::64]]
    difference = np.abs(grid - at_times(transient(), times)[0]).max()
    assert difference <= 6 * 4 * EPS * STEPS * max(norms) ** 2


@each_isa
@pytest.mark.parametrize("model", [MODELS["laboratory"], MODELS["anything"], transient()])
def test_propagators_are_those_of_the_exponential(model, isa):
    """With S = 0 and one entry in D, the covariance is a column of M times itself."""
    times = RNG.permutation(
        np.concatenate([RNG.uniform(0, 60, 500), 10 ** RNG.uniform(-9, 1, 300)])
    )
    propagators = np.empty((len(times), 6, 6))
    rows = np.ascontiguousarray(times[:, None, None] * model[0])
    by_kernel(rows, propagators, False, 1, isa)
    for j in range(6):
        one = np.zeros((6, 6))
        one[j, j] = 1
        covariance = at_times((model[0], np.zeros((6, 6)), one), times, isa)[0]
        column = propagators[:, :4, j]
        np.testing.assert_array_equal(covariance, column[:, :, None] * column[:, None, :])


@each_isa
def test_blocks_of_a_grid_start_with_exponentials(isa):
    n, step = 2 * BLOCK + 11, 2.0**-8
    starts = np.arange(n) % BLOCK < STRIDE
    grid = on_grid(MODELS["dark"], 0.5, step, n, isa)
    times = (0.5 + step * np.arange(n))[starts]
    assert_same(part(grid, starts), at_times(MODELS["dark"], times, isa))


@each_isa
def test_a_point_does_not_depend_on_its_neighbours(isa):
    model, times = MODELS["laboratory"], RNG.uniform(0, 50, 3001)
    whole, grid = at_times(model, times, isa), on_grid(model, 0.0, 0.01, 3001, isa)
    order = RNG.permutation(len(times))
    assert_same(at_times(model, times[order], isa), part(whole, order))
    for n in (*range(1, 20), 511, 512, 513):
        assert_same(at_times(model, times[:n], isa), part(whole, slice(n)))
        assert_same(on_grid(model, 0.0, 0.01, n, isa), part(grid, slice(n)))
    for threads in (2, 7):
        assert_same(at_times(model, times, isa, threads), whole)
        assert_same(on_grid(model, 0.0, 0.01, 3001, isa, threads), grid)


@pytest.mark.parametrize("name", MODELS)
def test_same_bits_on_every_instruction_set(name):
    times = RNG.uniform(0, 30, 1000)
    for results in (
        [at_times(MODELS[name], times, isa) for isa in ISAS.values()],
        [on_grid(MODELS[name], 0.1, 0.0123, 1000, isa) for isa in ISAS.values()],
    ):
        for other in results[1:]:
            assert_same(results[0], other)


def test_the_covariance_is_optional():
    times = RNG.uniform(0, 5, 300)
    without = at_times(MODELS["dark"], times, covariance=False)
    for kept, left in zip(at_times(MODELS["dark"], times)[1:], without[1:], strict=True):
        np.testing.assert_array_equal(kept, left)
    assert (without[0] == 7.0).all()


@each_isa
def test_a_bad_time_touches_no_other(isa):
    times = RNG.uniform(0, 50, 1100)
    clean = at_times(MODELS["laboratory"], times, isa)
    hit = RNG.choice(len(times), 150, replace=False)
    times[hit] = RNG.choice([np.nan, np.inf, -np.inf], 150)
    outputs = at_times(MODELS["laboratory"], times, isa)
    assert (outputs[4][hit] == 1).all()
    assert np.isnan(outputs[1][hit]).all()
    rest = np.setdiff1d(np.arange(len(times)), hit)
    assert_same(part(outputs, rest), part(clean, rest))


def test_what_is_no_state_is_refused():
    generator, stationary, deviation = MODELS["zero temperature"]
    outputs = at_times((generator, 0.9 * stationary, deviation), np.linspace(5, 9, 50))
    assert (outputs[4] != 0).all()
    assert np.isnan(outputs[1]).all()


def test_nothing_is_asked():
    assert all(len(array) == 0 for array in at_times(MODELS["dark"], np.zeros(0)))
    assert all(len(array) == 0 for array in on_grid(MODELS["dark"], 0.0, 1.0, 0))
