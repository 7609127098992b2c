"""Drawing one figure and writing it in every format: the only module that loads matplotlib."""

from io import BytesIO
from pathlib import Path

import matplotlib
import matplotlib.style
from matplotlib.figure import Figure

from mesoent import sealed
from mesoent.views.figures import (
    asymptotics,
    comparison,
    conditions,
    convergence,
    critical,
    evolution,
    phase_diagram,
    reduction,
)

matplotlib.use("Agg")

_STYLE = Path(__file__).with_name("mesoent.mplstyle")

#: By kind, the module that draws: those of config.yaml, and the pictures of the audit.
_DRAWN_BY = {
    "evolution": evolution,
    "asymptotics": asymptotics,
    "critical": critical,
    "phase_diagram": phase_diagram,
    "reduction": reduction,
    "comparison": comparison,
    "conditions": conditions,
    "convergence": convergence,
}

#: Nothing in a picture may tell when or where it was drawn.
_METADATA = {
    "pdf": {"CreationDate": None, "Producer": None, "Creator": "mesoent"},
    "svg": {"Date": None, "Creator": "mesoent"},
    "png": {"Software": "mesoent"},
}


def render(options, data, outputs):
    """Draw one figure and write it in every format.

    Parameters
    ----------
    options : dict
        The `kind` of figure, and what its module's `options` says.
    data : dict
        Stored records by stage.
    outputs : dict of path-like
        Where to write, by format.
    """
    with matplotlib.style.context(_STYLE, after_reset=True):  # whatever a matplotlibrc says
        figure = Figure()
        _DRAWN_BY[options["kind"]].compose(figure, data, options)
        for form, path in outputs.items():
            memory = BytesIO()
            figure.savefig(memory, format=form, metadata=_METADATA[form])
            sealed.write(path, memory.getbuffer())
