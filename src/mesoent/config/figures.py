"""What config.yaml may say of a figure."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from mesoent.config.types import (
    Coupling,
    GridName,
    Section,
    Squeezing,
    Temperature,
    list_of,
    list_or,
)

PARAMETERS = ("coupling", "squeezing", "temperature")

#: What a scan must hold to be shown as a phase diagram.
PHASE_DIAGRAM = {
    "axes": {"coupling", "squeezing", "temperature"},
    "reductions": {"peak", "death", "critical_temperature"},
}


def _dark(coupling):
    if abs(coupling) != 1:
        raise ValueError("must be 1 or -1: below, no entanglement survives (Eq. 74)")
    return coupling


DarkCoupling = Annotated[Coupling, AfterValidator(_dark)]


class EvolutionFigure(Section):
    """E(t); the one parameter given as a list tells the curves apart (Figs. 1 to 5)."""

    kind: Literal["evolution"]
    times: GridName
    coupling: list_or("number", Coupling, list_of(Coupling))
    squeezing: list_or("number", Squeezing, list_of(Squeezing))
    temperature: list_or("number", Temperature, list_of(Temperature))

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


class PhaseDiagramFigure(Section):
    """Peak of E over squeezing and temperature, a panel for each coupling of a scan."""

    kind: Literal["phase_diagram"]
    scan: Annotated[str, Field(description="Name of a scan under `scans`")]

    def misfits(self, key, scans):
        """Pairs of key and complaint if its scan is not there, or not what it can show."""
        if self.scan not in scans:
            yield key, f"is {self.scan!r}, but must be a scan: one of {', '.join(scans)}"
            return
        for part, needed in PHASE_DIAGRAM.items():
            if missing := needed - set(getattr(scans[self.scan], part)):
                found = f"is {self.scan!r}, which has no {' and no '.join(sorted(missing))}"
                yield key, f"{found}, but must have the {part} {', '.join(sorted(needed))}"


Figure = Annotated[
    EvolutionFigure | AsymptoticsFigure | CriticalFigure | PhaseDiagramFigure,
    Field(discriminator="kind"),
]
