"""What the page says comes from the tables of the run, and from nowhere else."""

import pytest

from mesoent.models.catalogue import MODELS
from mesoent.views.pages.content import content
from mesoent.views.pages.index import index

PLANNED = {
    "kind": "evolution", "caption": "Curves rise. Then they fall.", "shown": "coupling 1",
    "paper": "Fig. 6(a)", "data": ["evolution/one.h5"], "configuration": "coupling: 1",
}  # fmt: skip
LEDGER = [
    {"label": "Fig. 6, left", "printed": "T_c", "verdict": "holds", "sentence": "It falls."},
    {"label": "Fig. 6, left of it", "printed": "x", "verdict": "fails", "sentence": "It does not."},
]


@pytest.fixture
def told():
    item = {"figures": {"mine": PLANNED}, "configuration": "{}"}
    certified = [{"certified_number": "supremum of E", "interval": "0.2[1, 2]"}]
    rows = {"numbers_csv": [], "curves_csv": [], "certified_csv": certified, "ledger_csv": LEDGER}
    counts = [
        {"section": "6", "holds": "1", "fails": "1"},
        {"section": "all", "holds": "1", "fails": "1"},
    ]
    return content(item, rows, counts, {"mine": "<?xml?><svg></svg>"}, {"mesoent_version": "9.9"})


def test_a_figure_stands_beside_the_paper_s_words_on_it_alone(told):
    (figure,) = told["figures"]
    assert [row["label"] for row in figure["words"]] == ["Fig. 6, left"]
    assert figure["title"] == "Fig. 6(a): Curves rise"
    assert figure["caption"] == "Then they fall. coupling 1"


def test_what_was_found_is_read_from_the_tables(told):
    assert told["found"] == [
        ("supremum of E", "0.2[1, 2]"), ("statements of the paper judged: 1 holds, 1 fails", 2),
    ]  # fmt: skip
    assert [row["label"] for row in told["statements"]] == ["Fig. 6, left of it"]


def test_the_explorer_offers_what_the_catalogue_has(told):
    for model, offered in told["models"].items():
        names = {*MODELS[model].parameters, *MODELS[model].options, "time"}
        assert set(offered["parameters"]) == set(offered["shown"]) == names
        for name, parameter in offered["parameters"].items():
            if "choices" not in parameter:
                assert parameter["low"] <= offered["shown"][name] <= parameter["high"]


def test_all_of_it_is_on_the_page(told):
    page = index(told)
    for words in ("Fig. 6(a): Curves rise", "It falls.", "It does not.", "0.2[1, 2]", "9.9",
                  "evolution/one.h5"):  # fmt: skip
        assert words in page
