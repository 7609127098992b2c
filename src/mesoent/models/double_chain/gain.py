r"""The gain D of the closed form as a product, and its logarithmic derivatives.

.. math:: D = \tfrac14 F e^{-4\tau(1-\lambda)} H, \qquad
          H = (1 - y)^2 - 4 (e^{4k} - 1)\, q y, \qquad y = e^{-4\lambda\tau}, \qquad
          q = 1 - \tfrac14 (r + 2 u + s),

with :math:`r, u, s = e^{-4\tau(1-\lambda)}, e^{-4\tau}, e^{-4\tau(1+\lambda)}` and
:math:`F = 1 - e^{-4k}`.
"""

import numpy as np


class LogGain:
    """H, and H times derivatives of ln D by tau, the coupling and the squeezing.

    Multiplied by H, they stay finite where D vanishes, as at the birth at T = 0.

    Parameters
    ----------
    coupling, squeezing, tau : ndarray
        In [0, 1], at least 0, and tau = kappa t / 2; broadcast together.
    """

    def __init__(self, coupling, squeezing, tau):
        self.lam, self.tau = coupling, tau
        self.y, self.parted = np.exp(-4 * coupling * tau), -np.expm1(-4 * coupling * tau)
        self.rest = 1 - coupling
        self.r = np.exp(-4 * self.rest * tau)
        self.u, self.s = self.r * self.y, self.r * self.y * self.y
        lost = -np.expm1(-4 * self.rest * tau)
        self.q = lost + self.r * self.parted * (1 - self.parted / 4)
        self.growth = np.expm1(4 * squeezing)
        self.shrunk, self.shrinkage = np.exp(-4 * squeezing), -np.expm1(-4 * squeezing)
        self.height = self.parted**2 - 4 * self.growth * self.y * self.q

    @property
    def value(self):
        """D itself."""
        return self.shrinkage / 4 * self.r * self.height

    @property
    def _q_tau(self):
        return self.rest * self.r + 2 * self.u + (1 + self.lam) * self.s

    @property
    def _height_tau(self):
        bend = self._q_tau - 4 * self.lam * self.q
        return 8 * self.lam * self.parted * self.y - 4 * self.growth * self.y * bend

    @property
    def _height_coupling(self):
        bend = -(self.r - self.s) - 4 * self.q
        return self.tau * (8 * self.parted * self.y - 4 * self.growth * self.y * bend)

    @property
    def _height_squeezing(self):
        return -16 * (1 + self.growth) * self.y * self.q

    @property
    def by_tau(self):
        """H d ln D / d tau."""
        return self._height_tau - 4 * self.rest * self.height

    @property
    def by_coupling(self):
        """H d ln D / d lambda."""
        return self._height_coupling + 4 * self.tau * self.height

    @property
    def by_squeezing(self):
        """H d ln D / d k."""
        return self._height_squeezing + 4 * self.shrunk / self.shrinkage * self.height

    @property
    def by_tau_tau(self):
        """d^2 ln D / d tau^2."""
        lam, q_tau_tau = (
            self.lam,
            -4 * (self.rest**2 * self.r + 2 * self.u + (1 + self.lam) ** 2 * self.s),
        )
        bend = q_tau_tau - 8 * lam * self._q_tau + 16 * lam**2 * self.q
        curve = 32 * lam**2 * self.y * (self.y - self.parted) - 4 * self.growth * self.y * bend
        return curve / self.height - (self._height_tau / self.height) ** 2

    @property
    def by_tau_coupling(self):
        """d^2 ln D / d tau d lambda."""
        lam, tau, y = self.lam, self.tau, self.y
        difference = self.r - self.s
        q_tau_coupling = 4 * tau * (self.rest * self.r - (1 + lam) * self.s) - difference
        bend = q_tau_coupling - 4 * self.q + 4 * lam * tau * difference
        bend = bend - 4 * tau * (self._q_tau - 4 * lam * self.q)
        lead = self.parted + 4 * lam * tau * (y - self.parted)
        mixed = 8 * y * lead - 4 * self.growth * y * bend
        return 4 + self._less_product(mixed, self._height_coupling)

    @property
    def by_tau_squeezing(self):
        """d^2 ln D / d tau d k."""
        bend = self._q_tau - 4 * self.lam * self.q
        return self._less_product(-16 * (1 + self.growth) * self.y * bend, self._height_squeezing)

    def _less_product(self, mixed, slope):
        return mixed / self.height - self._height_tau / self.height * (slope / self.height)
