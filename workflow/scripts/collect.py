"""Make one labelled dataset of the chunks of a scan."""

import json

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.grid import grid


def main(chunks, output, parameters):
    """Lay out the axes, refer to the chunks."""
    axes = {name: grid(points) for name, points in json.loads(parameters["axes"]).items()}
    asked = {name: value for name, value in parameters.items() if name != "blocks"}
    blocks = json.loads(parameters["blocks"])
    store.collect(output, axes, chunks, blocks, asked | provenance())


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(list(snakemake.input.chunks), snakemake.output[0], snakemake.params.item)
