"""What config.yaml may say of a scan: a model, its parameters along axes or fixed, reductions."""

from math import ceil, prod
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from mesoent.config.types import Grid, Name, Seconds, Section, ends, number, plain
from mesoent.models.catalogue import MODELS

MOST_AXES = 4
MOST_JOBS = 10_000

#: What the reductions of one job may take in memory.
MOST_BYTES = 2**30


def _distinct(names):
    repeated = [name for name in names if names.count(name) > 1]
    if repeated or not names:
        raise ValueError(f"must not repeat {repeated[0]}" if repeated else "must not be empty")
    return names


class Scan(Section):
    """Reductions of E(t) for every combination of the points along its axes."""

    model: Annotated[Literal[tuple(MODELS)], Field(description="A name from the catalogue")]
    axes: Annotated[
        dict[Name, Grid],
        Field(description="One to four parameters of the model; the last runs fastest"),
    ]
    fixed: Annotated[
        dict[Name, Annotated[float, BeforeValidator(number)]],
        Field(description="Values of the other parameters", default_factory=dict),
    ]
    reductions: Annotated[
        list[str],
        AfterValidator(_distinct),
        Field(description="What to find of each E(t): peak, peak_time, birth, death, ..."),
    ]
    seconds_per_job: Seconds = 60.0

    @property
    def counts(self):
        """Points along each axis."""
        lengths = (plain(points) for points in self.axes.values())
        return [len(p) if isinstance(p, list) else p["points"] for p in lengths]

    @property
    def points_per_job(self):
        """As many as take the chosen time, and fit in memory."""
        room = MOST_BYTES // (8 * len(self.reductions))
        return min(ceil(self.seconds_per_job * MODELS[self.model].scan_rate), room)


def scan_misfits(key, scan):
    """What does not fit together in a scan: pairs of key and complaint."""
    parameters = MODELS[scan.model].parameters
    yield from _unknown(key, scan, parameters)
    for name in sorted(scan.axes.keys() & parameters.keys()):
        for value in ends(scan.axes[name]):
            if complaint := parameters[name].complaint(value):
                yield (*key, "axes", name), f"reaches {value:g}, but {complaint}"
    for name in sorted(scan.fixed.keys() & parameters.keys()):
        if complaint := parameters[name].complaint(scan.fixed[name]):
            yield (*key, "fixed", name), f"is {scan.fixed[name]:g}, but {complaint}"
    yield from _uncovered(key, scan, parameters)
    yield from _too_large(key, scan)


def _unknown(key, scan, parameters):
    for part in ("axes", "fixed"):
        for name in sorted(getattr(scan, part).keys() - parameters.keys()):
            known = f"one of {', '.join(parameters)}"
            yield (*key, part, name), f"is no parameter of {scan.model}, but must be {known}"
    known = MODELS[scan.model].reductions
    for index, name in enumerate(scan.reductions):
        if name not in known:
            bound = f"must be one of {', '.join(known)}"
            yield (*key, "reductions", index), f"is {name!r}, but {bound}"


def _uncovered(key, scan, parameters):
    for name, parameter in parameters.items():
        if name in scan.axes and name in scan.fixed:
            yield (*key, "fixed", name), "is an axis of the scan too; give it once"
        elif name not in scan.axes and name not in scan.fixed and parameter.default is None:
            yield key, f"must give {name}, among the axes or as a fixed value"


def _too_large(key, scan):
    if not 1 <= len(scan.axes) <= MOST_AXES:
        yield (*key, "axes"), f"has {len(scan.axes)} axes, but must have 1 to {MOST_AXES}"
    jobs = prod(scan.counts) / scan.points_per_job
    if jobs > MOST_JOBS:
        remedy = "raise seconds_per_job or take fewer points"
        yield key, f"makes {jobs:.0f} jobs, but must make at most {MOST_JOBS}; {remedy}"
