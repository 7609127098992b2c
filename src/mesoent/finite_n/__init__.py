r"""Exact expectations of fluctuation operators at finite N.

The state and the dynamics are products over the sites, so every left side of the paper's
limit theorems is the N-th power of an expectation at one site, and that one is Gaussian:

.. math:: \Big\langle \prod_j \Phi_{t_j}\big[ e^{i F^{(N)}(X_j)} \big] \Big\rangle_N
          = e^{N\, G(N^{-1/2})}, \qquad
          G(\epsilon) = \ln \Big\langle \prod_j e^{t_j \mathbb L}
          \big[ e^{i \epsilon (X_j - \langle X_j \rangle)} \big] \Big\rangle .

One idea per module, each built on those before it:

quadratic            quadratic operators of one site, and the paper's six (23)
gaussian_operators   exponentials of quadratic operators: products and Gaussian averages
semigroup            the single-site thermal semigroup (42)-(45) acting on them
generating_function  G at any scale, and its Taylor series
correlators          Lemma 1, Theorems 1 and 2, Proposition 1 at finite N, with deviations
weyl_relation        Lemma 2
remainders           Lemmas 3 and 4
limits               the paper's right sides, from (27), (32), (53) and (88) alone
rates                fitted powers of N
"""

from mesoent.finite_n.correlators import (
    Correlator,
    fluctuation_correlator,
    mean_field_correlator,
    weyl_correlator,
)
from mesoent.finite_n.limits import mean_field_limit, weyl_limit
from mesoent.finite_n.quadratic import commutator, fluctuation_forms, quadratic_forms
from mesoent.finite_n.rates import PowerLaw, fit_power_law
from mesoent.finite_n.remainders import remainder
from mesoent.finite_n.weyl_relation import weyl_relation_defect, weyl_relation_variance

__all__ = [
    "Correlator",
    "PowerLaw",
    "commutator",
    "fit_power_law",
    "fluctuation_correlator",
    "fluctuation_forms",
    "mean_field_correlator",
    "mean_field_limit",
    "quadratic_forms",
    "remainder",
    "weyl_correlator",
    "weyl_limit",
    "weyl_relation_defect",
    "weyl_relation_variance",
]
