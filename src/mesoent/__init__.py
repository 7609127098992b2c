"""Mesoscopic entanglement of two damped harmonic chains in a common bath.

Reproduces, audits and extends F. Benatti, F. Carollo, R. Floreanini and J. Surace,
*Long-lived mesoscopic entanglement between two damped infinite harmonic chains*
(arXiv:1705.08648). Conventions: see `mesoent.conventions`.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "DoubleChain": "models.double_chain.model",
    "GeneralChains": "models.general_chains.model",
    "TwoOscillators": "models.two_oscillators",
    "collective": "models.collective",
    "expm": "gaussian.exponential",
    "expm_frechet": "gaussian.frechet",
    "log_negativity": "gaussian.entanglement",
    "symplectic_eigenvalues": "gaussian.symplectic",
    "trajectory": "dynamics.evolution",
    "trajectory_gradient": "dynamics.gradient",
    "critical_temperature": "models.double_chain.critical",
    "entanglement_calendar": "dynamics.calendar",
    "entanglement_events": "dynamics.events",
    "scan": "dynamics.scan",
    "scan_gradient": "models.double_chain.gradient",
}

__all__ = [*_HOME]


def __getattr__(name):
    """Import a public name on first use: reading the catalogues must not load NumPy."""
    if name not in _HOME:
        raise AttributeError(f"module 'mesoent' has no attribute {name!r}")
    return getattr(import_module(f"mesoent.{_HOME[name]}"), name)


def __dir__():
    return sorted([*globals(), *__all__])
