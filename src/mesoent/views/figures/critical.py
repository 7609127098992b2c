"""The plane of two parameters, with the line below which entanglement lasts (Fig. 6b)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mesoent.views.figures import labels, planes
from mesoent.views.figures.late import OfLateTimes


class CriticalFigure(OfLateTimes):
    """E as t goes to infinity over two parameters given as grids, and the line where it is zero."""

    kind: Literal["critical"]
    vertical: Annotated[
        str, Field(description="The one of the two along which the critical value is sought")
    ]
    paper: Annotated[
        Literal["Fig. 6(b)"] | None, Field(description="Whether it is the paper's figure")
    ] = None

    @model_validator(mode="after")
    def _two_grids(self):
        grids, names = self.given(str), ", ".join(self.entry.parameters)
        if len(grids) != 2 or self.given(list):
            raise ValueError(f"must give two of {names} as grids, and the others as numbers")
        if self.vertical not in grids:
            raise ValueError(f"must name one of its grids, {' or '.join(grids)}, as vertical")
        return self

    @property
    def horizontal(self):
        """The other of the two grids."""
        return next(name for name in self.given(str) if name != self.vertical)

    def plan(self, items):
        """E over the plane, and the critical line."""
        return self.late(items, [self.horizontal], self.vertical)

    def options(self, config):
        """What its drawing has to know besides the data."""
        axes = (self.horizontal, self.vertical)
        names = [self.label(name) for name in axes]
        return super().options(config) | {"axes": axes, "labels": names}


def compose(figure, data, options):
    """The plane with its colour bar."""
    ax = figure.subplots()
    image = draw_plane(ax, data["asymptotics"], data["critical"], options["axes"])
    ax.set(xlabel=options["labels"][0], ylabel=options["labels"][1])
    bar = figure.colorbar(image, ax=ax, label=labels.LATE_LOG_NEGATIVITY)
    bar.outline.set_visible(False)


def draw_plane(ax, asymptotics, critical, axes):
    """Shade where entanglement survives; the line is where it just does not."""
    points, late = [asymptotics[name] for name in axes], asymptotics["asymptotic_log_negativity"]
    image = planes.shade(ax, points, late, late.max())
    ax.plot(critical[axes[0]], critical["critical_value"])
    lasting = late > 0
    dark = planes.is_dark(late, late.max())
    place = planes.word(ax, "entangled\nfor ever", points, lasting, dark=dark)
    planes.word(ax, "separable", points, ~lasting, half=(0.2, 0.05))
    if place is None and lasting.any():
        ax.set_title("below the line: entangled for ever", loc="right")
    return image
