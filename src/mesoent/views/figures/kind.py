"""What all kinds of figure have in common: keys of config.yaml, complaints, options of drawing."""

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, create_model

from mesoent.fields import Section, choice, ends, parameter
from mesoent.models.entry import ModelEntry, Parameter
from mesoent.views.figures import labels

#: The times that an evolution may be asked for.
TIMES = Parameter("Time", 0, 1e6)


class Kind(Section):
    """A figure."""

    caption: Annotated[
        str, Field(description="What the figure shows, in a sentence or two", max_length=1000)
    ] = ""

    def misfits(self, config):
        """What does not fit the rest of the configuration: pairs of key and complaint."""
        return ()

    def plan(self, items):
        """Enter what the figure shows; returns the files by role."""
        raise NotImplementedError

    def options(self, config):
        """What its drawing has to know besides the data."""
        return {"kind": self.kind, "caption": self.caption}


class OfModel(Kind):
    """A figure of one model, whose parameters are its keys."""

    #: What may stand for a parameter, besides a number.
    FORMS: ClassVar[tuple[str, ...]] = ()
    #: The model's entry in the catalogue.
    entry: ClassVar[ModelEntry]

    model: str

    @classmethod
    def of(cls, name, entry):
        """This kind of figure of that model."""
        keys = {key: _key(value, cls.FORMS) for key, value in entry.parameters.items()}
        keys |= {key: (Literal[words], words[0]) for key, words in entry.options.items()}
        model = Annotated[Literal[name], Field(description="The model; by default that of the run")]
        made = create_model(
            f"{cls.__name__}_of_{Path(name).stem}", __base__=cls, __doc__=cls.__doc__,
            model=(model, name), **keys,
        )  # fmt: skip
        made.entry = entry
        return made

    def misfits(self, config):
        """Grids that are not there, or reach beyond the bounds of their parameter."""
        for name in self.given(str):
            yield from grid_misfits(name, getattr(self, name), self.entry.parameters[name], config)

    def given(self, form):
        """The parameters that are given in that form: float, list or, for a grid, str."""
        return [name for name in self.entry.parameters if isinstance(getattr(self, name), form)]

    def label(self, name):
        """A parameter with its symbol and unit."""
        return labels.parameter(name, self.entry.parameters[name])

    @property
    def fixed(self):
        """The parameters that are numbers, and what is chosen besides."""
        chosen = {name: getattr(self, name) for name in self.entry.options}
        return {name: getattr(self, name) for name in self.given((int, float))} | chosen

    def options(self, config):
        """What its drawing has to know besides the data."""
        given = self.given((int, float, list))
        shown = "; ".join(f"{labels.words(name)} {_words(getattr(self, name))}" for name in given)
        return super().options(config) | {
            "model": self.model, "shown": shown, "fixed": self._in_symbols()
        }  # fmt: skip

    def _in_symbols(self):
        """The numbers that are not what they are by default, as they stand in the picture."""
        parameters = {name: self.entry.parameters[name] for name in self.given((int, float))}
        told = {n: p for n, p in parameters.items() if getattr(self, n) != p.default}
        return ", ".join(f"${p.symbol} = {getattr(self, n):g}$" for n, p in told.items())


def grid_misfits(key, grid, bounds, config):
    """The complaint about a grid, if it is not there or reaches beyond bounds."""
    if grid not in config.grids:
        yield (key,), choice(grid, config.grids, "a number or a grid: one")
        return
    first, last = ends(config.grids[grid])
    for end in (first, last):
        if complaint := bounds.complaint(end):
            yield (key,), f"is {grid!r}, which spans [{first:g}, {last:g}], but {complaint}"
            return


def _key(entry, forms):
    """The type and default of a parameter; one that is another's by default may be left out."""
    kind = parameter(entry, *forms)
    if isinstance(entry.default, str):
        return kind | None, None
    return kind, ... if entry.default is None else entry.default


def _words(value):
    return ", ".join(f"{v:g}" for v in value) if isinstance(value, list) else f"{value:g}"
