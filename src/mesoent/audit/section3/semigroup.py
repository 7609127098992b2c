"""After (47) to (49): the microscopic semigroup."""

from functools import cache

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section3 import generator_proofs, matrices, reasons
from mesoent.audit.section3.site import CASES, kossakowski, named
from mesoent.audit.statement import CORRECTED, TYPESETTING, Statement
from mesoent.finite_n.gaussian_operators import exponential
from mesoent.finite_n.quadratic import ladder_matrix
from mesoent.finite_n.semigroup import evolved
from mesoent.models.double_chain.model import DoubleChain

_LEVELS = 3
_TIMES = (0.05, 2.0)
_SIZE = _LEVELS**2
_V, _H = matrices.quadratures(_LEVELS), matrices.energy(_LEVELS)


@cache
def _flow(case, time, rotates=True):
    h = _H if rotates else np.zeros_like(_H)
    return matrices.flow(matrices.liouvillian(kossakowski(*case), _V, h), time)


def _flow_rate(case):
    """D of (43)."""
    c = kossakowski(*case)
    return lambda x: matrices.dissipator(c, _V, x)


def _turn(time):
    """e^{itH}."""
    return np.diag(np.exp(1j * time * np.diag(_H)))


def _rotated_noise(turn, noise, x):
    """The left side of the first display after (47), without the right side's."""
    back = turn.conj().T
    return turn @ noise(x) @ back - noise(turn @ x @ back)


def _commute(form):
    x, found = matrices.samples(_SIZE, 1)[0], []
    for case in CASES:
        noise = _flow_rate(case)
        for time in (0.3, 7.0):
            size = np.abs(form(_turn(time), noise, x)).max() / np.abs(noise(x)).max()
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _split_printed(turn, noise, x):
    """The second display after (47), as printed."""
    return turn @ noise(x) @ turn, noise(turn @ x @ turn)


def _split_corrected(turn, noise, x):
    back = turn.conj().T
    return turn @ noise(x) @ back, noise(turn @ x @ back)


def _splits(form):
    x, found = matrices.samples(_SIZE, 1)[0], []
    for case in CASES[1::2]:
        for time in _TIMES:
            exact = _flow(case, time)(x)
            sides = form(_turn(time), _flow(case, time, rotates=False), x)
            size = max(np.abs(side - exact).max() for side in sides) / np.abs(exact).max()
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _composition(form):
    """(48) on exponentials of quadratic operators of the untruncated oscillators."""
    random, found = np.random.default_rng(0), []
    square = random.normal(size=(4, 4))
    start = exponential(1j * ladder_matrix(square + square.T) / 4)
    for temperature, coupling in CASES:
        model = DoubleChain(temperature=temperature, coupling=coupling, squeezing=0.0)
        for s, t in ((0.4, 1.1), (1e-3, 30.0), (0.0, 2.0)):
            once = _numbers(evolved(start, model, form(s, t)))
            for first, then in ((s, t), (t, s)):
                twice = _numbers(evolved(evolved(start, model, first), model, then))
                size = np.abs(twice - once).max()
                found.append(Residual(size, named(temperature, coupling, s + t)))
    return largest(found)


def _numbers(operator):
    return np.append(operator.exponent.ravel(), operator.log_amplitude)


def _one_way(form):
    """Whether e^{tL} is completely positive for t > 0 and for t < 0."""
    found = []
    for temperature, coupling in CASES:
        c = kossakowski(temperature, coupling)
        v, h = matrices.quadratures(2), matrices.energy(2)
        generator = matrices.liouvillian(c, v, h)
        for time in (-1.0, -0.01, 0.01, 1.0):
            matrix = expm(time * generator)
            positive = matrices.choi_minimum(matrix) > -1e-13 * np.abs(matrix).max()
            size = float(positive != form(time))
            found.append(Residual(size, named(temperature, coupling, time)))
    return largest(found)


def _unital(form):
    found = []
    for case in CASES:
        for time in _TIMES:
            image = _flow(case, time)(np.eye(_SIZE, dtype=complex))
            size = np.abs(image - form * np.eye(_SIZE)).max()
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _difference(of_product, of_left, of_right):
    """The difference of the sides of (49)."""
    return of_product - of_left @ of_right


def _schwarz(form):
    """Smallest eigenvalue of the difference, for random X, for 1 + a bit of it, and for a_1."""
    random = matrices.samples(_SIZE, 2)
    operators = [*random, np.eye(_SIZE) + 1e-2 * random[0], _V[0] + 1j * _V[1]]
    found = []
    for case in CASES:
        for time in _TIMES:
            flow = _flow(case, time)
            for index, x in enumerate(operators):
                images = flow(x.conj().T @ x), flow(x.conj().T), flow(x)
                lowest = np.linalg.eigvalsh(form(*images))[0] / np.abs(images[0]).max()
                found.append(Residual(max(0.0, -lowest), f"{named(*case, time)}, X no. {index}"))
    return largest(found)


def _turned_apart(turn, noise, x):
    back = turn.conj().T
    return turn @ noise(x) @ back - noise(back @ x @ turn)


def _turned_back(turn, noise, x):
    back = turn.conj().T
    return back @ noise(x) @ turn, noise(back @ x @ turn)


STATEMENTS = (
    Statement(
        label="after (47)", section="3.1", place=(47, 1), kind="computable",
        printed=(
            r"e^{itH^{(N)}} \mathbb{D}^{(N)}[X] e^{-itH^{(N)}} = \mathbb{D}^{(N)} \left[ "
            r"e^{itH^{(N)}} X e^{-itH^{(N)}} \right]"
        ),
        sentence=(
            "The bath does not care about the phase of the oscillators: free rotation and "
            "dissipation commute."
        ),
        check=_commute, form=_rotated_noise, wrong=(_turned_apart,),
        tolerance=1e-13, because=reasons.ROUNDING,
        proof=generator_proofs.commuting_parts,
    ),
    Statement(
        label="after (47), second display", section="3.1", place=(47, 2), kind="computable",
        printed=(
            r"\Phi_t^{(N)}[X] = e^{itH^{(N)}} \left( e^{t\mathbb{D}^{(N)}}[X] \right) "
            r"e^{itH^{(N)}} = e^{t\mathbb{D}^{(N)}} \left[ e^{itH^{(N)}} X e^{itH^{(N)}} \right]"
        ),
        quotation=r"e^{itH^{(N)}} \left( e^{t\mathbb{D}^{(N)}}[X] \right) e^{itH^{(N)}}",
        settled_by=TYPESETTING,
        corrected=(
            r"\Phi_t^{(N)}[X] = e^{itH^{(N)}} \left( e^{t\mathbb{D}^{(N)}}[X] \right) "
            r"e^{-itH^{(N)}} = e^{t\mathbb{D}^{(N)}} \left[ e^{itH^{(N)}} X e^{-itH^{(N)}} \right]"
        ),
        recorded=CORRECTED,
        sentence=(
            "The last factor must undo the first, e^(-itH): as printed the identity would not "
            "stay the identity, and already X = 1 would turn with twice the energy."
        ),
        check=_splits, form=_split_printed, corrected_form=_split_corrected, wrong=(_turned_back,),
        tolerance=1e-12, because=reasons.EXPONENTIALS,
        proof=generator_proofs.last_factor,
    ),
    Statement(
        label="before (48)", section="3.1", place=(47, 3), kind="claim",
        printed=r"\Phi_t^{(N)} \text{ form no group, but a semigroup: } t \geq 0",
        sentence=(
            "Run backwards, for however short a time, the evolution is no longer completely "
            "positive; forwards it always is."
        ),
        check=_one_way, form=lambda time: time >= 0, wrong=(lambda time: True,),
        tolerance=0.5,
        because=(
            "The check counts the times at which the sign of the smallest Choi eigenvalue is not "
            "the claimed one: 0 or 1."
        ),
        proof=generator_proofs.one_way,
        rests_on=(
            "Gorini, Kossakowski, Sudarshan; Lindblad: completely positive if and only if C >= 0"
        ),
    ),
    Statement(
        label="(48)", section="3.1", place=(48, 0), kind="computable",
        printed=(
            r"\Phi_t^{(N)} \circ \Phi_s^{(N)} = \Phi_s^{(N)} \circ \Phi_t^{(N)} = "
            r"\Phi_{t+s}^{(N)}, \quad \forall s, t \geq 0"
        ),
        sentence=(
            "Exponentials of quadratic operators, on the oscillators without any cut-off, evolve "
            "for s, then t, in either order, into what they become after s + t, prefactor "
            "included."
        ),
        check=_composition, form=lambda s, t: s + t, wrong=(lambda s, t: abs(s - t),),
        tolerance=1e-12,
        because="The exact formula of the evolved exponential is applied twice: rounding.",
        proof=generator_proofs.semigroup,
        rests_on="the semigroup law of exponentials; the noise composes here for one mode",
    ),
    Statement(
        label="before (49)", section="3.1", place=(48, 1), kind="claim",
        printed=r"\Phi_t^{(N)}[\mathbf{1}] = \mathbf{1}",
        sentence="The identity stays, so that probability is conserved.",
        check=_unital, form=1.0, wrong=(0.999,),
        tolerance=1e-12, because=reasons.EXPONENTIALS,
        proof=generator_proofs.unital,
    ),
    Statement(
        label="(49)", section="3.1", place=(49, 0), kind="inequality",
        printed=r"\Phi_t^{(N)}[X^\dagger X] \geq \Phi_t^{(N)}[X^\dagger] \Phi_t^{(N)}[X]",
        sentence=(
            "What is lost is a positive operator, for random X, for X close to 1, where the two "
            "sides touch, and for the lowering operator; a hundredth more on the right would "
            "break it."
        ),
        check=_schwarz, form=_difference,
        wrong=(lambda whole, left, right: whole - 1.01 * left @ right,),
        tolerance=1e-13,
        because=(
            "Two oscillators of three levels each, a space on which the generator is exactly of "
            "Lindblad form: no truncation error. " + reasons.EIGENVALUES
        ),
        proof=generator_proofs.dissipation,
        rests_on="Lindblad 1976: a dissipative generator makes a Schwarz map",
    ),
)  # fmt: skip
