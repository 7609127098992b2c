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
}

_FREQUENCY = Parameter(
    "Oscillator frequency omega (Eq. 2)", 0, math.inf, open=True, default=1.0,
    symbol=r"\omega", unit="energy",
)  # fmt: skip
_TEMPERATURE = Parameter(
    "Bath temperature T, in the unit of the frequency", 0, math.inf, symbol="T", unit="omega"
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
        "certified": Capability(
            "mesoent.models.double_chain.certified", "", "30 digits and more, proven"
        ),
    },
    symmetries={"squeezing": {"squeezing": -1}, "coupling": {"coupling": -1}},
)

MODELS = {"double_chain": _DOUBLE_CHAIN}
