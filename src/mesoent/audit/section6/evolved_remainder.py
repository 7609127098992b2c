"""Sec. 6.4, Lemma 4: the rest of an exponential series, evolved in time."""

from functools import partial, reduce
from itertools import product

import numpy as np

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section6.fock import Site, phase
from mesoent.audit.section6.remainder import (
    binomial,
    binomial_weight,
    coefficient,
    decay,
    definition,
    examples,
    modulus,
    order_times_delta,
    power,
    triangle,
)
from mesoent.audit.section6.sequences import excess
from mesoent.audit.section6.wick import double_factorial

#: The truncated generator is one of Lindblad's: estimates hold for it as they stand.
evolved_examples = partial(examples, 0.6, cutoff=4)

#: One oscillator, whose Gaussian states are not touched by its cutoff.
OSCILLATOR = Site(0.3, cutoff=30, oscillators=1)
TIMES = (0.0, 0.4, 2.0)


def cauchy_schwarz(form):
    """B that is small, B that is large, and B = (e^{iY} X^m)^dagger, which attains the bound."""
    found = []
    for site, time in product((Site(0.0, 1.0, 4), Site(0.5, 0.8, 4)), (0.0, 0.6)):
        case = next(examples(cutoff=site.cutoff))
        unitary, one = case.bounded(4.0), np.eye(len(case.x))
        for m in (1, 2):
            x = np.linalg.matrix_power(case.x, m)
            first, second = site.evolved([x, x @ x], time)
            spread = site.mean(unitary @ second @ unitary.conj().T).real
            best = (unitary @ first).conj().T
            for name, b in (("0.1", 0.1 * one), ("10", 10 * one), ("(e^{iY} X^m)^dagger", best)):
                bound = form(site.mean(b.conj().T @ b).real, spread)
                size = excess(site.mean(unitary @ first @ b), bound)
                found.append(Residual(size, f"B = {name}, m = {m}, t = {time}"))
    return largest(found)


#: Where the paper proves its lemmas.
PROVED_IN = {"Lemma 1": "2.3", "Lemma 2": "6.3", "Lemma 3": "6.2", "Lemma 4": "6.4"}


def reference(form):
    """Whether the lemma that the form names is proved in Section 6.2."""
    return Residual(float(PROVED_IN[form] != "6.2"), f"{form}: Section {PROVED_IN[form]}")


def functionals(operators):
    """(name, values) of O -> <e^{iY} e^{tL}[O] e^{-iY}>, with Y scaled by 1/sqrt(N)."""
    x, p = OSCILLATOR.quadratures
    y = 0.3 * (x @ p + p @ x) + 0.2 * x @ x
    for time in TIMES:
        moved = OSCILLATOR.evolved(operators, time)
        for sites in (4.0, 100.0, np.inf):
            turn = phase(y, sites**-0.5)
            state = turn.conj().T @ OSCILLATOR.state @ turn
            yield f"t = {time}, N = {sites:g}", np.einsum("ij,kji->k", state, moved)


def gaussian_moments(form):
    """Zero averages, and the fourth moments that a Gaussian state must have."""
    v, found = OSCILLATOR.quadratures, []
    words = [word for length in (1, 2, 4) for word in product(range(2), repeat=length)]
    for at, values in functionals([reduce(np.matmul, [v[a] for a in word]) for word in words]):
        moments = dict(zip(words, values, strict=True))
        found += [Residual(abs(moments[a,]), at) for a in range(2)]
        found += [
            Residual(abs(moments[word] - form(moments, *word)), at)
            for word in product(range(2), repeat=4)
        ]
    return largest(found)


def wick(two, a, b, c, d):
    """Three contractions in their order."""
    return two[a, b] * two[c, d] + two[a, c] * two[b, d] + two[a, d] * two[b, c]


def convergence(form):
    """C = d M |c| with M the largest two-point function of all states; X = x^2 attains it."""
    x, p = OSCILLATOR.quadratures
    two_point = max(np.abs(values).max() for _, values in functionals([x @ x, p @ p, x @ p]))
    found = []
    for name, operator, count in (("x^2", x @ x, 1), ("xp + px", x @ p + p @ x, 2)):
        powers = [np.linalg.matrix_power(operator, 2 * m) for m in range(1, 4)]
        for at, values in functionals(powers):
            for m, value in enumerate(values.real, start=1):
                size = excess(np.sqrt(value), form(count * two_point, m))
                found.append(Residual(size, f"X = {name}, m = {m}, {at}"))
    return largest(found)


CHECKS = {
    "(84)": Check(partial(definition, evolved_examples), printed=coefficient),
    "(85)": Check(partial(power, evolved_examples), printed=order_times_delta),
    "Lemma 4": Check(partial(decay, evolved_examples), printed=order_times_delta),
    "Sec. 6.4, triangle inequality": Check(partial(triangle, evolved_examples), printed=modulus),
    "Sec. 6.4, binomial theorem": Check(
        partial(binomial, evolved_examples), printed=binomial_weight
    ),
    "Sec. 6.4, Cauchy-Schwarz": Check(
        cauchy_schwarz,
        printed=lambda norm, spread: norm * np.sqrt(spread),
        corrected=lambda norm, spread: np.sqrt(norm) * np.sqrt(spread),
    ),
    "Sec. 6.4, reference": Check(reference, printed="Lemma 2", corrected="Lemma 3"),
    "Sec. 6.4, Gaussian state": Check(gaussian_moments, printed=wick),
    "Sec. 6.4, convergence condition": Check(
        convergence,
        printed=lambda c, m: c**m * np.sqrt(double_factorial(4 * m - 1)),
    ),
}
