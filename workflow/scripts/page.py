"""Put figures, numbers and verdicts on one page."""

from pathlib import Path

from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.sealed import read_text, write_text
from mesoent.stages.audit import counts
from mesoent.views import tables
from mesoent.views.pages.content import content
from mesoent.views.pages.index import index


def main(inputs, pictures, output, item):
    """Read, arrange, write."""
    names = ("numbers_csv", "curves_csv", "certified_csv", "ledger_csv")
    texts = {n: read_text(inputs[n]) for n in names if n in inputs}
    rows = {name: tables.from_csv(texts.get(name, "")) for name in names}
    svgs = {Path(path).stem: read_text(path) for path in pictures}
    findings = rows["ledger_csv"]
    counted = counts(findings) if findings else []
    told = content(item, rows, counted, svgs, provenance())
    write_text(output, index(told))


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        files = snakemake.input
        main(dict(files), files.pictures, snakemake.output[0], snakemake.params.item)
