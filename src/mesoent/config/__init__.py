"""What config.yaml may say: every key, its bounds and its meaning.

The JSON schema for editors, workflow/schemas/config.schema.json, is made from this package.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from mesoent.config.figures import Figure
from mesoent.config.scans import Scan, scan_misfits
from mesoent.config.types import (
    Frequency,
    Grid,
    Name,
    Section,
    Tolerance,
    ends,
    misfit,
    not_empty,
)
from mesoent.models.catalogue import MODELS


class Model(Section):
    """The model of the whole run."""

    name: Annotated[Literal[tuple(MODELS)], Field(description="A name from the catalogue")]
    frequency: Frequency = 1.0


class Tolerances(Section):
    """Independent routes to the same number must agree this well, or the run fails."""

    closed_form: Tolerance
    critical_temperature: Tolerance


class Config(Section):
    """The physics of a run."""

    model: Model
    grids: dict[Name, Grid]
    scans: Annotated[dict[Name, Scan], Field(default_factory=dict)]
    figures: Annotated[dict[Name, Figure], AfterValidator(not_empty)]
    tolerances: Tolerances
    audit: Annotated[
        bool, Field(description="Whether to audit the paper, equation by equation", strict=True)
    ] = True

    @model_validator(mode="after")
    def _parts_fit(self):
        found = [*self._grid_misfits(), *self._other_misfits()]
        if found:
            raise misfit(*found[0])
        return self

    def _grid_misfits(self):
        for name, figure in self.figures.items():
            for axis in GRID_BOUNDS.keys() & type(figure).model_fields.keys():
                yield from self._grid_misfit(("figures", name, axis), getattr(figure, axis))

    def _grid_misfit(self, key, grid):
        if grid not in self.grids:
            yield key, f"is {grid!r}, but must be a grid: one of {', '.join(self.grids)}"
            return
        low, high = GRID_BOUNDS[key[-1]]
        first, last = ends(self.grids[grid])
        if first < low or last > high:
            spans = f"which spans [{first:g}, {last:g}]"
            yield key, f"is {grid!r}, {spans}, but must lie in [{low:g}, {high:g}]"

    def _other_misfits(self):
        for name, scan in self.scans.items():
            yield from scan_misfits(("scans", name), scan)
        for name, figure in self.figures.items():
            if name in AUDIT_FIGURES:
                yield ("figures", name), "is the name of a picture of the audit; choose another"
            if figure.kind == "phase_diagram":
                yield from figure.misfits(("figures", name, "scan"), self.scans)


#: Pictures that the audit makes, whatever the configuration.
AUDIT_FIGURES = ("convergence", "conditions")

#: What the points of a grid must be where a figure uses it under that key.
GRID_BOUNDS = {"times": (0, 1e6), "temperatures": (0, 1e6), "squeezings": (-100, 100)}


def schema():
    """The JSON schema of config.yaml."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Config.model_json_schema()
