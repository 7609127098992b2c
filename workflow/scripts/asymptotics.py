"""Follow entanglement to the limit of late times over a plane of squeezing and temperature."""

from mesoent import models, store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.asymptotics import ROUTE, asymptotics


def main(squeezings, temperatures, output, parameters):
    """Build the model, follow it, store."""
    model = models.build(
        parameters["model"],
        frequency=parameters["frequency"],
        coupling=parameters["coupling"],
        squeezing=0.0,
        temperature=0.0,
    )
    grids = (store.read(squeezings, "grid"), store.read(temperatures, "grid"))
    arrays = asymptotics(model, grids[0]["squeezing"], grids[1]["temperature"])
    store.write(output, "asymptotics", arrays, parameters | provenance() | {"route": ROUTE})


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        files = (snakemake.input.squeezings, snakemake.input.temperatures)
        main(*files, snakemake.output[0], dict(snakemake.params))
