"""(51), (52), (53) and the display before (55): the six observables of one site."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.ladder import total
from mesoent.audit.section3 import mesoscopic_proofs, reasons
from mesoent.audit.section3.site import CASES, Site, boltzmann, named, vector
from mesoent.audit.statement import Statement
from mesoent.models.double_chain.model import DoubleChain

#: (32).
SYMPLECTIC = np.kron(np.eye(3), [[0.0, 1.0], [-1.0, 0.0]])


def directions(count, seed=0):
    """Random vectors r."""
    return np.random.default_rng(seed).normal(size=(count, 6)) / 2


def _moved_vector(matrix, time, r):
    """(51)."""
    return expm(time * matrix).T @ r


def _evolved_observable(form):
    found = []
    for case in CASES:
        site, r = Site(*case), directions(1)[0]
        for time in (0.4, 3.0, 40.0):
            exact = r @ site.propagator(time)
            size = np.abs(form(site.images[0], time, r) - exact).max()
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _linear_image(r, matrix):
    """(52): the coefficients of L[r.F] in the fluctuations."""
    return r @ matrix


def _closed(form):
    """What is left of L[r.X] when the right side of (52) is taken away, with (53) for L."""
    found = []
    for case in CASES:
        site = Site(*case)
        model = DoubleChain(temperature=case[0], coupling=case[1], squeezing=0.0)
        for r in directions(3):
            image = site.generator(_combined(r, site.observables))
            rest = vector(image - _combined(form(r, model.drift), site.observables), 2)
            found.append(Residual(np.abs(rest).max() / site.eta**0.5, named(*case)))
    return largest(found)


def _combined(coefficients, operators):
    return total(c * operator for c, operator in zip(coefficients, operators, strict=True))


def generator(temperature, coupling):
    """(53) with omega = 1."""
    gamma = boltzmann(temperature)[0]
    none, one = np.zeros((2, 2)), np.eye(2)
    cross = np.block([[none, none, one], [none, none, one], [one, one, none]])
    damping = (gamma - 1) * np.eye(6) + (gamma - 1) * coupling / np.sqrt(2) * cross
    return damping + 2 * SYMPLECTIC


def _images(form):
    found = []
    for case in CASES:
        exact, outside = Site(*case).images
        size = max(np.abs(form(*case) - exact).max(), outside)
        found.append(Residual(size, named(*case)))
    return largest(found)


def _composed(noise, moved_noise, propagator):
    """The second line of the display: the noise of Phi_s after Phi_t."""
    return noise + propagator @ moved_noise @ propagator.T


def _composition(form):
    """The noise composed of (53) and (54), next to what evolved operators of one site lose."""
    found = []
    for case in CASES:
        site = Site(*case)
        for s, t in ((0.5, 0.8), (0.0, 0.3), (6.0, 1e-3)):
            lost = (site.correlations - site.evolved_correlations(s + t)).real
            propagators = [expm(time * generator(*case)) for time in (t, s)]
            kernels = [_noise(site.eta, propagator) for propagator in propagators]
            size = np.abs(form(*kernels, propagators[0]) - lost).max()
            rotated = np.linalg.multi_dot(propagators) - site.propagator(s + t)
            found.append(Residual(max(size, np.abs(rotated).max()), named(*case, s + t)))
    return largest(found)


def _noise(eta, propagator):
    """K_t of (54) with (27)."""
    return (eta**2 + 1) / (4 * eta) * (np.eye(6) - propagator @ propagator.T)


def site_noise(site, time):
    """The variance that evolution adds to what it leaves of the X_mu."""
    covariance, propagator = site.correlations.real, site.propagator(time)
    return covariance - propagator @ covariance @ propagator.T


def _uncoupled_by_root_two(temperature, coupling):
    """The third mode coupled as strongly as if it were a single one."""
    gamma = boltzmann(temperature)[0]
    modes = np.eye(3) + coupling * np.array([[0, 0, 1], [0, 0, 1], [1, 1, 0]])
    form = np.kron(np.eye(3), [[0, 1], [-1, 0]])
    return (gamma - 1) * np.kron(modes, np.eye(2)) + 2 * form


STATEMENTS = (
    Statement(
        label="(51)", section="3.2", place=(51, 0), kind="computable",
        printed=(
            r"\vec{r}_t = \mathcal{M}_t^T \cdot \vec{r}, \quad \mathcal{M}_t = e^{t\mathcal{L}}"
        ),
        sentence=(
            "The generator's exponential on all 15 monomials of degree up to two moves the "
            "observable of one site to the one with the vector M^T r; M r would turn the wrong "
            "way."
        ),
        check=_evolved_observable, form=_moved_vector,
        wrong=(lambda generator, time, r: expm(time * generator) @ r,),
        tolerance=1e-12, because=reasons.EXPONENTIALS + " The longest time is t = 40.",
        proof=mesoscopic_proofs.exponential,
    ),
    Statement(
        label="(52)", section="3.2", place=(52, 0), kind="computable",
        printed=(
            r"\mathbb{L}^{(N)}[\vec{r} \cdot \vec{F}^{(N)}(X)] = \vec{r} \cdot \mathcal{L} \cdot "
            r"\vec{F}^{(N)}(X)"
        ),
        sentence=(
            "The six observables are closed under the dynamics: no seventh operator and no "
            "constant appears."
        ),
        check=_closed, form=_linear_image, wrong=(lambda r, generator: generator @ r,),
        tolerance=1e-13, because=reasons.POLYNOMIALS,
        proof=mesoscopic_proofs.closure,
    ),
    Statement(
        label="(53)", section="3.2", place=(53, 0), kind="computable",
        printed=(
            r"\mathcal{L} = (\gamma - 1) \mathbf{1}_6 + 2\omega\sigma + \frac{(\gamma - "
            r"1)\lambda}{\sqrt{2}} \begin{pmatrix} 0 & 0 & \mathbf{1}_2 \\ 0 & 0 & \mathbf{1}_2 \\ "
            r"\mathbf{1}_2 & \mathbf{1}_2 & 0 \end{pmatrix}"
        ),
        sentence=(
            "Six commutators of one site give this matrix, with sqrt(eta/2) in X_5 and X_6: only "
            "then is the coupling to the third mode the same both ways, and divided by the root "
            "of 2."
        ),
        check=_images, form=generator, wrong=(_uncoupled_by_root_two,),
        tolerance=1e-13, because=reasons.POLYNOMIALS,
        proof=mesoscopic_proofs.closure,
    ),
    Statement(
        label="before (55)", section="3.2", place=(54, 3), kind="computable",
        printed=(
            r"\Phi_s \circ \Phi_t[W(\vec{r})] = e^{-\frac{1}{2} \left( \vec{r} \cdot \mathcal{K}_t "
            r"\cdot \vec{r} + \vec{r} \cdot (\mathcal{M}_t \cdot \mathcal{K}_s \cdot "
            r"\mathcal{M}_t^T) \cdot \vec{r} \right)} W(\vec{r}_{t+s}) = e^{-\frac{1}{2} \vec{r} "
            r"\cdot \mathcal{K}_{t+s} \cdot \vec{r}} W(\vec{r}_{t+s}) = \Phi_{t+s}[W(\vec{r})]"
        ),
        sentence=(
            "The noise of the first stretch of time plus the damped noise of the second is the "
            "noise of both: here the paper itself uses f_t(r), against its (54)."
        ),
        check=_composition, form=_composed,
        wrong=(lambda noise, moved_noise, propagator: noise + moved_noise,),
        tolerance=1e-11, because=reasons.EXPONENTIALS + " Variances reach 10 at T = 20.",
        proof=mesoscopic_proofs.composition,
    ),
)  # fmt: skip
