"""The kinds of value that config.yaml is made of: numbers within bounds, lists, grids."""

import re
from difflib import get_close_matches
from itertools import pairwise
from math import isfinite
from typing import Annotated, Literal, Union

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from mesoent.models.entry import Parameter

#: Text that somebody meant as a number.
_NUMBER = re.compile(r"\s*[-+]?(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?\s*")


def number(value):
    """A finite real number."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        raise ValueError("must be a number; take away the quotes")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("must be a number")
    if not -1e300 < value < 1e300:
        raise ValueError("must be a finite number")
    return value


def _whole(value):
    if number(value) != int(number(value)):
        raise ValueError("must be a whole number")
    return int(value)


def allowed(parameter):
    """A number that a parameter may have; its bounds also reach the JSON schema."""

    def check(value):
        if complaint := parameter.complaint(value):
            raise ValueError(complaint)
        return value

    lowest = "exclusiveMinimum" if parameter.open else "minimum"
    bounds = {lowest: parameter.low}
    if isfinite(parameter.high):
        bounds["maximum"] = parameter.high
    return Annotated[
        float,
        BeforeValidator(number),
        AfterValidator(check),
        Field(description=parameter.meaning, json_schema_extra=bounds),
    ]


def _increasing(values):
    for low, high in pairwise(values):
        if low == high:
            raise ValueError(f"must not repeat a value ({low:g} stands twice)")
        if low > high:
            raise ValueError(f"must be in increasing order ({high:g} follows {low:g})")
    return values


def not_empty(values):
    """The values, of which there must be some."""
    if not values:
        raise ValueError("must not be empty")
    return values


def _not_periodic(name):
    """Snakemake takes a name that ends in 20 times the same for a sign of an endless rule."""
    if re.search(r"(.+?)\1{19}$", name):
        raise ValueError("must not end in twenty times the same")
    return name


def list_of(number):
    """An increasing list of numbers of that kind."""
    return Annotated[list[number], AfterValidator(not_empty), AfterValidator(_increasing)]


def one_of(**kinds):
    """One of several kinds of value, told apart by what stands there.

    Parameters
    ----------
    **kinds : type
        `list`, `grid` (the name of one), and the first, which is anything else.
    """
    tagged = [Annotated[kind, Tag(form)] for form, kind in kinds.items()]
    return Annotated[Union[tuple(tagged)], Discriminator(_told_from(list(kinds)))]  # noqa: UP007


def _told_from(forms):
    def form(value):
        text = isinstance(value, str) and not _NUMBER.fullmatch(value)
        found = "list" if isinstance(value, list) else "grid" if text else forms[0]
        return found if found in forms else forms[0]

    return form


def parameter(entry, *forms):
    """What may stand for a parameter of a model: a number and, in these forms, a list or a grid."""
    number = allowed(entry)
    kinds = {"number": number, "list": list_of(number), "grid": GridName}
    return one_of(**{form: kinds[form] for form in ("number", *forms)}) if forms else number


Tolerance = allowed(
    Parameter("Largest difference between two routes that a run accepts", 0, 1, open=True)
)
Point = allowed(Parameter("A point of a grid", -1e6, 1e6))
Seconds = allowed(
    Parameter("How long one job of a scan should take on one core", 0, 1e5, open=True)
)
Points = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=2, le=100_000, description="Number of points, both ends included"),
]
GridName = Annotated[str, Field(description="Name of a grid under `grids`")]
Name = Annotated[
    str,
    Field(pattern=r"^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$", max_length=60),
    AfterValidator(_not_periodic),
]


class Section(BaseModel):
    """A mapping of the configuration; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EvenGrid(Section):
    """Evenly spaced points, on a linear or a logarithmic scale."""

    start: Point
    stop: Point
    points: Points
    spacing: Literal["linear", "log"] = "linear"

    @model_validator(mode="after")
    def _upwards(self):
        if not self.start < self.stop:
            raise ValueError(f"must have stop above start ({self.stop:g} <= {self.start:g})")
        if self.spacing == "log" and not self.start > 0:
            raise ValueError(f"must have start above 0 where spacing is log, not {self.start:g}")
        return self

    @property
    def ends(self):
        """The first and the last point."""
        return self.start, self.stop


Grid = one_of(even=EvenGrid, list=list_of(Point))


def choice(value, known, what="one"):
    """What a value must be that is none of the known ones, with the nearest of them."""
    return f"is {value!r}, but must be {what} of {', '.join(known)}{hint(value, known)}"


def hint(value, known):
    """The nearest of the known words, if one is near."""
    close = get_close_matches(str(value), list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def ends(points):
    """The first and the last point of a grid."""
    return points.ends if isinstance(points, EvenGrid) else (points[0], points[-1])


def plain(points):
    """A grid as plain data."""
    return points if isinstance(points, list) else points.model_dump()


def misfit(key, complaint):
    """An error about one key that only the whole document shows."""
    return PydanticCustomError("misfit", "{complaint}", {"key": key, "complaint": complaint})
