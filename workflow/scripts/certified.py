"""Enclose the headline numbers and the events of every curve."""

import json

from mesoent import models, store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.certified import ROUTE, certify


def main(output, parameters):
    """Build the models, enclose, store."""
    curves = json.loads(parameters["curves"])
    arrays = certify([models.build(parameters["model"], **curve) for curve in curves])
    store.write(output, "certified", arrays, parameters | provenance() | {"route": ROUTE})


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.output[0], snakemake.params.item)
