r"""Oscillators as matrices in the number basis.

Products of quadratures are right below the cutoff. Weyl operators are given by their exact
matrix elements; only sums over intermediate states of their products are cut.
"""

from functools import cache, reduce

import numpy as np
from scipy.special import gammaln

from mesoent.audit.number_basis import quadratures


def energy(levels):
    """(x^2 + p^2)/2 below the cutoff: a product is formed with room above, then cut."""
    x, p = quadratures(levels + 2)
    return ((x @ x + p @ p) / 2).real[:levels, :levels]


def tensor(matrices):
    """The tensor product of a list of matrices."""
    return reduce(np.kron, matrices)


def at_place(matrix, place, count):
    """A matrix acting on one of `count` equal factors."""
    factors = [np.eye(len(matrix))] * count
    factors[place] = matrix
    return tensor(factors)


def all_quadratures(levels, modes):
    """x1, p1, x2, p2, ... of several oscillators."""
    pair = quadratures(levels)
    return [at_place(q, mode, modes) for mode in range(modes) for q in pair]


def below(matrix, levels, modes, kept):
    """The block where each oscillator is in one of its first `kept` levels."""
    numbers = np.indices((levels,) * modes).reshape(modes, -1)
    inside = np.flatnonzero((numbers < kept).all(axis=0))
    return matrix[np.ix_(inside, inside)]


def thermal_weights(exponent, levels):
    """Occupation probabilities for the Boltzmann exponent beta omega."""
    return -np.expm1(-exponent) * np.exp(-exponent * np.arange(levels))


def weyl(v, levels):
    r"""Matrix elements of :math:`e^{i (v_1 x + v_2 p)}`, analytic in complex v.

    .. math:: W = e^{\alpha\beta/2} e^{\alpha a^\dagger} e^{\beta a}, \qquad
              \alpha, \beta = (i v_1 \mp v_2)/\sqrt 2

    The sum over states between the two factors ends at the lower of the outer two, so the
    cutoff leaves no trace.
    """
    alpha, beta = (1j * v[0] - v[1]) / np.sqrt(2), (1j * v[0] + v[1]) / np.sqrt(2)
    return np.exp(alpha * beta / 2) * _raising(alpha, levels) @ _raising(beta, levels).T


def _raising(alpha, levels):
    r"""Matrix elements of :math:`e^{\alpha a^\dagger}`."""
    gaps, norms = _raising_norms(levels)
    return norms * alpha**gaps


@cache
def _raising_norms(levels):
    """m - n and sqrt(m!/n!)/(m - n)! for m >= n, zeros otherwise."""
    m, n = np.indices((levels, levels))
    gaps = np.maximum(m - n, 0)
    norms = np.exp((gammaln(m + 1) - gammaln(n + 1)) / 2 - gammaln(gaps + 1))
    return gaps, np.where(m >= n, norms, 0.0)
