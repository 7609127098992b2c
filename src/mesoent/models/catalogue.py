"""The catalogue of models: plain data, read without importing NumPy."""

from typing import NamedTuple


class Parameter(NamedTuple):
    """A parameter of a model as config.yaml may set it: in [low, high], or above `low` if open."""

    meaning: str
    low: float
    high: float
    why: str = ""
    open: bool = False
    default: float | None = None

    def complaint(self, value):
        """What a value must be that it is not, or an empty text."""
        if self.low <= value <= self.high and not (self.open and value == self.low):
            return ""
        return f"must lie in {'(' if self.open else '['}{self.low:g}, {self.high:g}]{self.why}"


class ModelEntry(NamedTuple):
    """Where a model is built and scanned, its parameters, and what a scan can find.

    `reductions` maps the names that config.yaml uses to stored quantities, in the order in which
    the scanner returns them; `scan_rate` is how many parameter sets a second it does on one core.
    """

    builder: tuple[str, str]
    scanner: tuple[str, str]
    parameters: dict[str, Parameter]
    reductions: dict[str, str]
    scan_rate: float

    @property
    def modules(self):
        """The modules that this entry knows by name only."""
        return (self.builder[0], self.scanner[0])


_DOUBLE_CHAIN = ModelEntry(
    builder=("mesoent.models.double_chain.model", "DoubleChain"),
    scanner=("mesoent.models.double_chain.scan", "scan"),
    parameters={
        "frequency": Parameter(
            "Oscillator frequency omega (Eq. 2)", 0, 1e6, open=True, default=1.0
        ),
        "temperature": Parameter("Bath temperature T, in the unit of the frequency", 0, 1e6),
        "coupling": Parameter(
            "Statistical coupling lambda of the two chains through the bath (Eq. 45)",
            -1,
            1,
            ": beyond it the generator is not completely positive (Eq. 45)",
        ),
        "squeezing": Parameter(
            "Initial squeezing k of modes 1 and 2 (Eq. 68)",
            -20,
            20,
            ": beyond it the closed form is not guaranteed to its last digits",
        ),
    },
    reductions={
        "peak": "peak_log_negativity",
        "peak_time": "peak_time",
        "birth": "birth_time",
        "death": "death_time",
        "asymptotic": "late_log_negativity",
        "critical_temperature": "critical_temperature",
    },
    scan_rate=3e6,
)

MODELS = {"double_chain": _DOUBLE_CHAIN}
