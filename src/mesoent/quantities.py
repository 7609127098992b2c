"""The catalogue of everything a results file can hold: unit, dimensions, equation.

Plain data. The store writes these as attributes, so that a file explains itself.
`omega` in a unit is the oscillator frequency of the model (hbar = k_B = 1).
"""

from typing import NamedTuple


class Quantity(NamedTuple):
    """What a stored array is: dimensions, unit, name in words, equation of the paper."""

    dims: tuple[str, ...]
    unit: str
    long_name: str
    equation: str = ""


QUANTITIES = {
    "time": Quantity(("time",), "1/omega", "time"),
    "squeezing": Quantity(("squeezing",), "1", "squeezing parameter", "68"),
    "coupling": Quantity(("coupling",), "1", "statistical coupling of the chains", "45"),
    "frequency": Quantity(("frequency",), "1", "oscillator frequency omega", "2"),
    "temperature": Quantity(("temperature",), "omega", "bath temperature", "3"),
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
    "birth_time": Quantity((), "1/omega", "sudden birth of entanglement (nan: never)"),
    "death_time": Quantity(
        (), "1/omega", "sudden death of entanglement (inf: never dies, nan: never born)"
    ),
    "peak_time": Quantity(
        (), "1/omega", "time of the largest entanglement (inf: only as t -> inf, nan: none)"
    ),
    "peak_log_negativity": Quantity((), "ebit", "largest logarithmic negativity", "65"),
    "late_log_negativity": Quantity(
        (), "ebit", "signed logarithmic negativity as t -> inf, closed form", "74"
    ),
    "chunk": Quantity(("chunk",), "", "file that holds a block of the scan, from this folder"),
    "chunk_stamp": Quantity(("chunk",), "", "first line of that file: its checksum"),
    "chunk_block": Quantity(("chunk", "axis", "end"), "1", "the block that it holds"),
    "axis": Quantity(("axis",), "", "axis of the scan"),
    "end": Quantity(("end",), "", "which number of a block: its start, or its count of points"),
    "signed_asymptotic_log_negativity": Quantity(
        ("squeezing", "temperature"), "ebit", "logarithmic negativity as t -> inf, signed", "74"
    ),
    "asymptotic_log_negativity": Quantity(
        ("squeezing", "temperature"), "ebit", "logarithmic negativity as t -> inf", "65, 74"
    ),
    "critical_temperature": Quantity(
        ("squeezing",), "omega", "critical temperature, closed form", "74"
    ),
    "certified_number": Quantity(
        ("certified_number",), "", "what is certified: T_c in omega, times in 1/omega, E in ebit"
    ),
    "lower_bound": Quantity(("certified_number",), "", "decimal number, not above the true one"),
    "upper_bound": Quantity(("certified_number",), "", "decimal number, not below the true one"),
    "kernel_value": Quantity(("certified_number",), "", "the same by the compiled kernels"),
    "kernel_error": Quantity(
        ("certified_number",), "", "its distance from the enclosure at the doubles it is given"
    ),
    "extracted_critical_temperature": Quantity(
        ("squeezing",), "omega", "zero of the asymptotic logarithmic negativity", "74"
    ),
}
