"""Pictures from stored results, one module for each kind of figure.

A module holds the kind's keys in config.yaml, the plan of what it shows, and its drawing, which
computes nothing. Matplotlib is loaded by `mesoent.views.figures.render`, when a picture is drawn.
"""

from mesoent.views.figures.asymptotics import AsymptoticsFigure
from mesoent.views.figures.comparison import ComparisonFigure
from mesoent.views.figures.critical import CriticalFigure
from mesoent.views.figures.evolution import EvolutionFigure
from mesoent.views.figures.phase_diagram import PhaseDiagramFigure
from mesoent.views.figures.reduction import ReductionFigure

#: What `kind` may be in config.yaml.
KINDS = {
    "evolution": EvolutionFigure,
    "asymptotics": AsymptoticsFigure,
    "critical": CriticalFigure,
    "phase_diagram": PhaseDiagramFigure,
    "reduction": ReductionFigure,
    "comparison": ComparisonFigure,
}
