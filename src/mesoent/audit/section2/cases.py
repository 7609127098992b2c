"""Where the statements of section 2 are tried: temperatures down to zero, random vectors."""

import math

import numpy as np

from mesoent.models.double_chain.model import DoubleChain

#: Temperatures in units of the frequency; 0.02 is cold (e^-50), 20 is classical.
TEMPERATURES = (0.0, 0.02, 0.1, 0.5, 1.0, 3.0, 20.0)
COUPLINGS = (-1.0, 0.0, 0.3, 1.0)


def chain(temperature, coupling=0.8):
    """A model of frequency 1."""
    return DoubleChain(temperature=temperature, coupling=coupling, squeezing=0.0)


def exponent(temperature):
    """The Boltzmann exponent beta omega, for frequency 1."""
    return 1 / temperature if temperature else math.inf


def eta(temperature):
    """tanh(beta omega/2)."""
    return math.tanh(exponent(temperature) / 2)


def occupation(temperature):
    """The mean number of quanta of an oscillator, Bose's 1/(e^(beta omega) - 1)."""
    return 1 / math.expm1(exponent(temperature)) if temperature > 1e-3 else 0.0


def vectors(seed, *shape, scale=1.0):
    """Random real vectors with components up to `scale`."""
    return np.random.default_rng(seed).uniform(-scale, scale, size=shape)


def rounded(vector):
    """A vector in words."""
    return str(np.round(vector, 2).tolist())
