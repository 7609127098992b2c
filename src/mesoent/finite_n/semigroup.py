r"""The single-site semigroup (42)-(45) on Gaussian operators.

Normal symbols evolve by substitution and Gaussian noise,

.. math:: e^{t \mathbb L}[O](z) = E_y\, O(m_t z + y), \qquad
          m_t = e^{-i \omega t} e^{-\kappa t \Lambda / 2}, \qquad
          E[y y^\dagger] = n (1 - m_t m_t^\dagger), \qquad
          \Lambda = \begin{pmatrix} 1 & \lambda \\ \lambda & 1 \end{pmatrix},

because a coherent state becomes a displaced thermal one; n is the Bose occupation.
"""

import math

import numpy as np

from mesoent.finite_n.gaussian_operators import averaged, log_average


def occupation(model):
    r"""Bose occupation :math:`n = 1/(e^{\beta\omega} - 1) = \gamma/(1 - \gamma)`."""
    return model.gamma / model.decay_rate


def amplitude(model, time):
    """The matrix m_t of mean amplitudes, complex, shape (2, 2)."""
    decay = np.exp(-_rates(model) * time / 2)
    return np.exp(-1j * model.frequency * time) * _even_odd(decay)


def noise_root(model, time):
    """Square root of the covariance of the noise, real symmetric, shape (2, 2)."""
    return _even_odd(np.sqrt(-occupation(model) * np.expm1(-_rates(model) * time)))


def evolved(operator, model, time):
    r""":math:`e^{t \mathbb L}[U]`, again a Gaussian operator. Paper: Eqs. (42)-(45)."""
    return averaged(operator, amplitude(model, time), noise_root(model, time))


def log_thermal_expectation(operator, model):
    r""":math:`\ln \langle U \rangle` in the thermal state. Paper: Eqs. (3), (6)."""
    return log_average(operator, math.sqrt(occupation(model)) * np.eye(2))


def _rates(model):
    """Decay rates of the even and the odd combination of the two oscillators' energies."""
    return model.decay_rate * np.array([1 + model.coupling, 1 - model.coupling])


def _even_odd(values):
    """The matrix with these eigenvalues on (1, 1) and (1, -1)."""
    even, odd = values
    return np.array([[even + odd, even - odd], [even - odd, even + odd]]) / 2
