r"""The limit of late times, from the modes that do not decay.

No large time is chosen: the projector on the kernel of the co-rotating generator is what its
exponential tends to. In the laboratory frame the dark mode keeps turning at 2 omega.
"""

import numpy as np
from scipy.linalg import null_space

from mesoent.dynamics.general import generator, log_negativity_of, propagated
from mesoent.models.recognition import recognised


def dark_projector(model):
    r"""Projector on the modes that neither decay nor turn in the co-rotating frame.

    .. math:: P = \lim_{t \to \infty} e^{t (L - 2\omega\sigma)}

    Paper: Eqs. (53), (74). At :math:`|\lambda| = 1` one mode survives, else P = 0.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel

    Returns
    -------
    ndarray, shape (6, 6)

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> dark_projector(DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)).trace().round(12)
    np.float64(2.0)
    """
    still = generator(recognised(model), corotating=True)
    right, left = null_space(still), null_space(still.T)
    return right @ np.linalg.solve(left.T @ right, left.T)


def late_covariance(model, projector=None):
    r"""Covariance of all modes as t goes to infinity, in the co-rotating frame.

    .. math:: \Sigma(\infty) = \Sigma_\beta + P (\Sigma_0 - \Sigma_\beta) P^T

    Paper: Eqs. (61), (74).

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    projector : ndarray, shape (6, 6), optional
        The model's `dark_projector`, where it is known.

    Returns
    -------
    ndarray, shape (6, 6)

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    >>> bool(np.allclose(late_covariance(model), model.stationary_covariance))
    True
    """
    value = recognised(model)
    return propagated(dark_projector(value) if projector is None else projector, value, 0.0)


def asymptotic_log_negativity(model):
    """Signed E as t goes to infinity, by the matrix route, in ebits.

    Paper: Eq. (74), to base 2.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel

    Returns
    -------
    float

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> round(asymptotic_log_negativity(model), 6)
    0.203128
    """
    return float(log_negativity_of(recognised(model), late_covariance(model), 0.0))
