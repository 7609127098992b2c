"""What the catalogue tells of a model: plain data, read without importing NumPy."""

import math
from typing import NamedTuple


class Parameter(NamedTuple):
    r"""A parameter of a model: in [low, high], or above `low` if open.

    `symbol` is LaTeX, `unit` is "1", "rate" (that of the bath), "1/rate" or "radian", `why` says
    what happens beyond the bounds. Without a default the parameter must be given; a default that
    is a name is the value of that parameter. Beyond `followed`, in absolute value, a covariance in
    double precision does not hold the state, and E(t) can be had in closed form only.
    """

    meaning: str
    low: float
    high: float
    why: str = ""
    open: bool = False
    default: float | str | None = None
    symbol: str = ""
    unit: str = "1"
    followed: float = math.inf

    def complaint(self, value):
        """What a value must be that it is not, or an empty text."""
        return "" if self.holds(value) else f"must {self.requirement}"

    def holds(self, value):
        """Whether the value, or each value of an array, is allowed."""
        above = value > self.low if self.open else value >= self.low
        return above & (value <= self.high)

    @property
    def requirement(self):
        """What holds for an allowed value, in words."""
        if self.low == 0 and self.high == math.inf:
            return f"be {'' if self.open else 'zero or '}positive{self.why}"
        return f"lie in {'(' if self.open else '['}{self.low:g}, {self.high:g}]{self.why}"


class Capability(NamedTuple):
    """A function that does for one model what `mesoent.dynamics` does for any, and how well."""

    module: str
    function: str
    accuracy: str


class ModelEntry(NamedTuple):
    """Where a model is built, its parameters, and what it can do by itself.

    `capabilities` may hold

    closed_form
        E of a model at an array of times, with the options of `trajectory`;
    gradient
        signed E, and its derivatives by time and parameters, for arrays of both;
    events
        birth, death, peak time, peak and late E of a model;
    scanner
        the reductions of arrays of parameters;
    critical_temperature
        the temperature above which there is never entanglement;
    late_critical_<parameter>
        the value of that parameter at which late entanglement vanishes, for values of the others;
    certified
        a module of proven numbers;
    calendar
        all intervals of entanglement of arrays of parameters.

    What is not there is done by `mesoent.dynamics` for any model. `reductions` maps the names that
    config.yaml uses to stored quantities; `scan_rate` is how many parameter sets a second a scan
    does on one core. `options` are choices that are no numbers, the default first. `symmetries`
    name exchanges of parameters, and changes of sign, that cannot change E(t). `source` is the file
    of a user's model. `lasting` holds the values that a parameter must have if entanglement is to
    last, and why.
    """

    builder: tuple[str, str]
    parameters: dict[str, Parameter]
    reductions: dict[str, str]
    scan_rate: float
    capabilities: dict[str, Capability] = {}  # noqa: RUF012 (plain data, never written to)
    options: dict[str, tuple[str, ...]] = {}  # noqa: RUF012
    symmetries: tuple[dict[str, str], ...] = ()
    source: str = ""
    lasting: dict[str, tuple[tuple[float, ...], str]] = {}  # noqa: RUF012

    def modules(self, *kinds):
        """The package's modules of the builder and of these capabilities, as far as there are any.

        What a user's file imports from the package is the general route's, whatever it is.
        """
        if self.source:
            return ("mesoent.models.collective",)
        own = (self.capabilities[kind].module for kind in kinds if kind in self.capabilities)
        return tuple(dict.fromkeys((self.builder[0], *own)))
