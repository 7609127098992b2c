"""The rows of the ledger: what the paper states, where, and what the audit recorded of it.

Plain data, read without importing NumPy.
"""

from typing import NamedTuple

HOLDS = "holds"
CORRECTED = "holds corrected"
FAILS = "fails"
NOT_COMPUTABLE = "not computable"
VERDICTS = (HOLDS, CORRECTED, FAILS, NOT_COMPUTABLE)

KINDS = ("definition", "computable", "inequality", "limit", "claim", "prose")


class Entry(NamedTuple):
    r"""A statement of the paper and the recorded verdict on it.

    `label` is how the paper would cite it: `(27)`, `Lemma 1`, `Fig. 5`, or a few words. `section`
    is the paper's, `2.3`. `printed` and `corrected` are LaTeX, with words as `\text{...}`.
    `because` says why the tolerance is what it is or, where nothing can be computed, why not.
    `sentence` tells a physicist what was found.
    """

    label: str
    section: str
    kind: str
    printed: str
    verdict: str
    sentence: str
    because: str
    tolerance: float = 0.0
    corrected: str = ""
