"""The words on axes and legends.

The bath's rate, Gamma, is the unit: of time its inverse; of frequencies and temperatures, with
hbar = k_B = 1, itself. The paper's figures have omega = Gamma.
"""

import math

#: What units look like, by the words that stand in files.
UNITS = {
    "1": "",
    "": "",
    "radian": "rad",
    "rate": r"$\Gamma$",
    "1/rate": r"$1/\Gamma$",
    "ebit": "ebit",
}

TIME = r"time $t$ ($1/\Gamma$)"
LOG_NEGATIVITY = "log-negativity $E$ (ebit)"
LATE_LOG_NEGATIVITY = r"$E(t\to\infty)$ (ebit)"
PEAK_LOG_NEGATIVITY = "peak of $E$ (ebit)"
#: What a scan finds, by the names of config.yaml.
REDUCTIONS = {
    "peak": PEAK_LOG_NEGATIVITY,
    "peak_time": r"time of the peak ($1/\Gamma$)",
    "birth": r"birth of entanglement ($1/\Gamma$)",
    "death": r"death of entanglement ($1/\Gamma$)",
    "asymptotic": LATE_LOG_NEGATIVITY,
    "critical_temperature": r"critical temperature $T_c$ ($\Gamma$)",
    "intervals": "number of intervals",
    "entangled_time": r"entangled time ($1/\Gamma$)",
}
TEMPERATURE = r"temperature $T$ ($\Gamma$)"
SQUEEZING = "squeezing $k$"
COUPLING = r"coupling $\lambda$"
SITES = "number of sites $N$"
DEVIATION = "distance from the limit"


def parameter(name, entry):
    """A parameter of the catalogue with its symbol and unit.

    Examples
    --------
    >>> from mesoent.models.catalogue import MODELS
    >>> parameter("coupling", MODELS["double_chain"].parameters["coupling"])
    'coupling $\\\\lambda$'
    """
    unit = f" ({UNITS[entry.unit]})" if UNITS[entry.unit] else ""
    return f"{words(name)} ${entry.symbol}${unit}" if entry.symbol else words(name) + unit


def words(name):
    """A name of the configuration in words."""
    return name.replace("_", " ")


def measured(value, error):
    """A number with its error in units of the last digit.

    Examples
    --------
    >>> measured(-0.50123, 0.011)
    '−0.50(1)'
    """
    digits = max(0, -math.floor(math.log10(error)))
    return f"{value:.{digits}f}({error * 10**digits:.0f})".replace("-", "−")
