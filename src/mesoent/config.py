"""What config.yaml may say: every key, its bounds and its meaning.

The JSON schema for editors, workflow/schemas/config.schema.json, is made from this module.
"""

import json
from itertools import pairwise
from typing import Annotated, Literal

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

from mesoent.models import MODELS

PARAMETERS = ("coupling", "squeezing", "temperature")


def _number(value):
    """A finite real number; `1e-3`, which YAML 1.1 takes for text, is meant as one."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            raise ValueError("must be a number") from None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("must be a number")
    if not -1e300 < value < 1e300:
        raise ValueError("must be a finite number")
    return value


def _whole(value):
    if _number(value) != int(_number(value)):
        raise ValueError("must be a whole number")
    return int(float(value))


def _between(low, high, description, why=""):
    """A number in [low, high]; the bounds also reach the JSON schema."""

    def check(value):
        if not low <= value <= high:
            raise ValueError(f"must lie in [{low:g}, {high:g}]{why}")
        return value

    bounds = {"minimum": low, "maximum": high}
    return Annotated[
        float,
        BeforeValidator(_number),
        AfterValidator(check),
        Field(description=description, json_schema_extra=bounds),
    ]


def _positive(value):
    if not value > 0:
        raise ValueError("must be positive")
    return value


def _dark(coupling):
    if abs(coupling) != 1:
        raise ValueError("must be 1 or -1: below, no entanglement survives (Eq. 74)")
    return coupling


def _increasing(values):
    for low, high in pairwise(values):
        if low == high:
            raise ValueError(f"must not repeat a value ({low:g} stands twice)")
        if low > high:
            raise ValueError(f"must be in increasing order ({high:g} follows {low:g})")
    return values


def _not_empty(values):
    if not values:
        raise ValueError("must not be empty")
    return values


def _list_of(number):
    return Annotated[list[number], AfterValidator(_not_empty), AfterValidator(_increasing)]


def _list_or(tag, other, values):
    """Either a list or something else, told apart by what stands there."""
    return Annotated[
        Annotated[other, Tag(tag)] | Annotated[values, Tag("list")],
        Discriminator(lambda value: "list" if isinstance(value, list) else tag),
    ]


Coupling = _between(
    -1,
    1,
    "Statistical coupling lambda of the two chains through the bath (Eq. 45)",
    ": beyond it the generator is not completely positive (Eq. 45)",
)
DarkCoupling = Annotated[Coupling, AfterValidator(_dark)]
Squeezing = _between(
    -20,
    20,
    "Initial squeezing k of modes 1 and 2 (Eq. 68)",
    ": beyond it the closed form is not guaranteed to its last digits",
)
Temperature = _between(0, 1e6, "Bath temperature T, in the unit of the frequency")
Frequency = Annotated[
    _between(0, 1e6, "Oscillator frequency omega > 0 (Eq. 2)"), AfterValidator(_positive)
]
Tolerance = Annotated[
    _between(0, 1, "Largest difference between two routes that a run accepts, > 0"),
    AfterValidator(_positive),
]
Point = _between(-1e6, 1e6, "A point of a grid")
Points = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=2, le=100_000, description="Number of points, both ends included"),
]
GridName = Annotated[str, Field(description="Name of a grid under `grids`")]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$")]


class Section(BaseModel):
    """A mapping of the configuration; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Model(Section):
    """The model of the whole run."""

    name: Annotated[Literal[tuple(MODELS)], Field(description="A name from the catalogue")]
    frequency: Frequency = 1.0


class EvenGrid(Section):
    """Evenly spaced points."""

    start: Point
    stop: Point
    points: Points

    @model_validator(mode="after")
    def _upwards(self):
        if not self.start < self.stop:
            raise ValueError(f"must have stop above start ({self.stop:g} <= {self.start:g})")
        return self

    @property
    def ends(self):
        """The first and the last point."""
        return self.start, self.stop


Grid = _list_or("even", EvenGrid, _list_of(Point))


class EvolutionFigure(Section):
    """E(t); the one parameter given as a list tells the curves apart (Figs. 1 to 5)."""

    kind: Literal["evolution"]
    times: GridName
    coupling: _list_or("number", Coupling, _list_of(Coupling))
    squeezing: _list_or("number", Squeezing, _list_of(Squeezing))
    temperature: _list_or("number", Temperature, _list_of(Temperature))

    @model_validator(mode="after")
    def _one_list(self):
        lists = sum(isinstance(getattr(self, name), list) for name in PARAMETERS)
        if lists != 1:
            raise ValueError(
                f"must give exactly one of {', '.join(PARAMETERS)} as a list, not {lists} of them"
            )
        return self

    @property
    def varied(self):
        """The parameter that tells the curves apart."""
        return next(name for name in PARAMETERS if isinstance(getattr(self, name), list))

    @property
    def curves(self):
        """The parameters of each curve."""
        fixed = {name: getattr(self, name) for name in PARAMETERS}
        return [{**fixed, self.varied: value} for value in fixed[self.varied]]


class AsymptoticsFigure(Section):
    """E as t goes to infinity, against temperature (Fig. 6a)."""

    kind: Literal["asymptotics"]
    temperatures: GridName
    coupling: DarkCoupling
    squeezing: Squeezing


class CriticalFigure(Section):
    """The plane of squeezing and temperature with its critical line (Fig. 6b)."""

    kind: Literal["critical"]
    squeezings: GridName
    temperatures: GridName
    coupling: DarkCoupling


Figure = Annotated[
    EvolutionFigure | AsymptoticsFigure | CriticalFigure, Field(discriminator="kind")
]


class Tolerances(Section):
    """Independent routes to the same number must agree this well, or the run fails."""

    closed_form: Tolerance
    critical_temperature: Tolerance


class Config(Section):
    """The physics of a run."""

    model: Model
    grids: dict[Name, Grid]
    figures: Annotated[dict[Name, Figure], AfterValidator(_not_empty)]
    tolerances: Tolerances

    @model_validator(mode="after")
    def _grids_fit(self):
        for name, figure in self.figures.items():
            for axis in GRID_BOUNDS.keys() & type(figure).model_fields.keys():
                self._check_grid(("figures", name, axis), getattr(figure, axis))
        return self

    def _check_grid(self, key, grid):
        if grid not in self.grids:
            raise _misfit(key, f"is {grid!r}, but must be a grid: one of {', '.join(self.grids)}")
        low, high = GRID_BOUNDS[key[-1]]
        points = self.grids[grid]
        first, last = points.ends if isinstance(points, EvenGrid) else (points[0], points[-1])
        if first < low or last > high:
            raise _misfit(
                key,
                f"is {grid!r}, which spans [{first:g}, {last:g}], "
                f"but must lie in [{low:g}, {high:g}]",
            )


def _misfit(key, complaint):
    """An error about one key that only the whole document shows."""
    return PydanticCustomError("misfit", "{complaint}", {"key": key, "complaint": complaint})


#: What the points of a grid must be where a figure uses it under that key.
GRID_BOUNDS = {"times": (0, 1e6), "temperatures": (0, 1e6), "squeezings": (-20, 20)}


def schema():
    """The JSON schema of config.yaml."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Config.model_json_schema()


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))
