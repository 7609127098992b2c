"""The critical lines of several figures in one picture: where entanglement lasts, and for whom."""

from typing import Annotated, Literal

from pydantic import Field

from mesoent.fields import choice
from mesoent.views.figures.evolution import look
from mesoent.views.figures.kind import Kind


class ComparisonFigure(Kind):
    """The critical lines of some figures of the kind `critical`, by the words for each."""

    kind: Literal["comparison"]
    lines: Annotated[
        dict[str, str],
        Field(description="Figures of the kind critical, by a word for each", min_length=1),
    ]
    spacing: Annotated[Literal["linear", "log"], Field(description="Of the vertical axis")] = (
        "linear"
    )

    def misfits(self, config):
        """Figures that are not there, or have no critical line."""
        known = [name for name, figure in config.figures.items() if figure.kind == "critical"]
        for word, name in self.lines.items():
            if name not in known:
                yield ("lines", word), choice(name, known, "a figure of the kind critical: one")

    def plan(self, items):
        """The lines of the other figures."""
        figures = items.config.figures
        return {"critical": [figures[name].plan(items)["critical"] for name in self.lines.values()]}

    def options(self, config):
        """What its drawing has to know besides the data."""
        figures = [config.figures[name] for name in self.lines.values()]
        sides = {side: [getattr(f, side) for f in figures] for side in ("horizontal", "vertical")}
        names = {
            side: [figure.label(name) for figure, name in zip(figures, ends, strict=True)]
            for side, ends in sides.items()
        }
        return super().options(config) | {
            "words": list(self.lines),
            "horizontal": sides["horizontal"],
            "labels": [" or ".join(dict.fromkeys(of)) for of in names.values()],
            "spacing": self.spacing,
        }


def compose(figure, data, options):
    """A line for each; nothing where it has no value."""
    ax = figure.subplots()
    for number, (word, axis, line) in enumerate(
        zip(options["words"], options["horizontal"], data["critical"], strict=True)
    ):
        ax.plot(line[axis], line["critical_value"], label=word, **look(number))
    ax.set(xlabel=options["labels"][0], ylabel=options["labels"][1], yscale=options["spacing"])
    ax.margins(x=0)
    if options["spacing"] == "linear":
        ax.set_ylim(bottom=0)
    ax.legend()
