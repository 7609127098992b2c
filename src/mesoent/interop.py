"""Covariances and entanglement to and from other packages of Gaussian quantum information.

Each package fixes an order of the quadratures, a value of hbar and a base of logarithms; ours are
(x1, p1, x2, p2, ...), hbar = 1 (vacuum variance 1/2) and ebits. No package is imported here.
"""

import math
from typing import NamedTuple

import numpy as np

from mesoent.errors import InputError
from mesoent.gaussian.ordering import from_standard, to_standard


class Convention(NamedTuple):
    """What a package means by a covariance."""

    ordering: str
    hbar: float


#: Their log-negativities are all in nats. QuTiP and The Walrus let their users choose hbar: these
#: are the values that they take if nobody chooses.
PACKAGES = {
    "thewalrus": Convention("xxpp", 2.0),
    "strawberryfields": Convention("xxpp", 2.0),
    "qutip": Convention("xpxp", 1.0),
    "gaussian_systems": Convention("xxpp", 1.0),
}


def to_package(covariance, package):
    """A covariance of ours as a package wants it.

    Parameters
    ----------
    covariance : array_like, shape (..., 2 n, 2 n)
        In the order (x1, p1, x2, p2, ...), vacuum variance 1/2.
    package : {"thewalrus", "strawberryfields", "qutip", "gaussian_systems"}
        The name under which it is imported.

    Returns
    -------
    ndarray, shape (..., 2 n, 2 n)

    Raises
    ------
    InputError
        If the shape is wrong or the package is not known.

    Examples
    --------
    >>> to_package(np.diag([1.0, 2.0, 3.0, 4.0]) / 2, "thewalrus").diagonal()
    array([1., 3., 2., 4.])
    """
    return from_standard(covariance, **_convention(package)._asdict())


def from_package(covariance, package):
    """A covariance of a package as ours: (x1, p1, x2, p2, ...), vacuum variance 1/2.

    Parameters
    ----------
    covariance : array_like, shape (..., 2 n, 2 n)
        As the package gives it, with the hbar that it takes if nobody chooses.
    package : {"thewalrus", "strawberryfields", "qutip", "gaussian_systems"}
        The name under which it is imported.

    Returns
    -------
    ndarray, shape (..., 2 n, 2 n)

    Raises
    ------
    InputError
        If the shape is wrong or the package is not known.

    Examples
    --------
    >>> from_package(np.eye(4), "thewalrus").diagonal()
    array([0.5, 0.5, 0.5, 0.5])
    """
    return to_standard(covariance, **_convention(package)._asdict())


def to_nats(ebits):
    r"""Entanglement in nats: :math:`E \ln 2`.

    Parameters
    ----------
    ebits : array_like

    Returns
    -------
    ndarray or float

    Examples
    --------
    >>> round(float(to_nats(1.0)), 12)
    0.69314718056
    """
    return np.multiply(ebits, math.log(2))


def to_ebits(nats):
    r"""Entanglement in ebits: :math:`E / \ln 2`.

    Parameters
    ----------
    nats : array_like

    Returns
    -------
    ndarray or float

    Examples
    --------
    >>> float(to_ebits(math.log(2)))
    1.0
    """
    return np.divide(nats, math.log(2))


def _convention(package):
    if package not in PACKAGES:
        known = ", ".join(PACKAGES)
        raise InputError(f"package is {package!r}, but must be one of {known}")
    return PACKAGES[package]
