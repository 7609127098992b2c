r"""Headline numbers as intervals that are proven to hold them, in ball arithmetic.

Nothing here is shared with the kernels: the starting point is (66) itself. In the co-rotating
frame, with :math:`\tau = \kappa t/2`, (61) and (69) leave x and p uncorrelated, and the modes
:math:`(b_1 \mp b_2)/\sqrt 2` have the variances :math:`c (1 + wE)` and :math:`c (1 - wF)` with
w = u for the upper sign and w = v for the lower,

.. math:: u = e^{-4\tau}, \quad v = u \cosh^2(2\lambda\tau) \ge u, \quad
          E = e^{4|k|} - 1, \quad F = 1 - e^{-4|k|}, \quad 2c = \coth(\beta\omega).

Partial transposition exchanges the two p, and the smaller symplectic eigenvalue gives (73),

.. math:: 4 \mathcal I = \coth^2(\beta\omega) (1 + uE)(1 - vF) = \coth^2(\beta\omega) (1 - D),

so that the chains are entangled where the gain D exceeds :math:`1/\cosh^2(\beta\omega)`.

**Every root is counted.** Multiplied out, D, its slope and its distance from a threshold are sums
of exponentials :math:`\sum_j c_j e^{-r_j \tau}`. Such a sum has at most as many real roots, with
multiplicity, as the :math:`c_j` in the order of the :math:`r_j` have changes of sign: times an
exponential, a change falls between negative and positive rates, differentiating removes it, and by
Rolle at most one root with it (Descartes' rule; Laguerre 1883). The signs of the coefficients are
those of balls. As many changes of sign of the sum itself as the rule admits are therefore *all*
roots, each simple: what is called the birth, the death or the peak is the only one in
:math:`t \ge 0`, and no grid decides anything.

**Parameters are the decimal numbers that are written.** A float stands for its shortest decimal,
0.1 for 1/10; a `fractions.Fraction` or a text is taken as it is.

One idea per module: `precision` (enough bits), `enclosures` (the intervals), `sums` (sums of
exponentials and their roots), `entanglement` (T_c, birth, death, peak).
"""

from mesoent.models.double_chain.certified.enclosures import Enclosure
from mesoent.models.double_chain.certified.entanglement import (
    Events,
    critical_temperature,
    events,
    highest_critical_temperature,
    largest_log_negativity,
)

__all__ = [
    "Enclosure",
    "Events",
    "critical_temperature",
    "events",
    "highest_critical_temperature",
    "largest_log_negativity",
]
