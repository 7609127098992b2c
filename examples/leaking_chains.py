"""The paper's chains at coupling 1, each of which also leaks into a cold bath of its own."""

import numpy as np

from mesoent import DoubleChain, collective
from mesoent.microscopic import QuadraticLindbladian, paper_observables
from mesoent.models.entry import Parameter

PARAMETERS = {
    "temperature": Parameter(
        "Temperature of the common bath", 0, 10, default=0.1, symbol="T", unit="omega"
    ),
    "squeezing": Parameter("Initial squeezing of modes 1 and 2", -5, 5, default=1.0, symbol="k"),
    "leak": Parameter(
        "Rate at which each oscillator leaks", 0, 1, default=0.01, symbol=r"\epsilon"
    ),
}


def build(temperature, squeezing, leak):
    """One site, its state, what is observed of it, and how the chains are deformed at t = 0."""
    paper = DoubleChain(temperature=temperature, coupling=1.0, squeezing=squeezing)
    cold = np.kron(np.eye(2), [[1, 1j], [-1j, 1]]) / 2
    return collective(
        QuadraticLindbladian(np.eye(4), paper.kossakowski + leak * cold),
        np.eye(4) / (2 * paper.eta),
        paper_observables(paper.eta),
        deformation=paper.deviation,
        parties=((0,), (1,)),
    )
