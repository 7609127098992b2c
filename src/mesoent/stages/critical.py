"""T_c extraction: the zero of the asymptotic entanglement, beside the closed form."""

from dataclasses import replace

import numpy as np
from scipy.optimize import brentq

from mesoent.dynamics.asymptotics import asymptotic_log_negativity
from mesoent.models.double_chain.critical import critical_temperature

#: How the numbers come about; stored with them.
ROUTE = "closed form; beside it, the zero of the asymptotics by the projector: Eq. (74)"


def critical(model, squeezings):
    """Critical temperature of `model` with other squeezings, by two routes.

    Parameters
    ----------
    model : DoubleChain
        With coupling 1 or -1.
    squeezings : ndarray, shape (n,)

    Returns
    -------
    dict of ndarray
        Quantities of the catalogue: the closed form, and the zero in temperature of the
        asymptotic entanglement that the projector on the dark mode gives.
    """
    return {
        "squeezing": squeezings,
        "critical_temperature": critical_temperature(
            squeezings, coupling=model.coupling, frequency=model.frequency
        ),
        "extracted_critical_temperature": np.array([_extracted(model, k) for k in squeezings]),
    }


def _extracted(model, squeezing):
    """Nothing is assumed of the zero but that it lies below the frequency."""
    if squeezing == 0:
        return 0.0

    def entanglement(temperature):
        return asymptotic_log_negativity(
            replace(model, squeezing=squeezing, temperature=temperature)
        )

    return brentq(entanglement, 0.0, model.frequency, xtol=1e-14 * model.frequency, rtol=1e-14)
