"""Entanglement for ever at lambda = 1, the critical temperature, and Figs. 4 to 6."""

import math

import numpy as np
from scipy.optimize import brentq

from mesoent.audit.judgement import Residual, largest
from mesoent.audit.section4 import proofs, reasons
from mesoent.audit.section4.cases import Case
from mesoent.audit.section4.curves import curve, whole_curve
from mesoent.audit.section4.statements import against
from mesoent.audit.statement import FAILS, IMPLIED, MEANING, NOT_COMPUTABLE, Statement
from mesoent.models.double_chain.scan import scan

_SQUEEZINGS = (0.05, 0.2, 0.5, 1.0, -1.0, 2.0)


def for_ever(temperatures):
    """E at late times is positive at the first temperature and negative at the second."""
    return largest(
        Residual(max(0.0, float(-sign * _limit(temperature, k))), f"T = {temperature:g}, k = {k:g}")
        for sign, temperature in zip((1, -1), temperatures, strict=True)
        for k in _SQUEEZINGS
    )


def critical(form):
    """The largest signed E over all times at the temperature form(k): zero where it is T_c."""
    return largest(_critical(form, k) for k in _SQUEEZINGS)


def boundary(k):
    """T at which (74) vanishes for lambda = 1."""
    return 1 / math.atanh(math.sqrt((3 + math.exp(-4 * abs(k))) / 4))


def limit_of_figure_4(direction):
    """Sign of the limit of E at k = 1, for the temperatures below T_c."""
    temperatures = (0.01, 0.1, 0.3, 0.5, 0.7, 0.75)
    places = [f"T = {t:g}" for t in temperatures]
    return against(direction, [_limit(t, 1.0) for t in temperatures], places)


def approach(rate):
    """Rate, in units of kappa, at which E approaches its limit at k = 1."""
    return largest(_approach(rate, temperature) for temperature in (0.05, 0.1, 0.3, 0.5, 0.7))


def later_birth(direction):
    """Fig. 5: the change of the time of birth from one squeezing to a larger one."""
    squeezings = np.linspace(0.05, 6.0, 120)
    births = scan(temperature=0.1, coupling=1.0, squeezing=squeezings).birth
    return against(direction, np.diff(births), [f"k = {k:.2f}" for k in squeezings[1:]])


def needs_squeezing(squeezing):
    """Fig. 5: largest E over all times with this squeezing."""
    times, values = whole_curve(Case(0.1, 1.0, squeezing))
    return against(-1, values, [f"t = {time:.3g}" for time in times])


def larger_limit(sign):
    """Fig. 5: how far the limit of E is, at its nearest, from a change of `sign` (-1, 0 or 1)
    when the squeezing grows.
    """
    squeezings = np.linspace(0.1, 2.5, 25)
    steps = np.diff([_limit(0.1, k) for k in squeezings])
    missing = np.maximum(0.0, -sign * steps) if sign else np.abs(steps)
    nearest = int(missing.argmin())
    pair = f"k = {squeezings[nearest]:.1f} and {squeezings[nearest + 1]:.1f}"
    return Residual(float(missing[nearest]), pair)


def falling(direction):
    """Fig. 6, left: the change of the limit of E with temperature at k = 1."""
    temperatures = np.linspace(0.02, 0.75, 74)
    limits = [_limit(t, 1.0) for t in temperatures]
    return against(direction, np.diff(limits), [f"T = {t:.2f}" for t in temperatures[1:]])


def zero(temperature):
    """Fig. 6, left: where the limit of E at k = 1 changes its sign, to the digits quoted."""
    found = _border(1.0)
    return Residual(abs(round(found, 2) - temperature), f"T_c = {found:.9f}")


def regions(form):
    """Fig. 6, right: largest |E| on the wrong side of the line T = form(k), and the line itself."""
    points = np.random.default_rng(6).uniform((0.01, 0.02), (2.0, 1.0), (150, 2)).tolist()
    sides = [
        Residual(max(0.0, float(_limit(t, k) * np.sign(t - form(k)))), f"T = {t:.3f}, k = {k:.3f}")
        for k, t in points
    ]
    lines = [
        Residual(abs(_border(k) - form(k)), f"the line at k = {k}") for k in (0.05, 0.3, 1.0, 2.0)
    ]
    return largest(sides + lines)


def _border(squeezing):
    """The temperature at which the limit of E changes its sign."""
    return brentq(_limit, 0.1, 1.0, args=(squeezing,), xtol=1e-13)


def _limit(temperature, squeezing):
    case = Case(temperature, 1.0, squeezing)
    return float(curve(case, case.late.time))


def _critical(form, k):
    case = Case(form(k), 1.0, k)
    return Residual(abs(float(whole_curve(case)[1].max())), str(case))


def _approach(rate, temperature):
    case = Case(temperature, 1.0, 1.0)
    times = np.array([8.0, 9.0]) / (1 - case.gamma)
    first, second = _limit(temperature, 1.0) - curve(case, times)
    return Residual(abs(float(np.log(first / second)) - rate), f"T = {temperature:g}")


def _infinite_squeezing(k):
    return boundary(20.0)


STATEMENTS = (
    Statement(
        label="Sec. 4, asymptotic entanglement", section="4", place=(74, 21), kind="claim",
        printed=(
            r"\text{when } \lambda = 1 \text{, a non-vanishing asymptotic entanglement is "
            r"possible, provided the bath temperature is not too high}"
        ),
        sentence=(
            "At T = 0.2 omega every squeezing from 0.05 on leaves entanglement for ever, at T = "
            "0.76 omega none does."
        ),
        check=for_ever, form=(0.2, 0.76), wrong=((0.2, 0.7),),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.created,
    ),
    Statement(
        label="Fig. 4, first sentence", section="4", place=(74, 22), kind="claim",
        origin=IMPLIED,
        printed=r"E(t) \text{ for different values of } T \text{, at } \lambda = 1 , \ k = 1",
        sentence="The limit is positive at every temperature up to 0.75 omega.",
        check=limit_of_figure_4, form=+1, wrong=(-1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.figure_4, enclosure=True,
    ),
    Statement(
        label="Fig. 4, second sentence", section="4", place=(74, 23), kind="limit",
        printed=(
            r"\text{entanglement rapidly reaches an asymptotic non-vanishing value even for "
            r"non-vanishing temperature}"
        ),
        sentence=(
            "Rapidly means that the gap to the limit closes like exp(-2 kappa t), with kappa = 1 "
            "- exp(-omega/T), at every temperature."
        ),
        check=approach, form=2.0, wrong=(1.0,),
        tolerance=1e-4,
        because=(
            "The rate between kappa t = 8 and 9, where the next exponential is 1e-6 of the first."
        ),
    ),
    Statement(
        label="Fig. 5, first sentence", section="4", place=(74, 24), kind="claim",
        origin=IMPLIED,
        printed=r"E(t) \text{ for different values of } k \text{, at } \lambda = 1 , \ T = 0.1",
        sentence=(
            "The curves start in the order of their squeezing, the strongest last: so early "
            "curves are ordered the other way round than late ones."
        ),
        check=later_birth, form=+1, wrong=(-1,),
        tolerance=1e-12, because="Differences of bracketed roots, good to 1e-14 of their size.",
    ),
    Statement(
        label="Fig. 5, squeezing is needed", section="4", place=(74, 25), kind="claim",
        printed=r"\text{a non-vanishing squeezing is needed for generating entanglement}",
        sentence="At k = 0 the signed E keeps its negative value.",
        check=needs_squeezing, form=0.0, wrong=(0.1,),
        tolerance=1e-12, because=reasons.SIGN + ".",
        proof=proofs.no_squeezing,
    ),
    Statement(
        label="Fig. 5, high values of k", section="4", place=(74, 26), kind="claim",
        printed=(
            r"\text{high values of } k \text{ do not in general correspond to a larger asymptotic "
            r"entanglement}"
        ),
        quotation="do not in general correspond to a larger asymptotic entanglement",
        settled_by=MEANING,
        recorded=FAILS,
        sentence=(
            "They always do: of any two squeezings, the larger leaves more entanglement, although "
            "the gain fades like exp(-4k). What falls with k is E at a fixed time, because it is "
            "born later."
        ),
        check=larger_limit, form=-1, wrong=(0,),
        tolerance=1e-9,
        because="The smallest step of the limit, at k up to 2.5, against an error of eps exp(4 k).",
        proof=proofs.later_is_larger,
    ),
    Statement(
        label="Sec. 4, critical temperature", section="4", place=(74, 28), kind="claim",
        printed=(
            r"T_c \text{, above which entanglement among the two chains is not possible, is "
            r"defined by } \lim_{t \to \infty} E(k, T) = 0"
        ),
        sentence=(
            "At |lambda| = 1 the limit exceeds E at all finite times, so where it vanishes no "
            "time has entanglement; the zero is that of the signed E, and T_c = omega/artanh "
            "sqrt((3 + exp(-4|k|))/4)."
        ),
        check=critical, form=boundary, wrong=(_infinite_squeezing,),
        tolerance=1e-11, because=reasons.DIRECT + ".",
        proof=proofs.critical_line,
    ),
    Statement(
        label="Fig. 6, left", section="4", place=(74, 29), kind="claim",
        origin=IMPLIED,
        printed=(
            r"\text{asymptotic value of } E \text{ as a function of } T \text{ for } k = 1 , \ "
            r"\lambda = 1"
        ),
        sentence="It falls with rising temperature, from 0.203 ebit in the cold.",
        check=falling, form=-1, wrong=(+1,),
        tolerance=1e-12, because="A sign; below T = 0.05 omega it falls by less than rounding.",
        proof=proofs.temperature,
    ),
    Statement(
        label="Fig. 6, critical temperature", section="4", place=(74, 30), kind="computable",
        printed=r"T_c \simeq 0.75",
        sentence="The zero lies at 0.753230880 omega, which is 0.75 to the digits that are given.",
        check=zero, form=0.75,
        wrong=(
            0.76,
            0.758,
        ),
        tolerance=1e-12, because="Both sides are numbers of two decimals.",
        proof=proofs.figure_6, enclosure=True,
    ),
    Statement(
        label="Fig. 6, right", section="4", place=(74, 31), kind="claim",
        printed=(
            r"\text{the line separates the regions in which entanglement is non-vanishing and zero}"
        ),
        sentence=(
            "Points scattered over the plane all lie on their side of T_c = omega/artanh sqrt((3 "
            "+ exp(-4|k|))/4), and on this line E changes its sign."
        ),
        check=regions, form=boundary,
        wrong=(
            _infinite_squeezing,
            lambda k: 0.995 * boundary(k),
        ),
        tolerance=1e-11, because="A root of E, which loses eps exp(4 k) for k up to two.",
        proof=proofs.critical_line,
    ),
    Statement(
        label="Sec. 4, engineered environment", section="4", place=(74, 32), kind="prose",
        printed=(
            r"\text{the possibility of preparing many-body systems in a mesoscopic entangled state "
            r"by means of the dissipative action of an engineered environment}"
        ),
        recorded=NOT_COMPUTABLE,
        sentence=(
            "A prospect for experiments; what it rests on, the lifetimes near lambda = 1, is "
            "computed in its own rows."
        ),
        because="It speaks of what laboratories can build.",
    ),
)  # fmt: skip
