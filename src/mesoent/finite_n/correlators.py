"""Expectations of products of collective exponentials at finite N, and what is left of them."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expm1

from mesoent.arrays import finite_array, within
from mesoent.errors import InputError
from mesoent.finite_n.generating_function import GeneratingFunction
from mesoent.finite_n.quadratic import checked_forms, quadratic_forms


@dataclass(frozen=True, eq=False)
class Correlator:
    r"""The expectation of a product of collective exponentials as a function of N.

    .. math:: \langle \cdots \rangle_N = \exp\big( c + N\, G(N^{-\delta}) \big), \qquad
              \ln \langle \cdots \rangle_N - \ln \langle \cdots \rangle_\infty
              = \sum_{k \delta > 1} c_k N^{1 - k \delta}

    Fluctuations have delta = 1/2 and c = 0, mean fields delta = 1 and c = i sum <X_j>.
    Made by `weyl_correlator`, `fluctuation_correlator` and `mean_field_correlator`.

    Paper: Eqs. (28), (75), (89).

    Parameters
    ----------
    site : GeneratingFunction
        G of one site, and its coefficients c_k.
    order : int
        1/delta: 2 for fluctuations, 1 for mean fields.

    Notes
    -----
    Nothing overflows and nothing is lost for large N: the square roots are followed on their
    continuous branch, the N-th power is taken of the logarithm, and deviations are summed from
    the Taylor series of G wherever it converges. See each method.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.5, coupling=1.0, squeezing=0.0)
    >>> w = weyl_correlator(model, [[1.0, 0, 0, 0, 0, 0]])
    >>> w.deviation([10**3, 10**6]).real
    array([3.917...e-05, 3.919...e-08])
    """

    site: GeneratingFunction
    order: int

    def log_expectation(self, sites):
        """Logarithm of the expectation, continuous from zero exponents; shape of `sites`.

        The absolute error is a few units of 1e-16 times 1 plus its modulus, for operators
        without mean; with means, as for the number of quanta, N**(1 - delta) times as large.
        """
        sites = checked_sites(sites)
        return self._centre + sites * self.site(self._scales(sites))

    def expectation(self, sites):
        """The expectation itself: complex, shape of `sites`.

        `sites` are numbers N >= 1 of sites, array_like of any shape; `InputError` if a number
        is not a positive integer. The relative error is the absolute one of its logarithm.
        """
        return np.exp(self.log_expectation(sites))

    @property
    def log_limit(self):
        """Logarithm of the limit, from the second Taylor coefficient; good to 1e-15."""
        return self._centre + (self.site.coefficient(2) if self.order == 2 else 0.0)

    @property
    def limit(self):
        """The limit of the expectation as N goes to infinity."""
        return np.exp(self.log_limit)

    def log_deviation(self, sites):
        """Logarithm of expectation over limit, shape of `sites`.

        The absolute error is a few units of 1e-16. Where N**-delta is at most the sampling
        radius the series is summed, and the relative error is about 1e-13 for any larger N.
        """
        sites = checked_sites(sites)
        scales = self._scales(sites)
        near = scales <= self.site.sampling_radius
        summed = sites * self.site.tail(self.order + 1, np.where(near, scales, 0.0))
        direct = sites * self.site(scales) - (self.log_limit - self._centre)
        return np.where(near, summed, direct)

    def relative_deviation(self, sites):
        """Expectation over limit, minus one; shape of `sites`."""
        return expm1(self.log_deviation(sites))

    def deviation(self, sites):
        """Expectation minus limit, shape of `sites`; keeps its digits for large N."""
        return self.limit * self.relative_deviation(sites)

    def leading_deviation(self, power):
        r"""Coefficient of :math:`N^{-power}` in the deviation, if all lower ones vanish.

        It is limit * c_k with k delta = 1 + power. The odd c_k vanish for fluctuations of the
        span (24), whose operators all carry two quanta: then power = 1 leads, with c_4.
        """
        return self.limit * self.site.coefficient(round((1 + power) * self.order))

    def _scales(self, sites):
        return sites ** (-1.0 / self.order)

    @property
    def _centre(self):
        return 1j * self.site.mean if self.order == 1 else 0.0


def weyl_correlator(model, vectors, times=None):
    r"""Products of evolved Weyl-like operators of fluctuations.

    .. math:: \Big\langle \Phi^{(N)}_{t_1}[W^{(N)}(\vec r_1)] \cdots
              \Phi^{(N)}_{t_n}[W^{(N)}(\vec r_n)] \Big\rangle_N

    Paper: left sides of Lemma 1 (one vector), Theorem 1, Eq. (34), and Theorem 2, Eq. (86)
    (three vectors, the middle one evolved).

    Parameters
    ----------
    model : DoubleChain
        Its squeezing does not matter: the state is the thermal one.
    vectors : array_like, shape (n, 6)
        Vectors r_j in the order (X1, P1, X2, P2, X3, P3), left to right.
    times : array_like, shape (n,), optional
        Times t_j >= 0; all zero if left out.

    Returns
    -------
    Correlator

    Raises
    ------
    InputError
        If a shape is wrong, a number is not finite or a time is negative.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.3, coupling=0.9, squeezing=0.0)
    >>> r = [0.5, 0.1, 0.0, 0.2, 0.3, 0.0]
    >>> w = weyl_correlator(model, [r, r, r], times=[0.0, 2.0, 0.0])
    >>> print(f"{w.expectation(100):.6f} tends to {w.limit:.6f}")
    0.6...j tends to 0.6...j
    """
    return fluctuation_correlator(model, quadratic_forms(model, vectors), times)


def fluctuation_correlator(model, forms, times=None):
    r"""As `weyl_correlator`, for fluctuations of any quadratic operators.

    Outside the span (24) odd moments do not vanish, and limits are approached as N**-1/2.

    Paper: Eqs. (21), (26).

    Parameters
    ----------
    model : DoubleChain
    forms : array_like, shape (n, 4, 4)
        Forms Q of the operators X = V.Q.V, left to right.
    times : array_like, shape (n,), optional
        Times t_j >= 0; all zero if left out.

    Returns
    -------
    Correlator

    Raises
    ------
    InputError
        If a shape is wrong, a form is not symmetric, or a time is negative.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.5, coupling=1.0, squeezing=0.0)
    >>> energy = fluctuation_correlator(model, [np.eye(4) / 2])
    >>> abs(energy.deviation(10**4) / energy.deviation(10**6)).round(1)
    np.float64(10.0)
    """
    forms = _product_of(checked_forms(forms))
    times = np.zeros(len(forms)) if times is None else checked_times("times", times, len(forms))
    return Correlator(GeneratingFunction(model, forms, times), order=2)


def mean_field_correlator(model, forms):
    r"""Products of exponentials of mean-field operators.

    .. math:: \Big\langle \prod_j e^{i X_j^{(N)}} \Big\rangle_N, \qquad
              X^{(N)} = \frac1N \sum_{k=1}^N X^{[k]}

    Paper: left side of Proposition 1, Eq. (75).

    Parameters
    ----------
    model : DoubleChain
    forms : array_like, shape (n, 4, 4)
        Forms Q of the operators X = V.Q.V, left to right.

    Returns
    -------
    Correlator

    Raises
    ------
    InputError
        If a shape is wrong or a form is not symmetric.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.5, coupling=1.0, squeezing=0.0)
    >>> position_squared = mean_field_correlator(model, [np.diag([1.0, 0, 0, 0])])
    >>> print(f"{position_squared.limit:.6f}, {position_squared.expectation(10**6):.6f}")
    0.792123+0.610362j, 0.792122+0.610362j
    """
    forms = _product_of(checked_forms(forms))
    return Correlator(GeneratingFunction(model, forms, np.zeros(len(forms))), order=1)


def checked_sites(sites):
    """Numbers of sites as doubles."""
    array = finite_array("sites", sites)
    return within("sites", array, (array >= 1) & (array == np.floor(array)), "be an integer >= 1")


def checked_times(name, times, *shape):
    """Times t >= 0, one if no shape is given."""
    array = finite_array(name, times)
    if array.shape != shape:
        raise InputError(f"{name} has shape {array.shape}, but must be {shape}: one per factor")
    return within(name, array, array >= 0, "be zero or positive")


def _product_of(forms):
    if forms.ndim != 3 or not len(forms):
        raise InputError(
            f"the product has shape {forms.shape[:-2]}, but must have one axis of at least one "
            "factor: pass [x] for a single operator x"
        )
    return forms
