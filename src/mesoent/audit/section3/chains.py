"""Section 3.1: what A and B do to the chains, and what becomes of Gaussian states."""

from functools import partial

import numpy as np
from scipy.linalg import expm

from mesoent.audit import number_basis
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.ladder import monomial, powers_up_to, quadratures
from mesoent.audit.section3 import generator_proofs, matrices, reasons
from mesoent.audit.section3.site import CASES, Site, dissipator, kossakowski, named, vector
from mesoent.audit.statement import Statement


def _product_form(coupling):
    """The coupling at which each chain moves as if it were alone with the bath."""
    levels, time, found = 3, 0.7, []
    for temperature in (0.0, 0.4, 5.0):
        c = kossakowski(temperature, coupling)
        together = matrices.flow(
            matrices.liouvillian(c, matrices.quadratures(levels), matrices.energy(levels)), time
        )
        alone = matrices.flow(
            matrices.liouvillian(
                c[:2, :2], number_basis.quadratures(levels), matrices.energy(levels, 1)
            ),
            time,
        )
        x, y = matrices.samples(levels, 2)
        exact = np.kron(alone(x), alone(y))
        size = np.abs(together(np.kron(x, y)) - exact).max() / np.abs(exact).max()
        found.append(Residual(size, f"T = {temperature:g}"))
    return largest(found)


def _coupling_strength(form):
    """The rate at which a_1^+ a_2 grows from no correlation, in that of lambda = 1."""
    correlation, found = monomial((1, 0, 0, 1)), []
    for temperature, coupling in CASES:
        rates = []
        for strength in (coupling, 1.0):
            image = Site(temperature, strength).generator(correlation)
            # a product of number states, five quanta and none
            rates.append(5.0 * image.terms[1, 1, 0, 0])
        size = abs(rates[0] / rates[1] - form(coupling))
        found.append(Residual(size, named(temperature, coupling)))
    return largest(found)


def _gaussian(form):
    """Fourth moments of an evolved squeezed state are those of its second moments.

    `form` gives the four operators V of the dissipator.
    """
    keys = powers_up_to(4, 2)
    found = []
    for temperature, coupling in CASES[:4]:
        site = Site(temperature, coupling)

        def generator(x, site=site):
            return site.hamiltonian_part(x) + dissipator(site.kossakowski, form(), x)

        action = np.array([vector(generator(monomial(key)), 4) for key in keys])
        start = np.array([_moment(key, _squeezed) for key in keys])
        end = dict(zip(keys, expm(0.6 * action) @ start, strict=True))
        fourth = [key for key in keys if sum(key) == 4]
        exact = [_moment(key, lambda i, j, end=end: end[_key(i, j)]) for key in fourth]
        size = np.abs(np.array([end[key] for key in fourth]) - exact).max()
        found.append(Residual(size, named(temperature, coupling)))
    return largest(found)


def _squeezed(i, j):
    """Second moments of one squeezed and one thermal oscillator in normal order."""
    r = 0.8
    table = {
        (2, 0, 0, 0): -np.sinh(r) * np.cosh(r) * 1j,
        (0, 2, 0, 0): np.sinh(r) * np.cosh(r) * 1j,
        (1, 1, 0, 0): np.sinh(r) ** 2,
        (0, 0, 1, 1): 0.7,
    }
    return table.get(_key(i, j), 0.0)


def _key(*letters):
    return tuple(letters.count(place) for place in range(4))


def _moment(key, pair):
    """The mean of a normally ordered monomial by Wick's theorem."""
    letters = [place for place, power in enumerate(key) for _ in range(power)]
    return _pairings(letters, pair)


def _pairings(letters, pair):
    if not letters:
        return 1.0
    first, *rest = letters
    return sum(
        pair(first, other) * _pairings(rest[:i] + rest[i + 1 :], pair)
        for i, other in enumerate(rest)
    )


def _with_counting():
    """One of the four operators is not linear: the second chain loses its phase."""
    x1, p1, x2, _ = quadratures(2)
    return [x1, p1, x2, x2 * x2]


STATEMENTS = (
    Statement(
        label="Sec. 3.1, independent chains", section="3.1", place=(45, 3), kind="claim",
        printed=(
            r"\mathbb{B} = 0: \quad e^{t\mathbb{L}}[X_1 \otimes X_2] = e^{t\mathbb{L}_1}[X_1] "
            r"\otimes e^{t\mathbb{L}_2}[X_2]"
        ),
        sentence=(
            "Without the blocks B the two chains forget each other: products of their observables "
            "evolve factor by factor, each under the block A alone."
        ),
        check=_product_form, form=0.0, wrong=(0.1,),
        tolerance=1e-12, because=reasons.EXPONENTIALS,
        proof=generator_proofs.separate_chains,
    ),
    Statement(
        label="Sec. 3.1, coupled chains", section="3.1", place=(45, 4), kind="claim",
        printed=(
            r"\text{the strength of the coupling by } \mathbb{B} \text{ is measured by } \lambda"
        ),
        sentence=(
            "Put five quanta into one chain and none into the other: their coherence starts to "
            "grow at a rate proportional to lambda, sign included."
        ),
        check=_coupling_strength, form=lambda coupling: coupling,
        wrong=(lambda coupling: coupling**2,),
        tolerance=1e-13, because=reasons.POLYNOMIALS,
        proof=generator_proofs.separate_chains,
    ),
    Statement(
        label="Sec. 3.1, Gaussian states", section="3.1", place=(45, 5), kind="claim",
        printed=r"\text{(42) with (43) maps Gaussian states into Gaussian states}",
        sentence=(
            "A squeezed oscillator beside a thermal one keeps Wick's theorem while it decays: all "
            "35 fourth moments remain those of the second ones. Make one of the four V quadratic, "
            "and they do not."
        ),
        check=_gaussian, form=partial(quadratures, 2), wrong=(_with_counting,),
        tolerance=1e-12,
        because=(
            "The 70 moments of degree up to four obey a closed linear system, exponentiated: "
            "rounding."
        ),
        proof=generator_proofs.linear_flow,
    ),
)  # fmt: skip
