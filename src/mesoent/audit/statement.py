"""A statement of the paper: what it says, how it is computed, and what was found of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HOLDS = "holds"
CORRECTED = "holds corrected"
FAILS = "fails"
NOT_COMPUTABLE = "not computable"
VERDICTS = (HOLDS, CORRECTED, FAILS, NOT_COMPUTABLE)

#: How a verdict is known: for all parameters; so but for a theorem or a step that is named; in
#: balls over a range; at points; not at all, because there is nothing to compute.
PROVED = "proved"
CORE_PROVED = "core proved"
ENCLOSED = "enclosed"
COMPUTED = "computed"
CITED = "cited"
EVIDENCE = (PROVED, CORE_PROVED, ENCLOSED, COMPUTED, CITED)

#: Whose words it is. What is ours is not counted.
PAPER = "the paper's"
IMPLIED = "implied"
OURS = "ours"
ORIGINS = (PAPER, IMPLIED, OURS)

#: What would settle whether a correction is one of the paper or of the text that we have.
TYPESETTING = "the TeX source, or the version in the journal"
MEANING = "no other version: it is what the words say"

KINDS = ("definition", "computable", "inequality", "limit", "claim", "prose")


@dataclass(frozen=True, kw_only=True)
class Statement:
    r"""One statement: the paper's form of it, ours where it needs one, and what computes both.

    Parameters
    ----------
    label : str
        How the paper would cite it: `(27)`, `Lemma 1`, `Fig. 5`, or a few words.
    section : str
        The paper's, `2.3`.
    place : tuple of int
        The last numbered equation before it, and its rank among what stands behind that.
    kind : str
        One of `KINDS`.
    printed, corrected : str
        LaTeX, with words as ``\text{...}``; `corrected` where the printed form does not hold.
    quotation, settled_by : str
        Where a correction is needed: words or signs from the text that we have, which the printed
        form repeats, and what would settle it.
    sentence : str
        What was found, for a physicist.
    check : callable, optional
        Takes one form of the statement, computes the other side by code that shares nothing with
        the form, and returns a `Residual`. None where nothing can be computed.
    form, corrected_form
        What the check compares, as printed and as corrected: most often a function of the
        parameters, for a trend its direction.
    wrong : tuple
        Forms that the check must refuse.
    tolerance : float
        How large a residual may be, and
    because : str
        why; where nothing can be computed, why not.
    recorded : str
        The verdict that the run has to find.
    proof : callable, optional
        Yields the steps of an exact proof, each with whether the algebra bears it out. Where the
        statement needs a correction, the corrected form is what is proved.
    origin : str
        One of `ORIGINS`: in the paper's words, implied by them or by a figure, or ours.
    rests_on : str
        The theorem, or the step, that the proof takes for granted, if it does.
    enclosure : bool
        Whether the steps are enclosures in ball arithmetic instead.
    """

    label: str
    section: str
    place: tuple[int, int]
    kind: str
    printed: str
    sentence: str
    because: str
    corrected: str = ""
    quotation: str = ""
    settled_by: str = ""
    recorded: str = HOLDS
    origin: str = PAPER
    check: Callable[[Any], Any] | None = None
    form: Any = None
    corrected_form: Any = None
    wrong: tuple = ()
    tolerance: float = 0.0
    proof: Callable[[], Any] | None = None
    rests_on: str = ""
    enclosure: bool = False

    @property
    def evidence(self):
        """One of `EVIDENCE`."""
        if self.proof is None:
            return COMPUTED if self.check else CITED
        if self.enclosure:
            return ENCLOSED
        return CORE_PROVED if self.rests_on else PROVED

    @property
    def name(self):
        """A name for links, from the label: `eq-27`, `after-eq-47-second-display`."""
        words = re.sub(r"\((\d+)\)", r"eq \1", self.label.lower())
        return re.sub(r"[^a-z0-9]+", "-", words).strip("-")
