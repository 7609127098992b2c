"""The words on axes and legends."""

import math

SYMBOLS = {"coupling": r"$\lambda$", "squeezing": "$k$", "temperature": "$T$"}
UNITS = {"coupling": "", "squeezing": "", "temperature": r" ($\omega$)"}

TIME = r"time $t$ ($1/\omega$)"
LOG_NEGATIVITY = "log-negativity $E$ (ebit)"
LATE_LOG_NEGATIVITY = r"$E(t\to\infty)$ (ebit)"
PEAK_LOG_NEGATIVITY = "peak of $E$ (ebit)"
TEMPERATURE = r"temperature $T$ ($\omega$)"
SQUEEZING = "squeezing $k$"
SITES = "number of sites $N$"
DEVIATION = "distance from the limit"


def parameter(name):
    """A parameter with its symbol and unit."""
    return f"{name} {SYMBOLS[name]}{UNITS[name]}"


def measured(value, error):
    """A number with its error in units of the last digit.

    Examples
    --------
    >>> measured(-0.50123, 0.011)
    '−0.50(1)'
    """
    digits = max(0, -math.floor(math.log10(error)))
    return f"{value:.{digits}f}({error * 10**digits:.0f})".replace("-", "−")
