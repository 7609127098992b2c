"""Pictures from stored results. Figures compute nothing; matplotlib lives here and nowhere else."""

from io import BytesIO
from pathlib import Path

import matplotlib
import matplotlib.style
from matplotlib.figure import Figure

from mesoent.atomic import write_bytes
from mesoent.views.figures import (
    asymptotics,
    conditions,
    convergence,
    critical,
    evolution,
    phase_diagram,
)

matplotlib.use("Agg")

_STYLE = Path(__file__).with_name("mesoent.mplstyle")
_COMPOSE = {
    "evolution": evolution.compose,
    "asymptotics": asymptotics.compose,
    "critical": critical.compose,
    "conditions": conditions.compose,
    "phase_diagram": phase_diagram.compose,
    "convergence": convergence.compose,
}

#: Nothing in a picture may tell when or where it was drawn.
_METADATA = {
    "pdf": {"CreationDate": None, "Producer": None, "Creator": "mesoent"},
    "svg": {"Date": None, "Creator": "mesoent"},
    "png": {"Software": "mesoent"},
}


def render(kind, varied, data, outputs):
    """Draw one figure and write it in every format.

    Parameters
    ----------
    kind : str
        A kind of figure that config.yaml knows.
    varied : str
        The parameter that tells the curves apart.
    data : dict
        Stored records by stage.
    outputs : dict of path-like
        Where to write, by format.
    """
    with matplotlib.style.context(_STYLE, after_reset=True):  # whatever a matplotlibrc says
        figure = Figure()
        _COMPOSE[kind](figure, data, varied)
        for form, path in outputs.items():
            memory = BytesIO()
            figure.savefig(memory, format=form, metadata=_METADATA[form])
            write_bytes(path, memory.getbuffer())
