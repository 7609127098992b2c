"""Set every number of the paper beside ours."""

from mesoent import store
from mesoent.atomic import write_text
from mesoent.errors import one_sentence
from mesoent.stages.summary import CERTIFIED, certified_numbers, summarise
from mesoent.views import tables


def main(inputs, outputs, figures, varied, tolerances):
    """Read, compare, write."""
    curves = {name: [store.read(p, "evolution") for p in paths] for name, paths in figures.items()}
    lines = [store.read(path, "critical") for path in inputs.lines]
    rows, events = summarise(curves, lines, varied, tolerances)
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
        options = snakemake.params
        tables_of = (options.figures, options.varied, options.tolerances)
        main(snakemake.input, snakemake.output, *tables_of)
