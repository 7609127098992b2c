"""Section 2 of the paper."""

from mesoent.audit.section2 import (
    decoupling,
    fluctuations,
    gaussian_states,
    lemma_1,
    mean_field,
    mesoscopic_limit,
    modes,
    observables,
    one_site,
    second_moments,
    theorem_1,
    thermal_state,
    weyl_algebra,
)

TOPICS = (
    one_site,
    thermal_state,
    weyl_algebra,
    gaussian_states,
    mean_field,
    fluctuations,
    observables,
    second_moments,
    modes,
    lemma_1,
    theorem_1,
    mesoscopic_limit,
    decoupling,
)
