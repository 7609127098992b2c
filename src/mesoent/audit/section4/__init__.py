"""Section 4 of the paper: the checks of its entries, by label."""

from mesoent.audit.section4 import (
    birth_and_death,
    coupling,
    dark_mode,
    evolution,
    initial_state,
    negativity,
    squeezing,
    temperature,
)

CHECKS = {
    **initial_state.CHECKS,
    **evolution.CHECKS,
    **negativity.CHECKS,
    **coupling.CHECKS,
    **squeezing.CHECKS,
    **temperature.CHECKS,
    **birth_and_death.CHECKS,
    **dark_mode.CHECKS,
}
