"""What a benchmark is made of: subjects, and the routes by which each can be computed."""

import inspect
import zlib
from collections.abc import Callable
from importlib import import_module, metadata
from typing import NamedTuple

import numpy as np


class Missing(Exception):
    """A route that cannot be taken on this machine; says why."""


class Route(NamedTuple):
    """One way to compute something.

    `bind(inputs, threads)` does what needs no measuring and returns the call that is measured.
    `version()` names what stands behind the route, or raises Missing. `most` is the largest N
    that does not take minutes; `clipped` routes cannot tell how far from entangled a state is;
    routes not `judged` have the results of another one.
    """

    name: str
    bind: Callable
    version: Callable
    ours: bool = False
    threads: tuple = (1,)
    most: int = 10**6
    clipped: bool = False
    judged: bool = True


class Subject(NamedTuple):
    """Something that is computed, the inputs on which, and how results are judged.

    `sets` maps names to functions of a random generator and N; those in `swept` are measured at
    every N, the others at `SHORT`. `truth` and `errors` judge results, `parts` takes inputs
    apart so that one refusal does not hide the rest, `draws` is how many inputs the accuracy
    table takes from each set; with `verdicts`, the sign of a result says entangled or not.
    `bound` turns a peak in FLOP/s into results per second; for the routes that are `searched` the
    worst inputs are looked for.
    """

    name: str
    title: str
    unit: str
    error: str
    sets: dict
    swept: tuple
    routes: tuple
    truth: Callable
    errors: Callable
    parts: Callable
    draws: int = 1
    verdicts: bool = False
    bound: Callable | None = None
    searched: tuple = ()

    def inputs(self, name, n, draw=0):
        """N inputs of a set, the same ones in every run."""
        seed = [zlib.crc32(f"{self.name} {name}".encode()), draw]
        return self.sets[name](np.random.default_rng(seed), n)


#: N of the sets that are not swept.
SHORT = 1000


def ours(name, bind, function, judged=True):
    """A route of this package; on two threads where `function` has such an option."""
    splits = "threads" in inspect.signature(function).parameters
    threads = (1, 2) if splits else (1,)
    return Route(name, bind, _own_version, ours=True, threads=threads, judged=judged)


def installed(distribution, module=None):
    """A function that tells the version of an installed distribution."""

    def version():
        try:
            import_module(module or distribution)
            return f"{distribution} {metadata.version(distribution)}"
        except (ImportError, metadata.PackageNotFoundError):
            raise Missing("not installed") from None

    return version


def _own_version():
    from mesoent import __version__
    from mesoent.kernels import VARIANT

    return f"mesoent {__version__} ({VARIANT})"


def survey(subjects):
    """Which routes can be taken: two dicts from name to version, and from name to the obstacle."""
    present, absent = {}, {}
    for route in dict.fromkeys(route for subject in subjects for route in subject.routes):
        try:
            present[route.name] = route.version()
        except Missing as obstacle:
            absent[route.name] = str(obstacle)
    return present, absent
