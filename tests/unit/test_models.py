"""A model is a value that is checked when it is made, and nothing else is taken for one."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.linalg import expm

import mesoent
from mesoent import DoubleChain
from mesoent.dynamics.asymptotics import asymptotic_log_negativity, dark_projector, late_covariance
from mesoent.dynamics.evolution import (
    covariance,
    matrix_log_negativity,
    matrix_log_negativity_on_grid,
    reduced_covariance,
)
from mesoent.errors import InputError, MesoentError, ModelError, UnphysicalStateError
from mesoent.models.gaussian import GaussianModel

FORM = np.kron(np.eye(2), [[0.0, 1.0], [-1.0, 0.0]])
CHAIN = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
FOUR_NAMES = SimpleNamespace(
    frequency=1.0, temperature=0.1, coupling=0.9, squeezing=1.0, drift=None, entangled_modes=(0, 1)
)


def pair(**changes):
    """Two damped modes that start in a two-mode squeezed vacuum."""
    grown, mixed = (np.cosh(1.0) - 1) / 2, np.sinh(1.0) / 2
    off = mixed * np.diag([1.0, -1.0])
    given = {
        "drift": -0.1 * np.eye(4),
        "stationary_covariance": np.eye(4) / 2,
        "symplectic_form": FORM,
        "deviation": np.block([[grown * np.eye(2), off], [off, grown * np.eye(2)]]),
        "parties": ((0,), (1,)),
    }
    return GaussianModel(**given | changes)


def of_chain(chain, **changes):
    names = ("drift", "stationary_covariance", "symplectic_form", "deviation", "local_rotation")
    given = {name: getattr(chain, name) for name in names} | {"parties": ((0,), (1,))}
    return GaussianModel(**given | changes)


@pytest.mark.parametrize("thing", [FOUR_NAMES, None, 3.0, "double_chain", np.eye(6)])
@pytest.mark.parametrize(
    "function",
    [
        lambda model: mesoent.trajectory(model, 1.0),
        lambda model: covariance(model, 1.0),
        lambda model: reduced_covariance(model, 1.0),
        lambda model: matrix_log_negativity(model, 1.0),
        lambda model: matrix_log_negativity_on_grid(model, 0.0, 1.0, 3),
        mesoent.entanglement_events,
        asymptotic_log_negativity,
        dark_projector,
        late_covariance,
    ],
)
def test_what_is_no_model_is_refused(function, thing):
    with pytest.raises(InputError, match=r"model is .*, but must be a model: one of DoubleChain"):
        function(thing)


def test_a_model_of_two_modes():
    """Amplitude damping of a two-mode squeezed vacuum: 2 nu = 1 - e^{-t/5} (1 - e^{-1})."""
    times = np.array([0.0, 0.7, 3.0])
    expected = -np.log2(1 - np.exp(-0.2 * times) * (1 - np.exp(-1.0)))
    np.testing.assert_allclose(mesoent.trajectory(pair(), times), expected, rtol=1e-14)
    assert covariance(pair(), times).shape == reduced_covariance(pair(), times).shape == (3, 4, 4)
    on_grid = matrix_log_negativity_on_grid(pair(), 0.0, 0.7, 2)
    np.testing.assert_array_equal(on_grid, mesoent.trajectory(pair(), times[:2]))


@pytest.mark.parametrize("parties", [((0,), (2,)), ((2,), (1,)), ((1,), (0,))])
def test_the_kernel_asks_for_the_chosen_parties(parties):
    """Beside the spectrum of the partially transposed covariance, exponential by SciPy."""
    model = of_chain(CHAIN, parties=parties)
    kept = [2 * mode + q for (mode,) in parties for q in (0, 1)]
    for time in (0.3, 4.0):
        moved = expm(time * CHAIN.drift)
        state = CHAIN.stationary_covariance + moved @ CHAIN.deviation @ moved.T
        flipped = np.diag([1, 1, 1, -1.0])
        transposed = flipped @ state[np.ix_(kept, kept)] @ flipped
        smallest = np.abs(np.linalg.eigvals(FORM @ transposed)).min()
        found = mesoent.trajectory(model, time, signed=True)
        # the laboratory frame of the expected value costs eps exp(8 k)
        np.testing.assert_allclose(found, -np.log2(2 * smallest), rtol=0, atol=2e-12)
        covariances = reduced_covariance(model, time), state[np.ix_(kept, kept)]
        np.testing.assert_allclose(*covariances, rtol=0, atol=1e-13 * np.abs(state).max())


@pytest.mark.parametrize("commutators", [(4.0, 0.25, 1.0), (2.0, -0.7, 3.0), (-1.0, 0.3, 1.0)])
@pytest.mark.parametrize("parties", [((0,), (1,)), ((2,), (0,))])
def test_the_kernel_takes_other_commutators(commutators, parties):
    """The same theory in units of its commutators: a mode turned over has p of the other sign."""
    unit = np.array([(np.sqrt(abs(c)), np.copysign(np.sqrt(abs(c)), c)) for c in commutators])
    unit = unit.ravel()
    model = of_chain(
        CHAIN,
        drift=unit[:, None] * CHAIN.drift / unit,
        local_rotation=unit[:, None] * CHAIN.local_rotation / unit,
        stationary_covariance=np.outer(unit, unit) * CHAIN.stationary_covariance,
        deviation=np.outer(unit, unit) * CHAIN.deviation,
        symplectic_form=np.outer(unit, unit) * CHAIN.symplectic_form,
        parties=parties,
    )
    times = np.array([0.0, 0.3, 4.0, 30.0])
    plain = of_chain(CHAIN, parties=parties)
    expected = mesoent.trajectory(plain, times, signed=True)
    found = mesoent.trajectory(model, times, signed=True)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-13)
    kept = [2 * mode + q for (mode,) in parties for q in (0, 1)]
    covariances = reduced_covariance(plain, times) * np.outer(unit[kept], unit[kept])
    np.testing.assert_allclose(
        reduced_covariance(model, times), covariances, rtol=1e-12, atol=1e-13
    )


def test_a_moving_background_a_piece_at_a_time():
    """More times than are in memory together, beside one at a time."""
    model = mesoent.GeneralChains(detuning=0.1, initial_temperature=0.3)
    times = np.linspace(0, 20, 5000).reshape(2, 2500)
    found = mesoent.trajectory(model, times, signed=True)
    assert found.shape == times.shape
    for place in ((0, 0), (0, 77), (1, 1595), (1, 1596), (1, 2499)):
        alone = mesoent.trajectory(model, times[place], signed=True)
        np.testing.assert_allclose(found[place], alone, rtol=0, atol=1e-14)


def test_a_subclass_with_other_matrices_is_no_double_chain():
    """The closed form, the events and the scan are of the exact class only."""

    @dataclass(frozen=True, kw_only=True)
    class Others(DoubleChain):
        @property
        def entangled_modes(self):
            return (0, 2)

    other = Others(temperature=0.1, coupling=0.9, squeezing=1.0)
    expected = mesoent.trajectory(of_chain(CHAIN, parties=((0,), (2,))), 4.0)
    assert mesoent.trajectory(other, 4.0) == expected != mesoent.trajectory(CHAIN, 4.0)


def test_two_modes_on_a_side():
    """A product of two entangled pairs: the sum of their E."""
    one = pair()
    twice = np.zeros((8, 8))
    order = [[0, 1, 4, 5], [2, 3, 6, 7]]
    for place in order:
        twice[np.ix_(place, place)] = one.deviation
    model = GaussianModel(
        drift=-0.1 * np.eye(8),
        stationary_covariance=np.eye(8) / 2,
        symplectic_form=np.kron(np.eye(2), FORM),
        deviation=twice,
        parties=((0, 1), (2, 3)),
    )
    expected = 2 * mesoent.trajectory(one, [0.0, 2.0])
    np.testing.assert_allclose(mesoent.trajectory(model, [0.0, 2.0]), expected, rtol=1e-13)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"drift": np.eye(3)}, InputError, r"drift has shape \(3, 3\)"),
        ({"drift": np.ones((4, 6))}, InputError, "must be square"),
        ({"drift": None}, InputError, "drift must be a real number or an array"),
        ({"deviation": np.zeros((6, 6))}, InputError, r"deviation has shape \(6, 6\), .*\(4, 4\)"),
        ({"deviation": np.triu(np.ones((4, 4)))}, InputError, "deviation is not symmetric"),
        ({"symplectic_form": np.eye(4)}, InputError, "symplectic_form is not antisymmetric"),
        ({"parties": ((0,), (0,))}, InputError, "parties is"),
        ({"parties": ((0,), (2,))}, InputError, "must be modes 0 to 1"),
        ({"parties": 3}, InputError, "parties is 3"),
        ({"drift": 0.1 * np.eye(4)}, ModelError, "not completely positive .* is -0.2"),
        ({"deviation": -np.eye(4) / 4}, UnphysicalStateError, "uncertainty relation .* is -0.25"),
        ({"local_rotation": FORM[::-1]}, InputError, "local_rotation does not leave"),
        ({"symplectic_form": 0 * FORM}, ModelError, "degenerate"),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_made(changes, error, words):
    with pytest.raises(error, match=words):
        pair(**changes)
    assert issubclass(error, MesoentError)


def test_matrices_are_made_once_and_stay():
    assert CHAIN.gaussian is CHAIN.gaussian
    assert CHAIN.drift is CHAIN.drift
    with pytest.raises(ValueError, match="read-only"):
        CHAIN.drift[0, 0] = 1.0
