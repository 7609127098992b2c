"""Conventions of other packages, compared with the packages themselves where they are installed."""

import numpy as np
import pytest

from mesoent import log_negativity
from mesoent.errors import InputError
from mesoent.interop import PACKAGES, from_package, to_ebits, to_nats, to_package

#: Squeezing of a two-mode squeezed vacuum: E = 2 r nats.
R = 0.7


def two_mode_squeezed_vacuum():
    """In the order (x1, p1, x2, p2), vacuum variance 1/2."""
    c, s = np.cosh(2 * R) / 2, np.sinh(2 * R) / 2
    return np.array([[c, 0, s, 0], [0, c, 0, -s], [s, 0, c, 0], [0, -s, 0, c]])


@pytest.mark.parametrize("package", PACKAGES)
def test_there_and_back(package):
    random = np.random.default_rng(3).normal(size=(5, 6, 6))
    np.testing.assert_array_equal(from_package(to_package(random, package), package), random)


def test_the_walrus_orders_positions_first_and_has_vacuum_one():
    expected = np.block(
        [[np.diag([1.0, 3.0]), np.zeros((2, 2))], [np.zeros((2, 2)), np.diag([2.0, 4.0])]]
    )
    np.testing.assert_array_equal(to_package(np.diag([0.5, 1.0, 1.5, 2.0]), "thewalrus"), expected)


def test_nats_and_ebits():
    assert abs(to_nats(log_negativity(two_mode_squeezed_vacuum())) - 2 * R) < 1e-14
    assert abs(to_ebits(2 * R) - log_negativity(two_mode_squeezed_vacuum())) < 1e-14


def test_qutip_means_the_same():
    qutip = pytest.importorskip("qutip.continuous_variables", reason="needs qutip (extra bench)")
    told = qutip.logarithmic_negativity(to_package(two_mode_squeezed_vacuum(), "qutip"))
    assert abs(told - 2 * R) < 1e-7


def test_the_walrus_means_the_same():
    walrus = pytest.importorskip("thewalrus.quantum", reason="needs thewalrus (extra bench)")
    theirs = to_package(two_mode_squeezed_vacuum(), "thewalrus")
    assert abs(walrus.log_negativity(theirs, modes_A=[0]) - 2 * R) < 1e-12


def test_gaussian_systems_means_the_same():
    metrics = pytest.importorskip(
        "gaussian_systems.metrics", reason="needs gaussian-open-systems (extra bench)"
    )
    theirs = to_package(two_mode_squeezed_vacuum(), "gaussian_systems")
    assert abs(metrics.compute_logarithmic_negativity(theirs) - 2 * R) < 1e-12


@pytest.mark.parametrize(
    ("covariance", "package", "words"),
    [
        (np.eye(4), "strawberry", "package is 'strawberry', but must be one of thewalrus"),
        (np.eye(3), "qutip", r"shape \(3, 3\), but must be \(..., 2 n, 2 n\)"),
        (np.ones(4), "qutip", "shape"),
        ([[1j, 0], [0, 1]], "qutip", "real"),
    ],
)
def test_refuses(covariance, package, words):
    with pytest.raises(InputError, match=words):
        to_package(covariance, package)
