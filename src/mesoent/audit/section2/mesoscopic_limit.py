"""What the limits of operators mean: (38), (40), (41), product form of the state."""

from functools import reduce
from itertools import product

import numpy as np

from mesoent.audit import ladder
from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, fock, moment_proofs, reasons, site_proofs
from mesoent.audit.section2.lemma_1 import TEMPERATURES, extrapolated
from mesoent.audit.section2.observables import corrected_factor, observables
from mesoent.audit.section2.theorem_1 import in_omega
from mesoent.audit.section2.weyl_algebra import canonical
from mesoent.audit.statement import NOT_COMPUTABLE, Statement


def moments(form):
    """Means of four fluctuations for N to infinity against fields of three thermal modes."""
    rng = np.random.default_rng(38)
    indices = [(0, 1, 0, 1), (0, 1, 1, 0), (4, 4, 5, 5), (0, 4, 5, 1), *rng.integers(0, 6, (8, 4))]
    return largest(_moment(form, *case) for case in product((0.0, 0.3, 2.0), indices))


def _moment(form, temperature, indices):
    fields, n = form(ladder.quadratures(3)), cases.occupation(temperature)
    whole = reduce(ladder.Polynomial.__mul__, [fields[i] for i in indices])
    six = observables(cases.eta(temperature), corrected_factor)
    near, far = (_of_sites([six[i] for i in indices], sites, n) for sites in (1000, 2000))
    expected = ladder.mean(whole, cases.occupation(temperature / 2))
    difference = abs(2 * far - near - expected) / (n + 0.5) ** 2
    return Residual(difference, f"T = {temperature}, operators {[int(i) + 1 for i in indices]}")


def _of_sites(four, sites, n):
    """All four at one site, or two and two: the other terms have a factor of mean zero."""
    a, b, c, d = four
    pairs = (
        ladder.mean(a * b, n) * ladder.mean(c * d, n)
        + ladder.mean(a * c, n) * ladder.mean(b * d, n)
        + ladder.mean(a * d, n) * ladder.mean(b * c, n)
    )
    return (ladder.mean(a * b * c * d, n) + (sites - 1) * pairs) / sites


def factorisation(form):
    """The limit for all three modes, composed of the limits for each."""
    return largest(_factors(form, *case) for case in product(TEMPERATURES, cases.vectors(39, 4, 6)))


def _factors(form, temperature, r):
    model = cases.chain(temperature)
    parts = [extrapolated(model, [r * np.repeat(np.eye(3)[mode], 2)]) for mode in range(3)]
    difference = abs(extrapolated(model, [r]) - form(parts))
    return Residual(difference, f"T = {temperature}, r = {cases.rounded(r)}")


def matrix_elements(form):
    """How many independent one-mode operators the values <W(r1) O W(r2)> fail to tell apart."""
    return largest(_undetected(form, temperature) for temperature in (0.0, 0.3, 1.0))


def _undetected(form, temperature):
    state = np.diag(fock.thermal_weights(2 / temperature, 16) if temperature else np.eye(16)[0])
    pairs = (form(*pair) for pair in cases.vectors(40, 60, 2, 2))
    rows = [_functional(state, *pair) for pair in pairs]
    singular = np.linalg.svd(np.array(rows), compute_uv=False)
    return Residual(float((singular < 1e-9 * singular[0]).sum()), f"T = {temperature}")


def _functional(state, first, second):
    """O -> Tr(state W1 O W2) on operators between the three lowest levels."""
    values = fock.weyl(second, 16) @ state @ fock.weyl(first, 16)
    return values[:3, :3].T.ravel()


def linear_combinations(form):
    """Three exponentials between two others, summed with complex coefficients."""
    return largest(_combination(form, *case) for case in product(TEMPERATURES, (1, 2)))


def _combination(form, temperature, seed):
    first, second, *inner = cases.vectors(seed, 5, 6, scale=0.7)
    coefficients = (1.0, -0.5 + 0.2j, 0.3j)
    triples = [np.array([first, r, second]) for r in inner]
    limits = [extrapolated(cases.chain(temperature), vectors) for vectors in triples]
    actual = np.dot(coefficients, limits)
    expected = np.dot(coefficients, [form(temperature, *vectors) for vectors in triples])
    return Residual(abs(actual - expected), f"T = {temperature}")


def dynamics(form):
    """An exponential evolved at each site between two others."""
    tried = product(TEMPERATURES, cases.COUPLINGS, (0.0, 0.4, 6.0))
    return largest(_evolved(form, *case) for case in tried)


def _evolved(form, temperature, coupling, time):
    vectors, model = cases.vectors(41, 3, 6, scale=0.7), cases.chain(temperature, coupling)
    limit = extrapolated(model, vectors, [0.0, time, 0.0])
    difference = abs(limit - form(temperature, coupling, time, *vectors))
    return Residual(difference, f"T = {temperature}, lambda = {coupling}, t = {time}")


def evolved_weyl(temperature, coupling, time, first, r, second):
    """<W(r1) Phi_t[W(r)] W(r2)>, where the modes b of (39) are moved by one damped rotation each.

    The even, odd and mixed combinations of b decay with kappa (1 + lambda), kappa (1 - lambda)
    and kappa, and turn by 2 omega; what they lose, thermal noise replaces.
    """
    even, odd, mixed = np.array(
        [[0.5, 0.5, 0.5**0.5], [0.5, 0.5, -(0.5**0.5)], [0.5**0.5, -(0.5**0.5), 0]]
    )
    kappa, angle = -np.expm1(-cases.exponent(temperature)), 2 * time
    rates = kappa * np.array([1 + coupling, 1 - coupling, 1.0])
    damping = sum(
        np.exp(-rate * time) * np.multiply.outer(v, v)
        for rate, v in zip(rates, (even, odd, mixed), strict=True)
    )
    rotation = np.cos(angle) * np.eye(2) - np.sin(angle) * canonical(1)
    moved = np.kron(damping, rotation) @ r
    noise = (r @ r - moved @ moved) / (2 * np.tanh(cases.exponent(temperature)))
    return np.exp(-noise / 2) * in_omega(temperature, np.array([first, moved, second]))


def _exchanged(quadratures):
    """Positions for momenta."""
    return [quadratures[mu ^ 1] for mu in range(6)]


def _backwards(temperature, *vectors):
    """The factors in the opposite order."""
    return in_omega(temperature, np.array(vectors[::-1]))


STATEMENTS = (
    Statement(
        label="(38)", section="2.3", place=(38, 0), kind="limit",
        printed=r"\lim_{N\to\infty} F^{(N)}(X_{\mu}) = F_{\mu}, \quad \mu = 1, \ldots, 6",
        sentence=(
            "It holds for moments too: products of four fluctuations, in any order, average as "
            "those of the fields."
        ),
        check=moments, form=lambda quadratures: quadratures, wrong=(_exchanged,),
        tolerance=1e-12,
        because=(
            "linear in 1/N, so that two values of N give the limit, with rounding magnified 3 "
            "times."
        ),
        proof=moment_proofs.second_moments,
        rests_on="quantum central limit theorem (Goderis, Verbeure, Vets 1989)",
    ),
    Statement(
        label="Sec. 2.3, product form", section="2.3", place=(39, 4), kind="claim",
        printed=r"\rho_{\Omega} = \prod_{i=1}^{3} \rho_{\Omega}^{(i)}",
        sentence=(
            "The limit for all modes together is the product of the limits for each: no "
            "correlation, quantum or classical."
        ),
        check=factorisation, form=np.prod, wrong=(lambda parts: parts[0] * parts[1],),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
        proof=moment_proofs.thermal_modes,
    ),
    Statement(
        label="Sec. 2.3, matrix elements", section="2.3", place=(39, 5), kind="claim",
        printed=(
            r"\left\langle W(\vec{r}_1)\, O\, W(\vec{r}_2) \right\rangle_{\Omega} \; \forall\, "
            r"\vec{r}_1, \vec{r}_2 \text{ determine } O"
        ),
        sentence=(
            "Sixty pairs tell apart all operators between the three lowest levels of a mode, also "
            "at T = 0, where without W(r1) six of nine would be lost."
        ),
        check=matrix_elements, form=lambda r1, r2: (r1, r2), wrong=(lambda r1, r2: (0 * r1, r2),),
        tolerance=0.5,
        because="a count of singular values below 1e-9 of the largest: it is zero or at least one.",
        proof=site_proofs.weyl, rests_on="the vectors W(r) Omega are dense (GNS)",
    ),
    Statement(
        label="(40)", section="2.3", place=(40, 0), kind="definition",
        printed=(
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1)\, O^{(N)}\, W^{(N)}(\vec{r}_2) "
            r"\right\rangle_N = \left\langle W(\vec{r}_1)\, O\, W(\vec{r}_2) \right\rangle_{\Omega}"
        ),
        sentence=(
            "Linear combinations of the exponentials do have this limit: the same combination of "
            "Weyl operators."
        ),
        check=linear_combinations,
        form=lambda temperature, *vectors: in_omega(temperature, np.array(vectors)),
        wrong=(_backwards,),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
        proof=moment_proofs.positivity,
        rests_on="quantum central limit theorem (Goderis, Verbeure, Vets 1989)",
    ),
    Statement(
        label="(41)", section="2.3", place=(41, 0), kind="definition",
        printed=(
            r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1)\, "
            r"\Phi_t^{(N)}\left[W^{(N)}(\vec{r})\right] W^{(N)}(\vec{r}_2) \right\rangle_N = "
            r"\left\langle W(\vec{r}_1)\, \Phi_t\left[W(\vec{r})\right] W(\vec{r}_2) "
            r"\right\rangle_{\Omega}"
        ),
        sentence=(
            "The definition is not empty: for the dissipative dynamics of section 3 the limit "
            "exists, and its modes decay with kappa (1 + lambda), kappa (1 - lambda) and kappa."
        ),
        check=dynamics, form=evolved_weyl,
        wrong=(lambda temperature, coupling, *rest: evolved_weyl(temperature, -coupling, *rest),),
        tolerance=1e-10, because=reasons.EXTRAPOLATED,
    ),
    Statement(
        label="footnote 2", section="2.3", place=(39, 6), kind="prose",
        printed=(
            r"\langle W(\vec r_1)\, O\, W(\vec r_2) \rangle_\Omega \text{ are matrix elements of } "
            r"\pi_\Omega(O) \text{ between dense vectors}"
        ),
        sentence="It puts the row on matrix elements into the words of the GNS representation.",
        recorded=NOT_COMPUTABLE, because="A theorem that is cited; its content is in that row.",
    ),
)  # fmt: skip
