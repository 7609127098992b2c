"""Find the critical temperature of every squeezing."""

from mesoent import models, store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.critical import ROUTE, critical


def main(squeezings, output, parameters):
    """Build the model, extract, store."""
    model = models.build(
        parameters["model"],
        frequency=parameters["frequency"],
        coupling=parameters["coupling"],
        squeezing=0.0,
        temperature=0.0,
    )
    arrays = critical(model, store.read(squeezings, "grid")["squeezing"])
    store.write(output, "critical", arrays, parameters | provenance() | {"route": ROUTE})


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.input.squeezings, snakemake.output[0], dict(snakemake.params))
