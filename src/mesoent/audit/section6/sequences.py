"""Limits and powers of N, from exact values at finite N."""

import numpy as np

#: Numbers of sites start here.
FIRST = 64
#: Values that are combined.
COUNT = 6


def limit(expectation, power=1.0):
    r"""The limit of a sequence with a series in :math:`N^{-power}`, by Richardson's method.

    With six values the first five orders cancel. What is left, and rounding in the N-th powers,
    is below 1e-10 for the sequences of this section.
    """
    sites = FIRST * np.round(2.0 ** (np.arange(COUNT) / power))
    values = np.array([expectation(n) for n in sites])
    for order in range(1, COUNT):
        values = values[1:] + (values[1:] - values[:-1]) / (2.0**order - 1)
    return values[0]


def exponent(values, sites):
    """The power of 1/N with which values vanish, between the two largest N."""
    first, last = np.abs(values[-2:])
    return np.log(first / last) / np.log(sites[-1] / sites[-2])


def excess(left, bound):
    """By which fraction a bound is exceeded: of itself, or of the left side if it is negative."""
    left, bound = np.abs(left), np.real(bound)
    unit = bound if bound > 0 else left
    return max(0.0, float((left - bound) / unit)) if unit else 0.0
