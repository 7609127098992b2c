"""Judging, counting, refusing, and the page; with statements made for the test."""

import json
import math
import re
from dataclasses import replace
from html.parser import HTMLParser

import jsonschema
import pytest

from mesoent.audit.exact import Step
from mesoent.audit.judgement import Residual, judge, largest
from mesoent.audit.ledger import SECTIONS, statements
from mesoent.audit.statement import EVIDENCE, KINDS, VERDICTS, Statement
from mesoent.errors import AuditError
from mesoent.stages.audit import (
    counts,
    export,
    remarkable,
    require_complete,
    require_recorded,
)
from mesoent.stages.judge import _finding
from mesoent.views import pages, tables


def double(form):
    return Residual(abs(form - 2.0), "x")


STATEMENT = Statement(
    label="(0)", section="0.1", place=(0, 0), kind="computable", printed=r"x = \frac{4}{2}",
    sentence="It is two.", check=double, form=2.0, tolerance=1e-12, because="exact.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "holds"),
        ({"form": 3.0, "corrected_form": 2.0}, "holds corrected"),
        ({"form": 3.0, "corrected_form": 4.0}, "fails"),
        ({"form": 3.0}, "fails"),
        ({"form": math.nan}, "fails"),
        ({"check": None}, "not computable"),
    ],
)
def test_the_verdict_follows_from_the_residuals(changes, verdict):
    assert judge(replace(STATEMENT, **changes)).verdict == verdict


def test_a_name_for_links_comes_from_the_label():
    assert STATEMENT.name == "eq-0"
    assert replace(STATEMENT, label="after (47), second display").name == (
        "after-eq-47-second-display"
    )


def test_the_largest_residual_is_nan_before_all_others():
    found = largest([Residual(1.0, "a"), Residual(math.nan, "b"), Residual(2.0, "c")])
    assert found.at == "b"
    assert largest([Residual(1.0, "a"), Residual(2.0, "c")]).at == "c"


def finding(**changes):
    return _finding(STATEMENT)._asdict() | changes


def test_counts_by_section_and_over_all():
    rows = counts([finding(section="2.1"), finding(section="2.2", verdict="fails"), finding()])
    assert [row["section"] for row in rows] == ["0", "2", "all"]
    assert rows[1] == {"section": "2", "holds": 1, "holds corrected": 0, "fails": 1,
                       "not computable": 0}  # fmt: skip
    assert rows[-1]["holds"] == 2


def test_what_does_not_hold_is_remarkable():
    rows = remarkable([finding(), finding(verdict="fails")])
    expected = {"label": "(0)", "verdict": "fails", "sentence": "It is two.", "settled_by": ""}
    assert rows == [expected]


def test_a_changed_verdict_is_refused_by_name():
    require_recorded([finding()])
    with pytest.raises(AuditError, match=r"\(0\).*'fails', but was recorded as 'holds'"):
        require_recorded([finding(), finding(verdict="fails")])


def test_every_statement_is_judged_exactly_once():
    everything = [{"label": s.label} for section in SECTIONS for s in statements(section)]
    require_complete(everything)
    first = re.escape(everything[0]["label"])
    with pytest.raises(AuditError, match=rf"{first} .* was judged 0 times, but stands 1"):
        require_complete(everything[1:])
    with pytest.raises(AuditError, match=rf"{first} .* was judged 2 times, but stands 1"):
        require_complete([*everything, everything[0]])
    with pytest.raises(AuditError, match="was judged 0 times"):
        require_complete([])


def test_findings_survive_their_table():
    again = tables.from_csv(tables.to_csv([finding()]))
    assert again == [finding()]


def test_words_are_text_that_wraps_unless_they_stand_inside_a_formula():
    words = pages.formula(r"\text{for } x < 1 \text{ \& never else}")
    assert words.startswith("for <math")
    assert words.endswith(" never else")
    assert words.count("<math") == 1
    inside = r"\begin{cases} 1 & \text{if } x \\ 0 & \text{else} \end{cases}"
    assert pages.formula(inside).count("<math") == 1
    assert "if" in pages.formula(inside)


class _Balanced(HTMLParser):
    """Every element that opens closes."""

    VOID = ("meta", "br", "input", "img")

    def __init__(self):
        super().__init__()
        self.open, self.links = [], []

    def handle_starttag(self, tag, attributes):
        self.links += [value for name, value in attributes if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_holds_formulas_and_pictures_and_needs_no_network():
    rows = [finding(sentence="a < b.", corrected="x = 3", corrected_residual="0.0e+00")]
    svg = '<?xml version="1.0"?>\n<svg><g></g></svg>'
    text = pages.ledger(rows, counts(rows), counts(rows, "evidence"), {"convergence": svg})
    assert text.count("<math") == 2
    assert "<mfrac>" in text
    assert "a &lt; b." in text
    assert "<svg>" in text
    assert "<?xml" not in text
    parser = _Balanced()
    parser.feed(text)
    assert parser.open == []
    assert {link[0] for link in parser.links} == {"#"}


def test_the_page_links_rows_that_speak_of_each_other_and_their_proofs():
    other = finding(label="(1)", name="eq-1", sentence="As (0).", proof="a.b", steps="one\ntwo")
    rows = [finding(), other]
    text = pages.ledger(rows, counts(rows), counts(rows, "evidence"), {})
    assert text.count('<a href="#eq-0">(0)</a>') == 2
    assert text.count('<a href="#eq-1">(1)</a>') == 2
    assert '<details id="a-b"><summary><code>a.b</code>, 2 steps</summary>' in text


def test_what_is_ours_is_not_counted():
    assert counts([finding(origin="ours"), finding()], "evidence")[-1]["computed"] == 1


def test_the_export_is_what_its_schema_says(root):
    schema = json.loads((root / "workflow/schemas/ledger.schema.json").read_text())
    rows = [finding(), finding(label="(1)", proof="a.b", steps="one\ntwo", residual="")]
    exported = json.loads(json.dumps(export(rows)))
    jsonschema.validate(exported, schema)
    assert exported["statements"][1]["steps"] == ["one", "two"]
    assert exported["statements"][1]["residual"] is None
    values = schema["properties"]["statements"]["items"]["properties"]
    assert values["evidence"]["enum"] == list(EVIDENCE)
    assert values["verdict"]["enum"] == list(VERDICTS)
    assert values["kind"]["enum"] == list(KINDS)


def steps(*holds):
    return lambda: (Step(f"step {k}", h) for k, h in enumerate(holds))


def test_evidence_follows_from_the_proof():
    assert STATEMENT.evidence == "computed"
    assert replace(STATEMENT, check=None).evidence == "cited"
    proved = replace(STATEMENT, proof=steps(True))
    assert proved.evidence == "proved"
    assert replace(proved, rests_on="a theorem").evidence == "core proved"
    assert replace(proved, enclosure=True).evidence == "enclosed"
    assert _finding(proved).steps == "step 0"


def test_a_proof_that_fails_is_refused_by_its_step():
    with pytest.raises(AuditError, match=r"proof of \(0\).*'step 1'"):
        _finding(replace(STATEMENT, proof=steps(True, False)))
