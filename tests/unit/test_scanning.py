import tracemalloc

import numpy as np
import pytest

from mesoent import DoubleChain, critical_temperature, entanglement_events, scan
from mesoent.errors import InputError


def test_parameters_broadcast():
    found = scan(temperature=[[0.1], [0.2]], coupling=0.9, squeezing=[0.5, 1.0, 2.0])
    assert all(array.shape == (2, 3) for array in found)
    assert scan(temperature=0.1, coupling=0.9, squeezing=1.0).peak.shape == ()
    assert scan(temperature=[], coupling=0.9, squeezing=1.0).peak.shape == (0,)


def test_each_element_is_the_events_of_its_model():
    found = scan(temperature=0.1, coupling=[0.5, 0.9, 1.0], squeezing=1.0)
    for i, coupling in enumerate((0.5, 0.9, 1.0)):
        events = entanglement_events(DoubleChain(temperature=0.1, coupling=coupling, squeezing=1.0))
        assert (events.birth, events.death) == (found.birth[i], found.death[i])
        assert events.peak == found.peak[i]
        critical = critical_temperature(1.0, coupling=coupling)
        assert critical == found.critical_temperature[i]


def test_threads_do_not_matter():
    sets = {"temperature": np.linspace(0, 1, 3000), "coupling": 0.95, "squeezing": 0.7}
    for one, two in zip(scan(**sets), scan(**sets, threads=2), strict=True):
        np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"coupling": [0.5, 1.5]}, r"coupling\[1\] is 1\.5, but must lie in \[-1, 1\]"),
        ({"temperature": -0.1}, "temperature is -0.1, but must be zero or positive"),
        ({"squeezing": np.nan}, "squeezing is nan, but must be finite"),
        ({"frequency": 0}, "frequency is 0.0, but must be positive"),
        ({"squeezing": [1, 2], "coupling": [0.1, 0.2, 0.3]}, "shapes do not fit together"),
        ({"threads": 0}, "threads is 0"),
        ({"coupling": "strong"}, "coupling"),
    ],
)
def test_refuses(changes, words):
    with pytest.raises(InputError, match=words):
        scan(**({"temperature": 0.1, "coupling": 0.9, "squeezing": 1.0} | changes))


def test_out_receives_the_fields():
    sets = {"temperature": [[0.1], [0.2]], "coupling": 0.9, "squeezing": [0.5, 1.0, 2.0]}
    out = np.full((6, 2, 3), 7.0)
    np.testing.assert_array_equal(scan(**sets, out=out), scan(**sets))
    np.testing.assert_array_equal(out, scan(**sets))


def test_takes_no_memory_but_for_the_result():
    """Sets that broadcast are spread out a piece at a time."""
    temperature, squeezing = np.linspace(0, 0.5, 1000)[:, None], np.linspace(0.1, 1, 300)
    tracemalloc.start()
    found = scan(temperature=temperature, coupling=0.9, squeezing=squeezing)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.2 * sum(array.nbytes for array in found)
    few = scan(temperature=temperature[::333], coupling=0.9, squeezing=squeezing)
    np.testing.assert_array_equal(few, [array[::333] for array in found])


@pytest.mark.parametrize("place", [0, 70_000, 149_999])
def test_names_the_set_that_is_refused(place):
    coupling = np.full((3, 50_000), 0.5)
    coupling.reshape(-1)[place] = 1.5
    where = list(divmod(place, 50_000))
    with pytest.raises(InputError) as refusal:
        scan(temperature=0.1, coupling=coupling, squeezing=1.0)
    assert f"coupling{where} is 1.5" in str(refusal.value)
