"""The three modes: their labels, commutators and chains, (39)."""

from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section2.observables import corrected_factor, from_one_site, observables

#: The chains of modes 1, 2 and 3, by the text after (39).
_CHAINS = ({1}, {2}, {1, 2})


def labels(form):
    """Canonical pairs of the labels, and the chains whose oscillators each operator moves."""
    return largest(_label(form, mu, t) for mu in range(6) for t in (0.0, 1.0))


def _label(form, mu, temperature):
    _, commutators = from_one_site(temperature)
    kind, mode = form[mu]
    partner = form.index(({"X": "P", "P": "X"}[kind], mode))
    expected = np.zeros(6)
    expected[partner] = 1.0 if kind == "X" else -1.0
    misplaced = float(len(_moved(mu) ^ _CHAINS[mode - 1]))
    size = np.max([np.abs(commutators[mu] - expected).max(), misplaced])
    return Residual(size, f"{kind}{mode} at T = {temperature}")


def canonical_pairs(form):
    """The mean commutator of each position-like with each momentum-like operator."""
    return largest(_pair(form, *case) for case in product((0.0, 0.1, 5.0), range(3), range(3)))


def _pair(form, temperature, i, j):
    commutator = 1j * from_one_site(temperature)[1][2 * i, 2 * j + 1]
    return Residual(abs(commutator - form(i, j)), f"i = {i + 1}, j = {j + 1}, T = {temperature}")


def chains(form):
    """The chains of each mode: those whose number of quanta it fails to commute with."""
    return largest(_chains(form, mu) for mu in range(6))


def _chains(form, mu):
    return Residual(float(len(_moved(mu) ^ form[mu // 2])), f"X_{mu + 1}")


def _moved(mu):
    """The chains whose number of quanta X_mu does not commute with."""
    operator = observables(0.6, corrected_factor)[mu]
    numbers = {1: (1, 1, 0, 0), 2: (0, 0, 1, 1)}
    return {
        number for number, powers in numbers.items()
        if ladder.commutator(ladder.monomial(powers), operator).size > 1e-12
    }  # fmt: skip


CHECKS = {
    "(39)": Check(labels, tuple((kind, mode) for mode in (1, 2, 3) for kind in "XP")),
    "after (39)": Check(canonical_pairs, lambda i, j: 1j * (i == j)),
    "Sec. 2.3, chains of the modes": Check(chains, _CHAINS),
}
