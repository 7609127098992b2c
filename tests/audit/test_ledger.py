"""Every statement has its row, every verdict is computed, and every check can fail."""

from importlib import import_module

import pytest

from mesoent.audit.entries import KINDS, NOT_COMPUTABLE, VERDICTS
from mesoent.audit.ledger import SECTIONS, checks, entries, judgements
from tests.audit.nearly_right import NEARLY_RIGHT

ROWS = [entry for section in SECTIONS for entry in entries(section)]
LABELS = [entry.label for entry in ROWS]
CHECKS = {label: check for section in SECTIONS for label, check in checks(section).items()}


def wrong_forms(section):
    """For every check of a section a form that it must refuse."""
    return import_module(f"tests.audit.wrong_{section}").WRONG


def test_each_numbered_equation_has_one_row():
    numbered = [label for label in LABELS if label.startswith("(") and label[1:-1].isdigit()]
    assert sorted(numbered, key=lambda label: int(label[1:-1])) == [f"({n})" for n in range(1, 96)]


def test_labels_are_unique():
    assert len(set(LABELS)) == len(LABELS)


@pytest.mark.parametrize("entry", ROWS, ids=lambda entry: entry.label)
def test_a_row_is_complete(entry):
    assert entry.kind in KINDS
    assert entry.verdict in VERDICTS
    assert entry.printed
    assert entry.because
    assert entry.sentence.endswith(".")
    assert (entry.verdict == NOT_COMPUTABLE) == (entry.label not in CHECKS)
    assert (entry.tolerance > 0) == (entry.label in CHECKS)
    assert bool(entry.corrected) == (entry.verdict == "holds corrected") or entry.verdict == "fails"


@pytest.mark.parametrize("section", SECTIONS)
def test_computed_verdicts_are_the_recorded_ones(section):
    found = {entry.label: judgement for entry, _, judgement in judgements(section)}
    recorded = {entry.label: entry.verdict for entry in entries(section)}
    assert {label: judgement.verdict for label, judgement in found.items()} == recorded


@pytest.mark.parametrize(("label", "form"), NEARLY_RIGHT, ids=str)
def test_refuses_what_is_nearly_right(label, form):
    (tolerance,) = (entry.tolerance for entry in ROWS if entry.label == label)
    assert not CHECKS[label].residual(form).size <= tolerance


@pytest.mark.parametrize("section", SECTIONS)
def test_every_check_refuses_a_wrong_form(section):
    tolerances = {entry.label: entry.tolerance for entry in entries(section)}
    wrong = wrong_forms(section)
    assert wrong.keys() == checks(section).keys()
    for label, form in wrong.items():
        assert not checks(section)[label].residual(form).size <= tolerances[label], label
