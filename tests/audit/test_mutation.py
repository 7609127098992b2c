"""Forms with one thing changed are refused, but for those that say the same or hold too."""

from collections import Counter

import pytest

from mesoent.audit.ledger import SECTIONS, statements
from mesoent.audit.statement import FAILS
from tests.audit import survivors
from tests.audit.mutation import chosen, fate
from tests.audit.survivors import REASONS

#: Mutants made, refused, equivalent and alive, at most ten of a statement.
PUBLISHED = 1049, 925, 68, 56
COMPUTED = [s for name in SECTIONS for s in statements(name) if s.check and s.recorded != FAILS]


def fates(statement, count):
    return {what: fate(statement, form) for what, form in chosen(statement, count)}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("statement", COMPUTED[::7], ids=lambda statement: statement.label)
def test_a_sample_of_changed_forms_is_refused(statement):
    alive = [what for what, end in fates(statement, 3).items() if end == "alive"]
    assert not alive or statement.label in REASONS


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_the_score_is_the_published_one(root):
    ends = {statement.label: fates(statement, 10) for statement in COMPUTED}
    alive = {label for label, found in ends.items() if "alive" in found.values()}
    assert alive == set(REASONS)
    score = Counter(end for found in ends.values() for end in found.values())
    numbers = score.total(), score["killed"], score["equivalent"], score["alive"]
    assert numbers == PUBLISHED


def test_the_documents_give_the_score(root):
    made, killed, same, alive = PUBLISHED
    audit, readme = (
        " ".join((root / name).read_text().split()) for name in ("docs/AUDIT.md", "README.md")
    )
    assert (
        f"Of {made} such mutants {killed} are refused, {same} say the same in other signs, and "
        f"{alive} of {len(REASONS)} statements"
    ) in audit
    assert f"Of {made} forms with one thing changed in their code" in readme
    assert f"the checks refuse {killed}; {same} say the same, {alive} hold too" in readme
    counted = Counter(REASONS.values())
    weaker = counted[survivors.WEAKER] + counted[survivors.SMALL]
    assert f"make a bound weaker (in {weaker} statements)" in audit
    assert f"keeps its eigenvalues ({counted[survivors.CONJUGATE]})" in audit
    assert f"any would do ({counted[survivors.ANY]})" in audit
