"""Summary: every number and claim of the paper beside ours, as rows of plain data."""

import math
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from mesoent.dynamics.asymptotics import asymptotic_log_negativity
from mesoent.dynamics.evolution import matrix_log_negativity
from mesoent.errors import AgreementError
from mesoent.models.double_chain.certified import Enclosure
from mesoent.models.double_chain.critical import critical_temperature
from mesoent.models.double_chain.model import DoubleChain
from mesoent.stages.claims import CLAIMS, holds

#: How to read the certified numbers.
CERTIFIED = (
    "Each interval is proven to hold the number, for the parameters as written: 0.1 is 1/10. The "
    "double is the kernels'; it is adjacent if no double lies between it and the number. Its error "
    "is measured at the doubles of the parameters, which is what the kernels are given.\n\n"
)


class Row(NamedTuple):
    """A number or a claim: where the paper states it, what it says, what we find, and why.

    `agrees` is "yes" or "no" for a number, "trend" or "no" where only a trend is compared.
    """

    quantity: str
    source: str
    paper: str
    ours: str
    agrees: str
    remark: str = ""


class Curve(NamedTuple):
    """A curve of a figure: its parameters and its events."""

    figure: str
    frequency: float
    coupling: float
    squeezing: float
    temperature: float
    birth_time: float
    death_time: float
    peak_time: float
    peak_log_negativity: float
    late_log_negativity: float


class Certified(NamedTuple):
    """A certified number: an interval that holds it, and the kernels' double.

    `adjacent` says whether the double is next to the number. The error is the kernels' own, at
    the doubles of the parameters.
    """

    certified_number: str
    interval: str
    double: str
    adjacent: str
    error_in_units_of_last_place: str


def summarise(figures, paper, curves, lines, tolerances):
    """All rows of the summary.

    Parameters
    ----------
    figures : dict of list of Record
        The stored curves of each figure that is one of the paper's, in order.
    paper : dict of str
        Which of the paper's figures each is.
    curves, lines : list of Record
        The stored curves and critical lines of all figures.
    tolerances : dict of float

    Returns
    -------
    rows : list of Row
    events : list of Curve
        Of the paper's figures.

    Raises
    ------
    AgreementError
        If two routes to the same number differ by more than their tolerance.
    """
    events = {
        name: [_curve(name, record) for record in records] for name, records in figures.items()
    }
    rows = [*numbers(), *judged_claims(events, paper), *_agreements(curves, lines, tolerances)]
    return rows, [curve for members in events.values() for curve in members]


def _curve(figure, record):
    parameters = (record.parameters[name] for name in Curve._fields[1:5])
    events = (float(record[name]) for name in Curve._fields[5:])
    return Curve(figure, *parameters, *events)


def certified_numbers(record):
    """The intervals that ball arithmetic proves, to 20 digits, beside the kernels' doubles.

    Parameters
    ----------
    record : Record
        The stored certified numbers.

    Returns
    -------
    list of Certified
    """
    names = ("certified_number", "lower_bound", "upper_bound", "kernel_value", "kernel_error")
    return [_certified(*row) for row in zip(*(record[name] for name in names), strict=True)]


def _certified(name, lower, upper, double, error):
    enclosure = Enclosure(Decimal(str(lower)), Decimal(str(upper)))
    below, above = enclosure.doubles
    adjacent = "yes" if below <= double <= above else "no"
    units = f"{error / np.spacing(double):.2f}"
    return Certified(str(name), enclosure.text(20), repr(float(double)), adjacent, units)


def _agreements(curves, lines, tolerances):
    known = [record for record in curves if "closed_form_difference" in record.arrays]
    differences, roundings = (
        np.array([float(record[name]) for record in known])
        for name in ("closed_form_difference", "rounding")
    )
    if known:
        what = "largest difference of the matrix route from the closed form, in ebits"
        bound = tolerances["closed_form"] + roundings
        yield agreement(what, "Eqs. (61) to (73)", differences, bound)
    differences = [d for line in lines for d in _relative_differences(line)]
    if differences:
        what = "largest relative difference of the extracted T_c from the closed form"
        yield agreement(what, "Eq. (74)", differences, tolerances["critical_temperature"])


def _relative_differences(line):
    names = ("critical_value", "extracted_critical_value")
    return np.ravel(relative_differences(*(line[name] for name in names)))


def numbers():
    """The numbers that the paper quotes, at the paper's own parameters.

    Returns
    -------
    list of Row
        The printed formula or value, and ours by the matrix route.

    Examples
    --------
    >>> numbers()[0].agrees
    'yes'
    """
    dark = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    damped = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    dark_limit = _printed_limit(dark)
    at = "k = 1, T = 0.1"
    return [
        _number("T_c at k = 1, lambda = 1", "Fig. 6(a)", 0.75, critical_temperature(1.0), 5e-3),
        _number("lowest eigenvalue of C at lambda = 1, T = 0.1", "Eqs. (44), (45)", 0.0,
                np.linalg.eigvalsh(dark.kossakowski).min(), 1e-15),
        _number("thermal variance at T = 0.1", "Eq. (27)",
                (dark.eta**2 + 1) / (4 * dark.eta), dark.thermal_variance, 1e-15),
        _number(f"E(0), {at}, lambda = 0.9", "below Eq. (73)", 0.0,
                max(matrix_log_negativity(damped, 0.0), 0.0), 1e-15),
        _number(f"E(t to inf), {at}, lambda = 1", "Eq. (74)",
                dark_limit, asymptotic_log_negativity(dark), 1e-13, "with log to base 2"),
        _number(f"E(t to inf), {at}, lambda = 1", "Eq. (74)",
                dark_limit * math.log(2), asymptotic_log_negativity(dark), 1e-13,
                "as printed: log is the natural one, while Eq. (65) has log2"),
        _number(f"signed E(t to inf), {at}, lambda = 0.9", "Eq. (74)", _printed_limit(damped),
                asymptotic_log_negativity(damped), 1e-13, "with log to base 2"),
    ]  # fmt: skip


def judged_claims(curves, paper):
    """What the paper says of its figures, judged by the events of our curves.

    Parameters
    ----------
    curves : dict of list of Curve
        By figure, in increasing order of the parameter that tells them apart.
    paper : dict of str
        Which of the paper's figures each is.

    Returns
    -------
    list of Row
    """
    rows = []
    for figure, members in curves.items():
        born = [curve for curve in members if not math.isnan(curve.birth_time)]
        for claim in CLAIMS[paper[figure]] if len(born) > 1 else []:
            values = [getattr(curve, claim.quantity) for curve in born]
            ours = ", ".join(f"{value:.6g}" for value in values)
            agrees = "trend" if holds(claim, values) else "no"
            source = f"{claim.source} ({figure})"
            rows.append(Row(claim.statement, source, "yes", ours, agrees, claim.remark))
    return rows


def agreement(quantity, source, differences, tolerance):
    """The largest difference between two routes to the same numbers.

    Parameters
    ----------
    quantity, source : str
        What was compared, and the equations it rests on.
    differences : sequence of float
    tolerance : float or array_like
        For each of them; what is shown is the smallest.

    Returns
    -------
    Row

    Raises
    ------
    AgreementError
        If a difference exceeds its tolerance.
    """
    tolerances = np.broadcast_to(tolerance, len(differences))
    worst = np.argmax(differences - tolerances)  # the first nan, if there is one
    largest, bound = differences[worst], tolerances[worst]
    if not largest <= bound:
        raise AgreementError(
            f"{quantity}: the largest difference is {largest:.2e}, but must be at most "
            f"{bound:.2e} (tolerances in config.yaml, and what rounding accounts for)"
        )
    shown = f"at most {tolerances.min():.0e}"
    return Row(quantity, source, shown, f"{max(differences):.1e}", "yes")


def relative_differences(closed, extracted):
    """Differences relative to the closed form, absolute where that is zero."""
    return np.abs(closed - extracted) / np.where(closed > 0, closed, 1.0)


def _number(quantity, source, paper, ours, tolerance, remark=""):
    agrees = "yes" if abs(paper - ours) <= tolerance else "no"
    return Row(quantity, source, _digits(paper), _digits(float(ours)), agrees, remark)


def _digits(value):
    return "0" if abs(value) < 1e-15 else f"{value:.12g}"


def _printed_limit(model):
    """The right side of Eq. (74), to base 2."""
    thermal = (1 + model.eta**2) ** 2 / (16 * model.eta**2)
    survives = 3 + math.exp(-4 * model.squeezing) if model.coupling == 1 else 4.0
    return -0.5 * math.log2(survives * thermal)
