"""Sec. 6.2, Lemma 3: the rest of an exponential series."""

from collections.abc import Callable
from functools import partial
from itertools import product
from math import comb, factorial
from typing import NamedTuple

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import site_proofs
from mesoent.audit.section6 import proofs, reasons
from mesoent.audit.section6.fock import Site, function, phase
from mesoent.audit.section6.mean_field import fluctuation_phase, observables
from mesoent.audit.section6.sequences import excess, exponent
from mesoent.audit.statement import Statement

#: Numbers of sites at which powers are read off.
MANY = 10.0 ** np.arange(5, 8)
#: Terms of a rest that count: the next are below rounding for the matrices and scales here.
TERMS = 24
ORDERS = tuple(product((1, 2, 3, 4), (0.5, 1.0)))


def rest(x, order, scale, terms=TERMS):
    """The rest as printed: the terms from `order` on, of a centred Hermitian matrix."""
    return function(
        x, lambda v: sum((1j * scale * v) ** k / factorial(k) for k in range(order, order + terms))
    )


def gaussian_state(site, seed):
    """A zero-average Gaussian state without symmetry: the thermal one, squeezed and mixed."""
    (generator,) = observables(site, 1, seed)
    turn = phase(0.2 * generator)
    return turn @ site.state @ turn.conj().T


class Example(NamedTuple):
    """A state, X centred in it, A at N sites, B, and the map between them."""

    at: str
    state: np.ndarray
    x: np.ndarray
    bounded: Callable
    right: np.ndarray
    evolve: Callable

    def mean(self, left, middle, right):
        """<A Phi[O] B>."""
        return np.einsum("ij,ji->", self.state, left @ self.evolve(middle) @ right)


def examples(time=0.0, seed=0, cutoff=7):
    """Thermal and squeezed states; X with a mean, A unitary; nothing symmetric."""
    for site in (Site(0.0, 0.8, cutoff), Site(0.3, 1.0, cutoff)):
        x, y = observables(site, 2, 10 + seed)
        v = site.quadratures
        for name, state in (("thermal", site.state), ("squeezed", gaussian_state(site, 12))):
            yield Example(
                f"{name} state, T = {site.temperature}",
                state,
                x,
                lambda n, s=site, y=y: fluctuation_phase(s, y, n),
                v[0] @ v[1] @ v[2] @ v[0],
                lambda o, s=site: s.evolved(o, time),
            )


def average(state, operator):
    """Tr(rho O) of a Hermitian operator."""
    return np.einsum("ij,ji->", state, operator).real


def centred(case):
    """X minus its mean in the state of an example."""
    return case.x - average(case.state, case.x) * np.eye(len(case.x))


def _sum(x, form, scale, orders):
    return function(x, lambda v: sum((form(k, scale) * v**k for k in orders), 0.0 * v))


def definition(cases, form):
    """The first terms and the rest, whose k-th coefficient is the form, are the exponential."""
    found = []
    for case in cases():
        x = centred(case)
        for order, scale in ((0, 0.03), (1, 0.1), (3, 0.05)):
            first = _sum(x, coefficient, scale, range(order))
            tail = _sum(x, form, scale, range(order, order + TERMS))
            one = np.eye(len(x))
            size = abs(case.mean(one, phase(x, scale) - first - tail, case.right))
            found.append(Residual(size, f"{case.at}, l = {order}"))
    return largest(found)


def coefficient(k, scale):
    """The k-th coefficient of an exponential series."""
    return (1j * scale) ** k / factorial(k)


def _exponents(case):
    """What is measured: the power of 1/N, for every l and delta."""
    x = centred(case)
    for order, delta in ORDERS:
        values = [case.mean(case.bounded(n), rest(x, order, n**-delta), case.right) for n in MANY]
        yield order, delta, exponent(values, MANY)


def power(cases, form):
    """The form is the power, and nothing vanishes that need not: it must be met."""
    return largest(
        Residual(abs(found - form(order, delta)), f"{case.at}, l = {order}, delta = {delta}")
        for case in cases()
        for order, delta, found in _exponents(case)
    )


def decay(cases, form):
    """The form is a power that must not be missed, in several draws of X, Y and the state."""
    return largest(
        Residual(max(0.0, form(order, delta) - found), f"{case.at}, l = {order}")
        for seed in (1, 2)
        for case in cases(seed=seed)
        for order, delta, found in _exponents(case)
    )


def triangle(cases, form):
    """The form is the weight of the k-th modulus in the bound."""
    found = []
    for case in cases():
        x, left = centred(case), case.bounded(100.0)
        powers = [np.linalg.matrix_power(x, k) for k in range(TERMS)]
        moduli = [abs(case.mean(left, matrix, case.right)) for matrix in powers]
        for order, scale in ((1, 0.001), (2, 0.05), (3, 0.1)):
            actual = case.mean(left, rest(x, order, scale), case.right)
            bound = sum(form(k, scale) * moduli[k] for k in range(order, TERMS))
            found.append(Residual(excess(actual, bound), f"{case.at}, l = {order}"))
    return largest(found)


def binomial(cases, form):
    """The form is the weight of the m-th modulus in the bound on the k-th power.

    A = sgn(<X> - X) attains the bound at k = 1: X and its mean weigh alike.
    """
    found = []
    for case in cases():
        mean, one = average(case.state, case.x), np.eye(len(case.x))
        sign = function(case.x, lambda v, m=mean: np.sign(np.sign(m) * (m - v)))
        for left, right in ((sign, one), (case.bounded(100.0), case.right)):
            moduli = [
                abs(case.mean(left, np.linalg.matrix_power(case.x, m), right)) for m in range(6)
            ]
            for k in range(1, 6):
                difference = np.linalg.matrix_power(centred(case), k)
                bound = sum(form(k, m, mean) * moduli[m] for m in range(k + 1))
                size = excess(case.mean(left, difference, right), bound)
                found.append(Residual(size, f"{case.at}, k = {k}"))
    return largest(found)


def order_times_delta(order, delta):
    """The power of 1/N in (78) and (85)."""
    return order * delta


def binomial_weight(k, m, mean):
    """The weight of the m-th modulus in (80)."""
    return comb(k, m) * abs(mean) ** (k - m)


def modulus(k, scale):
    """The weight of the k-th modulus in (79)."""
    return scale**k / factorial(k)


STATEMENTS = (
    Statement(
        label="Lemma 3", section="6.2", place=(76, 7), kind="limit",
        printed=(
            r"\left| \left\langle A^{(N)} \mathcal{R}_\ell^\delta B \right\rangle \right| = "
            r"O\left( N^{-\ell\delta} \right)"
        ),
        sentence=(
            "In thermal and in squeezed states no draw of X, A and B decays more slowly; where "
            "odd moments vanish, as for the operators of (23), the decay is faster."
        ),
        check=partial(decay, examples), form=order_times_delta,
        wrong=(lambda order, delta: (order + 1) * delta,),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=proofs.estimates,
        rests_on="Wick's theorem for the terms; a convergent series of bounds may be summed",
    ),
    Statement(
        label="(77)", section="6.2", place=(77, 0), kind="definition",
        printed=(
            r"\mathcal{R}_\ell^\delta = \sum_{k=\ell}^\infty \frac{i^k}{k!} \left( "
            r"\frac{1}{N^\delta} \right)^k \left( X - \langle X \rangle \right)^k"
        ),
        sentence=(
            "With the first terms it adds up to the exponential, for expectations that are finite "
            "term by term; the sum needs a large N, since the k-th moment of X grows as fast as "
            "k!."
        ),
        check=partial(definition, examples), form=coefficient,
        wrong=(lambda k, scale: scale**k / factorial(k),),
        tolerance=1e-13,
        because=(
            "both sides are of order one and round like 1e-16; the series is cut far below that"
        ),
        proof=site_proofs.rest_of_series,
        rests_on="the exponential series, beyond the eighth order",
    ),
    Statement(
        label="(78)", section="6.2", place=(78, 0), kind="limit",
        printed=(
            r"\left| \left\langle A^{(N)} \mathcal{R}_\ell^\delta B \right\rangle \right| = "
            r"O\left( N^{-\ell\delta} \right)"
        ),
        sentence=(
            "The power is sharp: operators without symmetry decay with exactly this power, for "
            "delta of 1/2 and 1 and the first four orders."
        ),
        check=partial(power, examples), form=order_times_delta,
        wrong=(lambda order, delta: (order - 1) * delta,),
        tolerance=0.02, because=reasons.EXPONENT,
        proof=proofs.estimates,
        rests_on="Wick's theorem for the terms; a convergent series of bounds may be summed",
    ),
    Statement(
        label="(79)", section="6.2", place=(79, 0), kind="inequality",
        printed=(
            r"\left| \left\langle A^{(N)} \mathcal{R}_\ell^\delta B \right\rangle \right| \le "
            r"\sum_{k=\ell}^\infty \frac{1}{k!} \left( \frac{1}{N^\delta} \right)^k \left| "
            r"\left\langle A^{(N)} \left( X - \langle X \rangle \right)^k B \right\rangle \right|"
        ),
        sentence=(
            "As N grows the first term alone remains, and both sides agree: five per cent less "
            "would be too little."
        ),
        check=partial(triangle, examples), form=modulus,
        wrong=(
            lambda k, scale: 0.95 * modulus(k, scale),
            lambda k, scale: modulus(k + 1, scale),
        ),
        tolerance=1e-12, because=reasons.BOUND,
        proof=site_proofs.rest_of_series, rests_on="triangle inequality",
    ),
    Statement(
        label="(80)", section="6.2", place=(80, 0), kind="inequality",
        printed=(
            r"\left| \left\langle A^{(N)} \left( X - \langle X \rangle \right)^k B \right\rangle "
            r"\right| \le \sum_{m=0}^k \binom{k}{m} \left| \langle X \rangle^{k-m} \right| \left| "
            r"\left\langle A^{(N)} X^m B \right\rangle \right|"
        ),
        sentence=(
            "The sign of the difference between X and its mean, taken as A, attains it at k = 1."
        ),
        check=partial(binomial, examples), form=binomial_weight,
        wrong=(lambda k, m, mean: binomial_weight(k, m, mean) / comb(k, m) if m < k else 0.99,),
        tolerance=1e-12, because=reasons.BOUND,
        proof=proofs.binomial_bound, rests_on="triangle inequality",
    ),
)  # fmt: skip
