"""The catalogue of models: plain data, read without importing NumPy."""

import math

from mesoent.models.entry import Capability, ModelEntry, Parameter

#: What a scan finds of E(t), and the quantity under which that is stored.
REDUCTIONS = {
    "peak": "peak_log_negativity",
    "peak_time": "peak_time",
    "birth": "birth_time",
    "death": "death_time",
    "asymptotic": "late_log_negativity",
    "intervals": "entangled_intervals",
    "entangled_time": "entangled_time",
}

_FREQUENCY = Parameter(
    "Oscillator frequency omega (Eq. 2)", 0, math.inf, open=True, default=1.0,
    symbol=r"\omega", unit="rate",
)  # fmt: skip
_TEMPERATURE = Parameter(
    "Bath temperature T, in the unit of the frequency", 0, math.inf, symbol="T", unit="rate"
)
_COUPLING = Parameter(
    "Statistical coupling lambda of the two chains through the bath (Eq. 45)",
    -1,
    1,
    ": beyond it the generator is not completely positive (Eq. 45)",
    symbol=r"\lambda",
)
_SQUEEZING = Parameter(
    "Initial squeezing k of modes 1 and 2 (Eq. 68)",
    -100,
    100,
    ": beyond it exp(4 |k|), times what is formed with it, leaves the range of doubles",
    symbol="k",
    followed=8,
)

_SCAN = "mesoent.models.double_chain.scan"
_DOUBLE_CHAIN = ModelEntry(
    builder=("mesoent.models.double_chain.model", "DoubleChain"),
    parameters={
        "frequency": _FREQUENCY,
        "temperature": _TEMPERATURE,
        "coupling": _COUPLING,
        "squeezing": _SQUEEZING,
    },
    reductions=REDUCTIONS | {"critical_temperature": "critical_temperature"},
    scan_rate=3e6,
    capabilities={
        "closed_form": Capability(
            "mesoent.models.double_chain.closed_form",
            "log_negativity",
            "1e-15 max(1, |E|) in E",
        ),
        "gradient": Capability(
            "mesoent.models.double_chain.gradient",
            "log_negativity_gradient",
            "1e-14 relative in derivatives of E",
        ),
        "events": Capability(
            _SCAN, "events", "1e-14 relative in times where T < 0.95 T_c, 3e-16 in the peak"
        ),
        "scanner": Capability(
            _SCAN, "scan", "1e-14 relative in times where T < 0.95 T_c, 3e-16 in the peak"
        ),
        "critical_temperature": Capability(
            "mesoent.models.double_chain.critical", "critical_temperature", "1e-14 relative"
        ),
        "late_critical_temperature": Capability(
            "mesoent.models.double_chain.critical", "late_critical_temperature", "1e-14 relative"
        ),
        "certified": Capability(
            "mesoent.models.double_chain.certified", "", "30 digits and more, proven"
        ),
    },
    symmetries=({"squeezing": "-squeezing"}, {"coupling": "-coupling"}),
    lasting={"coupling": ((-1, 1), "below, no entanglement survives (Eq. 74)")},
)

_RATE = Parameter(
    "Rate of emission of a chain into the bath", 0, math.inf, default=1.0,
    symbol=r"\Gamma", unit="rate",
)  # fmt: skip
_ANGLE = Parameter(
    "Angle by which the squeezed ellipse of a mode is turned", -math.inf, math.inf, default=0.0,
    symbol=r"\chi", unit="radian",
)  # fmt: skip
_DETUNING = Parameter(
    "Difference of the frequencies of chain 1 and chain 2", -math.inf, math.inf, default=0.0,
    symbol=r"\delta", unit="rate",
)  # fmt: skip


def _numbered(parameter, number, **changes):
    """The same parameter of one of several chains or modes."""
    symbol = f"{parameter.symbol}_{number}"
    return parameter._replace(meaning=f"{parameter.meaning}, {number}", symbol=symbol, **changes)


_CALENDAR = "mesoent.models.general_chains.calendar"
_CALENDAR_ACCURACY = (
    "births, deaths and peaks are roots to rounding over their slope, 1e-11 relative in a table of "
    "50 digits, E to 1e-12; what lies between is excluded by a bound"
)
_GENERAL_CHAINS = ModelEntry(
    builder=("mesoent.models.general_chains.model", "GeneralChains"),
    parameters={
        "frequency": _FREQUENCY._replace(meaning="Mean frequency of the two chains"),
        "detuning": _DETUNING,
        "bath_temperature": _TEMPERATURE._replace(default=0.1),
        "initial_temperature": _TEMPERATURE._replace(
            meaning="Temperature of the chains at t = 0, in the unit of the frequency",
            default="bath_temperature", symbol="T_0",
        ),
        "coupling": _COUPLING._replace(default=1.0),
        "coupling_phase": Parameter(
            "Phase of the statistical coupling", -math.inf, math.inf, default=0.0,
            symbol=r"\varphi", unit="radian",
        ),
        "rate_1": _numbered(_RATE, 1),
        "rate_2": _numbered(_RATE, 2),
        "passive_coupling": Parameter(
            "Real coupling g of the two oscillators of a site in the Hamiltonian",
            -math.inf, math.inf, default=0.0, symbol="g", unit="rate",
        ),
        **{f"squeezing_{j}": _numbered(
            _SQUEEZING._replace(meaning="Initial squeezing of mode"), j, default=1.0 * (j < 3)
        ) for j in (1, 2, 3)},
        **{f"angle_{j}": _numbered(_ANGLE, j) for j in (1, 2, 3)},
    },
    reductions=REDUCTIONS,
    scan_rate=1e4,
    capabilities={
        "calendar": Capability(_CALENDAR, "calendar", _CALENDAR_ACCURACY),
        "scanner": Capability(_CALENDAR, "scan", _CALENDAR_ACCURACY),
    },
    options={"bath": ("common_occupation", "local_gibbs")},
    symmetries=(
        {"detuning": "-detuning", "rate_1": "rate_2", "squeezing_1": "squeezing_2",
         "angle_1": "angle_2", "coupling_phase": "-coupling_phase"},
    ),
)  # fmt: skip

_TWO_OSCILLATORS = ModelEntry(
    builder=("mesoent.models.two_oscillators", "TwoOscillators"),
    parameters={
        "frequency": _FREQUENCY._replace(meaning="Mean frequency of the two oscillators"),
        "temperature": _TEMPERATURE._replace(default=0.1),
        "coupling": _COUPLING._replace(default=1.0),
        "detuning": _DETUNING,
        "two_mode_squeezing": Parameter(
            "Initial two-mode squeezing r", -100, 100, default=0.0, symbol="r", followed=16
        ),
        **{f"squeezing_{j}": Parameter(
            f"Squeezing of oscillator {j} at t = 0, after the two-mode squeezing", -100, 100,
            default=0.0, symbol=f"r_{j}", followed=16,
        ) for j in (1, 2)},
    },
    reductions=REDUCTIONS,
    scan_rate=2.0,
    symmetries=(
        {"detuning": "-detuning", "squeezing_1": "squeezing_2"},
        {"two_mode_squeezing": "-two_mode_squeezing", "squeezing_1": "-squeezing_1",
         "squeezing_2": "-squeezing_2"},
    ),
)  # fmt: skip

MODELS = {
    "double_chain": _DOUBLE_CHAIN,
    "general_chains": _GENERAL_CHAINS,
    "two_oscillators": _TWO_OSCILLATORS,
}
