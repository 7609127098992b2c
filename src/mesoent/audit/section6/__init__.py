"""Section 6 of the paper, the appendix.

fock                truncated oscillators and their generator, by definition
sequences           limits, powers of N and exceeded bounds
mean_field          6.1: Proposition 1
remainder, wick     6.2: Lemma 3
weyl                6.3: Lemma 2 and its estimate
weyl_expansion      6.3: the limits in its proof
hypotheses          6.2 to 6.4: what the lemmas suppose and cite
evolved_remainder   6.4: Lemma 4
mesoscopic          6.5: the two sides of Theorem 2
quadratic_parts     6.5: exponentials replaced by polynomials
expansion           6.5: the orders of 1/sqrt(N)
"""

from mesoent.audit.section6 import (
    evolved_remainder,
    expansion,
    hypotheses,
    mean_field,
    mesoscopic,
    quadratic_parts,
    remainder,
    weyl,
    weyl_expansion,
    wick,
)

TOPICS = (
    mean_field,
    remainder,
    wick,
    weyl,
    weyl_expansion,
    evolved_remainder,
    mesoscopic,
    quadratic_parts,
    expansion,
    hypotheses,
)
