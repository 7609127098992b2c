"""How much entanglement there is, and for how long: a plane for each value of a parameter."""

import math
from typing import Annotated, Literal

from pydantic import Field

from mesoent.fields import choice
from mesoent.views.figures import labels, planes
from mesoent.views.figures.kind import Kind

#: Times of death that may be drawn as lines.
_LIFETIMES = [digit * 10.0**power for power in range(-2, 9) for digit in (1, 3)]
_MOST_LINES = 3

#: A scan with more panels than this is too large for a page.
_MOST_PANELS = 12


class PhaseDiagramFigure(Kind):
    """Peak of E over two axes of a scan, a panel for each point of a third, if there is one."""

    kind: Literal["phase_diagram"]
    scan: Annotated[str, Field(description="Name of a scan under `scans`")]
    horizontal: Annotated[str, Field(description="The axis of the scan drawn to the right")]
    vertical: Annotated[str, Field(description="The axis of the scan drawn upwards")]
    panel: Annotated[str | None, Field(description="The axis that tells the panels apart")] = None

    @property
    def axes(self):
        """The axes of the scan in the order of the drawing."""
        return [name for name in (self.panel, self.horizontal, self.vertical) if name]

    def misfits(self, config):
        """A scan that is not there, or not what can be shown."""
        if self.scan not in config.scans:
            yield ("scan",), choice(self.scan, config.scans, "a scan: one")
            return
        scan = config.scans[self.scan]
        if sorted(self.axes) != sorted(scan.axes):
            has = f"is of {self.scan!r}, whose axes are {', '.join(scan.axes)}"
            yield (), f"shows {', '.join(map(repr, self.axes))}, but {has}: each must be shown once"
        elif "peak" not in scan.reductions:
            yield ("scan",), f"is {self.scan!r}, which lacks the reduction peak"
        elif self.panel and scan.count(self.panel) > _MOST_PANELS:
            yield ("panel",), f"has {scan.count(self.panel)} points, but must have {_MOST_PANELS}"

    def plan(self, items):
        """The whole scan."""
        return {"collect": items.scan(self.scan)}

    def options(self, config):
        """What its drawing has to know besides the data."""
        entry = config.entries[config.scans[self.scan].model]
        return super().options(config) | {
            "axes": self.axes,
            "labels": [labels.parameter(name, entry.parameters[name]) for name in self.axes],
            "panel": self.panel or "",
            "symbol": entry.parameters[self.panel].symbol if self.panel else "",
        }


def compose(figure, data, options):
    """Planes side by side with one scale of colours for all."""
    scan, names, axes = data["collect"], options["labels"], options["axes"]
    values = scan[options["panel"]] if options["panel"] else [None]
    columns = min(len(values), 2 if len(values) <= 4 else 3)
    rows = math.ceil(len(values) / columns)
    figure.set_figwidth(figure.get_figwidth() * max(1, columns / 2))
    figure.set_figheight(figure.get_figwidth() * (0.2 + 0.84 * rows / max(columns, 1.2)))
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    highest = scan["peak_log_negativity"].max()
    for ax in grid.flat[len(values) :]:
        ax.set_visible(False)
    for index, ax in enumerate(grid.flat[: len(values)]):
        quantities = {name: at(scan, name, axes, index) for name in shown(scan)}
        image = draw_plane(ax, [scan[name] for name in axes[-2:]], quantities, highest)
        if options["panel"]:
            ax.set_title(f"${options['symbol']}$ = {values[index]:g}", loc="right")
    for ax in grid.flat[: len(values)][-columns:]:
        ax.tick_params(labelbottom=True)
    figure.supxlabel(names[-2], fontsize=8)
    figure.supylabel(names[-1], fontsize=8)
    figure.colorbar(image, ax=grid, label=labels.PEAK_LOG_NEGATIVITY).outline.set_visible(False)


def shown(scan):
    """The quantities of a scan that a plane shows, as far as they are there."""
    return [
        name
        for name in ("peak_log_negativity", "death_time", "critical_temperature")
        if name in scan.arrays
    ]


def at(scan, name, axes, index):
    """A plane of a quantity, in the order of the drawing, whatever that of the scan's axes."""
    order = [list(scan["axis"]).index(axis) for axis in axes]
    plane = scan[name].transpose(order)
    return plane[index] if len(axes) == 3 else plane


def draw_plane(ax, points, quantities, highest):
    """Shade by the peak of E, mark equal times of death and the edge of entanglement."""
    peak = quantities["peak_log_negativity"]
    image = planes.shade(ax, points, peak, highest)
    _draw_edge(ax, points, peak, quantities.get("critical_temperature"))
    if "death_time" in quantities:
        death = quantities["death_time"]
        _draw_lifetimes(ax, points, death)
        dark = planes.is_dark(peak, highest)
        planes.word(ax, "for ever", points, death == math.inf, dark=dark, half=(0.25, 0.08))
    return image


def _draw_edge(ax, points, peak, critical):
    """Where there just is no entanglement: T_c if the plane has it, else the edge of the data."""
    if critical is not None and (critical == critical[:, :1]).all():
        ax.plot(points[0], critical[:, 0])
    elif (peak > 0).any() and (peak <= 0).any():
        ax.contour(*points, (peak > 0).T, levels=[0.5], colors="C0", linewidths=1.3)


def _draw_lifetimes(ax, points, death):
    """Thin lines of equal times of death, with the times on them."""
    finite = sorted(death[abs(death) < math.inf])
    if not finite:
        return
    low, high = finite[len(finite) // 20], finite[-1 - len(finite) // 20]
    levels = [time for time in _LIFETIMES if low < time < high][-_MOST_LINES:]
    if levels:
        lines = ax.contour(*points, death.T, levels=levels, colors="0.25", linewidths=0.6)
        ax.clabel(lines, fontsize=6, fmt=lambda time: f"{time:g}", manual=_middles(lines, points))


def _middles(lines, points):
    """A point of each line near the middle of the plane, where its label is not cut."""
    middle = (points[0][0] + points[0][-1]) / 2
    found = []
    for path in lines.get_paths():
        if len(path.vertices):
            found.append(path.vertices[abs(path.vertices[:, 0] - middle).argmin()])
    return found
