import subprocess
import sys

import numpy as np
import pytest

import mesoent
from mesoent.errors import InputError


def test_public_names_are_there():
    for name in mesoent.__all__:
        assert callable(getattr(mesoent, name)), name
        assert getattr(mesoent, name).__doc__, name
    assert set(mesoent.__all__) <= set(dir(mesoent))


def test_unknown_name():
    with pytest.raises(AttributeError, match="nothing"):
        mesoent.nothing  # noqa: B018


def test_reading_the_catalogues_does_not_load_numpy():
    code = "import sys, mesoent.run.plan; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def model():
    return mesoent.DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)


@pytest.mark.parametrize("times", [-1.0, [0.0, np.nan], [np.inf], ["soon"], 1j])
def test_trajectory_refuses_times(times):
    with pytest.raises(InputError, match="times"):
        mesoent.trajectory(model(), times)


def test_trajectory_shapes():
    assert mesoent.trajectory(model(), 3.0).shape == ()
    assert mesoent.trajectory(model(), np.ones((2, 3))).shape == (2, 3)
    assert mesoent.trajectory(model(), []).shape == (0,)


def test_trajectory_into_an_output():
    times, out = np.linspace(0, 9, 5), np.empty(5)
    assert mesoent.trajectory(model(), times, out=out) is out
    np.testing.assert_array_equal(out, mesoent.trajectory(model(), times))
    with pytest.raises(InputError, match="out must"):
        mesoent.trajectory(model(), times, out=times)


def test_trajectory_names_the_time_that_is_refused():
    times = np.zeros((3, 20_000))
    times[2, 7], times[2, 9] = -1, np.nan
    with pytest.raises(InputError, match=r"times\[2, 7\] is -1"):
        mesoent.trajectory(model(), times)


def test_critical_temperature_broadcasts():
    table = mesoent.critical_temperature(np.array([[0.5], [1.0]]), coupling=[0.9, 1.0])
    assert table.shape == (2, 2)
    assert table[1, 1] == mesoent.critical_temperature(1.0)
    assert isinstance(mesoent.critical_temperature(1.0), float)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"squeezing": np.nan}, "squeezing is nan"),
        ({"squeezing": [0.0, 200.0]}, r"squeezing\[1\] is 200"),
        ({"squeezing": 1.0, "coupling": 1.1}, "coupling is 1.1"),
        ({"squeezing": 1.0, "frequency": 0.0}, "frequency is 0"),
        ({"squeezing": "much"}, "squeezing"),
    ],
)
def test_critical_temperature_refuses(arguments, words):
    with pytest.raises(InputError, match=words):
        mesoent.critical_temperature(**arguments)
