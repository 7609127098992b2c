"""Scans of models without a scan of their own, one calendar each."""

import numpy as np
import pytest

from mesoent import TwoOscillators, entanglement_calendar, scan
from mesoent.errors import InputError, ModelError
from mesoent.models import build


def test_each_set_is_its_calendar():
    r, temperature = np.array([[0.3], [0.6]]), np.array([0.2, 0.5])
    found = scan(
        model="two_oscillators", two_mode_squeezing=r, temperature=temperature, coupling=0.4
    )
    for i, j in np.ndindex(2, 2):
        pair = TwoOscillators(two_mode_squeezing=r[i, 0], temperature=temperature[j], coupling=0.4)
        calendar = entanglement_calendar(pair)
        assert found.intervals[i, j] == len(calendar.intervals) == 1
        assert found.death[i, j] == calendar.intervals[0][1]
        assert found.entangled_time[i, j] == calendar.intervals[0][1] - calendar.intervals[0][0]
        assert found.peak[i, j] == calendar.peak
        assert found.asymptotic[i, j] == calendar.late.highest


def test_never_and_for_ever():
    found = scan(model="two_oscillators", squeezing_1=[0.0, 1.0], temperature=0.0)
    assert np.isnan(found.birth[0])
    assert (found.peak[0], found.intervals[0], found.entangled_time[0]) == (0, 0, 0)
    assert found.death[1] == found.entangled_time[1] == np.inf


def test_refuses():
    with pytest.raises(InputError, match=r"do not fit together: coupling \(2,\), detuning \(3,\)"):
        scan(model="two_oscillators", coupling=[0, 1], detuning=[0, 1, 2])
    with pytest.raises(ModelError, match=r"coupling is 1\.5"):
        scan(model="two_oscillators", coupling=1.5)
    with pytest.raises(ModelError, match="is no model, but must be one of"):
        scan(model="three_oscillators")


@pytest.mark.parametrize("value", ["abc", 1j, None, True, [[0.1, 0.2], [0.3]]])
def test_refuses_what_is_no_real_number(value):
    with pytest.raises(InputError, match="coupling must be a real number"):
        scan(model="two_oscillators", coupling=value)
    if value is not None:
        with pytest.raises(InputError, match="coupling must be a real number"):
            scan(model="general_chains", coupling=value)


def test_refuses_what_is_no_model_and_no_parameter_of_it():
    with pytest.raises(ModelError, match="foo is no parameter of two_oscillators, but must be: fr"):
        scan(model="two_oscillators", foo=1)
    for called in (scan, lambda *, model: build(model)):
        with pytest.raises(ModelError, match="model is 5, but must be the name of one"):
            called(model=5)
    with pytest.raises(ModelError, match="foo is no parameter of double_chain"):
        build("double_chain", foo=1)
    with pytest.raises(ModelError, match="temperature is missing, but must be given: double_chain"):
        build("double_chain")


@pytest.mark.parametrize("model", ["two_oscillators", "general_chains"])
def test_of_no_sets_there_is_nothing(model):
    assert all(array.shape == (0,) for array in scan(model=model, coupling=[]))
