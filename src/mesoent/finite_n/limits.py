r"""The paper's right sides, from its mesoscopic matrices alone.

Nothing here looks at a site, so that agreement with `Correlator.limit` is a verdict.
"""

import numpy as np
from scipy.linalg import expm

from mesoent.errors import InputError
from mesoent.finite_n.correlators import checked_times
from mesoent.finite_n.quadratic import checked_forms, checked_vectors, thermal_mean


def weyl_limit(model, vectors, times=None):
    r"""The right side of Lemma 1, Theorem 1 and Theorem 2.

    .. math:: \Big\langle \prod_j \Phi_{t_j}[W(\vec r_j)] \Big\rangle_\Omega
              = e^{-\frac12 (Z + i Y)}, \qquad
              Z = \vec s \cdot \Sigma_\beta \vec s + \sum_j \vec r_j \cdot K_{t_j} \vec r_j, \quad
              Y = \sum_{i<j} \vec s_i \cdot \sigma \vec s_j

    with :math:`\vec s_j = M_{t_j}^T \vec r_j` and :math:`\vec s` their sum.

    Paper: Eqs. (27), (32), (33), (35), (50)-(54), (87), (88), corrected: (54) has the argument
    r, (88) has r.K_t.r with a plus sign and r_t in its first term, (87) has -1/2.

    Parameters
    ----------
    model : DoubleChain
    vectors : array_like, shape (n, 6)
        Vectors r_j, left to right.
    times : array_like, shape (n,), optional
        Times t_j >= 0; all zero if left out.

    Returns
    -------
    complex

    Raises
    ------
    InputError
        If a shape is wrong, a number is not finite or a time is negative.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.0, coupling=1.0, squeezing=0.0)
    >>> print(weyl_limit(model, [[2.0, 0, 0, 0, 0, 0]]).real)
    0.36...
    """
    vectors = checked_vectors(vectors)
    if vectors.ndim != 2:
        raise InputError(f"vectors has shape {vectors.shape}, but must be (n, 6): one per factor")
    count = len(vectors)
    times = np.zeros(count) if times is None else checked_times("times", times, count)
    propagators = np.array([expm(time * model.drift) for time in times])
    moved = np.einsum("jmn,jm->jn", propagators, vectors)
    return np.exp(-(_damping(model, vectors, propagators, moved) + 1j * _phase(model, moved)) / 2)


def mean_field_limit(model, forms):
    r"""The right side of Proposition 1, :math:`\exp(i \sum_j \langle X_j \rangle)`.

    Paper: Eq. (75). `forms` has shape (n, 4, 4); the result is complex; `InputError` if a
    form is not symmetric.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.0, coupling=1.0, squeezing=0.0)
    >>> print(f"{mean_field_limit(model, [np.diag([2.0, 0, 0, 0])]):.4f}")
    0.5403+0.8415j
    """
    return np.exp(1j * thermal_mean(model, checked_forms(forms)).sum())


def _damping(model, vectors, propagators, moved):
    stationary = model.stationary_covariance
    noise = stationary - propagators @ stationary @ np.swapaxes(propagators, -1, -2)
    total = moved.sum(axis=0)
    return total @ stationary @ total + np.einsum("jm,jmn,jn->", vectors, noise, vectors)


def _phase(model, moved):
    return np.triu(moved @ model.symplectic_form @ moved.T, k=1).sum()
