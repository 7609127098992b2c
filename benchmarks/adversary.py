"""Local search for the matrices on which our exponential errs most: random sets see too little.

At a given 1-norm, entries of the worst matrix found so far are changed at random, by less and
less; what errs more is kept. Several starts, of different kinds.
"""

import numpy as np

from benchmarks.accuracy import references_of
from benchmarks.catalogue import Missing

#: 1-norms at which the search is made.
NORMS = (1.0, 5.0, 20.0, 90.0, 200.0)

#: Matrices tried at once, and starts.
FAMILY, STARTS = 16, 4


def measure(subject, effort, present):
    """Rows of the table of searches: one per norm and route."""
    try:
        references_of(subject)
    except Missing:
        return
    for norm in NORMS:
        for route in subject.routes:
            if route.name in subject.searched and route.name in present:
                worst = search(_function(route), norm, effort.rounds)
                yield {"subject": subject.name, "norm": norm, "route": route.name, "max": worst}


def _function(route):
    return lambda rows: np.array(route.bind(rows, 1)())


def search(function, norm, rounds):
    """The largest error found, relative in the 1-norm."""
    generator = np.random.default_rng(3)
    return max(_descend(function, norm, generator, kind, rounds) for kind in range(STARTS))


def _descend(function, norm, generator, kind, rounds):
    family = _scaled(_start(generator, kind), norm)
    worst, best = 0.0, family[0]
    for step in np.geomspace(1, 1e-3, rounds):
        errors = _errors(function, family)
        if errors.max() > worst:
            worst, best = errors.max(), family[errors.argmax()]
        noise = generator.normal(size=family.shape) * (generator.random(family.shape) < 0.3)
        family = _scaled(best + step * np.abs(best).max() * noise, norm)
    return float(worst)


def _start(generator, kind):
    """Gaussian, skew, triangular with noise, or the paper's drift."""
    from tests.matrices import gaussian, nilpotent, paper, skew

    if kind == 0:
        return gaussian(generator, FAMILY, 1, 1)
    if kind == 1:
        return skew(generator, FAMILY, 1, 1)
    if kind == 2:
        return nilpotent(generator, FAMILY, 1, 1, noise=1e-3)
    return paper(generator, FAMILY, 1, 1)


def _scaled(family, norm):
    return family * (norm / np.abs(family).sum(axis=1).max(axis=1))[:, None, None]


def _errors(function, family):
    """Relative errors; 0 where an entry overflows."""
    from tests.kernels.balls import overflows, relative_error, true_exponential

    truths = map(true_exponential, family)
    pairs = zip(function(family), truths, strict=True)
    return np.array([0.0 if overflows(t).any() else relative_error(a, t) for a, t in pairs])
