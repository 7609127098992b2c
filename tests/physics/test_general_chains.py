"""Two general chains beside 50-digit tables, closed formulas and the paper."""

import itertools

import numpy as np
import pytest
from scipy.optimize import brentq

from mesoent import DoubleChain, GeneralChains, trajectory
from mesoent.dynamics.evolution import covariance
from mesoent.errors import ModelError
from tests.conftest import reference

PAPER = dict(itertools.product(("squeezing_1", "squeezing_2"), (0.7,)))


def of_row(row):
    """The model of a row of a table, and what is left of the row."""
    left = {name: value if name == "bath" else float(value) for name, value in row.items()}
    left["frequency"] = left.pop("omega_bar")
    named = {name: left.pop(name) for name in GeneralChains.__dataclass_fields__ if name in left}
    return GeneralChains(**named), left


def condition(model, time):
    """By how much rounding of the covariance moves E: the product of its extreme eigenvalues."""
    spectrum = np.linalg.eigvalsh(covariance(model, time, corotating=True))
    return 4 * 2.0**-52 * max(spectrum[-1] / spectrum[0], 1.0)


@pytest.mark.parametrize("row", reference("general_model"), ids=lambda row: row["time"])
def test_against_fifty_digits(row):
    model, left = of_row(row)
    found = trajectory(model, left["time"], signed=True)
    tolerance = condition(model, left["time"])
    np.testing.assert_allclose(found, left["signed_log_negativity"], rtol=0, atol=tolerance)


@pytest.mark.parametrize("row", reference("detuned_death_time"), ids=lambda row: row["detuning"])
def test_death_with_a_detuning(row):
    squeezing = float(row["squeezing"])
    model = GeneralChains(
        frequency=float(row["omega_bar"]),
        detuning=float(row["detuning"]),
        bath_temperature=float(row["temperature"]),
        coupling=float(row["coupling"]),
        squeezing_1=squeezing,
        squeezing_2=squeezing,
    )
    expected = float(row["t_death"])
    around = 0.999 * expected, 1.001 * expected
    found = brentq(lambda t: float(trajectory(model, t, signed=True)), *around, rtol=1e-13)
    # E falls by about 2 kappa (1 - rho) x log2(e) a unit of time there: rounding of E over that
    slope = abs(np.diff(trajectory(model, around, signed=True))[0]) / (0.002 * expected)
    tolerance = 8 * condition(model, expected) / slope + 1e-13 * expected
    assert found == pytest.approx(expected, rel=0, abs=tolerance)


@pytest.mark.parametrize("coupling", [0.0, -0.6, 0.9, 1.0])
@pytest.mark.parametrize("temperature", [0.0, 0.2, 1.0])
@pytest.mark.parametrize("bath", ["common_occupation", "local_gibbs"])
def test_equal_chains_are_the_paper(coupling, temperature, bath):
    paper = DoubleChain(frequency=1.3, temperature=temperature, coupling=coupling, squeezing=0.7)
    general = GeneralChains(
        frequency=1.3, bath_temperature=temperature, coupling=coupling, bath=bath, **PAPER
    )
    names = ("drift", "local_rotation", "stationary_covariance", "symplectic_form", "deviation")
    for name in names:
        expected = getattr(paper, name)
        scale = np.abs(expected).max()
        np.testing.assert_allclose(getattr(general, name), expected, rtol=0, atol=4e-15 * scale)
    times = np.array([0.0, 0.5, 3.0, 40.0])
    expected = trajectory(paper, times, signed=True)
    found = trajectory(general, times, signed=True)
    np.testing.assert_allclose(found, expected, rtol=0, atol=condition(general, 0.0))


def test_complex_amplitudes_by_hand():
    """m11 and m12 of a detuned pair, rho imaginary beyond the exceptional point."""
    for detuning in (0.3, 1.5):
        model = GeneralChains(detuning=detuning, bath_temperature=0.0, coupling=0.8)
        t, dh = 1.7, detuning
        rho = np.emath.sqrt(0.8**2 - dh**2)
        sinh = np.sinh(rho * t / 2) / rho
        m11 = np.exp(-t / 2) * (np.cosh(rho * t / 2) - 1j * dh * sinh)
        m12 = -np.exp(-t / 2) * 0.8 * sinh
        squares = np.array(
            [[m11**2, m12**2, np.sqrt(2) * m11 * m12],
             [m12**2, np.conj(m11) ** 2, np.sqrt(2) * m12 * np.conj(m11)],
             [np.sqrt(2) * m11 * m12, np.sqrt(2) * m12 * np.conj(m11), abs(m11) ** 2 + m12**2]]
        )  # fmt: skip
        squares = squares * np.exp(-2j * t)
        dn, da = np.cosh(4.0) - 1, np.sinh(4.0)
        normal = squares @ np.diag([dn, dn, 0]) @ squares.conj().T / 2
        anomalous = squares @ np.diag([da, da, 0]) @ squares.T / 2
        state = covariance(model, t)
        kept = state[0::2, 0::2], state[0::2, 1::2], state[1::2, 1::2]
        np.testing.assert_allclose(kept[0], np.eye(3) / 2 + (normal + anomalous).real, atol=1e-13)
        np.testing.assert_allclose(kept[2], np.eye(3) / 2 + (normal - anomalous).real, atol=1e-13)


def test_warm_chains_in_a_cold_bath_move():
    """Without coupling P(t) = n + (n0 - n) exp(-kappa t), and the commutator is 2 P + 1."""
    model = GeneralChains(bath_temperature=0.2, initial_temperature=1.0, coupling=0.0)
    n, n0 = 1 / np.expm1(5.0), 1 / np.expm1(1.0)
    times = np.array([0.0, 0.4, 50.0])
    p = n + (n0 - n) * np.exp(times * np.expm1(-5.0))
    scale = np.tanh(2.5)
    form = model.gaussian.commutators(times)
    np.testing.assert_allclose(form[:, 0, 1], (2 * p + 1) * scale, rtol=1e-14)
    background = model.gaussian.background(times)
    np.testing.assert_allclose(background[:, 0, 0], (p**2 + p + 0.5) * scale, rtol=1e-14)


def test_local_gibbs_is_each_chain_s_own_thermal_state():
    model = GeneralChains(detuning=0.4, bath_temperature=0.3, coupling=0.6, bath="local_gibbs")
    n = 1 / np.expm1(np.array([1.2, 0.8]) / 0.3)
    np.testing.assert_allclose(model.site.rest, np.diag(n), rtol=1e-14)
    assert model.motion is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"coupling": 1.1}, r"coupling is 1.1, but must lie in \[-1, 1\]"),
        (
            {"coupling": 1.0, "detuning": 0.5, "bath": "local_gibbs", "bath_temperature": 0.3},
            "not completely positive: the smallest eigenvalue of the absorption rates is -0.0",
        ),
        ({"detuning": 2.5}, "detuning is 2.5, but must lie in"),
        ({"rate_1": -1.0}, "rate_1 is -1.0, but must be zero or positive"),
        ({"bath": "cold"}, "bath is 'cold', but must be one of common_occupation, local_gibbs"),
        ({"initial_temperature": -1.0}, "initial_temperature is -1.0"),
    ],
)
def test_refuses(changes, words):
    with pytest.raises(ModelError, match=words):
        GeneralChains(**changes)


def test_the_boundary_of_local_gibbs():
    """|coupling| <= (e^y - C)/(C e^y - 1), y = omega / T, C = cosh(delta / 2T)."""
    y, c = 1 / 0.3, np.cosh(0.5 / 0.6)
    most = (np.exp(y) - c) / (c * np.exp(y) - 1)
    given = {"detuning": 0.5, "bath": "local_gibbs", "bath_temperature": 0.3}
    GeneralChains(coupling=most * (1 - 1e-12), **given)
    with pytest.raises(ModelError, match="completely positive"):
        GeneralChains(coupling=most * (1 + 1e-9), **given)


def test_a_cold_start_in_a_warm_bath_is_a_state():
    """A stretched pure start: balancing raises the rounding of its small variance, not more."""
    model = GeneralChains(
        bath_temperature=0.32696510995618533, initial_temperature=0.0,
        coupling=0.7231984111658241, rate_1=0.39569462122268406, rate_2=0.5610795700693041,
        squeezing_1=-1.1199672342940798, squeezing_2=0.0,
    )  # fmt: skip
    assert trajectory(model, 0.0, signed=True) == pytest.approx(0, abs=condition(model, 0.0))
