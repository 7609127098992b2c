"""Write the points of one grid."""

import json

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.grid import grid


def main(output, parameters):
    """Compute and store."""
    points = grid(json.loads(parameters["points"]))
    axis = parameters["axis"]
    store.write(output, "grid", {axis: points}, parameters | provenance(), [axis])


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.output[0], snakemake.params.item)
