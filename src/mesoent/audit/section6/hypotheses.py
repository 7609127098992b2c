"""What the lemmas of the appendix suppose and cite."""

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3.site import boltzmann, kossakowski
from mesoent.audit.section6.sequences import limit
from mesoent.audit.section6.weyl import SITES, _defect, span
from mesoent.audit.statement import CORRECTED, MEANING, NOT_COMPUTABLE, TYPESETTING, Statement

#: Where the paper proves its lemmas.
PROVED_IN = {"Lemma 1": "2.3", "Lemma 2": "6.3", "Lemma 3": "6.2", "Lemma 4": "6.4"}
#: Of which maps an inequality of Schwarz speaks.
MAPS = {"(49)": "one site", "(56)": "the fluctuations"}


def reference(form):
    """Whether the lemma that the form names is proved in Section 6.2."""
    return Residual(float(PROVED_IN[form] != "6.2"), f"{form}: Section {PROVED_IN[form]}")


def inequality(form):
    """Whether the inequality that the form names is one for e^{tL} at one site."""
    return Residual(float(MAPS[form] != "one site"), f"{form} is for {MAPS[form]}")


def bounded(form):
    """Lemma 2 for A = N^p 1 with each p that the form allows, which must allow p = 0."""
    site = SITES[1]
    first, second = span(site, 2, 20)
    limits = {p: limit(lambda n, p=p: n**p * _defect(site, [], first, second, n)) for p in (0, 1)}
    return largest(
        Residual(abs(limits[p]) if form(p) else float(p == 0), f"A = N^{p} 1") for p in limits
    )


def convergence(form):
    """For X = x^2 in the vacuum and B = 1: the series of (81), and the left side in closed form."""
    variance, found = 0.5, []
    for sites in (1.0, 2.0, 10.0, 100.0):
        ratio = 4 * (variance + variance) / sites
        rest = (1 - 2j * variance / sites) ** -0.5 * np.exp(-1j * variance / sites) - 1
        holds = form(ratio < 1, bool(np.isfinite(sites * abs(rest))))
        found.append(Residual(float(not holds), f"N = {sites:g}: ratio {ratio:g}"))
    return largest(found)


def zero_average(form):
    """The rate of <p> when s x is added to H, with each s that the form allows; it must s = 0."""
    _, momentum, *_ = ladder.quadratures(2)
    x, gamma = ladder.quadratures(2)[0], boltzmann(0.5)[0]
    found = []
    for s in (0.0, 0.3):
        image = ladder.generator(momentum, 1.0, kossakowski(0.5, 0.8))
        image = image + (1j * s) * ladder.commutator(x, momentum)
        rate = abs(ladder.mean(image, gamma / (1 - gamma)))
        found.append(Residual(rate if form(s) else float(s == 0), f"s = {s}"))
    return largest(found)


STATEMENTS = (
    Statement(
        label="footnote 7", section="6.2", place=(76, 6), kind="prose",
        printed=r"\text{using different techniques, the general case is treated in [40]-[42]}",
        sentence="The theorem on which the audit's core proofs rest is that of these works.",
        recorded=NOT_COMPUTABLE, because="It speaks of the literature.",
    ),
    Statement(
        label="Lemmas 2, 3, 4, bounded operators", section="6.2", place=(78, 1), kind="claim",
        printed=r"\| A^{(N)} \| < \infty, \forall N",
        quotation=r"\|A^{(N)}\| < \infty, \forall N", settled_by=MEANING,
        corrected=r"\sup_N \| A^{(N)} \| < \infty",
        recorded=CORRECTED,
        sentence=(
            "What is needed is a bound that is uniform in N: A = N 1 is bounded for each N, and "
            "with it the left side of Lemma 2 tends to a number that is not zero."
        ),
        check=bounded, form=lambda p: True, corrected_form=lambda p: p <= 0,
        wrong=(lambda p: p > 0,),
        tolerance=1e-7, because="Six values at finite N are extrapolated, as in Lemma 2.",
    ),
    Statement(
        label="Sec. 6.2, or equivalently", section="6.2", place=(81, 2), kind="claim",
        printed=(
            r"N^{\ell\delta} \left| \left\langle A^{(N)} \mathcal{R}_\ell^\delta B \right\rangle "
            r"\right| < \infty \text{, or equivalently that the series converges}"
        ),
        quotation="or equivalently that the series", settled_by=MEANING,
        corrected=(
            r"\text{if the series converges, } \sup_N N^{\ell\delta} \left| \left\langle A^{(N)} "
            r"\mathcal{R}_\ell^\delta B \right\rangle \right| < \infty \text{ beyond that } N"
        ),
        recorded=CORRECTED,
        sentence=(
            "It is sufficient, not equivalent: for X = x^2 the left side is finite at every N, "
            "while the series diverges until N^delta exceeds 4 C'. And what (78) needs is a bound "
            "that is uniform in N."
        ),
        check=convergence, form=lambda series, left: series == left,
        corrected_form=lambda series, left: left or not series,
        wrong=(lambda series, left: series and left,),
        tolerance=0.5, because="The check counts the N at which the claim fails: 0 or 1.",
    ),
    Statement(
        label="Sec. 6.4, which inequality", section="6.4", place=(85, 7), kind="claim",
        printed=r"\text{using the Cauchy-Schwarz inequality and (56)}",
        quotation="using the Cauchy-Schwarz inequality and (56)", settled_by=TYPESETTING,
        corrected=r"\text{using the Cauchy-Schwarz inequality and (49)}",
        recorded=CORRECTED,
        sentence=(
            "What evolves here is an operator of one site: Schwarz positivity is needed for the "
            "microscopic maps, (49), and not for those of the fluctuations, (56)."
        ),
        check=inequality, form="(56)", corrected_form="(49)", wrong=("(56)",),
        tolerance=0.5, because="An inequality is one for these maps, or not: 0 or 1.",
    ),
    Statement(
        label="Sec. 6.4, reference", section="6.4", place=(85, 8), kind="claim",
        printed=r"\text{one can now proceed exactly as in the proof of Lemma 2 in Section 6.2}",
        quotation="one can now proceed exactly as in the proof of Lemma 2 in Section 6.2",
        settled_by=TYPESETTING,
        corrected=r"\text{one can now proceed exactly as in the proof of Lemma 3 in Section 6.2}",
        recorded=CORRECTED,
        sentence="The proof in Section 6.2 is that of Lemma 3; Lemma 2 is proved in Section 6.3.",
        check=reference, form="Lemma 2", corrected_form="Lemma 3", wrong=("Lemma 4",),
        tolerance=0.5, because="A section has the number that the reference gives, or not: 0 or 1.",
    ),
    Statement(
        label="Lemma 4, linear terms", section="6.4", place=(85, 9), kind="claim",
        printed=(
            r"\mathbb{L} \text{ at most quadratic in the previous canonical variables: } \langle\, "
            r"\cdot\, \rangle_{t, \frac{1}{\sqrt N}} \text{ is a zero-average Gaussian state}"
        ),
        quotation="at most quadratic in the previous canonical variables", settled_by=MEANING,
        corrected=(
            r"\mathbb{L} \text{ homogeneous of second degree: } \langle\, \cdot\, \rangle_{t, "
            r"\frac{1}{\sqrt N}} \text{ is a zero-average Gaussian state}"
        ),
        recorded=CORRECTED,
        sentence=(
            "Linear terms have to be excluded: a force s x in the Hamiltonian gives <p> the rate "
            "-s, and averages do not stay zero. The generator of the paper has none."
        ),
        check=zero_average, form=lambda s: True, corrected_form=lambda s: s == 0,
        wrong=(lambda s: s > 0,),
        tolerance=1e-13, because="A commutator and a few products of numbers of order one.",
    ),
)  # fmt: skip
