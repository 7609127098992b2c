"""Section 3 of the paper: the checks of its entries, by label."""

from mesoent.audit.section3 import (
    bath,
    chains,
    collisions,
    duality,
    mesoscopic,
    negativity,
    positivity,
    quasi_free,
    schwarz,
    semigroup,
    separability,
    sites,
    states,
    stationarity,
)

_TOPICS = (
    collisions, bath, chains, sites, semigroup, stationarity, quasi_free, mesoscopic, positivity,
    schwarz, duality, states, separability, negativity,
)  # fmt: skip
CHECKS = {label: check for topic in _TOPICS for label, check in topic.CHECKS.items()}
