"""Entanglement in time: the matrix route, the closed form, and the scan over parameters.

A further way to compute E(t) is one more line `_of(...)` in a subject.
"""

from functools import cache

import numpy as np

from benchmarks import entanglement, peers, truth
from benchmarks.catalogue import Subject, ours
from mesoent import DoubleChain, scan
from mesoent.dynamics.evolution import (
    matrix_log_negativity,
    matrix_log_negativity_on_grid,
    trajectory,
)


def _of(name, function, judged=True, **options):
    """A route that is a function of a model and times."""

    def bind(inputs, threads):
        extra = {"threads": threads} if threads > 1 else {}
        return lambda: function(*inputs, **options, **extra)

    return ours(name, bind, function, judged)


def _on_grid(model, times, threads=1):
    """By products of propagators; the times are evenly spaced."""
    step = times[1] - times[0] if len(times) > 1 else 1.0
    return matrix_log_negativity_on_grid(model, times[0], step, len(times), threads=threads)


@cache
def _kept(n):
    return np.empty(n)


def _into_out(model, times, threads=1):
    """Into an array that is there already."""
    return trajectory(model, times, signed=True, threads=threads, out=_kept(len(times)))


def evolving(least, most):
    """One model, squeezed between the bounds, at N evenly spaced times."""

    def inputs(generator, n):
        model = DoubleChain(
            temperature=generator.uniform(0.05, 0.7),
            coupling=generator.uniform(-1, 1),
            squeezing=generator.uniform(least, most),
        )
        step = 50 / n
        return model, step * (generator.uniform() + np.arange(n))

    return inputs


def _moments(inputs):
    model, times = inputs
    return [(model, times[i : i + 1]) for i in range(len(times))]


_CURVES = {
    "unit": "points",
    "error": "absolute, in ebits",
    "sets": {
        "squeezing up to 1": evolving(0.1, 1),
        "squeezing 1 to 4": evolving(1, 4),
        "squeezing 4 to 20": evolving(4, 20),
    },
    "swept": ("squeezing up to 1",),
    "truth": lambda inputs: truth.trajectory(*inputs),
    "errors": entanglement.errors,
    "parts": _moments,
    "draws": 20,
    "verdicts": True,
}

MATRIX_ROUTE = Subject(
    name="matrix_route",
    title="E(t) by way of the covariance",
    routes=(
        _of("mesoent matrix route", matrix_log_negativity),
        _of("mesoent matrix route, grid", _on_grid),
        *peers.MATRIX_ROUTE,
    ),
    **_CURVES,
)

CLOSED_FORM = Subject(
    name="closed_form",
    title="E(t) in closed form",
    routes=(
        _of("mesoent trajectory", trajectory, signed=True),
        _of("mesoent, into out", _into_out, judged=False),
        *peers.CLOSED_FORM,
    ),
    **_CURVES,
)


def _parameters(generator, n):
    """Temperature, coupling, squeezing; never entangled, or born and dying."""
    return tuple(generator.uniform(*bounds, n) for bounds in ((0.1, 0.5), (0.5, 0.95), (0.05, 2)))


def _scan(inputs, threads):
    temperature, coupling, squeezing = inputs
    options = {"temperature": temperature, "coupling": coupling, "squeezing": squeezing}
    return lambda: scan(**options, threads=threads)[1:4]


def _event_errors(result, exact, clipped):
    """Of birth or death, whichever is worse; sets that are never entangled do not count."""
    found = np.transpose(np.asarray(result)[1:])
    return np.array([_worst(f, e) if e else np.nan for f, e in zip(found, exact, strict=True)])


def _worst(found, exact):
    return (truth.absolute_errors(found, exact) / np.array(exact, dtype=float)).max()


SCAN = Subject(
    name="scan",
    title="Birth, death and peak of parameter sets",
    unit="sets",
    error="relative, of birth and death",
    sets={"temperature 0.1 to 0.5, coupling 0.5 to 0.95": _parameters},
    swept=("temperature 0.1 to 0.5, coupling 0.5 to 0.95",),
    routes=(ours("mesoent scan", _scan, scan), *peers.SCAN),
    truth=lambda inputs: [
        truth.events(*(float(x) for x in one)) for one in zip(*inputs, strict=True)
    ],
    errors=_event_errors,
    parts=lambda inputs: [tuple(x[i : i + 1] for x in inputs) for i in range(len(inputs[0]))],
)
