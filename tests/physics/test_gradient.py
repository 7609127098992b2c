"""Derivatives of the double chain's entanglement, against differences at 60 digits."""

import numpy as np
import pytest
from mpmath import mp, mpf, workdps

import mesoent
from mesoent.errors import InputError
from mesoent.models.double_chain.gradient import log_negativity_gradient
from tests.kernels.truth import Chain

NAMES = ("frequency", "temperature", "coupling", "squeezing")
FIELDS = ("peak", "peak_time", "birth", "death", "critical_temperature")
STEP = mpf("1e-20")


def cases():
    """Of either sign, at T = 0, in the middle and next to T_c, with and without a dark mode."""
    generator = np.random.default_rng(21)
    for i in range(24):
        coupling = generator.choice([-1, 1]) * (1 if i % 6 == 5 else generator.uniform(0.1, 0.99))
        squeezing = generator.choice([-1, 1]) * generator.uniform(0.05, 2)
        frequency = generator.uniform(0.5, 2)
        critical = mesoent.critical_temperature(squeezing, coupling=coupling, frequency=frequency)
        yield frequency, critical * (0, 0.3, 0.6, 0.99)[i % 4], coupling, squeezing


CASES = list(cases())


def events(parameters, near):
    """Roots of the printed formula next to those in `near`."""
    chain = Chain(*parameters)
    unit, peak, best = 2 / chain.kappa, mp.inf, chain.f / 4
    found = {"peak_time": mp.nan, "death": mp.nan}
    if chain.lam < 1:
        peak = mp.findroot(chain.slope, mpf(near.peak_time) / unit)
        best, found["peak_time"] = chain.value(peak), unit * peak
        if chain.sech2:
            found["death"] = unit * mp.findroot(chain.surplus, mpf(near.death) / unit)
    found["peak"] = -mp.log((1 - best) / (1 - chain.sech2), 2) / 2
    found["birth"] = unit * mp.findroot(chain.surplus, mpf(near.birth) / unit)
    found["critical_temperature"] = chain.frequency / mp.acosh(1 / mp.sqrt(best))
    return found


@workdps(60)
def differences(parameters, place, near):
    """Derivatives by one parameter of what `events` finds."""
    found = []
    for sign in (1, -1):
        shifted = [mpf(float(x)) for x in parameters]
        shifted[place] += sign * STEP
        found.append(events(shifted, near))
    return {name: float((found[0][name] - found[1][name]) / (2 * STEP)) for name in FIELDS}


@pytest.mark.equation("73", "74")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_events(case):
    """The tolerance allows for conditioning: next to T_c, 1/(1 - T/T_c)^(1/2) is 10."""
    found = mesoent.scan_gradient(**dict(zip(NAMES, case, strict=True)))
    dark, cold = abs(case[2]) == 1, case[1] == 0
    for place, name in enumerate(NAMES):
        if (dark and name == "coupling") or (cold and name == "temperature"):
            continue
        expected = differences(case, place, found.value)
        for field in FIELDS:
            actual = getattr(found.gradient[name], field)
            assert actual == pytest.approx(expected[field], rel=2e-13, abs=1e-25, nan_ok=True), (
                field
            )


def test_what_has_no_derivative():
    coupling, squeezing = [1, 0.5, 0, 0.5], [1, 1, 1, 0]
    found = mesoent.scan_gradient(temperature=0.1, coupling=coupling, squeezing=squeezing).gradient
    by_coupling, by_squeezing = found["coupling"], found["squeezing"]
    assert by_coupling.peak[0] == by_coupling.critical_temperature[0] == np.inf
    np.testing.assert_array_equal(np.isnan(by_coupling.asymptotic), [True, False, False, False])
    np.testing.assert_array_equal(np.isnan(by_coupling.birth), [False, False, True, True])
    np.testing.assert_array_equal(np.isnan(by_squeezing.death), [True, False, True, True])
    np.testing.assert_array_equal(by_coupling.peak[2:], 0)
    np.testing.assert_array_equal(np.isnan(by_coupling.critical_temperature[2:]), True)


def test_asymptote():
    """-log2 coth x without a dark mode; with one, -log2(coth^2 x (3 + e^-4k)/4)/2."""
    found = mesoent.scan_gradient(temperature=0.8, coupling=[0.5, 1], squeezing=0.7)
    by_x = 2 / np.log(2) / np.sinh(2 / 0.8)
    by_temperature = -by_x / 0.8**2
    np.testing.assert_allclose(found.gradient["temperature"].asymptotic, by_temperature, rtol=4e-16)
    kept = np.exp(-2.8)
    expected = [0, 2 * kept / (3 + kept) / np.log(2)]
    np.testing.assert_allclose(found.gradient["squeezing"].asymptotic, expected, rtol=4e-16)


def test_trajectory():
    model = mesoent.DoubleChain(temperature=0.3, coupling=-0.8, squeezing=0.7)
    times = np.array([[0.5, 2.0], [5.0, 40.0]])
    found = mesoent.trajectory_gradient(model, times)
    np.testing.assert_array_equal(found.value, mesoent.trajectory(model, times, signed=True))
    step = 1e-6  # leaves eps/step and step^2
    shifted = [mesoent.trajectory(model, times + s, signed=True) for s in (step, -step)]
    difference = (shifted[0] - shifted[1]) / (2 * step)
    np.testing.assert_allclose(found.gradient["time"], difference, rtol=1e-9, atol=1e-9)


def test_parameters_broadcast_with_times():
    coupling, times = np.array([[0.5], [0.9]]), np.array([1.0, 3.0, 9.0])
    sets = {"temperature": 0.2, "squeezing": 1.0}
    found = log_negativity_gradient(**sets, coupling=coupling, times=times)
    for i, one in enumerate((0.5, 0.9)):
        alone = mesoent.trajectory_gradient(mesoent.DoubleChain(**sets, coupling=one), times)
        np.testing.assert_array_equal(found.value[i], alone.value)
        for name, slopes in found.gradient.items():
            np.testing.assert_array_equal(slopes[i], alone.gradient[name])


def test_refuses_what_is_not_allowed():
    sets = {"temperature": 0.2, "squeezing": 1.0, "coupling": 0.5}
    with pytest.raises(InputError, match="coupling is 2"):
        log_negativity_gradient(**sets | {"coupling": 2.0}, times=1.0)
    with pytest.raises(InputError, match=r"times\[1\] is -1"):
        log_negativity_gradient(**sets, times=[1.0, -1.0])
    with pytest.raises(InputError, match="squeezing is nan"):
        log_negativity_gradient(**sets | {"squeezing": np.nan}, times=1.0)
    with pytest.raises(InputError, match="shapes do not fit together"):
        log_negativity_gradient(**sets | {"coupling": [0.1, 0.2]}, times=[1.0, 2.0, 3.0])
    with pytest.raises(InputError, match="model is None"):
        mesoent.trajectory_gradient(None, 1.0)
