"""The words on axes and legends."""

SYMBOLS = {"coupling": r"$\lambda$", "squeezing": "$k$", "temperature": "$T$"}
UNITS = {"coupling": "", "squeezing": "", "temperature": r" ($\omega$)"}

TIME = r"time $t$ ($1/\omega$)"
LOG_NEGATIVITY = "log-negativity $E$ (ebit)"
LATE_LOG_NEGATIVITY = r"$E(t\to\infty)$ (ebit)"
PEAK_LOG_NEGATIVITY = "peak of $E$ (ebit)"
TEMPERATURE = r"temperature $T$ ($\omega$)"
SQUEEZING = "squeezing $k$"


def parameter(name):
    """A parameter with its symbol and unit."""
    return f"{name} {SYMBOLS[name]}{UNITS[name]}"
