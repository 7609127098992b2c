"""What the documents say of the audit is what its checks and series give."""

import math

import numpy as np
import pytest

from mesoent import critical_temperature
from mesoent.audit.ledger import SECTIONS, statements
from mesoent.stages.audit import counts
from mesoent.stages.conditions import conditions
from mesoent.stages.convergence import convergence
from mesoent.views import tables

RECORDED = [
    {
        "section": statement.section,
        "origin": statement.origin,
        "verdict": statement.recorded,
        "evidence": statement.evidence,
    }
    for section in SECTIONS
    for statement in statements(section)
]


@pytest.mark.parametrize("document", ["README.md", "docs/AUDIT.md"])
@pytest.mark.parametrize("kind", ["verdict", "evidence"])
def test_documents_count_verdicts_and_evidence(root, document, kind):
    assert tables.to_markdown(counts(RECORDED, kind)) in (root / document).read_text()


@pytest.fixture
def findings(root):
    return " ".join((root / "docs" / "AUDIT.md").read_text().split())


def test_the_prefactor(findings):
    assert f"the factor is {4 / math.tanh(1 / 6) ** 2:.1f}" in findings


def test_the_supremum_and_the_best_squeezing(findings):
    assert f"log2(2/sqrt 3) = {math.log2(2 / math.sqrt(3)):.4f} ebit" in findings
    squeezings = np.linspace(0.55, 0.57, 200_001)
    best = squeezings[np.argmax(critical_temperature(squeezings, coupling=0.9))]
    assert f"{best:.4f} at lambda = 0.9" in findings


def test_the_share_of_squares(findings):
    series = conditions()
    share = series["share_of_squares"][0, series["temperature"] == 1.0].item()
    assert f"{100 * share:.0f} per cent of that image" in findings


def test_the_fitted_powers(findings):
    series = convergence()
    fitted = {
        name: (exponent, error)
        for name, exponent, error in zip(
            series["statement"], series["exponent"], series["exponent_error"], strict=True
        )
    }
    for words, name in [
        ("{} for Lemma 1", "Lemma 1"),
        ("{} at worst for Theorem 1", "Theorem 1, n = 4"),
        ("{} for Theorem 2", "Theorem 2"),
        ("The fitted power is then {}", "Lemma 2, general A"),
        ("it is {} again", "Lemma 2, general A, T = 0"),
    ]:
        exponent, error = fitted[name]
        digits = -math.floor(math.log10(error))
        assert words.format(f"{exponent:.{digits}f}({error * 10**digits:.0f})") in findings, name
