"""Sec. 6.2, Lemma 3: the rest of an exponential series."""

from itertools import product
from math import comb, factorial

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section6.fock import Site, function, phase
from mesoent.audit.section6.mean_field import fluctuation_phase, observables
from mesoent.audit.section6.sequences import excess, exponent

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


def examples(seed=0):
    """(name, state, X, A(N), B): thermal and squeezed states, X with a mean, A unitary."""
    for site in (Site(0.0, cutoff=7), Site(0.3, cutoff=7)):
        x, y = observables(site, 2, 10 + seed)
        b = site.quadratures[0] @ site.quadratures[1] @ site.quadratures[2]
        for name, state in (("thermal", site.state), ("squeezed", gaussian_state(site, 12))):
            at = f"{name} state, T = {site.temperature}"
            yield at, state, x, lambda n, s=site, y=y: fluctuation_phase(s, y, n), b @ b


def mean(state, operator):
    """Tr(rho O)."""
    return np.einsum("ij,ji->", state, operator)


def centred(state, operator):
    """The operator minus its mean in a state."""
    return operator - mean(state, operator).real * np.eye(len(operator))


def _definition_residual(form):
    """The first terms and the rest must be the exponential."""
    found = []
    for at, state, x, _, b in examples():
        x = centred(state, x)
        for order, scale in ((0, 0.03), (1, 0.1), (3, 0.05)):
            first = function(
                x, lambda v, s=scale, o=order: sum((1j * s * v) ** k / factorial(k)
                                                   for k in range(o)) + 0 * v
            )  # fmt: skip
            tail = function(
                x, lambda v, s=scale, o=order: sum(form(k, s) * v**k for k in range(o, o + TERMS))
            )
            size = abs(mean(state, (phase(x, scale) - first - tail) @ b))
            found.append(Residual(size, f"{at}, l = {order}"))
    return largest(found)


def _power_residual(form):
    """Operators without symmetry: nothing vanishes that need not."""
    found = []
    for at, state, x, a, b in examples():
        x = centred(state, x)
        for order, delta in ORDERS:
            values = [mean(state, a(n) @ rest(x, order, n**-delta) @ b) for n in MANY[-2:]]
            size = abs(exponent(values, MANY[-2:]) - form(order, delta))
            found.append(Residual(size, f"{at}, l = {order}, delta = {delta}"))
    return largest(found)


def _lemma_residual(form):
    """`form` bounds the growth of N^(l delta) times the expectation; never exceeded."""
    found = []
    for seed in (1, 2):
        for at, state, x, a, b in examples(seed):
            x = centred(state, x)
            for order, delta in ORDERS:
                values = [abs(mean(state, a(n) @ rest(x, order, n**-delta) @ b)) for n in MANY]
                growth = max(0.0, form(order, delta) - exponent(values, MANY))
                found.append(Residual(growth, f"{at}, l = {order}, delta = {delta}"))
    return largest(found)


def _triangle_residual(form):
    """`form` gives the weight of the k-th modulus."""
    found = []
    for at, state, x, a, b in examples():
        x = centred(state, x)
        for order, scale in ((1, 0.02), (2, 0.05), (3, 0.1)):
            left = mean(state, a(100.0) @ rest(x, order, scale) @ b)
            powers = (np.linalg.matrix_power(x, k) for k in range(order, order + TERMS))
            moduli = [abs(mean(state, a(100.0) @ power @ b)) for power in powers]
            bound = sum(form(k, scale) * m for k, m in enumerate(moduli, start=order))
            found.append(Residual(excess(left, bound), f"{at}, l = {order}"))
    return largest(found)


def _binomial_residual(form):
    """With A = sgn(m - X) the first power attains the bound: X and its mean weigh alike."""
    found = []
    for at, state, x, a, b in examples():
        average = mean(state, x).real
        threshold = function(x, lambda v, m=average: np.sign(np.sign(m) * (m - v)))
        pairs = ((threshold, np.eye(len(x))), (a(100.0), b), (a(3.0), np.eye(len(x))))
        for left, right in pairs:
            powers = [np.linalg.matrix_power(x, m) for m in range(7)]
            moduli = [abs(mean(state, left @ power @ right)) for power in powers]
            for k in range(1, 7):
                difference = np.linalg.matrix_power(centred(state, x), k)
                bound = sum(form(k, m, average) * moduli[m] for m in range(k + 1))
                size = excess(mean(state, left @ difference @ right), bound)
                found.append(Residual(size, f"{at}, k = {k}"))
    return largest(found)


CHECKS = {
    "(77)": Check(
        _definition_residual, printed=lambda k, scale: (1j * scale) ** k / factorial(k)
    ),
    "(78)": Check(_power_residual, printed=lambda order, delta: order * delta),
    "Lemma 3": Check(_lemma_residual, printed=lambda order, delta: order * delta),
    "(79)": Check(_triangle_residual, printed=lambda k, scale: scale**k / factorial(k)),
    "(80)": Check(
        _binomial_residual, printed=lambda k, m, average: comb(k, m) * abs(average) ** (k - m)
    ),
}
