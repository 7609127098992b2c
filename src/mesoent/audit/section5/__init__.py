"""Section 5 of the paper and its abstract."""

from mesoent.audit.section5 import (
    abstract,
    asymptotic_states,
    collective,
)

TOPICS = (abstract, collective, asymptotic_states)
