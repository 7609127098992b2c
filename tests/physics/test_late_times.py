"""Late times from what does not decay, beside closed formulas and long evolutions."""

import numpy as np
import pytest

from mesoent import GeneralChains, TwoOscillators, trajectory
from mesoent.dynamics.asymptotics import asymptotic_log_negativity, late_log_negativity
from mesoent.errors import InputError
from mesoent.models.gaussian import GaussianModel

FORM = np.array([[0.0, 1.0], [-1.0, 0.0]])


def chains(temperature=0.2, **given):
    return GeneralChains(bath_temperature=temperature, **given)


def e_inf(value, temperature=0.2):
    """E of 4 I / coth^2, the part of (66) that does not depend on the temperature."""
    return -0.5 * np.log2(value) + np.log2(np.tanh(1 / temperature))


@pytest.mark.parametrize("pair", [(1.0, 0.3), (0.8, 0.0), (1.0, -0.4)])
def test_different_squeezings(pair):
    """1 - (F1 + F2)/8, F = 1 - exp(-4|k|), for squeezings of one sign."""
    model = chains(squeezing_1=pair[0], squeezing_2=pair[1], angle_2=np.pi / 2 * (pair[1] < 0))
    expected = 1 + np.expm1(-4 * np.abs(pair)).sum() / 8
    assert asymptotic_log_negativity(model) == pytest.approx(e_inf(expected), abs=1e-12)


@pytest.mark.parametrize("angle", [0.0, 0.3, -0.7])
def test_different_angles(angle):
    """1 - (sinh 4k |cos chi| - cosh 4k + 1)/4, chi twice the angle between the ellipses."""
    k, chi = 0.5, 2 * angle
    model = chains(squeezing_1=k, squeezing_2=k, angle_2=angle)
    expected = 1 - (np.sinh(4 * k) * abs(np.cos(chi / 2)) - np.cosh(4 * k) + 1) / 4
    assert asymptotic_log_negativity(model) == pytest.approx(e_inf(expected), abs=1e-12)


@pytest.mark.parametrize("g", [0.0, 0.4, -2.0])
def test_real_passive_coupling_leaves_the_late_value(g):
    """The dark mode turns at its own frequency; a null space of the drift would miss it."""
    model = chains(temperature=0.1, passive_coupling=g)
    expected = np.log2(2 * np.tanh(10) / np.sqrt(3 + np.exp(-4)))
    assert asymptotic_log_negativity(model) == pytest.approx(expected, abs=1e-12)


def test_unequal_rates_at_strong_squeezing():
    """1 - G1 G2 / (G1 + G2)^2 as k goes to infinity."""
    model = chains(temperature=0.0, rate_1=1.0, rate_2=0.4, squeezing_1=6.0, squeezing_2=6.0)
    expected = e_inf(1 - 0.4 / 1.96, 1e-3)
    # what is left of exp(-4 k), and the rounding of a state stretched by exp(4 k)
    assert asymptotic_log_negativity(model) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("start", [0.0, 0.6])
@pytest.mark.parametrize("changes", [{}, {"coupling": 0.9}, {"detuning": 0.3}])
def test_sites_that_are_not_stationary(start, changes):
    """Beside a long evolution: everything else has decayed by exp(-50)."""
    model = chains(initial_temperature=start, squeezing_1=0.5, squeezing_2=0.5, **changes)
    expected = trajectory(model, 2000.0, signed=True)
    assert asymptotic_log_negativity(model) == pytest.approx(expected, abs=1e-11)


def test_a_pair_with_a_local_difference():
    model = TwoOscillators(two_mode_squeezing=0.4, temperature=0.3)
    expected = 0.4 / np.log(2) + np.log2(np.tanh(1 / 0.6)) / 2
    assert asymptotic_log_negativity(model) == pytest.approx(expected, abs=1e-12)


def swapping(*frequencies):
    """Modes without damping, which swap between two sides at these frequencies."""
    n = len(frequencies)
    beam = np.array([[0.0, 1.0], [1.0, 0.0]])
    drift = np.zeros((4 * n, 4 * n))
    start = np.zeros(4 * n)
    for j, frequency in enumerate(frequencies):
        place = slice(4 * j, 4 * j + 4)
        drift[place, place] = frequency * np.kron(beam, FORM)
        start[place] = [np.exp(1.0), np.exp(-1.0), np.exp(1.0), np.exp(-1.0)]
    return GaussianModel(
        drift=drift,
        stationary_covariance=np.eye(4 * n) / 2,
        symplectic_form=np.kron(np.eye(2 * n), FORM),
        deviation=np.diag(start - 1) / 2,
        parties=(tuple(range(0, 2 * n, 2)), tuple(range(1, 2 * n, 2))),
    )


def test_what_goes_on_for_ever_is_told():
    """Two modes squeezed by e^{1/2}, mixed with a phase: at best e^1, at worst nothing."""
    late = late_log_negativity(swapping(0.3))
    assert late.lowest == pytest.approx(0, abs=1e-9)
    assert late.highest == pytest.approx(1 / np.log(2), abs=1e-9)
    with pytest.raises(InputError, match=r"E has no limit: it moves between .* and 1\.4427"):
        asymptotic_log_negativity(swapping(0.3))


@pytest.mark.parametrize("frequencies", [(1.0, 0.5), (1.0, np.sqrt(2))])
def test_two_frequencies(frequencies):
    """Without a common period both pairs are at their best together, now and then."""
    late = late_log_negativity(swapping(*frequencies))
    assert late.lowest == pytest.approx(0, abs=1e-8)
    times = np.linspace(0, 20 * np.pi, 20001)
    best = trajectory(swapping(*frequencies), times).max()
    most = 2 / np.log(2) if frequencies[1] > 1 else best
    assert late.highest == pytest.approx(most, abs=1e-5)
    assert late.highest >= best - 1e-9
