"""Section 5 of the paper and its abstract: the checks of their entries, by label."""

from mesoent.audit.section5 import abstract, asymptotic_states, collective

CHECKS = {**abstract.CHECKS, **collective.CHECKS, **asymptotic_states.CHECKS}
