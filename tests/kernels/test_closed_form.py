"""The closed form, against cosh and exp as printed at 120 digits, and the table of references."""

from functools import cache

import numpy as np
import pytest

from tests.conftest import reference
from tests.kernels import truth
from tests.kernels.calls import (
    assert_company_does_not_matter,
    assert_isas_agree,
    assert_same_bits,
    assert_within,
    closed_form,
    closed_form_gradient,
    each_isa,
)

#: |error of E| over max(1, |E|), as the kernel's header promises.
BOUND = 6e-16
NAMES = ("omega", "temperature", "coupling", "squeezing")


def couplings(generator, n):
    """A third of them next to 1, some of them 1. Uniform numbers would lack the last bits."""
    exponents = generator.uniform(-1.5, 0, n), generator.uniform(-12, 0, n)
    small, close = 10 ** exponents[0], 1 - 10 ** exponents[1]
    out = np.where(generator.random(n) < 0.3, close, small) * generator.choice([-1, 1], n)
    out[::17] = 1
    return out


def times(generator, latest, decay, coupling, squeezing):
    """A third near the birth of entanglement, a third where the initial squeezing fades away."""
    n = len(coupling)
    birth = 2 * abs(squeezing) * generator.uniform(0.5, 3, n) / np.maximum(abs(coupling), 0.1)
    fading = (2 * abs(squeezing) + generator.uniform(-2, 2, n)).clip(0) / decay
    anywhere = 10 ** generator.uniform(-3, np.log10(latest), n)
    return np.choose(np.arange(n) % 3, [birth + generator.uniform(0, 2, n), fading, anywhere])


@cache
def cases(n, strongest, latest):
    """Inputs (n, 5) of the kernel, a third of them at temperature 0; signed E (n,)."""
    generator = np.random.default_rng(11)
    temperature = np.where(generator.random(n) < 0.3, 0, generator.uniform(0.02, 3, n))
    squeezing = 10 ** generator.uniform(-3, np.log10(strongest), n) * generator.choice([-1, 1], n)
    coupling = couplings(generator, n)
    frequency = np.where(generator.random(n) < 0.5, 1, 10 ** generator.uniform(-1, 1, n))
    decay = [-np.expm1(-w / t) if t else 1 for w, t in zip(frequency, temperature, strict=True)]
    time = times(generator, latest, decay, coupling, squeezing)
    inputs = np.column_stack([frequency, temperature, coupling, squeezing, time])
    return inputs, np.array([float(truth.closed_form(*row)) for row in inputs])


def elementwise(inputs, **options):
    """(n, 5) -> (n,)"""
    return closed_form(inputs.T[:, None], **options)[0]


# ---- Accuracy ----


@each_isa
@pytest.mark.parametrize(("strongest", "latest"), [(2, 100), (20, 1e4), (100, 1e6)])
def test_absolute_error(strongest, latest, isa):
    inputs, expected = cases(500, strongest, latest)
    bound = BOUND * np.maximum(1, abs(expected))
    assert_within(elementwise(inputs, isa=isa), expected, absolute=bound)


@each_isa
@pytest.mark.parametrize("time", [50.0, 100.0, 180.0])
def test_fading_entanglement_keeps_its_relative_accuracy(time, isa):
    inputs = np.array([[1, 0, 0.4, 0.5, time]])
    actual, expected = elementwise(inputs, isa=isa), float(truth.closed_form(*inputs[0]))
    assert 0 < expected < 1e-20
    assert_within(actual, np.array([expected]), relative=1e-14)


@each_isa
def test_reference_table(isa):
    """Parameters and times are rounded from decimal ones, by 2^-53 each."""
    rows = reference("log_negativity")
    inputs = np.array([[float(row[name]) for name in (*NAMES, "time")] for row in rows])
    expected = np.array([float(row["signed_log_negativity"]) for row in rows])
    rounded = [truth.closed_form(*row) for row in inputs]
    bound = BOUND * np.maximum(1, abs(expected))
    assert_within(elementwise(inputs, isa=isa), np.array(rounded, dtype=float), absolute=bound)
    moved = abs(np.array(rounded, dtype=float) - expected)
    assert_within(elementwise(inputs, isa=isa), expected, absolute=bound + moved)


@each_isa
@pytest.mark.parametrize(
    "parameters",
    [
        (3.5205845176243247, 1.8571960279415312, 0.9770959001220874, 13.991976768717329),
        (1.0, 0.37, 0.123456789, 99.9),
    ],
)
def test_late_times_do_not_multiply_the_rounding_of_the_decay_rate(parameters, isa):
    """Where u e is 1, rounding kappa once moves E by 2^-53 for each unit of 4 |k|."""
    frequency, temperature, _, squeezing = parameters
    decay = -np.expm1(-frequency / temperature)
    time = (2 * squeezing + np.linspace(-1, 1, 101)) / decay
    expected = [float(truth.closed_form(*parameters, t)) for t in time]
    bound = BOUND * np.maximum(1, np.abs(expected))
    assert_within(closed_form([*parameters, time], isa=isa)[0], expected, absolute=bound)


@pytest.mark.parametrize("place", [0, 250, 499])
def test_a_wrong_digit_is_noticed(place):
    inputs, expected = cases(500, 2, 100)
    actual = elementwise(inputs)
    actual[place] += 3e-15 * max(1, abs(expected[place]))
    with pytest.raises(AssertionError, match="off by"):
        assert_within(actual, expected, absolute=BOUND * np.maximum(1, abs(expected)))


@each_isa
def test_nothing_happens_without_time_or_squeezing(isa):
    assert closed_form([1, 0, 0.9, 1, 0.0], isa=isa) == 0.0
    assert closed_form([1, 0, 0.9, 0, 3.0], isa=isa) == 0.0


@each_isa
@pytest.mark.parametrize("place", range(5))
def test_nan_spoils_itself_only(place, isa):
    inputs = cases(500, 2, 100)[0][:20].copy()
    expected = elementwise(inputs, isa=isa)
    inputs[[7, 19], place] = expected[[7, 19]] = np.nan
    assert_same_bits(elementwise(inputs, isa=isa), expected)


# ---- The gradient ----


@each_isa
@pytest.mark.parametrize(("strongest", "latest"), [(2, 100), (20, 1e4)])
def test_gradient(strongest, latest, isa):
    """By time it is a difference, whose first term bounds what rounding leaves."""
    inputs = cases(150, strongest, latest)[0]
    expected = np.array([truth.closed_form_gradient(*row) for row in inputs], dtype=float).T
    found = closed_form_gradient(inputs.T[:, None], isa=isa)[:, 0]
    frequency, temperature, _, squeezing, time = inputs.T
    with np.errstate(divide="ignore"):
        decay = -np.expm1(-frequency / temperature)
    faded = decay * np.exp(4 * abs(squeezing) - 2 * decay * time)
    for slopes, true_slopes, scale in zip(found, expected, [0, 0, 0, 1, 1], strict=True):
        assert_within(slopes, true_slopes, relative=1e-14, absolute=1e-15 * scale * faded + 1e-80)


@each_isa
def test_gradient_follows_the_signs_of_coupling_and_squeezing(isa):
    inputs = np.array([[1.0, 0.2, 0.8, 0.7, 2.0]] * 4)
    inputs[:, 2:4] *= [[1, 1], [-1, 1], [1, -1], [-1, -1]]
    slopes = closed_form_gradient(inputs.T[:, None], isa=isa)[:, 0]
    assert_same_bits(slopes[2], slopes[2, 0] * np.array([1, -1, 1, -1]))
    assert_same_bits(slopes[3], slopes[3, 0] * np.array([1, 1, -1, -1]))


@each_isa
def test_no_derivative_at_the_kink(isa):
    """E depends on |k|, and falls or rises from k = 0 on."""
    slopes = closed_form_gradient([1, 0.2, 0.8, 0, 2], isa=isa)
    np.testing.assert_array_equal(np.isnan(slopes).ravel(), [False, False, False, True, False])


# ---- The same bits ----


@each_isa
def test_company_does_not_matter(isa):
    def kernel(inputs, threads=1):
        return elementwise(inputs, isa=isa, threads=threads)

    inputs = cases(500, 20, 1e4)[0]
    assert_company_does_not_matter(kernel, inputs[:97], np.resize(inputs, (50003, 5)))


@each_isa
@pytest.mark.parametrize("threads", [1, 3])
def test_rows_and_columns(threads, isa):
    """Constants in a column, times in a row, longer than a block and a thread's share."""
    inputs = cases(500, 20, 1e4)[0][:61]
    time = np.geomspace(1e-3, 1e3, 301)
    grid = closed_form([*inputs.T[:4, :, None], time], isa=isa, threads=threads)
    one_by_one = [closed_form([*row[:4], time], isa=isa)[0] for row in inputs]
    assert_same_bits(grid, np.array(one_by_one))


@each_isa
@pytest.mark.parametrize("varied", range(5))
def test_every_input_may_vary_alone(varied, isa):
    rows = np.tile(cases(500, 2, 100)[0][3], (40, 1))
    rows[:, varied] *= np.linspace(0.9, 1, 40)
    expected = elementwise(rows, isa=isa)
    inputs = [column if i == varied else column[:1] for i, column in enumerate(rows.T)]
    assert_same_bits(closed_form(inputs, isa=isa)[0], expected)
    inputs = [column[:, None] for column in inputs]
    assert_same_bits(closed_form(inputs, isa=isa)[:, 0], expected)


def test_same_bits_on_every_instruction_set():
    assert_isas_agree(elementwise, cases(500, 2, 100)[0])
    assert_isas_agree(elementwise, cases(500, 100, 1e6)[0])


@each_isa
@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_nothing_to_do(shape, isa):
    inputs = [np.empty(shape)] * 5
    assert closed_form(inputs, isa=isa).shape == shape


def test_the_limit_at_the_latest_times():
    """Products with the rates overflow in the second word of an exponent, then in the first."""
    times = np.array([1e30, 1e42, 1e43, 1e155, 1e300, 1.7e308])
    for coupling in (0.0, 0.5, 1.0):
        found = closed_form([1.0, 0.1, coupling, 1.0, times]).reshape(-1)
        assert_same_bits(found, np.full(times.shape, found[0]))


def test_a_coupling_that_only_the_latest_times_feel():
    assert closed_form([1.0, 0.1, 1e-60, 1.0, 1e60]) == closed_form([1.0, 0.1, 1e-50, 1.0, 1e50])
