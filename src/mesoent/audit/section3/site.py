"""One site of the paper, with nothing taken from its mesoscopic theory."""

import math
from functools import cached_property, lru_cache

import numpy as np
from scipy.linalg import expm

from mesoent.audit.ladder import (
    Polynomial,
    anticommutator,
    commutator,
    mean,
    monomial,
    powers_up_to,
    quadratures,
    total,
)

#: (T, lambda), with omega = 1: no temperature, hardly any, the strongest coupling, a hot bath.
CASES = ((0.0, 1.0), (0.0, -0.6), (0.05, 0.3), (0.4, 0.9), (1.0, -1.0), (20.0, 0.5))


def named(temperature, coupling, time=None):
    """The case in words."""
    moment = "" if time is None else f", t = {time:g}"
    return f"T = {temperature:g}, lambda = {coupling:g}{moment}"


def boltzmann(temperature):
    """gamma = e^{-beta omega} and eta = tanh(beta omega / 2) for omega = 1."""
    gamma = math.exp(-1 / temperature) if temperature else 0.0
    return gamma, (1 - gamma) / (1 + gamma)


def kossakowski(temperature, coupling):
    """C of (44) and (45)."""
    gamma, eta = boltzmann(temperature)
    one_chain = (1 + gamma) / 2 * np.array([[1, 1j * eta], [-1j * eta, 1]])
    return np.block([[one_chain, coupling * one_chain], [coupling * one_chain, one_chain]])


@lru_cache(maxsize=64)
class Site:
    """The generator (42), (43) on polynomials, and what follows for the six operators (23).

    The prefactor of X5 and X6 is sqrt(eta/2). All else is computed from commutators and
    thermal means, exactly but for rounding.
    """

    def __init__(self, temperature, coupling):
        gamma, self.eta = boltzmann(temperature)
        self.occupation = gamma / (1 - gamma)
        self.operators = quadratures(2)
        self.kossakowski = kossakowski(temperature, coupling)

    def hamiltonian_part(self, operator):
        """i [H, X]."""
        energy = monomial((1, 1, 0, 0)) + monomial((0, 0, 1, 1))
        return 1j * commutator(energy, operator)

    def dissipative_part(self, operator):
        """D[X]."""
        return dissipator(self.kossakowski, self.operators, operator)

    def generator(self, operator):
        """L[X]."""
        return self.hamiltonian_part(operator) + self.dissipative_part(operator)

    def mean(self, operator):
        """The expectation in the thermal state."""
        return mean(operator, self.occupation)

    @cached_property
    def observables(self):
        """X1, ..., X6 of (23)."""
        x1, p1, x2, p2 = self.operators
        one, both = math.sqrt(self.eta) / 2, math.sqrt(self.eta / 2)
        return [
            *_square(x1, p1, x1, p1, one),
            *_square(x2, p2, x2, p2, one),
            *_square(x1, p1, x2, p2, both),
        ]

    @cached_property
    def correlations(self):
        """The matrix <X_mu X_nu>; the means vanish."""
        return self._table(lambda x, y: self.mean(x * y))

    @cached_property
    def noise(self):
        """The matrix <L[X_mu X_nu] - L[X_mu] X_nu - X_mu L[X_nu]>."""

        def excess(x, y):
            return self.mean(self.generator(x * y) - self.generator(x) * y - x * self.generator(y))

        return self._table(excess)

    @cached_property
    def images(self):
        """The matrix of coefficients of L[X_mu] in the X_nu, and the part outside."""
        return self.expanded([vector(self.generator(x), 2) for x in self.observables])

    def propagator(self, time):
        """The matrix of coefficients of e^{tL}[X_mu] in the X_nu."""
        return _propagator(self, time)

    def evolved_correlations(self, time):
        """The matrix <e^{tL}[X_mu] e^{tL}[X_nu]>, from products of the evolved operators."""
        moved = _evolved(self, time)
        return np.array([[self.mean(x * y) for y in moved] for x in moved])

    def log_limit(self, vectors, times):
        r"""Logarithm of the expectation of evolved e^{i r F}, by the central limit.

        All that is left of one site for many of them are the second moments.
        """
        moved = [r @ self.propagator(t) if t else r for r, t in zip(vectors, times, strict=True)]
        table = np.array(moved) @ self.correlations @ np.array(moved).T
        variances = sum(r @ self.correlations @ r for r in vectors)
        return -variances / 2 - np.triu(table, 1).sum()

    @cached_property
    def action(self):
        """The matrix of L on the monomials of degree up to 2."""
        images = [vector(self.generator(monomial(p)), 2) for p in powers_up_to(2, 2)]
        return np.array(images).T

    def _table(self, entry):
        return np.array([[entry(x, y) for y in self.observables] for x in self.observables])

    def expanded(self, images):
        """The coefficients of operators in the X_nu, and the largest part outside."""
        basis = np.array([vector(x, 2) for x in self.observables]).T
        found = np.linalg.lstsq(basis, np.array(images).T, rcond=None)[0]
        return found.T.real, np.abs(basis @ found - np.array(images).T).max()


@lru_cache(maxsize=256)
def _propagator(site, time):
    return site.expanded([vector(x, 2) for x in _evolved(site, time)])[0]


def _evolved(site, time):
    """e^{tL}[X_mu] as polynomials."""
    flow, keys = expm(time * site.action), powers_up_to(2, 2)
    images = (flow @ vector(x, 2) for x in site.observables)
    return [Polynomial(dict(zip(keys, image, strict=True))) for image in images]


def dissipator(kossakowski_matrix, operators, x):
    """The double sum of (43)."""
    parts = []
    for left, row in zip(operators, kossakowski_matrix, strict=True):
        partner = total(c * operator for c, operator in zip(row, operators, strict=True))
        parts.append(left * x * partner - 0.5 * anticommutator(left * partner, x))
    return total(parts)


def vector(polynomial, degree):
    """The coefficients of all monomials up to that degree."""
    return np.array([polynomial.terms.get(p, 0) for p in powers_up_to(degree, 2)], dtype=complex)


def _square(x, p, y, q, scale):
    """x y - p q and x q + p y, times the scale."""
    return [scale * (x * y - p * q), scale * (x * q + p * y)]
