"""E(t) for several values of one parameter, and when entanglement lives (Figs. 1 to 5)."""

import math
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from mesoent.fields import GridName
from mesoent.views.figures import labels
from mesoent.views.figures.kind import TIMES, OfModel, grid_misfits

#: What the paper's figures vary, and whether a mode is dark there (|coupling| = 1).
_PAPER = {
    "Fig. 1": ("coupling", False),
    "Fig. 2": ("squeezing", False),
    "Fig. 3": ("temperature", False),
    "Fig. 4": ("temperature", True),
    "Fig. 5": ("squeezing", True),
}

#: How curves are told apart where colours cannot be seen: as long a cycle as that of the colours
#: would pair them for good, this one is shorter by one.
_DASHES = ("solid", (0, (5, 1.2)), (0, (1, 1)), (0, (6, 1.2, 1, 1.2)), (0, (2.5, 1)))

#: So many curves have a legend of one row.
_ROW = 5


class EvolutionFigure(OfModel):
    """E(t); the one parameter given as a list tells the curves apart (Figs. 1 to 5)."""

    FORMS: ClassVar = ("list",)

    kind: Literal["evolution"]
    times: GridName
    paper: Annotated[
        Literal[*_PAPER] | None,
        Field(description="The paper's figure beside which this one is set, if it is one of them"),
    ] = None

    @model_validator(mode="after")
    def _one_list(self):
        lists, names = self.given(list), ", ".join(self.entry.parameters)
        if len(lists) != 1:
            raise ValueError(f"must give exactly one of {names} as a list, not {len(lists)}")
        return self

    @property
    def varied(self):
        """The parameter that tells the curves apart."""
        return self.given(list)[0]

    @property
    def curves(self):
        """The parameters of each curve."""
        return [self.fixed | {self.varied: value} for value in getattr(self, self.varied)]

    def misfits(self, config):
        """A grid of times that is none, or a figure of the paper that is another."""
        yield from grid_misfits("times", self.times, TIMES, config)
        yield from self._not_followed()
        if self.paper and (complaint := self._unlike_the_paper()):
            yield ("paper",), f"is {self.paper!r}, {complaint}; take the key away"

    def _not_followed(self):
        """Values at which a covariance in double precision does not hold the state."""
        why = "beyond it a covariance in double precision does not hold the state; see scans"
        for curve in self.curves:
            for name, parameter in self.entry.parameters.items():
                if abs(curve.get(name, 0.0)) > parameter.followed:
                    most = f"lie in [-{parameter.followed:g}, {parameter.followed:g}]"
                    yield (name,), f"reaches {curve[name]:g}, but must {most} here: {why}"

    def _unlike_the_paper(self):
        varied, dark = _PAPER[self.paper]
        if self.model != "double_chain":
            return f"which is of the model double_chain, not {self.model}"
        if self.varied != varied:
            return f"which varies the {varied}, not the {self.varied}"
        if any((abs(curve["coupling"]) == 1) != dark for curve in self.curves):
            return f"where the coupling is {'' if dark else 'not '}1 or -1"
        return ""

    def plan(self, items):
        """A trajectory for each curve."""
        times = items.grid("time", self.times)
        return {"evolution": [items.trajectory(self.model, curve, times) for curve in self.curves]}

    def options(self, config):
        """What its drawing has to know besides the data."""
        return super().options(config) | {
            "varied": self.varied,
            "label": self.label(self.varied),
            "paper": self.paper or "",
        }


def compose(figure, data, options):
    """Curves above; below, on a logarithmic axis of time, the lifetimes of those that live."""
    records = data["evolution"]
    height, rows = figure.get_figheight(), math.ceil(len(records) / _ROW)
    extra = 0.15 * max(0, len(records) - _ROW) / _ROW
    if any(_intervals(record) for record in records):
        figure.set_figheight(height * (1.25 + 2 * extra))
        curves, lifetimes = figure.subplots(2, height_ratios=[4, 1 + 4 * extra])
        draw_lifetimes(lifetimes, records)
    else:
        figure.set_figheight(height * (1 + extra))
        curves = figure.subplots()
    draw_curves(curves, records, options["varied"])
    columns, title = math.ceil(len(records) / rows), options["label"]
    title += f"   (at {options['fixed']})" if options["fixed"] else ""
    handles = curves.get_legend_handles_labels()
    figure.legend(*handles, loc="outside upper center", ncols=columns, title=title)


def draw_curves(ax, records, varied):
    """E against time where there is any; an open circle at a birth, a full one at a death."""
    ax.set_xlim(records[0]["time"][0], records[0]["time"][-1])
    ax.axhline(0.0, color="0.75", linewidth=0.6, zorder=0, clip_on=False)
    for number, record in enumerate(records):
        value = record.parameters[varied]
        (line,) = ax.plot(record["time"], _entangled(record), label=f"{value:g}", **look(number))
        for interval in _intervals(record):
            _mark(ax, line, interval, 0.0)
    ax.set(xlabel=labels.TIME, ylabel=labels.LOG_NEGATIVITY)
    ax.set_ylim(bottom=0.0)


def _entangled(record):
    """E at the times of entanglement and next to them; elsewhere nothing is drawn."""
    entanglement = record["log_negativity"]
    inside = entanglement > 0
    near = inside.copy()
    near[1:] |= inside[:-1]
    near[:-1] |= inside[1:]
    shown = entanglement.copy()
    shown[~near] = math.nan
    return shown


def draw_lifetimes(ax, records):
    """A bar from each birth to its death for each curve; an arrow where it never dies."""
    times = [time for record in records for interval in _intervals(record) for time in interval]
    finite = [time for time in times if 0 < time < math.inf] or [1.0]
    ax.set_xscale("log")
    ax.set_xlim(min(finite) / 1.5, max(finite) * (4 if math.inf in times else 1.5))
    ax.xaxis.set_minor_formatter(lambda time, position: "")
    for row, record in enumerate(records):
        for interval in _intervals(record):
            _bar(ax, row, interval)
    ax.set(xlabel="entangled from birth to death: " + labels.TIME, yticks=[])
    ax.set_ylim(len(records) - 0.4, -0.6)
    ax.spines["left"].set_visible(False)


def _bar(ax, row, interval):
    low, high = ax.get_xlim()
    (line,) = ax.plot([max(interval[0], low), min(interval[1], high)], [row, row], **look(row))
    _mark(ax, line, interval, row)
    if interval[1] == math.inf:
        ax.plot(high, row, ">", color=line.get_color(), clip_on=False)
        ax.annotate(
            "for ever", (high, row), xytext=(5, 0), textcoords="offset points", va="center",
            fontsize="small", color=line.get_color(), annotation_clip=False,
        )  # fmt: skip


def _intervals(record):
    """Pairs of birth and death; none if there are none, or the model does not know."""
    ends = (record.arrays.get(name, ()) for name in ("interval_birth", "interval_death"))
    return [(float(birth), float(death)) for birth, death in zip(*ends, strict=True)]


def look(number):
    """Colour and dash of one curve of many: neighbours differ in both."""
    return {"color": f"C{number % 6}", "linestyle": _DASHES[number % len(_DASHES)]}


def _mark(ax, line, interval, height):
    """Birth and death, where they lie on the axis."""
    low, high = ax.get_xlim()
    for time, filling in zip(interval, ("white", line.get_color()), strict=True):
        if low <= time <= high:
            ax.plot(
                time, height, "o", color=line.get_color(), markerfacecolor=filling,
                clip_on=False, zorder=3,
            )  # fmt: skip
