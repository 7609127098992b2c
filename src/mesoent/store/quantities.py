"""The catalogue of everything a results file can hold: unit, dimensions, equation.

Plain data. The store writes these as attributes, so that a file explains itself.
`rate` in a unit is that of the bath, the prefactor of Eq. (45), which the paper sets to one; times
are in its inverse, frequencies and temperatures in it (hbar = k_B = 1).
"""

from typing import NamedTuple

from mesoent.models.catalogue import MODELS


class Quantity(NamedTuple):
    """What a stored array is: dimensions, unit, name in words, equation of the paper."""

    dims: tuple[str, ...]
    unit: str
    long_name: str
    equation: str = ""


#: The parameters of all models, which may be axes.
_PARAMETERS = {
    name: Quantity((name,), parameter.unit, parameter.meaning)
    for entry in MODELS.values()
    for name, parameter in entry.parameters.items()
}

QUANTITIES = _PARAMETERS | {
    "time": Quantity(("time",), "1/rate", "time"),
    "row": Quantity(("row",), "", "quadrature", "39"),
    "column": Quantity(("column",), "", "quadrature", "39"),
    "covariance": Quantity(
        ("time", "row", "column"), "1", "reduced covariance, laboratory frame", "61, 62"
    ),
    "log_negativity": Quantity(("time",), "ebit", "logarithmic negativity", "65"),
    "signed_log_negativity": Quantity(
        ("time",), "ebit", "logarithmic negativity before clipping at zero", "72"
    ),
    "closed_form_difference": Quantity(
        (), "ebit", "largest difference between the matrix route and the closed form", "73"
    ),
    "rounding": Quantity((), "ebit", "what of that difference double precision accounts for"),
    "birth_time": Quantity((), "1/rate", "sudden birth of entanglement (nan: never)"),
    "death_time": Quantity(
        (), "1/rate", "sudden death of entanglement (inf: never dies, nan: never born)"
    ),
    "peak_time": Quantity(
        (), "1/rate", "time of the largest entanglement (inf: only as t -> inf, nan: none)"
    ),
    "peak_log_negativity": Quantity((), "ebit", "largest logarithmic negativity", "65"),
    "late_log_negativity": Quantity(
        (), "ebit", "signed logarithmic negativity as t -> inf, closed form", "74"
    ),
    "interval": Quantity(("interval",), "", "interval of entanglement"),
    "interval_birth": Quantity(("interval",), "1/rate", "birth of each interval", "65"),
    "interval_death": Quantity(
        ("interval",), "1/rate", "death of each interval (inf: never dies)", "65"
    ),
    "entangled_intervals": Quantity(
        (), "1", "number of intervals of entanglement (inf: recurs for ever)", "65"
    ),
    "entangled_time": Quantity((), "1/rate", "total time of entanglement", "65"),
    "chunk": Quantity(("chunk",), "", "file that holds a block of the scan, from this folder"),
    "chunk_stamp": Quantity(("chunk",), "", "first line of that file: its checksum"),
    "chunk_block": Quantity(("chunk", "axis", "end"), "1", "the block that it holds"),
    "axis": Quantity(("axis",), "", "axis of the scan"),
    "end": Quantity(("end",), "", "which number of a block: its start, or its count of points"),
    "signed_asymptotic_log_negativity": Quantity(
        (), "ebit", "logarithmic negativity as t -> inf, signed", "74"
    ),
    "asymptotic_log_negativity": Quantity(
        (), "ebit", "logarithmic negativity as t -> inf", "65, 74"
    ),
    "critical_temperature": Quantity((), "rate", "critical temperature, closed form", "74"),
    "critical_value": Quantity(
        (), "", "where the asymptotic logarithmic negativity vanishes (nan: nowhere)", "74"
    ),
    "extracted_critical_value": Quantity(
        (), "", "the same, as a zero of the asymptotic logarithmic negativity", "74"
    ),
    "certified_number": Quantity(
        ("certified_number",), "", "what is certified: T_c in rate, times in 1/rate, E in ebit"
    ),
    "lower_bound": Quantity(("certified_number",), "", "decimal number, not above the true one"),
    "upper_bound": Quantity(("certified_number",), "", "decimal number, not below the true one"),
    "kernel_value": Quantity(("certified_number",), "", "the same by the compiled kernels"),
    "kernel_error": Quantity(
        ("certified_number",), "", "its distance from the enclosure at the doubles it is given"
    ),
    "instant": Quantity(("instant",), "1/rate", "time at which squeezings are compared"),
    "log_negativity_at_instant": Quantity(
        ("instant", "squeezing"), "ebit", "logarithmic negativity at |lambda| = 1", "65, 74"
    ),
    "peak_over_squeezing": Quantity(
        ("coupling", "squeezing"), "ebit", "largest logarithmic negativity over all times", "65"
    ),
    "best_squeezing": Quantity(
        ("coupling",), "1", "squeezing of the largest logarithmic negativity (nan: none is best)"
    ),
    "best_peak": Quantity(("coupling",), "ebit", "largest logarithmic negativity over all k"),
    "fraction_of_critical_temperature": Quantity(
        ("fraction_of_critical_temperature",), "1", "bath temperature over critical temperature"
    ),
    "lifetime_temperature": Quantity(
        ("coupling", "fraction_of_critical_temperature"), "rate", "bath temperature"
    ),
    "birth_against_temperature": Quantity(
        ("coupling", "fraction_of_critical_temperature"), "1/rate", "sudden birth", "73"
    ),
    "death_against_temperature": Quantity(
        ("coupling", "fraction_of_critical_temperature"),
        "1/rate",
        "sudden death (inf: never)",
        "73",
    ),
    "observable": Quantity(("observable",), "", "form of the operator a^dag a^3 + h.c."),
    "share_of_squares": Quantity(
        ("observable", "temperature"), "1", "part of its image under L that lies in squares", "43"
    ),
    "smallest_noise": Quantity(
        ("coupling", "time"), "1", "smallest eigenvalue of the noise matrix K_t", "54"
    ),
    "sites": Quantity(("sites",), "1", "number N of sites"),
    "statement": Quantity(("statement",), "", "statement of the paper, and its example"),
    "deviation": Quantity(
        ("statement", "sites"), "1", "modulus of what vanishes as N grows", "34, 35, 41, 75"
    ),
    "exponent": Quantity(("statement",), "1", "fitted power of N in the deviation"),
    "exponent_error": Quantity(("statement",), "1", "largest departure of a local slope from it"),
}
