"""From one site to a model, beside the models that are written out by hand."""

import numpy as np
import pytest

from mesoent import DoubleChain, GeneralChains, collective, trajectory
from mesoent.errors import InputError, ModelError, UnphysicalStateError
from mesoent.gaussian.symplectic import symplectic_form
from mesoent.microscopic import QuadraticLindbladian, paper_observables

PAPER = DoubleChain(temperature=0.4, coupling=1.0, squeezing=0.6)
SITE = QuadraticLindbladian(np.eye(4), PAPER.kossakowski)
THERMAL = np.eye(4) / (2 * PAPER.eta)
OBSERVABLES = paper_observables(PAPER.eta)
TIMES = np.array([0.0, 0.7, 5.0, 60.0])


def model(site=SITE, state=THERMAL, observables=OBSERVABLES, deformation=PAPER.deviation):
    return collective(site, state, observables, deformation=deformation, parties=((0,), (1,)))


def test_the_paper_from_one_site():
    found = model()
    for name in ("drift", "stationary_covariance", "symplectic_form"):
        expected = getattr(PAPER, name)
        np.testing.assert_allclose(getattr(found, name), expected, rtol=0, atol=4e-15)
    expected = trajectory(PAPER, TIMES, signed=True)
    np.testing.assert_allclose(trajectory(found, TIMES, signed=True), expected, atol=1e-12)


@pytest.mark.parametrize("start", [0.0, 1.1])
def test_sites_that_are_not_stationary(start):
    """As `GeneralChains`, which knows P(t) in closed form; coupling 1 keeps part of the start."""
    expected = GeneralChains(
        bath_temperature=0.4, initial_temperature=start, squeezing_1=0.6, squeezing_2=0.6
    )
    state = (np.diag(expected.site.start).real[0] + 0.5) * np.eye(4)
    found = model(state=state, deformation=expected.deviation)
    for time in TIMES:
        for name in ("background", "commutators"):
            here, there = (getattr(m, name)(time) for m in (found, expected.gaussian))
            np.testing.assert_allclose(here, there, rtol=0, atol=1e-13 * np.abs(there).max())
    signed = [trajectory(m, TIMES, signed=True) for m in (found, expected)]
    np.testing.assert_allclose(*signed, rtol=0, atol=1e-12)


def test_no_closure():
    """A bath that squeezes one oscillator mixes x1^2 - p1^2 with x1^2 + p1^2."""
    squeezed = QuadraticLindbladian(np.diag([1.0, 2.0, 1.0, 1.0]), PAPER.kossakowski)
    with pytest.raises(ModelError, match=r"6 observables are not closed: .* by 0\.\d+ of its norm"):
        model(site=squeezed)


def test_no_complete_positivity():
    loss = PAPER.kossakowski - 0.3 * np.eye(4)
    with pytest.raises(ModelError, match=r"not completely positive: the smallest .* is -0\.3"):
        model(site=QuadraticLindbladian(np.eye(4), loss))


def test_no_state():
    with pytest.raises(UnphysicalStateError, match=r"smallest eigenvalue .* is -0\.1"):
        model(state=0.4 * np.eye(4))
    with pytest.raises(UnphysicalStateError, match=r"initial covariance .* is -0\."):
        model(deformation=-0.9 * PAPER.stationary_covariance)


def test_heat_without_bound():
    """Noise that damps nothing: the real part of the Kossakowski matrix alone."""
    noise = QuadraticLindbladian(np.eye(4), 0.1 * np.eye(4))
    with pytest.raises(ModelError, match=r"heats up without bound: .* at a rate of 0\.1"):
        model(site=noise)


def test_pairs():
    one = [np.eye(4)]
    with pytest.raises(InputError, match="must be pairs, x and p"):
        model(
            site=QuadraticLindbladian(np.eye(4), 0.5 * (np.eye(4) + 1j * symplectic_form(2))),
            state=np.eye(4),
            observables=one,
            deformation=np.zeros((1, 1)),
        )
