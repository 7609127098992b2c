"""One oscillator as matrices between its lowest number states."""

import numpy as np


def lowering(levels):
    """The operator a."""
    return np.diag(np.sqrt(np.arange(1.0, levels)), 1)


def quadratures(levels):
    """x and p, vacuum variance 1/2."""
    a = lowering(levels)
    return (a + a.T) / np.sqrt(2), (a - a.T) / (1j * np.sqrt(2))
