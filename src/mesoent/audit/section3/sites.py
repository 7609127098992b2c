"""(46), (47): sites evolve by themselves."""

from itertools import chain

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import generator_proofs, matrices, reasons
from mesoent.audit.section3.site import CASES, kossakowski, named
from mesoent.audit.statement import Statement

#: Two sites of two oscillators, of two levels each.
_ONE = np.eye(4)
_V = matrices.quadratures(2)
_H = matrices.energy(2)
_SITES = (
    (np.kron(_H, _ONE), [np.kron(v, _ONE) for v in _V]),
    (np.kron(_ONE, _H), [np.kron(_ONE, v) for v in _V]),
)


def _sum_over_sites(c, x):
    """(46)."""
    return sum(matrices.commutator(h, x) + matrices.dissipator(c, v, x) for h, v in _SITES)


def _leibniz(form):
    """On products each site's generator acts on its own factor, as if alone."""
    x, y = matrices.samples(4, 2)
    found = []
    for temperature, coupling in CASES:
        c = kossakowski(temperature, coupling)
        images = [matrices.commutator(_H, o) + matrices.dissipator(c, _V, o) for o in (x, y)]
        exact = np.kron(images[0], y) + np.kron(x, images[1])
        size = np.abs(form(c, np.kron(x, y)) - exact).max() / np.abs(exact).max()
        found.append(Residual(size, named(temperature, coupling)))
    return largest(found)


def _product(flow, x, y):
    """(47), right side."""
    return np.kron(flow(x), flow(y))


def _factorises(form):
    """The exponential of the generator of both sites on products."""
    x, y = matrices.samples(4, 2)
    found = []
    for temperature, coupling in CASES[::2]:
        c, time = kossakowski(temperature, coupling), 0.6
        block = np.kron(np.eye(2), c)
        h, v = sum(h for h, _ in _SITES), list(chain(*(v for _, v in _SITES)))
        exact = _taylor(lambda o, c=block, v=v, h=h: _generator(c, v, h, o), np.kron(x, y), time)
        alone = matrices.flow(matrices.liouvillian(c, _V, _H), time)
        size = np.abs(form(alone, x, y) - exact).max() / np.abs(exact).max()
        found.append(Residual(size, named(temperature, coupling, time)))
    return largest(found)


def _generator(c, operators, h, x):
    """i [H, X] + D[X] with the sum over b done first."""
    partners = np.tensordot(c, operators, 1)
    loss = np.einsum("aij,ajk->ik", operators, partners) / 2
    gain = np.einsum("aij,jk,akl->il", operators, x, partners, optimize=True)
    return matrices.commutator(h, x) + gain - loss @ x - x @ loss


def _taylor(generator, x, time, steps=4, terms=30):
    """e^{tL}[X] by its power series, in a few steps."""
    for _ in range(steps):
        term = x
        for order in range(1, terms):
            term = generator(term) * (time / steps / order)
            x = x + term
    return x


def _energy_counted_twice(c, x):
    h, one = matrices.energy(2), np.eye(4)
    whole = np.kron(h, one) + np.kron(one, h)
    sites = (
        [np.kron(v, one) for v in matrices.quadratures(2)],
        [np.kron(one, v) for v in matrices.quadratures(2)],
    )
    return sum(matrices.commutator(whole, x) + matrices.dissipator(c, v, x) for v in sites)


STATEMENTS = (
    Statement(
        label="(46)", section="3.1", place=(46, 0), kind="computable",
        printed=(
            r"\mathbb{L}^{(N)}[X] = \sum_{k=1}^{N} \mathbb{L}^{[k]}[X] = \sum_{k=1}^{N} \left( i "
            r"[H^{[k]}, X] + \mathbb{D}^{[k]}[X] \right)"
        ),
        sentence=(
            "The generator acts on a product of two sites' observables by the product rule, each "
            "term as if its site were alone."
        ),
        check=_leibniz, form=_sum_over_sites, wrong=(_energy_counted_twice,),
        tolerance=1e-13, because=reasons.ROUNDING,
        proof=generator_proofs.sites,
        rests_on="the sum over sites: a generator acts on its own tensor factor",
    ),
    Statement(
        label="(47)", section="3.1", place=(47, 0), kind="computable",
        printed=(
            r"e^{t\mathbb{L}^{(N)}} \left[ \prod_{k=1}^{N} X^{[k]} \right] = \prod_{k=1}^{N} "
            r"e^{t\mathbb{L}^{[k]}} \left[ X^{[k]} \right]"
        ),
        sentence=(
            "The power series of both sites' generator sums to the product of the two single "
            "evolutions: sites stay uncorrelated."
        ),
        check=_factorises, form=_product,
        wrong=(lambda flow, x, y: np.kron(flow(x), y) + np.kron(x, flow(y)),),
        tolerance=1e-12, because=reasons.EXPONENTIALS,
        proof=generator_proofs.sites,
        rests_on="the sum over sites: a generator acts on its own tensor factor",
    ),
)  # fmt: skip
