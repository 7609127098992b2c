"""The audit in the workflow: a run fails if a verdict is not the recorded one."""

import csv

from mesoent.audit.ledger import SECTIONS, statements

LEDGER = "results/audit/ledger.csv"


def test_a_verdict_that_is_not_the_recorded_one_stops_the_run(fresh):
    fresh.configure("audit: false", "audit: true")
    recorded = 'label="Abstract, survival",'
    wrong = recorded + ' recorded="fails",'
    fresh.edit_package("audit/section5/abstract.py", recorded, wrong)
    run = fresh.snakemake(LEDGER)
    assert run.returncode != 0
    assert "AuditError: the verdict on Abstract, survival of the paper has changed" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (fresh.folder / LEDGER).exists()

    fresh.edit_package("audit/section5/abstract.py", wrong, recorded)
    assert fresh.jobs_of(fresh.snakemake("--dry-run", LEDGER)) == {"judge": 1, "audit": 1}
    run = fresh.snakemake(LEDGER)
    assert run.returncode == 0, run.stderr
    rows = list(csv.DictReader((fresh.folder / LEDGER).read_text().splitlines()))
    assert [row["label"] for row in rows] == [
        statement.label for section in SECTIONS for statement in statements(section)
    ]
    assert all(row["verdict"] == row["recorded"] for row in rows)
