r"""The generating function of one site, and its Taylor series.

.. math:: G(\epsilon) = \ln \Big\langle \prod_j e^{t_j \mathbb L}
          \big[ e^{i \epsilon (X_j - \langle X_j \rangle)} \big] \Big\rangle
          = \sum_{k \ge 2} c_k \epsilon^k

Odd c_k vanish where every X_j carries two quanta, as in the span (24): a quarter turn of all
oscillators sends X_j to -X_j and changes neither the state nor the dynamics.

The series converges for :math:`|\epsilon| < R = 1 / ((1 + n) \sum_j \|h_j\|)`: the exponents
of the normal symbols grow no faster than the solution of y' = ||h|| (1 + y)^2, and the
expectation stays regular while n y < 1.
"""

from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np

from mesoent.finite_n.gaussian_operators import exponential, product
from mesoent.finite_n.quadratic import carries_two_quanta, ladder_matrix, thermal_mean
from mesoent.finite_n.semigroup import evolved, log_thermal_expectation, occupation
from mesoent.models.double_chain.model import DoubleChain

#: Points on the circle where the series is sampled, at half its radius of convergence:
#: a coefficient is off by its 64th successor, 2**-64 of the largest.
NODES = 64


@dataclass(frozen=True, eq=False)
class GeneratingFunction:
    """The generating function of an ordered product of exponentials at one site.

    Parameters
    ----------
    model : DoubleChain
    forms : ndarray, shape (n, 4, 4)
        The quadratic operators X_j, left to right.
    times : ndarray, shape (n,)
        How long each exponential has evolved, t_j >= 0.
    """

    model: DoubleChain
    forms: np.ndarray
    times: np.ndarray

    def __post_init__(self):
        for name in ("forms", "times"):
            object.__setattr__(self, name, _frozen(np.array(getattr(self, name))))

    @property
    def mean(self):
        r""":math:`\sum_j \langle X_j \rangle`."""
        return thermal_mean(self.model, self.forms).sum()

    def __call__(self, scales):
        """G at real or complex `scales`, of any shape.

        The relative error is a few units of 1e-16 where all means vanish, and where they do
        not, the absolute error is that of ``scales * mean``. It grows like exp(2 |scale| ||h||)
        when large exponentials nearly undo each other.
        """
        scales = np.asarray(scales)
        factors = map(self._factor, self.forms, self.times, [scales] * len(self.times))
        whole = reduce(product, factors)
        return log_thermal_expectation(whole, self.model) - 1j * scales * self.mean

    def _factor(self, form, time, scales):
        operator = exponential(1j * scales[..., None, None] * ladder_matrix(form))
        return evolved(operator, self.model, time) if time else operator

    @cached_property
    def sampling_radius(self):
        """Half the guaranteed radius of convergence."""
        return symbol_bound(self.model) / (2 * strength(self.forms) or 1.0)

    @cached_property
    def scaled_coefficients(self):
        r""":math:`c_k \rho^k` for k < 64, rho being the sampling radius; c_0 = c_1 = 0."""
        circle = self.sampling_radius * np.exp(2j * np.pi * np.arange(NODES) / NODES)
        coefficients = np.fft.fft(self(circle)) / NODES
        coefficients[:2] = 0.0
        coefficients[1::2] *= not carries_two_quanta(self.forms)
        return _frozen(coefficients)

    def coefficient(self, order):
        r""":math:`c_k`. Its relative error is about 1e-16 times |c_2| rho^2 / (|c_k| rho^k)."""
        return self.scaled_coefficients[order] / self.sampling_radius**order

    def tail(self, first, scales):
        r""":math:`\sum_{k \ge first} c_k \epsilon^k`, for scales up to the sampling radius."""
        return power_series(self.scaled_coefficients, scales / self.sampling_radius, first)


def power_series(coefficients, x, first):
    """The terms from `first` on of a power series at x, shape (...)."""
    return np.polynomial.polynomial.polyval(x, coefficients[first:]) * x**first


def strength(forms):
    r""":math:`\sum_j \|h_j\|`, in the spectral norm."""
    return np.linalg.norm(ladder_matrix(forms), ord=2, axis=(-2, -1)).sum()


def symbol_bound(model):
    """What the strengths times their scales may add up to before an expectation can diverge."""
    return 1 / (1 + occupation(model))


def _frozen(array):
    array.setflags(write=False)
    return array
