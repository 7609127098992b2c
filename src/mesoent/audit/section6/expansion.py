"""Sec. 6.5, Theorem 2: the expansion of one site's expectation in 1/sqrt(N)."""

from functools import partial

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section6 import proofs, reasons
from mesoent.audit.section6.fock import Site, chain_operators, phase
from mesoent.audit.section6.mean_field import observables
from mesoent.audit.section6.mesoscopic import Case, mesoscopic
from mesoent.audit.statement import Statement

#: Points and radius of the circles on which expectations are sampled for their coefficients.
NODES, RADIUS = 8, 0.06


def cases(cutoff=7):
    """Temperatures that the cutoff allows; dark, coupled, not coupled."""
    baths = ((0.0, 1.0, 0.8), (0.2, -0.7, 0.5), (0.15, 0.0, 0.0))
    vectors = np.random.default_rng(40).uniform(-0.8, 0.8, (len(baths), 3, 6))
    for (temperature, coupling, time), triple in zip(baths, vectors, strict=True):
        yield Site(temperature, coupling, cutoff), Case(temperature, coupling, 1.0, time, *triple)


def operators(site, case):
    """X_r1, X_r and X_r2."""
    return [np.tensordot(r, chain_operators(site), 1) for r in (case.first, case.middle, case.last)]


def coefficients(site, xs, time):
    """Coefficients of s1^i s^j s2^k in <exp(i s1 X1) exp(tL)[exp(i s X)] exp(i s2 X2)>.

    Contour integrals; nothing is expanded.
    """
    circle = RADIUS * np.exp(2j * np.pi * np.arange(NODES) / NODES)
    first, middle, last = ([phase(x, s) for s in circle] for x in xs)
    middle = np.array(site.evolved(middle, time)).reshape(NODES, -1)
    values = np.array([[middle @ (c @ site.state @ a).T.ravel() for c in last] for a in first])
    found = np.fft.fftn(values.transpose(0, 2, 1)) / NODES**3
    return found[:3, :3, :3] / RADIUS ** np.add.outer(np.add.outer(range(3), range(3)), range(3))


def coefficients_of_order(index, form):
    """Coefficients at `index` against the form, which gives them from the operators."""
    found = []
    for site, case in cases():
        xs = [x / 2 for x in observables(site, 3, 44)]
        exact = coefficients(site, [site.centred(x) for x in xs], case.time)
        expected = form(site, *xs, case.time)
        actual = [exact[i] for i in index]
        found.append(Residual(np.abs(np.subtract(actual, expected)).max(), case.at))
    return largest(found)


LINEAR = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
SQUARES = [(2, 0, 0), (0, 2, 0), (0, 0, 2)]
MIXED = [(1, 1, 0), (0, 1, 1), (1, 0, 1)]


def first_order(site, *xs_and_time):
    """i < X_1 + X(t) + X_2 > of the centred operators, term by term."""
    return [1j * site.mean(x) for x in _moved(site, *xs_and_time)]


def squares(site, first, middle, last, time):
    """-1/2 <X_1^2>, -1/2 <exp(tL)[X^2]>, -1/2 <X_2^2> of the centred operators."""
    first, middle, last = (site.centred(x) for x in (first, middle, last))
    operators = (first @ first, site.evolved(middle @ middle, time), last @ last)
    return [-site.mean(o) / 2 for o in operators]


def mixed_products(site, *xs_and_time):
    """-<X_1 X(t)>, -<X(t) X_2>, -<X_1 X_2> of the centred operators."""
    first, moved, last = _moved(site, *xs_and_time)
    return [-site.mean(a @ b) for a, b in ((first, moved), (moved, last), (first, last))]


def _moved(site, first, middle, last, time):
    return [site.centred(x) for x in (first, site.evolved(middle, time), last)]


def second_moments(form):
    """Second cumulants of the three operators, that of X evolved by t."""
    found = []
    for site, case in cases():
        exact = coefficients(site, operators(site, case), case.time)
        expected = form(case, mesoscopic(*case[:4]))
        actual = [-2 * exact[i] for i in SQUARES]
        found.append(Residual(np.abs(np.subtract(actual, expected)).max(), case.at))
    return largest(found)


def variances(case, m):
    """r.Sigma.r for the three vectors."""
    return [r @ m.covariance @ r for r in (case.first, case.middle, case.last)]


def mixed_moments(form):
    """Correlations of two of the operators, in their order."""
    found = []
    for site, case in cases():
        exact = coefficients(site, operators(site, case), case.time)
        expected = form(case, mesoscopic(*case[:4]))
        actual = [-exact[i] for i in MIXED]
        found.append(Residual(np.abs(np.subtract(actual, expected)).max(), case.at))
    return largest(found)


def covariances(case, m):
    """r_a.(Sigma + i sigma/2).r_b with r_t for the evolved operator."""
    moved, correlation = m.propagator.T @ case.middle, m.covariance + 0.5j * m.sigma
    pairs = ((case.first, moved), (moved, case.last), (case.first, case.last))
    return [a @ correlation @ b for a, b in pairs]


def _uncentred(site, first, middle, last, time):
    return [1j * site.mean(x) for x in (first, middle, last)]


def _squares_without_a_half(site, first, middle, last, time):
    return [-site.mean(x @ x) for x in map(site.centred, (first, middle, last))]


def _without_evolution(site, first, middle, last, time):
    first, middle, last = map(site.centred, (first, middle, last))
    return [-site.mean(a @ b) for a, b in ((first, middle), (middle, last), (first, last))]


def _reversed_products(case, m):
    moved, correlation = m.propagator.T @ case.middle, m.covariance - 0.5j * m.sigma
    pairs = ((case.first, moved), (moved, case.last), (case.first, case.last))
    return [a @ correlation @ b for a, b in pairs]


STATEMENTS = (
    Statement(
        label="(93)", section="6.5", place=(93, 0), kind="computable",
        printed=(
            r"\frac{i}{\sqrt N} \left\langle \tilde X_{r_1} + \tilde X_r(t) + \tilde X_{r_2} "
            r"\right\rangle"
        ),
        sentence="The first order is this, and zero, also for operators with a mean.",
        check=partial(coefficients_of_order, LINEAR), form=first_order, wrong=(_uncentred,),
        tolerance=1e-7, because=reasons.CUTOFF,
        proof=proofs.expansion,
    ),
    Statement(
        label="(94)", section="6.5", place=(94, 0), kind="computable",
        printed=(
            r"- \frac{1}{2N} \left\langle (\tilde X_{r_1})^2 + e^{t \mathbb{L}^{(N)}} \left[ "
            r"(\tilde X_r)^2 \right] + (\tilde X_{r_2})^2 \right\rangle"
        ),
        sentence="Contour integrals over the exact exponentials give these three squares.",
        check=partial(coefficients_of_order, SQUARES), form=squares,
        wrong=(_squares_without_a_half,),
        tolerance=1e-7, because=reasons.CUTOFF,
        proof=proofs.expansion,
    ),
    Statement(
        label="(95)", section="6.5", place=(95, 0), kind="computable",
        printed=(
            r"- \frac{1}{N} \left\langle \tilde X_{r_1} \tilde X_r(t) + \tilde X_r(t) \tilde "
            r"X_{r_2} + \tilde X_{r_1} \tilde X_{r_2} \right\rangle + O(N^{-3/2})"
        ),
        sentence=(
            "The mixed terms keep the order of the operators; for the operators of (23) what is "
            "left out is of order 1/N squared."
        ),
        check=partial(coefficients_of_order, MIXED), form=mixed_products,
        wrong=(_without_evolution,),
        tolerance=1e-7, because=reasons.CUTOFF,
        proof=proofs.expansion,
    ),
    Statement(
        label="after (95), variances", section="6.5", place=(95, 1), kind="computable",
        printed=(
            r"\left\langle (\tilde X_{r_1})^2 \right\rangle = \vec r_1 \cdot \Sigma_\beta \cdot "
            r"\vec r_1 , \quad \left\langle e^{t \mathbb{L}^{(N)}} \left[ (\tilde X_r)^2 \right] "
            r"\right\rangle = \vec r \cdot \Sigma_\beta \cdot \vec r , \quad \left\langle (\tilde "
            r"X_{r_2})^2 \right\rangle = \vec r_2 \cdot \Sigma_\beta \cdot \vec r_2"
        ),
        sentence=(
            "The evolved square keeps the variance of r, not of its damped successor: the thermal "
            "state does not move."
        ),
        check=second_moments, form=variances,
        wrong=(
            lambda case, m: [
                r @ m.covariance @ r for r in (case.first, m.propagator.T @ case.middle, case.last)
            ],
        ),
        tolerance=1e-7, because=reasons.CUTOFF,
        proof=proofs.variances,
    ),
    Statement(
        label="after (95), covariances", section="6.5", place=(95, 2), kind="computable",
        printed=(
            r"\left\langle \tilde X_{r_1} \tilde X_r(t) \right\rangle = \vec r_1 \cdot \left( "
            r"\Sigma_\beta + \frac{i}{2} \sigma \right) \cdot \vec r_t , \quad \left\langle \tilde "
            r"X_r(t) \tilde X_{r_2} \right\rangle = \vec r_t \cdot \left( \Sigma_\beta + "
            r"\frac{i}{2} \sigma \right) \cdot \vec r_2 , \quad \left\langle \tilde X_{r_1} \tilde "
            r"X_{r_2} \right\rangle = \vec r_1 \cdot \left( \Sigma_\beta + \frac{i}{2} \sigma "
            r"\right) \cdot \vec r_2"
        ),
        sentence=(
            "Real and imaginary parts of the correlations are covariance and half the commutator."
        ),
        check=mixed_moments, form=covariances, wrong=(_reversed_products,),
        tolerance=1e-7, because=reasons.CUTOFF,
        proof=proofs.evolved_means,
    ),
)  # fmt: skip
