r"""A background that moves because the sites themselves are not stationary.

Fluctuations of quadratic operators :math:`\beta_\mu = \sum_{ij} c_{\mu,ij} \alpha_i \alpha_j` of
a Gaussian site with ladder moments :math:`\Gamma = \langle \alpha \alpha^\dagger \rangle` have the
moments :math:`2\, c\, (\Gamma \otimes \Gamma)\, c^\dagger` (Wick). Nothing is subtracted: what is
small in a cold bath keeps its digits.
"""

from dataclasses import dataclass

import numpy as np

from mesoent.gaussian.exponential import expm


@dataclass(frozen=True, eq=False)
class Motion:
    r"""How the moments of one site go to their rest.

    .. math:: \Gamma(t) = \Gamma_\infty + e^{At} (\Gamma_0 - \Gamma_\infty) e^{A^\dagger t}

    Parameters
    ----------
    generator : ndarray, shape (n, n)
        A: the motion of the site's ladder operators (a1, a1^dagger, a2, ...).
    rest, start : ndarray, shape (n, n)
        Ladder moments of a stationary state of the site, and those at t = 0.
    forms : ndarray, shape (m, n, n)
        The symmetric coefficients c of the collective ladder operators.
    """

    generator: np.ndarray
    rest: np.ndarray
    start: np.ndarray
    forms: np.ndarray

    def moments(self, times):
        """Ladder moments of the collective operators at these times, shape (..., m, m)."""
        return pair_moments(self.site(times), self.forms)

    def site(self, times):
        """Ladder moments of one site at these times, shape (..., n, n)."""
        turned = self.propagators(times)
        change = turned @ (self.start - self.rest) @ np.swapaxes(turned, -1, -2).conj()
        return self.rest + change

    def propagators(self, times):
        """The exponentials of the generator, shape (..., n, n)."""
        return expm(np.asarray(times)[..., None, None] * self.generator)


def pair_moments(site, forms):
    r"""The moments :math:`2\, c (\Gamma \otimes \Gamma) c^\dagger` of pairs of ladder operators.

    Parameters
    ----------
    site : ndarray, shape (..., n, n)
    forms : ndarray, shape (m, n, n)

    Returns
    -------
    ndarray, shape (..., m, m)

    Examples
    --------
    >>> lowered_twice = np.diag([1, 0]) / np.sqrt(2)
    >>> pair_moments(np.diag([1.5, 0.5]), lowered_twice[None]).round(12)
    array([[2.25]])
    """
    once = forms @ site[..., None, :, :]
    twice = np.swapaxes(site, -1, -2)[..., None, :, :] @ once
    return 2 * twice.reshape(*twice.shape[:-2], -1) @ forms.conj().reshape(len(forms), -1).T
