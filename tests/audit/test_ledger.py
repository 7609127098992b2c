"""Every statement has its row, every verdict is computed, and every check can fail."""

import re

import pytest

from mesoent.audit.judgement import judge
from mesoent.audit.ledger import SECTIONS, statements
from mesoent.audit.statement import CORRECTED, FAILS, KINDS, ORIGINS, VERDICTS

STATEMENTS = [statement for section in SECTIONS for statement in statements(section)]
COMPUTED = [statement for statement in STATEMENTS if statement.check]


def label(statement):
    return statement.label


def test_each_numbered_equation_has_one_row():
    labels = [s.label for s in STATEMENTS if s.label.startswith("(") and s.label[1:-1].isdigit()]
    assert sorted(labels, key=lambda label: int(label[1:-1])) == [f"({n})" for n in range(1, 96)]


def test_labels_and_names_are_unique():
    assert len({s.label for s in STATEMENTS}) == len(STATEMENTS)
    assert len({s.name for s in STATEMENTS}) == len(STATEMENTS)


def test_each_has_its_own_place():
    assert len({(s.section, s.place) for s in STATEMENTS}) == len(STATEMENTS)
    assert all(s.place == (int(s.label[1:-1]), 0) for s in STATEMENTS if s.label[1:-1].isdigit())


@pytest.mark.parametrize("statement", STATEMENTS, ids=label)
def test_a_row_is_complete(statement):
    assert statement.kind in KINDS
    assert statement.recorded in VERDICTS
    assert statement.origin in ORIGINS
    assert statement.printed
    assert statement.because
    assert statement.sentence.endswith(".")
    computed = bool(statement.check)
    assert computed == (statement.tolerance > 0) == bool(statement.wrong)
    assert bool(statement.corrected) == (statement.recorded == CORRECTED)
    assert (statement.corrected_form is not None) == (statement.recorded == CORRECTED)
    assert computed or statement.recorded not in (CORRECTED, FAILS)


def plain(latex):
    """LaTeX without spaces, braces and decoration."""
    words = "left right text operatorname mathrm mathbb mathcal vec hat widehat quad , ;"
    for word in words.split():
        latex = re.sub(rf"\\{word}(?![a-z])", "", latex)
    return re.sub(r"[\s{}]", "", latex).lower()


@pytest.mark.parametrize("statement", STATEMENTS, ids=label)
def test_what_needs_a_correction_is_quoted(statement):
    needed = statement.recorded in (CORRECTED, FAILS)
    assert bool(statement.quotation) == bool(statement.settled_by) == needed
    assert plain(statement.quotation) in plain(statement.printed)


@pytest.mark.parametrize("statement", [s for s in STATEMENTS if s.proof], ids=label)
def test_every_step_of_a_proof_holds(statement):
    steps = list(statement.proof())
    assert steps
    assert [step.claim for step in steps if not step.holds] == []


@pytest.mark.parametrize("statement", STATEMENTS, ids=label)
def test_the_computed_verdict_is_the_recorded_one(statement):
    assert judge(statement).verdict == statement.recorded


@pytest.mark.parametrize("statement", COMPUTED, ids=label)
def test_the_check_refuses_wrong_forms(statement):
    for form in statement.wrong:
        assert not statement.check(form).size <= statement.tolerance
