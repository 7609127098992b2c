"""What config.yaml may say of a scan: a model, its parameters along axes or fixed, reductions."""

from math import ceil, prod
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from mesoent.fields import Grid, Name, Seconds, Section, choice, ends, hint, number, plain

MOST_AXES = 6
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

    model: Annotated[str, Field(description="A model; by default that of the run")] = ""
    axes: Annotated[
        dict[Name, Grid],
        Field(description="One to six parameters of the model; the last runs fastest"),
    ]
    fixed: Annotated[
        dict[Name, Annotated[float, BeforeValidator(number)] | str],
        Field(description="Values of other parameters and of options", default_factory=dict),
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
        return [self.count(name) for name in self.axes]

    def count(self, axis):
        """Points along one axis."""
        points = plain(self.axes[axis])
        return len(points) if isinstance(points, list) else points["points"]

    def points_per_job(self, entry):
        """As many as take the chosen time, and fit in memory."""
        room = MOST_BYTES // (8 * len(self.reductions))
        return min(ceil(self.seconds_per_job * entry.scan_rate), room)


def scan_misfits(key, scan, entry):
    """What does not fit together in a scan of that model: pairs of key and complaint."""
    parameters = entry.parameters
    yield from _unknown(key, scan, entry)
    for name in sorted(scan.axes.keys() & parameters.keys()):
        for value in ends(scan.axes[name]):
            if complaint := parameters[name].complaint(value):
                yield (*key, "axes", name), f"reaches {value:g}, but {complaint}"
    for name in sorted(scan.fixed.keys() & parameters.keys()):
        value = scan.fixed[name]
        if isinstance(value, str):
            yield (*key, "fixed", name), f"is {value!r}, but must be a number"
        elif complaint := parameters[name].complaint(value):
            yield (*key, "fixed", name), f"is {value:g}, but {complaint}"
    yield from _uncovered(key, scan, parameters)
    yield from _too_large(key, scan, entry)


def _unknown(key, scan, entry):
    for part, known in (("axes", entry.parameters), ("fixed", entry.parameters | entry.options)):
        for name in sorted(getattr(scan, part).keys() - known.keys()):
            wanted = f"one of {', '.join(known)}{hint(name, known)}"
            yield (*key, part, name), f"is no parameter of {scan.model}, but must be {wanted}"
    for name in sorted(scan.fixed.keys() & entry.options.keys()):
        if scan.fixed[name] not in entry.options[name]:
            yield (*key, "fixed", name), choice(scan.fixed[name], entry.options[name])
    for index, name in enumerate(scan.reductions):
        if name not in entry.reductions:
            yield (*key, "reductions", index), choice(name, entry.reductions)


def _uncovered(key, scan, parameters):
    for name, parameter in parameters.items():
        if name in scan.axes and name in scan.fixed:
            yield (*key, "fixed", name), "is an axis of the scan too; give it once"
        elif name not in scan.axes and name not in scan.fixed and parameter.default is None:
            yield key, f"must give {name}, among the axes or as a fixed value"


def _too_large(key, scan, entry):
    if not 1 <= len(scan.axes) <= MOST_AXES:
        yield (*key, "axes"), f"has {len(scan.axes)} axes, but must have 1 to {MOST_AXES}"
    jobs = prod(scan.counts) / scan.points_per_job(entry)
    if jobs > MOST_JOBS:
        remedy = "raise seconds_per_job or take fewer points"
        yield key, f"makes {jobs:.0f} jobs, but must make at most {MOST_JOBS}; {remedy}"
