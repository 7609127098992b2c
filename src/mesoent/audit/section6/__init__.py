"""Section 6 of the paper, the appendix: the checks of its entries, by label.

fock                truncated oscillators and their generator, by definition
sequences           limits, powers of N and exceeded bounds
mean_field          6.1: Proposition 1
remainder, wick     6.2: Lemma 3
weyl                6.3: Lemma 2
evolved_remainder   6.4: Lemma 4
mesoscopic          6.5: the two sides of Theorem 2
expansion           6.5: its expansion in 1/sqrt(N)
"""

from mesoent.audit.section6 import (
    evolved_remainder,
    expansion,
    mean_field,
    mesoscopic,
    remainder,
    weyl,
    wick,
)

CHECKS = {
    **mean_field.CHECKS,
    **remainder.CHECKS,
    **wick.CHECKS,
    **weyl.CHECKS,
    **evolved_remainder.CHECKS,
    **mesoscopic.CHECKS,
    **expansion.CHECKS,
}
