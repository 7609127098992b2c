"""Scans of models without a scan of their own, one calendar each."""

import numpy as np
import pytest

from mesoent import TwoOscillators, entanglement_calendar, scan
from mesoent.errors import InputError, ModelError


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
