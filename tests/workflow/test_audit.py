"""The audit in the workflow: a run fails if a verdict is not the recorded one."""

import csv

from mesoent.audit.ledger import SECTIONS, entries

LEDGER = "results/audit/ledger.csv"


def test_a_verdict_that_is_not_the_recorded_one_stops_the_run(fresh):
    fresh.configure("audit: false", "audit: true")
    sentence = '\n        "It can: at |lambda| = 1'
    recorded, wrong = "HOLDS," + sentence, "FAILS," + sentence
    imported = "import CORRECTED, HOLDS", "import CORRECTED, FAILS, HOLDS"
    fresh.edit_package("audit/section5/entries.py", *imported)
    fresh.edit_package("audit/section5/entries.py", recorded, wrong)
    run = fresh.snakemake(LEDGER)
    assert run.returncode != 0
    assert "AuditError: the verdict on Abstract, survival of the paper has changed" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (fresh.folder / LEDGER).exists()

    fresh.edit_package("audit/section5/entries.py", wrong, recorded)
    fresh.edit_package("audit/section5/entries.py", *reversed(imported))
    assert fresh.jobs_of(fresh.snakemake("--dry-run", LEDGER)) == {"judge": 1, "audit": 1}
    run = fresh.snakemake(LEDGER)
    assert run.returncode == 0, run.stderr
    rows = list(csv.DictReader((fresh.folder / LEDGER).read_text().splitlines()))
    assert [row["label"] for row in rows] == [
        entry.label for section in SECTIONS for entry in entries(section)
    ]
    assert all(row["verdict"] == row["recorded"] for row in rows)
