"""The asymptotic entanglement against one parameter, and where it vanishes (Fig. 6a)."""

import math
from typing import Annotated, Literal

from pydantic import Field, model_validator

from mesoent.views.figures import labels
from mesoent.views.figures.evolution import look
from mesoent.views.figures.late import OfLateTimes


class AsymptoticsFigure(OfLateTimes):
    """E as t goes to infinity against the parameter given as a grid; a list tells curves apart."""

    kind: Literal["asymptotics"]
    paper: Annotated[
        Literal["Fig. 6(a)"] | None, Field(description="Whether it is the paper's figure")
    ] = None

    @model_validator(mode="after")
    def _one_grid(self):
        if len(self.given(str)) != 1 or len(self.given(list)) > 1:
            names = ", ".join(self.entry.parameters)
            raise ValueError(f"must give one of {names} as a grid, and at most one as a list")
        return self

    def plan(self, items):
        """E over the grid, and the critical value."""
        return self.late(items, self.given(list), self.given(str)[0])

    def options(self, config):
        """What its drawing has to know besides the data."""
        (along,), varied = self.given(str), self.given(list)
        return super().options(config) | {
            "along": along,
            "symbol": _critical(self.entry.parameters[along].symbol),
            "label": self.label(along),
            "varied": varied[0] if varied else "",
            "legend": self.label(varied[0]) if varied else "",
        }


def _critical(symbol):
    """The symbol of a critical value: T_c of T, and T_{0,c} of T_0."""
    name, _, index = symbol.partition("_")
    return f"{name}_{{{index},c}}" if index else f"{name}_c"


def compose(figure, data, options):
    """A curve and a mark for each value of what varies."""
    ax = figure.subplots()
    late, critical = data["asymptotics"], data["critical"]
    draw_limits(ax, late, critical, options)
    if options["varied"]:
        ax.legend(title=options["legend"])


def draw_limits(ax, late, critical, options):
    """E as t goes to infinity, and a dot where it vanishes, or a word where that is not seen."""
    points, varied = late[options["along"]], options["varied"]
    ax.set_xlim(points[0], points[-1])
    ax.set(xlabel=options["label"], ylabel=labels.LATE_LOG_NEGATIVITY)
    curves, zeros = late["asymptotic_log_negativity"], critical["critical_value"]
    names = [f"{value:g}: " for value in late[varied]] if varied else [""]
    rows = zip(names, curves if varied else [curves], zeros if varied else [zeros], strict=True)
    for number, (name, curve, zero) in enumerate(rows):
        found = name + _words(zero, points, options["symbol"])
        (line,) = ax.plot(points, curve, label=found, **look(number))
        if points[0] <= zero <= points[-1]:
            ax.plot(zero, 0.0, "o", color=line.get_color(), clip_on=False, zorder=3)
        if not varied:
            _tell(ax, found, zero, line.get_color())
    ax.set_ylim(bottom=0.0, top=None if curves.max() > 0 else 1.0)


def _words(zero, points, symbol):
    """The critical value, and whether it is seen."""
    if math.isnan(zero):
        return "no zero here"
    beyond = "" if points[0] <= zero <= points[-1] else " (outside)"
    return f"${symbol}$ = {zero:.4f}{beyond}"


def _tell(ax, text, zero, colour):
    """The words beside the dot; in the corner where there is none."""
    low, high = ax.get_xlim()
    if low <= zero <= high:
        place = {"xytext": (6, 12), "textcoords": "offset points"}
        ax.annotate(text, (zero, 0.0), color=colour, **place)
    else:
        ax.text(0.98, 0.95, text, transform=ax.transAxes, ha="right", va="top", color=colour)
