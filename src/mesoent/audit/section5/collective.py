"""Mean fields and fluctuations of a few sites, as explicit matrices between number states."""

from functools import reduce
from itertools import pairwise

import numpy as np

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.number_basis import lowering
from mesoent.audit.section4 import one_site
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.statements import against
from mesoent.audit.section5 import proofs
from mesoent.audit.statement import NOT_COMPUTABLE, Statement
from mesoent.microscopic import QuadraticLindbladian

#: Levels of one oscillator: the state is normalised on them, and the powers of N are exact.
_LEVELS, _SITES = 5, (1, 2, 3)
_TEMPERATURES = (0.3, 0.6, 1.0)


def mean_fields(exponent):
    """The power of N with which variance and commutator of mean fields fall."""
    return largest(
        Residual(abs(power - exponent), f"{name}, T = {temperature:g}")
        for temperature in _TEMPERATURES
        for name, power in (
            ("variance", _power(temperature, -1.0, _variance)),
            ("commutator", _power(temperature, -1.0, _commutator)),
        )
    )


def fluctuations(exponents):
    """The powers of N of the mean commutator of fluctuations, and of its variance."""
    measures = (_commutator, _spread_of_commutator)
    return largest(
        Residual(abs(_power(temperature, -0.5, measure) - exponent), f"T = {temperature:g}")
        for temperature in _TEMPERATURES
        for measure, exponent in zip(measures, exponents, strict=True)
    )


def another_choice(direction):
    """How far the rates of linear fluctuations are from those of the quadratic ones (23)."""
    cases = [Case(t, c, np.nan) for t in (0.0, 0.1, 0.5, 2.0) for c in (0.0, 0.5, 0.9)]
    return against(direction, [_distance_of_rates(case) for case in cases], cases)


def _distance_of_rates(case):
    """Difference of the total damping per mode, the trace of the generator."""
    site = QuadraticLindbladian(one_site.free_oscillators(case), one_site.kossakowski(case))
    quadratic = one_site.fluctuations(case, one_site.free_oscillators).drift
    return abs(np.trace(site.drift) / 4 - np.trace(quadratic) / 6)


def _power(temperature, scaling, measure):
    values = [measure(temperature, sites, sites**scaling) for sites in _SITES]
    slopes = [
        np.log(b / a) / np.log(n / m)
        for (a, b), (m, n) in zip(pairwise(values), pairwise(_SITES), strict=True)
    ]
    return max(slopes, key=abs)


def _variance(temperature, sites, scale):
    weights, x, _ = _chain(temperature, sites, scale)
    mean = weights @ np.diag(x)
    return (weights @ np.diag(x @ x) - mean**2).real


def _commutator(temperature, sites, scale):
    weights, x, p = _chain(temperature, sites, scale)
    return abs(weights @ np.diag(x @ p - p @ x))


def _spread_of_commutator(temperature, sites, scale):
    weights, x, p = _chain(temperature, sites, scale)
    commutator = -1j * (x @ p - p @ x)
    mean = weights @ np.diag(commutator)
    return (weights @ np.diag(commutator @ commutator) - mean**2).real


def _chain(temperature, sites, scale):
    """Probabilities of the number states of a chain, and its first two collective operators."""
    pair = lowering(_LEVELS) @ lowering(_LEVELS)
    single = np.exp(-np.arange(_LEVELS) / temperature)
    weights = reduce(np.kron, [single / single.sum()] * sites)
    operators = (pair + pair.T) / 2, (pair - pair.T) / 2j
    return weights, *(scale * _summed(operator, sites) for operator in operators)


def _summed(operator, sites):
    one = np.eye(_LEVELS)
    places = range(sites)
    terms = ([operator if site == place else one for site in places] for place in places)
    return sum(reduce(np.kron, term) for term in terms)


STATEMENTS = (
    Statement(
        label="Sec. 5, mean-field operators", section="5", place=(74, 35), kind="limit",
        printed=(
            r"\text{mean-field operators scale as } 1/N \text{, thus behaving as classical "
            r"observables in the thermodynamic limit}"
        ),
        sentence=(
            "Variances and commutators of means over one, two and three sites, as explicit "
            "matrices, fall exactly as 1/N."
        ),
        check=mean_fields, form=-1.0, wrong=(-0.5,),
        tolerance=1e-11,
        because="Traces over some hundred levels: eps times their number, in the logarithm.",
        proof=proofs.mean_fields,
    ),
    Statement(
        label="Sec. 5, fluctuation operators", section="5", place=(74, 36), kind="limit",
        printed=(
            r"\text{fluctuation operators scale as } 1/\sqrt N \text{ and retain a quantum "
            r"character; the algebra they form is non-commutative and always of bosonic type}"
        ),
        sentence=(
            "Their mean commutator is the same for every N, while its variance falls as 1/N: what "
            "is left is a number, as for bosons."
        ),
        check=fluctuations, form=(0.0, -1.0), wrong=((0.0, -0.5),),
        tolerance=1e-10,
        because=(
            "Traces over some hundred levels, and a variance that is a difference: eps times "
            "their number, in the logarithm."
        ),
        proof=proofs.fluctuations,
    ),
    Statement(
        label="Sec. 5, choice of observables", section="5", place=(74, 44), kind="claim",
        printed=(
            r"\text{the structure of the generator depends on the choice of microscopic "
            r"observables whose mesoscopic fluctuations become entangled}"
        ),
        sentence=(
            "Fluctuations of x and p themselves, instead of their squares, would be damped half "
            "as fast under the same master equation."
        ),
        check=another_choice, form=+1, wrong=(-1,),
        tolerance=1e-12, because="A sign, of differences of order 0.1 to 1.",
        proof=proofs.linear_observables,
    ),
    Statement(
        label="Sec. 5, applications", section="5", place=(74, 45), kind="prose",
        printed=(
            r"\text{we expect our results to be of interest in experiments involving spin-like and "
            r"optomechanical systems, or ultra-cold gases trapped in optical lattices}"
        ),
        recorded=NOT_COMPUTABLE,
        sentence="A hope of the authors.",
        because="It speaks of experiments and their reception.",
    ),
)  # fmt: skip
