"""Means of products of collective exponentials: Theorem 1, (34) and (35)."""

from itertools import product

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, fock, moment_proofs, reasons
from mesoent.audit.section2.lemma_1 import TEMPERATURES, extrapolated, gaussian
from mesoent.audit.section2.second_moments import variances
from mesoent.audit.section2.weyl_algebra import canonical, weyl_phase
from mesoent.audit.statement import Statement


def products(form):
    """Theorem 1: means of products of up to five exponentials."""
    return largest(_product(form, *case) for case in product(TEMPERATURES, range(1, 6)))


def _product(form, temperature, count):
    vectors = cases.vectors(34 + count, count, 6, scale=0.7)
    difference = abs(extrapolated(cases.chain(temperature), vectors) - form(temperature, vectors))
    return Residual(difference, f"{count} factors, T = {temperature}")


def invariant_state(form):
    """Lemma 1's limit, and three thermal modes of frequency 2 omega as a sum over their levels."""
    return largest(_state(form, *case) for case in product(TEMPERATURES, cases.vectors(35, 4, 6)))


def _state(form, temperature, r):
    weights = fock.thermal_weights(2 * cases.exponent(temperature), 60) if temperature else [1.0]
    means = [weights @ fock.weyl(v, len(weights)).diagonal() for v in r.reshape(3, 2)]
    limit, value = extrapolated(cases.chain(temperature), [r]), form(cases.eta(temperature), r)
    size = np.max([abs(limit - value), abs(np.prod(means) - value)])
    return Residual(size, f"T = {temperature}, r = {cases.rounded(r)}")


def state_exists(form):
    """The variances of the form give a positive functional with the limits of Theorem 1."""
    tried = product((0.0, 0.02, *TEMPERATURES[1:]), (3, 12))
    return largest(_existence(form, *case) for case in tried)


def _existence(form, temperature, count):
    vectors = cases.vectors(count, count, 6, scale=0.8)
    gram = np.array([[_overlap(form, temperature, a, b) for b in vectors] for a in vectors])
    lowest = np.linalg.eigvalsh(gram)[0]
    limits = [extrapolated(cases.chain(temperature), [-vectors[0], r]) for r in vectors[1:]]
    at = f"T = {temperature}: smallest eigenvalue {lowest:.2g} of {count} overlaps"
    distance = np.abs(limits - gram[0, 1:]).max()
    return Residual(np.max([0.0, -lowest, distance]), at)


def _overlap(form, temperature, a, b):
    """<W(a)^dag W(b)> by (33) and the Gaussian of the form."""
    covariance = form(cases.eta(temperature))
    return weyl_phase(-a, b) * np.exp(-((b - a) @ covariance @ (b - a)) / 2)


def in_omega(temperature, vectors):
    """<W(r1) ... W(rn)> by (33) and (35): a phase for each pair, and the Gaussian of the sum."""
    phases = np.triu(vectors @ canonical(3) @ vectors.T, k=1).sum()
    return np.exp(-0.5j * phases) * gaussian(cases.eta(temperature), vectors.sum(axis=0))


STATEMENTS = (
    Statement(
        label="Theorem 1", section="2.3", place=(33, 1), kind="claim",
        printed=(
            r"\exists\, \Omega \text{ Gaussian on } \mathcal{W}(\mathcal{X},\sigma): \; "
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1) \cdots W^{(N)}(\vec{r}_n) "
            r"\right\rangle_N = \left\langle W(\vec{r}_1) \cdots W(\vec{r}_n) "
            r"\right\rangle_{\Omega}"
        ),
        sentence=(
            "The functional is a state: the overlaps of a dozen displaced vectors form a positive "
            "matrix, and those with the first of them are limits of finite N."
        ),
        check=state_exists, form=variances, wrong=(lambda eta: 0.9 * variances(eta),),
        tolerance=1e-10,
        because="eigenvalues of a 12x12 matrix with entries below one; limits: "
        + reasons.EXTRAPOLATED,
        proof=moment_proofs.positivity,
        rests_on="quantum central limit theorem (Goderis, Verbeure, Vets 1989)",
    ),
    Statement(
        label="(34)", section="2.3", place=(34, 0), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1) W^{(N)}(\vec{r}_2) \cdots "
            r"W^{(N)}(\vec{r}_n) \right\rangle_N = \left\langle W(\vec{r}_1) W(\vec{r}_2) \cdots "
            r"W(\vec{r}_n) \right\rangle_{\Omega}"
        ),
        sentence="Up to five factors, the order of which shows in the phase.",
        check=products, form=in_omega,
        wrong=(lambda temperature, vectors: in_omega(temperature, vectors[::-1]),),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
        proof=moment_proofs.positivity,
        rests_on="quantum central limit theorem (Goderis, Verbeure, Vets 1989)",
    ),
    Statement(
        label="(35)", section="2.3", place=(35, 0), kind="limit",
        printed=(
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}) \right\rangle_N = "
            r"e^{-\frac{1}{2}\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}} = \left\langle W(\vec{r}) "
            r"\right\rangle_{\Omega}"
        ),
        sentence=(
            "Summed over its levels, Omega is the thermal state, at the same temperature, of "
            "three modes of frequency 2 omega."
        ),
        check=invariant_state, form=gaussian, wrong=(lambda eta, r: np.exp(-(r @ r) / 4),),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
        proof=moment_proofs.thermal_modes,
        rests_on="Lindeberg and Levy: central limit theorem for the distribution of X_r",
    ),
)  # fmt: skip
