"""The three modes: their labels, commutators and chains, (39)."""

from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import moment_proofs, reasons
from mesoent.audit.section2.observables import corrected_factor, from_one_site, observables
from mesoent.audit.statement import Statement

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


def _exchanged_modes(first, second):
    """(39) with two modes in each other's place."""
    order = {1: 1, 2: 2, 3: 3} | {first: second, second: first}
    return tuple((kind, order[mode]) for mode in (1, 2, 3) for kind in "XP")


STATEMENTS = (
    Statement(
        label="(39)", section="2.3", place=(39, 0), kind="definition",
        printed=(
            r"\vec{F} = (\tilde{X}_1, \tilde{P}_1, \tilde{X}_2, \tilde{P}_2, \tilde{X}_3, "
            r"\tilde{P}_3)"
        ),
        sentence=(
            "In this order each momentum follows its position, and the third mode is that of both "
            "chains. In the text that we have these letters carry tildes here and hats after it."
        ),
        check=labels, form=tuple((kind, mode) for mode in (1, 2, 3) for kind in "XP"),
        wrong=(
            (("X", 1), ("X", 2), ("X", 3), ("P", 1), ("P", 2), ("P", 3)),
            _exchanged_modes(1, 2),
            _exchanged_modes(1, 3),
        ),
        tolerance=1e-13, because="n times eta stays below one: " + reasons.SUMS,
        proof=moment_proofs.labels,
    ),
    Statement(
        label="after (39)", section="2.3", place=(39, 1), kind="computable",
        printed=r"\left[\hat{X}_i, \hat{P}_j\right] = i\,\delta_{i,j}",
        sentence="Three canonical pairs, at every temperature.",
        check=canonical_pairs, form=lambda i, j: 1j * (i == j),
        wrong=(lambda i, j: -1j * (i == j),),
        tolerance=1e-13, because="n times eta stays below one: " + reasons.SUMS,
        proof=moment_proofs.second_moments,
    ),
    Statement(
        label="Sec. 2.3, chains of the modes", section="2.3", place=(39, 2), kind="claim",
        printed=(
            r"\hat{X}_1, \hat{P}_1 \text{ in chain 1}, \quad \hat{X}_2, \hat{P}_2 \text{ in chain "
            r"2}, \quad \hat{X}_3, \hat{P}_3 \text{ in both}"
        ),
        sentence=(
            "Modes 1 and 2 each move the quanta of one chain only; mode 3 moves those of both."
        ),
        check=chains, form=_CHAINS, wrong=(({1}, {2}, {1}),),
        tolerance=0.5, because="a count of chains: it is zero or at least one.",
        proof=moment_proofs.chains,
    ),
)  # fmt: skip
