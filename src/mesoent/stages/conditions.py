"""Conditions: where claims of the paper fail, or need a condition that it does not name."""

import numpy as np
from scipy.optimize import minimize_scalar

from mesoent.dynamics.asymptotics import asymptotic_log_negativity
from mesoent.dynamics.evolution import matrix_log_negativity
from mesoent.gaussian.exponential import expm
from mesoent.microscopic.decoupling import share_of_squares
from mesoent.models.double_chain.critical import critical_temperature
from mesoent.models.double_chain.model import DoubleChain
from mesoent.models.double_chain.scan import scan

#: How the numbers come about; stored with them.
ROUTE = "matrix route and scans of the closed form, at the parameters of the paper's figures"

#: Of the paper's figures, where they are not what is varied.
_TEMPERATURE, _SQUEEZING = 0.1, 1.0

_COUPLINGS = np.array([0.7, 0.8, 0.9, 0.95, 1.0])
_SQUEEZINGS = np.linspace(0.0, 2.5, 126)
_INSTANTS = np.array([2.0, 3.0, 4.0, np.inf])
_TIMES = np.linspace(0.0, 10.0, 101)
_TEMPERATURES = np.linspace(0.02, 1.0, 50)

#: Parts of the critical temperature; at T_c itself birth and death meet, up to rounding.
_FRACTIONS = np.append(np.geomspace(0.02, 0.9, 60), 1 - np.geomspace(0.09, 1e-12, 60))


def conditions():
    """What five claims look like over a family of parameters.

    Paper: Fig. 5 (caption); Sec. 4, best squeezing and sudden death; below Eq. (39),
    decoupling; below Eq. (56), positivity.

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue.
    """
    return {
        "squeezing": _SQUEEZINGS,
        "coupling": _COUPLINGS,
        **_against_squeezing(),
        **_best_squeezing(),
        **_lifetimes(),
        **_decoupling(),
        **_positivity(),
    }


def _chain(coupling=1.0, squeezing=_SQUEEZING, temperature=_TEMPERATURE):
    return DoubleChain(temperature=temperature, coupling=coupling, squeezing=squeezing)


def _against_squeezing():
    """E at some instants, the last of them infinite, at lambda = 1."""
    chains = [_chain(squeezing=k) for k in _SQUEEZINGS]
    early = [matrix_log_negativity(chain, _INSTANTS[:-1]) for chain in chains]
    late = [asymptotic_log_negativity(chain) for chain in chains]
    signed = np.column_stack([early, late]).T
    return {"instant": _INSTANTS, "log_negativity_at_instant": np.maximum(signed, 0.0)}


def _best_squeezing():
    """max E over all times, and its maximum over the squeezing where it has one."""
    peaks = _peak(_SQUEEZINGS, _COUPLINGS[:, np.newaxis])
    best = np.array([_best(coupling) for coupling in _COUPLINGS])
    return {
        "peak_over_squeezing": peaks,
        "best_squeezing": best,
        "best_peak": np.where(np.isnan(best), np.nan, _peak(np.nan_to_num(best), _COUPLINGS)),
    }


def _peak(squeezing, coupling):
    return scan(temperature=_TEMPERATURE, coupling=coupling, squeezing=squeezing).peak


def _best(coupling):
    """The squeezing of largest max E; nan at |lambda| = 1, where it grows for ever."""
    if abs(coupling) == 1:
        return np.nan
    ends = (_SQUEEZINGS[0], _SQUEEZINGS[-1])
    return minimize_scalar(lambda k: -float(_peak(k, coupling)), bounds=ends, method="bounded").x


def _lifetimes():
    """Birth and death, up to the critical temperature of each coupling."""
    critical = critical_temperature(_SQUEEZING, coupling=_COUPLINGS)
    temperatures = critical[:, np.newaxis] * _FRACTIONS
    couplings = _COUPLINGS[:, np.newaxis]
    found = scan(temperature=temperatures, coupling=couplings, squeezing=_SQUEEZING)
    return {
        "fraction_of_critical_temperature": _FRACTIONS,
        "lifetime_temperature": temperatures,
        "birth_against_temperature": found.birth,
        "death_against_temperature": found.death,
    }


def _decoupling():
    """How much of L[O] lies in the squares, for a quartic O and its Wick-ordered complement."""
    shares = [
        [share_of_squares(1 / t, wick_ordered=ordered) for t in _TEMPERATURES]
        for ordered in (False, True)
    ]
    return {
        "temperature": _TEMPERATURES,
        "observable": np.array(["as it stands", "Wick-ordered"]),
        "share_of_squares": np.array(shares),
    }


def _positivity():
    """The smallest eigenvalue of K_t, Eq. (54), for each coupling."""
    smallest = [np.linalg.eigvalsh(_noise(_chain(coupling)))[:, 0] for coupling in _COUPLINGS]
    return {"time": _TIMES, "smallest_noise": np.array(smallest)}


def _noise(chain):
    thermal, moved = chain.stationary_covariance, expm(_TIMES[:, None, None] * chain.drift)
    return thermal - moved @ thermal @ np.swapaxes(moved, -1, -2)
