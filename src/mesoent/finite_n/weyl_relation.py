r"""Lemma 2: how well fluctuations obey the Weyl relation at finite N.

.. math:: \Delta^{(N)} = W^{(N)}(\vec r_1) W^{(N)}(\vec r_2)
          - W^{(N)}(\vec r_1 + \vec r_2)\, e^{-\frac12 \langle [X_{r_1}, X_{r_2}] \rangle}
"""

import numpy as np

from mesoent.errors import InputError
from mesoent.finite_n.correlators import fluctuation_correlator
from mesoent.finite_n.quadratic import (
    checked_forms,
    checked_vectors,
    commutator,
    quadratic_forms,
    thermal_mean,
)


def weyl_relation_defect(model, first, second, sites, left=None):
    r"""The expectation that Lemma 2 sends to zero, for a unitary A.

    .. math:: \big\langle A^{(N)} \Delta^{(N)} \big\rangle_N, \qquad
              A^{(N)} = \prod_j e^{i F^{(N)}(Y_j)}

    Paper: Lemma 2.

    Parameters
    ----------
    model : DoubleChain
    first, second : array_like, shape (6,)
        The vectors r_1 and r_2.
    sites : array_like, shape (...)
        Numbers of sites N >= 1.
    left : array_like, shape (m, 4, 4), optional
        Forms of the quadratic operators Y_j; A is the identity if left out.

    Returns
    -------
    ndarray, shape (...), complex

    Raises
    ------
    InputError
        If a shape is wrong, a form is not symmetric, or a number of sites is not positive.

    Notes
    -----
    O(1/N) if A is a product of Weyl-like operators of the span (24). Not in general: the
    commutator of two fluctuations is a mean field, which itself fluctuates by N**-1/2, and
    A = W(-r1 - r2) exp(i F(-i [X_r1, X_r2])) sees it. This rate is the slowest possible, by
    Eq. (82) and `weyl_relation_variance`.

    Both terms have the same limit, since second cumulants of ordered exponentials differ from
    symmetric ones by commutators; the result is the difference of two deviations, each good
    to about 1e-13.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.5, coupling=1.0, squeezing=0.0)
    >>> r1, r2 = np.eye(6)[0], np.eye(6)[1]
    >>> abs(weyl_relation_defect(model, r1, r2, [10**4, 10**6]))
    array([2.99...e-05, 2.99...e-07])
    >>> x1, x2 = quadratic_forms(model, [r1, r2])
    >>> a = [-x1 - x2, commutator(x1, x2)]
    >>> abs(weyl_relation_defect(model, r1, r2, [10**4, 10**6], left=a))
    array([0.0017..., 0.00017...])
    """
    pair = _pair(model, first, second)
    before = np.zeros((0, 4, 4)) if left is None else checked_forms(left)
    ordered = fluctuation_correlator(model, np.concatenate([before, pair]))
    joined = fluctuation_correlator(model, np.concatenate([before, [pair.sum(axis=0)]]))
    phase = np.exp(-0.5j * thermal_mean(model, commutator(*pair)))
    return ordered.deviation(sites) - phase * joined.deviation(sites)


def weyl_relation_variance(model, first, second, sites):
    r"""The bound of Lemma 2 on all bounded A of unit norm, squared.

    .. math:: \langle \Delta^{(N)\dagger} \Delta^{(N)} \rangle_N = 2 - 2\, \mathrm{Re}
              \big\{ e^{-\frac12 \langle [X_{r_1}, X_{r_2}] \rangle} \langle W^{(N)}(-\vec r_2)
              W^{(N)}(-\vec r_1) W^{(N)}(\vec r_1 + \vec r_2) \rangle_N \big\}

    Paper: Eq. (82) and the display after it.

    Parameters
    ----------
    model : DoubleChain
    first, second : array_like, shape (6,)
        The vectors r_1 and r_2.
    sites : array_like, shape (...)
        Numbers of sites N >= 1.

    Returns
    -------
    ndarray, shape (...)
        O(1/N).

    Raises
    ------
    InputError
        If a vector does not have six components or a number of sites is not positive.

    Notes
    -----
    The relative error is about 1e-12: the limit 1 of the braces is subtracted analytically.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.5, coupling=1.0, squeezing=0.0)
    >>> weyl_relation_variance(model, np.eye(6)[0], np.eye(6)[1], [10**4, 10**6])
    array([1.0...e-05, 1.0...e-07])
    """
    one, two = _pair(model, first, second)
    correlator = fluctuation_correlator(model, [-two, -one, one + two])
    return -2 * correlator.relative_deviation(sites).real


def _pair(model, first, second):
    """The forms of both operators, shape (2, 4, 4)."""
    vectors = [checked_vectors(first), checked_vectors(second)]
    for vector in vectors:
        if vector.ndim != 1:
            raise InputError(f"a vector has shape {vector.shape}, but must be (6,)")
    return quadratic_forms(model, vectors)
