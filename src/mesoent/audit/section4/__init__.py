"""Section 4 of the paper."""

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

TOPICS = (
    initial_state,
    evolution,
    negativity,
    coupling,
    squeezing,
    temperature,
    birth_and_death,
    dark_mode,
)
