"""Follow entanglement to the limit of late times over some parameters."""

import json
from functools import partial

from mesoent import models, store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.asymptotics import ROUTE, asymptotics


def main(grids, output, parameters):
    """Build the models, follow them, store."""
    names = json.loads(parameters["axes"])
    axes = {name: store.read(grid, "grid")[name] for name, grid in zip(names, grids, strict=True)}
    make = partial(models.build, parameters["model"], **models.given(parameters))
    arrays = asymptotics(make, axes)
    store.write(output, "asymptotics", arrays, parameters | provenance() | {"route": ROUTE}, axes)


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.input.axes, snakemake.output[0], snakemake.params.item)
