"""Compute the series that a picture of the audit shows."""

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.series import SERIES


def main(output, parameters):
    """Compute, store."""
    arrays = SERIES[parameters["series"]]()
    store.write(output, "series", arrays, parameters | provenance())


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.output[0], snakemake.params.item)
