"""Set every number of the paper beside ours."""

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.sealed import write_text
from mesoent.stages.summary import CERTIFIED, certified_numbers, summarise
from mesoent.views import tables


def main(inputs, outputs, item):
    """Read, compare, write."""
    curves = {path: store.read(path, "evolution") for path in inputs.curves}
    figures = {name: [curves[path] for path in paths] for name, paths in item["figures"].items()}
    lines = [store.read(path, "critical") for path in inputs.lines]
    compared = (figures, item["paper"], curves.values(), lines)
    rows, events = summarise(*compared, item["tolerances"])
    certified = certified_numbers(store.read(inputs.certified, "certified"))
    write_text(outputs.numbers_csv, tables.to_csv(rows))
    write_text(outputs.curves_csv, tables.to_csv(events))
    write_text(outputs.certified_csv, tables.to_csv(certified))
    parts = ("# The paper's numbers beside ours", tables.to_markdown(rows))
    parts += ("## Birth, death and peak of every curve", tables.to_markdown(events))
    parts += ("## Certified numbers", CERTIFIED + tables.to_markdown(certified))
    write_text(outputs.summary_md, "\n".join(parts))


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.input, snakemake.output, snakemake.params.item)
