"""What the audit's pictures show, by name: each a function without arguments."""

from mesoent.stages.conditions import conditions
from mesoent.stages.convergence import convergence

SERIES = {"convergence": convergence, "conditions": conditions}
