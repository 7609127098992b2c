"""Section 3 of the paper."""

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

TOPICS = (
    collisions,
    bath,
    chains,
    sites,
    semigroup,
    stationarity,
    quasi_free,
    mesoscopic,
    positivity,
    schwarz,
    duality,
    states,
    separability,
    negativity,
)
