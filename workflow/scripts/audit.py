"""Put the judgements of all sections into one ledger, and refuse verdicts that have changed."""

import json

from mesoent.errors import one_sentence
from mesoent.sealed import read_text, write_text
from mesoent.stages.audit import counts, export, remarkable, require_complete, require_recorded
from mesoent.views import pages, tables


def main(judged, pictures, outputs):
    """Read, compare, write."""
    texts = [read_text(path) for path in judged]
    findings = [finding for text in texts for finding in tables.from_csv(text)]
    require_complete(findings)
    require_recorded(findings)
    counted = counts(findings), counts(findings, "evidence")
    svgs = {name: read_text(path) for name, path in pictures.items()}
    write_text(outputs.ledger_csv, tables.to_csv(findings))
    write_text(outputs.ledger_json, json.dumps(export(findings), indent=1) + "\n")
    write_text(outputs.ledger_html, pages.ledger(findings, *counted, svgs))
    parts = ("# What of the paper holds", *map(tables.to_markdown, counted))
    parts += ("## What does not hold as printed", tables.to_markdown(remarkable(findings)))
    write_text(outputs.ledger_md, "\n\n".join(parts))


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        pictures = {name: path for name, path in snakemake.input.items() if name != "judged"}
        main(snakemake.input.judged, pictures, snakemake.output)
