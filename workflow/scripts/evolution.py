"""Evolve one curve."""

from mesoent import models, store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.evolution import ROUTE, evolve


def main(times, output, parameters):
    """Build the model, evolve, store."""
    model = models.build(parameters["model"], **models.given(parameters))
    arrays = evolve(model, store.read(times, "grid")["time"])
    store.write(output, "evolution", arrays, parameters | provenance() | {"route": ROUTE})


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.input.times, snakemake.output[0], snakemake.params.item)
