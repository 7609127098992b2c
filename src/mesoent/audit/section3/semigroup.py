"""After (47) to (49): the microscopic semigroup."""

from functools import cache

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section3 import matrices
from mesoent.audit.section3.site import CASES, kossakowski, named
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


CHECKS = {
    "after (47)": Check(_commute, _rotated_noise),
    "after (47), second display": Check(_splits, _split_printed, _split_corrected),
    "before (48)": Check(_one_way, lambda time: time >= 0),
    "(48)": Check(_composition, lambda s, t: s + t),
    "before (49)": Check(_unital, 1.0),
    "(49)": Check(_schwarz, _difference),
}
