r"""Lemmas 3 and 4: the rest of an exponential series at one site.

.. math:: \mathcal R_\ell^\delta = \sum_{k \ge \ell} \frac{i^k}{k!} N^{-k\delta}
          (X - \langle X \rangle)^k
"""

from functools import reduce

import numpy as np

from mesoent.arrays import finite_array
from mesoent.errors import InputError
from mesoent.finite_n.correlators import checked_sites, checked_times
from mesoent.finite_n.gaussian_operators import exponential, product
from mesoent.finite_n.generating_function import NODES, power_series, strength, symbol_bound
from mesoent.finite_n.quadratic import checked_forms, ladder_matrix, thermal_mean
from mesoent.finite_n.semigroup import evolved, log_thermal_expectation

_CIRCLE = np.exp(2j * np.pi * np.arange(NODES) / NODES)
_ZERO = np.zeros((4, 4))


def remainder(model, form, sites, *, order, scaling=0.5, left=None, right=None, power=1, time=0.0):
    r"""The expectation that Lemma 3 (t = 0) and Lemma 4 bound by :math:`O(N^{-\ell\delta})`.

    .. math:: \big\langle e^{i (Y - \langle Y \rangle)/\sqrt N}\, e^{t \mathbb L}
              [\mathcal R_\ell^\delta]\, B \big\rangle, \qquad B = Z^p

    Paper: Eqs. (77), (78), (84), (85).

    Parameters
    ----------
    model : DoubleChain
    form : array_like, shape (4, 4)
        Form of X.
    sites : array_like, shape (...)
        Numbers of sites N >= 1.
    order : int
        l, the first power of X in the rest; 0 to 16.
    scaling : float
        delta > 0.
    left : array_like, shape (4, 4), optional
        Form of Y; the bounded operator is the identity if left out.
    right : array_like, shape (4, 4), optional
        Form of Z; B is the identity if left out. diag(1, 0, 0, 0) gives B = x1**(2 p).
    power : int
        p, 0 to 16.
    time : float
        t >= 0.

    Returns
    -------
    ndarray, shape (...), complex

    Raises
    ------
    InputError
        If N is too small for the series ("for N large enough" in the Lemmas; says how large),
        or another argument lies outside its bounds.

    Notes
    -----
    The coefficients of the powers of X and Z are contour integrals of exact Gaussian
    expectations; the relative error is about 1e-12 for small l and p.

    Examples
    --------
    Sharp where B carries the quanta of X cubed, two orders in N**-1/2 better where not:

    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.5, coupling=1.0, squeezing=0.0)
    >>> x, sites = np.diag([0.5, -0.5, 0, 0]), [10**4, 10**6]
    >>> sharp = abs(remainder(model, x, sites, order=3, right=x))
    >>> better = abs(remainder(model, x, sites, order=3))
    >>> (np.log10(sharp[0] / sharp[1]) / 2).round(3), (np.log10(better[0] / better[1]) / 2).round(3)
    (np.float64(1.5), np.float64(2.0))
    """
    given = {"left": left, "form": form, "right": right}
    forms = [_one_form(name, value) for name, value in given.items()]
    _require_count("order", order)
    _require_count("power", power)
    time = checked_times("time", time)
    _require(finite_array("scaling", scaling) > 0, "scaling", scaling, "be positive")
    sites = checked_sites(sites)
    radii = _radii(model, forms)
    _require_convergence(forms, radii, sites.min(initial=np.inf), scaling)
    power = 0 if right is None else power
    values = [
        power_series(
            _coefficients(model, forms, time, n**-0.5, radii, power), n**-scaling / radii[1], order
        )
        for n in sites.ravel()
    ]
    return np.array(values, dtype=complex).reshape(sites.shape)


def _coefficients(model, forms, time, scale, radii, power):
    r"""Coefficients of :math:`(\epsilon/\rho)^k` in the expectation with B = Z^p."""
    middle, last = radii[1] * _CIRCLE[:, None], radii[2] * _CIRCLE
    values = _expectation(model, forms, time, (scale, middle, last))
    coefficients = np.fft.fft2(values) / NODES**2
    return coefficients[:, power] * _factorial(power) / (1j * radii[2]) ** power


def _expectation(model, forms, time, scales):
    factors = [
        exponential(1j * np.asarray(scale)[..., None, None] * ladder_matrix(form))
        for scale, form in zip(scales, forms, strict=True)
    ]
    factors[1] = evolved(factors[1], model, time) if time else factors[1]
    means = thermal_mean(model, np.array(forms))
    centre = scales[0] * means[0] + scales[1] * means[1]
    return np.exp(log_thermal_expectation(reduce(product, factors), model) - 1j * centre)


def _radii(model, forms):
    """Radii of the circles: a quarter of what the expectation allows to all factors."""
    strengths = np.array([strength(form) for form in forms])
    return symbol_bound(model) / (4 * np.where(strengths > 0, strengths, 1.0))


def _require_convergence(forms, radii, sites, scaling):
    """N**-1/2 within the radius of Y, and N**-delta within that of X."""
    needed = [radii[0] ** -2.0, radii[1] ** (-1 / scaling)]
    for name, form, bound in zip(("left", "form"), forms, needed, strict=False):
        _require(
            not form.any() or sites >= bound,
            "the smallest of sites",
            float(sites),
            f"be at least {bound:.4g} for this `{name}`: take more sites or a smaller form",
        )


def _factorial(power):
    return float(np.prod(np.arange(1, power + 1)))


def _one_form(name, value):
    array = _ZERO if value is None else checked_forms(value)
    _require(array.shape == (4, 4), f"the shape of {name}", array.shape, "be (4, 4)")
    return array


def _require_count(name, value):
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    _require(whole and 0 <= value <= NODES // 4, name, value, f"be an integer in [0, {NODES // 4}]")


def _require(condition, name, value, requirement):
    if not condition:
        raise InputError(f"{name} is {value!r}, but must {requirement}")
