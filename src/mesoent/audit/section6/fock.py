"""One site as matrices: oscillators in a truncated basis of number states, by definition.

Independent of every formula for Gaussian states. Where only algebra is at stake, truncated
matrices obey it exactly; where the state matters, its weight at the cutoff bounds the error.
"""

from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from scipy.sparse import csr_array, eye_array, kron
from scipy.sparse.linalg import expm_multiply

from mesoent.audit.number_basis import quadratures


@dataclass(frozen=True)
class Site:
    """Oscillators of frequency 1 with `cutoff` number states each, coupled through a bath."""

    temperature: float
    coupling: float = 0.0
    cutoff: int = 10
    oscillators: int = 2

    @property
    def gamma(self):
        """exp(-beta omega), Eq. (45)."""
        return np.exp(-1 / self.temperature) if self.temperature else 0.0

    @property
    def eta(self):
        """tanh(beta omega / 2), Eq. (15)."""
        return (1 - self.gamma) / (1 + self.gamma)

    @cached_property
    def quadratures(self):
        """x1, p1, x2, p2, ... as dense matrices."""
        pair = quadratures(self.cutoff)
        return [self._embedded(j, single) for j in range(self.oscillators) for single in pair]

    @cached_property
    def state(self):
        """The thermal density matrix, Eq. (5), normalised."""
        weights = self.gamma ** np.arange(self.cutoff)
        return np.diag(reduce(np.kron, [weights / weights.sum()] * self.oscillators))

    @cached_property
    def liouvillian(self):
        """Eqs. (42)-(45) on operators flattened row by row, sparse."""
        v = [csr_array(x) for x in self.quadratures]
        energy = sum(x @ x for x in v) / 2
        whole = 1j * (_product(energy, None) - _product(None, energy))
        for a, b in np.argwhere(self._kossakowski):
            both = v[a] @ v[b]
            loss = (_product(both, None) + _product(None, both)) / 2
            whole = whole + self._kossakowski[a, b] * (_product(v[a], v[b]) - loss)
        return whole.tocsr()

    def quadratic(self, form):
        """The operator V.Q.V."""
        pairs = np.argwhere(form)
        v = self.quadratures
        return sum(form[a, b] * v[a] @ v[b] for a, b in pairs) + 0 * v[0]

    def mean(self, operator):
        """Its expectation in the thermal state, Eq. (6)."""
        return np.diag(self.state) @ np.diag(operator)

    def centred(self, operator):
        """The operator minus its mean."""
        return operator - self.mean(operator) * np.eye(len(operator))

    def evolved(self, operators, time):
        """exp(t L) of one operator or of a stack of them."""
        stack = np.asarray(operators, dtype=complex)
        columns = stack.reshape(-1, stack.shape[-1] ** 2).T
        moved = expm_multiply(time * self.liouvillian, columns) if time else columns
        return moved.T.reshape(stack.shape)

    @property
    def _kossakowski(self):
        """Eqs. (44), (45)."""
        chain = np.array([[1, 1j * self.eta], [-1j * self.eta, 1]]) * (1 + self.gamma) / 2
        count = self.oscillators
        return np.kron(np.eye(count) + self.coupling * (1 - np.eye(count)), chain)

    def _embedded(self, position, single):
        factors = [np.eye(self.cutoff)] * self.oscillators
        factors[position] = single
        return reduce(np.kron, factors)


def function(hermitian, f):
    """f of a Hermitian matrix."""
    values, vectors = np.linalg.eigh(hermitian)
    return (vectors * f(values)) @ vectors.conj().T


def phase(hermitian, scale=1.0):
    """exp(i s X) for real or complex s."""
    return function(hermitian, lambda x: np.exp(1j * scale * x))


def chain_operators(site):
    """The operators (23), with sqrt(eta/2) in the last two; for one oscillator the first two."""
    v, own, mixed = site.quadratures, np.sqrt(site.eta) / 2, np.sqrt(site.eta / 2)
    found = []
    for x, p in zip(v[::2], v[1::2], strict=True):
        found += [own * (x @ x - p @ p), own * (x @ p + p @ x)]
    if len(v) == 4:
        x1, p1, x2, p2 = v
        found += [mixed * (x1 @ x2 - p1 @ p2), mixed * (x1 @ p2 + p1 @ x2)]
    return np.array(found)


def _product(left, right):
    """The map O -> left O right."""
    one = eye_array((left if right is None else right).shape[0], format="csr")
    left, right = one if left is None else left, one if right is None else right
    return kron(left, right.T, format="csr")
