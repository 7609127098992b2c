"""From one site to the mesoscopic theory: (27), (32) and (53) from a Lindblad generator."""

from mesoent.microscopic.compiler import Fluctuations, mesoscopic
from mesoent.microscopic.lindblad import QuadraticLindbladian
from mesoent.microscopic.observables import paper_observables

__all__ = ["Fluctuations", "QuadraticLindbladian", "mesoscopic", "paper_observables"]
