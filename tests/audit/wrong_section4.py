"""A wrong form for every check of section 4."""

import numpy as np

from mesoent.audit.section4 import (
    dark_mode,
    evolution,
    initial_state,
    negativity,
)


def coupled_oscillators(case):
    """A Hamiltonian that swaps quanta between the chains."""
    swap = np.kron([[0.0, 1.0], [1.0, 0.0]], np.eye(2))
    return case.frequency * (np.eye(4) + 0.3 * swap)


def hotter_site(case):
    return 1.01 * initial_state.thermal_site(case)


def backwards(first, second, state):
    both = first @ second
    return both.conj().T @ state @ both


def half_the_squeezing(k, x, p):
    return initial_state.squeezer_corrected(k / 2, x, p)


def other_quadrature(case):
    return initial_state.initial_covariance(case._replace(squeezing=-case.squeezing))


def transposed_sandwich(rotation, a, b):
    return evolution.sandwich(rotation.T, a, b)


def transposed_rotation(case):
    return evolution.rotation(case).T


def swapped_signs(case):
    """3 + cosh and cosh - 1 exchanged between A and B."""
    both = evolution.blocks(case)
    thermal = (1 + case.eta**2) / (4 * case.eta) * np.eye(2)
    a, b = both[:2, :2] - thermal, both[:2, 2:]
    return np.block([[b + thermal, a], [a, b + thermal]])


def signed_squeezing(case):
    """(73) as I(t), with k instead of its modulus."""
    return negativity.logarithm(negativity.printed_entanglement(case))


def first_branch_at_plus_one_only(case):
    return negativity.printed_limit(case) / np.log(2)


def warm_or_cold(case):
    """No condition T > 0."""
    return 0 < abs(case.coupling) < 1


def all_but_unsqueezed(case):
    return case.squeezing != 0


def strong_coupling_only(case):
    return 0.8 < abs(case.coupling) < 1


def infinite_squeezing(k):
    return dark_mode.boundary(20.0)


WRONG = {
    "before (67)": hotter_site,
    "(67)": backwards,
    "(68)": half_the_squeezing,
    "after (68)": +1,
    "(69)": other_quadrature,
    "(70)": transposed_sandwich,
    "(71)": transposed_rotation,
    "after (71)": swapped_signs,
    "(72)": lambda invariant: -0.5 * np.log(4 * invariant),
    "(73)": signed_squeezing,
    "(74)": first_branch_at_plus_one_only,
    "Sec. 4, without direct interaction": -1,
    "Sec. 4, no contribution of the Hamiltonian": coupled_oscillators,
    "Sec. 4, purely noisy action": False,
    "Sec. 4, squeezing is necessary": 0.01,
    "Sec. 4, what E depends on": {"coupling", "squeezing", "frequency"},
    "Sec. 4, E grows with lambda": -1,
    "Fig. 1": -1,
    "Sec. 4, E appears earlier as lambda grows": +1,
    "Sec. 4, too much squeezing": strong_coupling_only,
    "Fig. 2": (+1, +1),
    "Sec. 4, squeezing moves the birth": False,
    "Sec. 4, a best squeezing": strong_coupling_only,
    "Sec. 4, max E falls with temperature": +1,
    "Fig. 3": +1,
    "Sec. 4, a temperature above which no entanglement": 0.758,
    "Sec. 4, sudden birth": all_but_unsqueezed,
    "Sec. 4, a finite delay": -1,
    "Sec. 4, the limit below lambda = 1": +1,
    "Sec. 4, sudden death": warm_or_cold,
    "Sec. 4, E dies later as lambda grows": -1,
    "Sec. 4, asymptotic entanglement": (0.2, 0.7),
    "Fig. 4, first sentence": -1,
    "Fig. 4, second sentence": 1.0,
    "Fig. 5, first sentence": -1,
    "Fig. 5, squeezing is needed": 0.1,
    "Fig. 5, high values of k": 0,
    "Sec. 4, protection near lambda = 1": -0.5,
    "Sec. 4, critical temperature": infinite_squeezing,
    "Fig. 6, left": +1,
    "Fig. 6, critical temperature": 0.76,
    "Fig. 6, right": infinite_squeezing,
}
