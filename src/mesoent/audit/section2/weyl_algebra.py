"""Weyl operators: (10) to (12), (33), (36) and (37)."""

from functools import partial
from itertools import product

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section2 import cases, fock, reasons, site_proofs
from mesoent.audit.statement import NOT_COMPUTABLE, Statement

#: Intermediate states that count for the short vectors used here.
LEVELS = 60
KEPT = 3


def exponentials(form, modes, levels, scale):
    """The exponential of a sum over the modes, against exact matrix elements."""
    tried = cases.vectors(10, 3, 2 * modes, scale=scale)
    return largest(_exponential(form, v, modes, levels) for v in tried)


def _exponential(form, v, modes, levels):
    actual = expm(form(v, fock.all_quadratures(levels, modes)))
    difference = fock.below(actual, levels, modes, 2) - fock.tensor(_blocks(v))
    return Residual(np.abs(difference).max(), f"v = {cases.rounded(v)}")


def unitarity(form):
    """W(v)^dag = W(w) and W(w) W(v) = 1 for the w that the form names."""
    return largest(_unitary(form, v) for v in cases.vectors(11, 6, 2, scale=0.7))


def _unitary(form, v):
    w = form(v)
    adjoint = fock.weyl(v, LEVELS).conj().T - fock.weyl(w, LEVELS)
    inverse = (fock.weyl(w, LEVELS) @ fock.weyl(v, LEVELS))[:KEPT, :KEPT] - np.eye(KEPT)
    size = np.max([np.abs(adjoint).max(), np.abs(inverse).max()])
    return Residual(size, f"v = {cases.rounded(v)}")


def composition(form, modes):
    """W(r1) W(r2) = W(r1 + r2) times the phase of the form, mode by mode; and W(r)^dag."""
    return largest(_composed(form, *pair) for pair in cases.vectors(15, 6, 2, 2 * modes))


def _composed(form, first, second):
    phase, adjoint = form(first, second)
    whole = fock.tensor(_products(first, second)) - phase * fock.tensor(_blocks(first + second))
    dagger = fock.tensor(_blocks(first)).conj().T - fock.tensor(_blocks(adjoint))
    size = np.max([np.abs(whole).max(), np.abs(dagger).max()])
    return Residual(size, f"r1 = {cases.rounded(first)}, r2 = {cases.rounded(second)}")


def _products(first, second):
    pairs = zip(first.reshape(-1, 2), second.reshape(-1, 2), strict=True)
    return [(fock.weyl(v, LEVELS) @ fock.weyl(w, LEVELS))[:2, :2] for v, w in pairs]


def _blocks(vector):
    return [fock.weyl(v, 2) for v in vector.reshape(-1, 2)]


def symplectic_matrix(form):
    """Commutators of all quadratures of N sites, averaged in the vacuum."""
    return largest(_symplectic(form, sites) for sites in (1, 2))


def _symplectic(form, sites):
    v = fock.all_quadratures(2, 2 * sites)
    expected = np.array([[(-1j * (a @ b - b @ a))[0, 0] for b in v] for a in v])
    return Residual(np.abs(form(sites) - expected).max(), f"N = {sites}")


def derivatives(form):
    """Derivatives of W(s v) at s = 0, by contour integrals, against powers of v.R."""
    tried = product(range(1, 7), cases.vectors(12, 3, 2))
    return largest(_derivative(form, *case) for case in tried)


def _derivative(form, order, v):
    circle = np.exp(2j * np.pi * np.arange(64) / 64)
    series = sum(fock.weyl(s * v, KEPT) * s**-order for s in circle) / 64
    x, p = fock.quadratures(KEPT + 8)
    power = np.linalg.matrix_power(v[0] * x + v[1] * p, order)[:KEPT, :KEPT]
    difference = np.prod(np.arange(1.0, order + 1)) * series - form(order) * power
    size = np.abs(difference).max() / np.abs(power).max()
    return Residual(size, f"derivative {order}, v = {cases.rounded(v)}")


def boundedness(form):
    """By how much the norm differs from one as more and more levels are kept."""
    return largest(_norm(form, levels) for levels in (20, 40, 80))


def _norm(form, levels):
    return Residual(abs(np.linalg.norm(form(levels), 2) - 1), f"{levels} levels kept")


def field_commutators(form):
    """Two linear combinations of the fields of three modes, in the number basis."""
    return largest(_fields(form, *pair) for pair in cases.vectors(14, 5, 2, 6))


def _fields(form, first, second):
    field = np.array(fock.all_quadratures(3, 3))
    left, right = np.tensordot(first, field, 1), np.tensordot(second, field, 1)
    difference = left @ right - right @ left - form(first, second) * np.eye(27)
    size = np.abs(fock.below(difference, 3, 3, 2)).max()
    return Residual(size, f"r1 = {cases.rounded(first)}, r2 = {cases.rounded(second)}")


def canonical(modes):
    """The block-diagonal symplectic matrix of (12) and (32)."""
    return np.kron(np.eye(modes), [[0.0, 1.0], [-1.0, 0.0]])


def weyl_phase(first, second):
    """exp(-i r1.sigma.r2/2)."""
    return np.exp(-0.5j * first @ canonical(len(first) // 2) @ second)


def _linear(v, operators):
    return 1j * sum(c * operator for c, operator in zip(v, operators, strict=True))


_CUT = "states above the cutoff weigh less than 1e-11 for the short vectors used."


STATEMENTS = (
    Statement(
        label="(10)", section="2.1", place=(10, 0), kind="definition",
        printed=(
            r"\widehat{W}(\vec{v}) = e^{i\vec{v}\cdot\vec{R}}, \quad \vec{v}\cdot\vec{R} \equiv "
            r"\sum_{i=1}^{4N} v_i R_i"
        ),
        sentence=(
            "It displaces: its matrix elements are those of a coherent shift by (i v1 - v2)/sqrt "
            "2 in each mode."
        ),
        check=partial(exponentials, modes=2, levels=11, scale=0.4), form=_linear,
        wrong=(lambda v, r: -1j * sum(c * operator for c, operator in zip(v, r, strict=True)),),
        tolerance=1e-10, because=_CUT,
        proof=site_proofs.weyl,
    ),
    Statement(
        label="after (10)", section="2.1", place=(10, 1), kind="claim",
        printed=(
            r"\left[\widehat{W}(\vec{v})\right]^{\dagger} = \widehat{W}(-\vec{v}) = "
            r"\left[\widehat{W}(\vec{v})\right]^{-1}"
        ),
        sentence="Adjoint and inverse are both the displacement back.",
        check=unitarity, form=lambda v: -v, wrong=(lambda v: v,),
        tolerance=1e-10,
        because="elements between the highest of 60 levels are alternating sums, good to 1e-12.",
        proof=site_proofs.weyl,
    ),
    Statement(
        label="(11)", section="2.1", place=(11, 0), kind="computable",
        printed=(
            r"\widehat{W}(\vec{v}_1)\,\widehat{W}(\vec{v}_2) = \widehat{W}(\vec{v}_1 + "
            r"\vec{v}_2)\, e^{-\frac{i}{2}\vec{v}_1\cdot\hat{\sigma}\cdot\vec{v}_2}"
        ),
        sentence=(
            "Two displacements in turn make one, with half the enclosed area as phase and the "
            "sign as printed."
        ),
        check=partial(composition, modes=2), form=lambda v1, v2: (weyl_phase(v1, v2), -v1),
        wrong=(lambda v1, v2: (weyl_phase(v2, v1), -v1),),
        tolerance=1e-11, because=_CUT,
        proof=site_proofs.weyl,
    ),
    Statement(
        label="(12)", section="2.1", place=(12, 0), kind="definition",
        printed=(
            r"\hat{\sigma} = \begin{pmatrix} 0 & 1 & & & \\ -1 & 0 & & & \\ & & \ddots & & \\ & & "
            r"& 0 & 1 \\ & & & -1 & 0 \end{pmatrix}"
        ),
        sentence=(
            "It is -i times the commutators of all quadratures, one block for each oscillator."
        ),
        check=symplectic_matrix, form=lambda sites: canonical(2 * sites),
        wrong=(lambda sites: canonical(2 * sites).T,),
        tolerance=1e-13, because=reasons.SUMS,
        proof=site_proofs.canonical,
    ),
    Statement(
        label="after (12)", section="2.1", place=(12, 1), kind="claim",
        printed=(
            r"\left. \frac{d^k}{ds^k} \widehat{W}(s\vec{v}) \right|_{s=0} = \left(i\, "
            r"\vec{v}\cdot\vec{R}\right)^k"
        ),
        sentence="Derivatives of Weyl operators give every polynomial, here up to the sixth power.",
        check=derivatives, form=lambda order: 1j**order, wrong=(lambda order: (-1j) ** order,),
        tolerance=1e-11,
        because=(
            "the sixth derivative magnifies the rounding of a contour integral by 6!, to 1e-13."
        ),
        proof=site_proofs.exponential_derivative,
    ),
    Statement(
        label="Sec. 2.1, boundedness", section="2.1", place=(12, 2), kind="claim",
        printed=r"\left\| \widehat{W}(\vec{v}) \right\| = 1, \quad \left\| x \right\| = \infty",
        sentence=(
            "However many levels are kept, a Weyl operator has norm one; that of the position "
            "grows as the root of their number."
        ),
        check=boundedness, form=lambda levels: fock.weyl((0.3, 0.2), levels),
        wrong=(
            lambda levels: fock.quadratures(levels)[0],
            lambda levels: np.zeros((levels, levels)),
        ),
        tolerance=1e-10,
        because="elements between the highest of 80 levels are alternating sums, good to 1e-12.",
        proof=site_proofs.bounded,
    ),
    Statement(
        label="Sec. 2.1, completion", section="2.1", place=(12, 3), kind="prose",
        printed=(
            r"\mathcal{A}^{(N)} = \overline{\mathcal{W}} \text{ in the representation of } "
            r"\rho^{(N)}"
        ),
        recorded=NOT_COMPUTABLE,
        sentence=(
            "The algebra is completed in the representation of the thermal state, so that it "
            "contains bounded operators only."
        ),
        because="It is a choice of the completion; no number depends on it.",
    ),
    Statement(
        label="(33)", section="2.3", place=(33, 0), kind="definition",
        printed=(
            r"W(\vec{r}_1)\,W(\vec{r}_2) = W(\vec{r}_1 + \vec{r}_2)\, "
            r"e^{-\frac{i}{2}\vec{r}_1\cdot\sigma\cdot\vec{r}_2}, \quad W^{\dagger}(\vec{r}) = "
            r"W(-\vec{r})"
        ),
        sentence="The abstract relations are realised by displacements of three modes.",
        check=partial(composition, modes=3), form=lambda r1, r2: (weyl_phase(r1, r2), -r1),
        wrong=(lambda r1, r2: (weyl_phase(r1, r2) ** 2, -r1),),
        tolerance=1e-11, because=_CUT,
        proof=site_proofs.weyl,
    ),
    Statement(
        label="(36)", section="2.3", place=(36, 0), kind="computable",
        printed=(
            r"W(\vec{r}) = e^{i\vec{r}\cdot\vec{F}}, \quad \vec{r}\cdot\vec{F} = \sum_{\mu=1}^{6} "
            r"r_{\mu} F_{\mu}"
        ),
        sentence=(
            "Fields exist: exponentials of the quadratures of three modes are those displacements."
        ),
        check=partial(exponentials, modes=3, levels=5, scale=0.1), form=_linear,
        wrong=(lambda v, r: sum(c * operator for c, operator in zip(v, r, strict=True)),),
        tolerance=1e-9,
        because=(
            "five levels in each of three modes, for components of at most 0.1, are right to 1e-11."
        ),
        proof=site_proofs.weyl, rests_on="Stone's theorem: a regular representation has fields",
    ),
    Statement(
        label="(37)", section="2.3", place=(37, 0), kind="computable",
        printed=(
            r"\left[\vec{r}_1\cdot\vec{F}, \vec{r}_2\cdot\vec{F}\right] = "
            r"i\,\vec{r}_1\cdot\sigma\cdot\vec{r}_2"
        ),
        sentence="The fields are canonical, with the sign that (33) requires.",
        check=field_commutators, form=lambda r1, r2: 1j * r1 @ canonical(3) @ r2,
        wrong=(lambda r1, r2: 0.5j * r1 @ canonical(3) @ r2,),
        tolerance=1e-13, because=reasons.SUMS,
        proof=site_proofs.weyl,
    ),
)  # fmt: skip
