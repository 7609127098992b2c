"""A reduction of E(t) against one axis of a scan: how a time of death or a peak scales."""

import math
from typing import Annotated, Literal

from pydantic import Field

from mesoent.fields import choice
from mesoent.views.figures import labels
from mesoent.views.figures.evolution import look
from mesoent.views.figures.kind import Kind

#: A figure with more curves than this cannot be read.
_MOST_CURVES = 24


class ReductionFigure(Kind):
    """A reduction of a scan against one of its axes; another may tell curves apart."""

    kind: Literal["reduction"]
    scan: Annotated[str, Field(description="Name of a scan under `scans`")]
    reduction: Annotated[str, Field(description="What is shown: death, peak, ...")]
    horizontal: Annotated[str, Field(description="The axis of the scan drawn to the right")]
    curves: Annotated[str | None, Field(description="The axis that tells curves apart")] = None
    spacing: Annotated[
        Literal["linear", "log"], Field(description="Of both axes of the picture")
    ] = "linear"
    power: Annotated[
        int | None, Field(description="A power of the horizontal axis to compare with, dotted")
    ] = None

    @property
    def axes(self):
        """The axes of the scan in the order of the drawing."""
        return [name for name in (self.curves, self.horizontal) if name]

    def misfits(self, config):
        """A scan that is not there, or not what can be shown."""
        if self.scan not in config.scans:
            yield ("scan",), choice(self.scan, config.scans, "a scan: one")
            return
        scan = config.scans[self.scan]
        if sorted(self.axes) != sorted(scan.axes):
            has = f"is of {self.scan!r}, whose axes are {', '.join(scan.axes)}"
            yield (), f"shows {', '.join(map(repr, self.axes))}, but {has}: each must be shown once"
        if self.reduction not in scan.reductions:
            known = choice(self.reduction, scan.reductions, "a reduction of the scan: one")
            yield ("reduction",), known
        if self.curves and scan.count(self.curves) > _MOST_CURVES:
            yield (
                ("curves",),
                f"has {scan.count(self.curves)} points, but at most {_MOST_CURVES} fit",
            )

    def plan(self, items):
        """The whole scan."""
        return {"collect": items.scan(self.scan)}

    def options(self, config):
        """What its drawing has to know besides the data."""
        entry = config.entries[config.scans[self.scan].model]
        names = [labels.parameter(name, entry.parameters[name]) for name in self.axes]
        return super().options(config) | {
            "axes": self.axes,
            "labels": [*names, labels.REDUCTIONS[self.reduction]],
            "quantity": entry.reductions[self.reduction],
            "spacing": self.spacing,
            "power": self.power,
        }


def compose(figure, data, options):
    """A curve for each point of the axis that tells them apart."""
    scan, axes, names = data["collect"], options["axes"], options["labels"]
    ax = figure.subplots()
    ax.set(xscale=options["spacing"], yscale=options["spacing"])
    order = [list(scan["axis"]).index(axis) for axis in axes]
    values = scan[options["quantity"]].transpose(order)
    rows = values if len(axes) == 2 else [values]
    for number, row in enumerate(rows):
        label = f"{scan[axes[0]][number]:g}" if len(axes) == 2 else None
        ax.plot(scan[axes[-1]], row, label=label, **look(number))
    if options["power"] is not None:
        _draw_power(ax, scan[axes[-1]], rows[-1], options["power"])
    ax.set(xlabel=names[-2], ylabel=names[-1])
    ax.set_xlim(scan[axes[-1]][0], scan[axes[-1]][-1])
    if len(axes) == 2:
        ax.legend(title=names[0])


def _draw_power(ax, points, row, power):
    """A dotted line of that power through the first point of the last curve that has a value."""
    start = next(((x, y) for x, y in zip(points, row, strict=True) if 0 < y < math.inf), None)
    if start is None:
        return
    x, y = start
    limits = ax.get_ylim()
    ax.plot(points, [y * (x_i / x) ** power for x_i in points], ":", color="black", linewidth=0.8)
    ax.set_ylim(limits)
    ax.annotate(
        f"power {power}".replace("-", "−"), (x, y), xytext=(8, 2), textcoords="offset points"
    )
