"""Judge the statements of one section of the paper."""

from mesoent.errors import one_sentence
from mesoent.sealed import write_text
from mesoent.stages.judge import judge
from mesoent.views import tables


def main(section, output):
    """Compute, write."""
    write_text(output, tables.to_csv(judge(section)))


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.params.item["section"], snakemake.output[0])
