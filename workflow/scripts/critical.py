"""Find where the entanglement of late times vanishes along one parameter."""

import json
from functools import partial

from mesoent import models, store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.critical import ROUTE, critical


def main(asymptotics, output, parameters):
    """Build the models, extract, store."""
    model, along, given = parameters["model"], parameters["along"], models.given(parameters)
    late = store.read(asymptotics, "asymptotics")
    axes = {name: late[name] for name in json.loads(parameters["axes"])}
    closed = models.capability(model, f"late_critical_{along}")
    route = closed and partial(closed, **given)
    signed = late["signed_asymptotic_log_negativity"]
    arrays = critical(partial(models.build, model, **given), signed, axes, along, route)
    others = [name for name in axes if name != along]
    store.write(output, "critical", arrays, parameters | provenance() | {"route": ROUTE}, others)


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(snakemake.input.asymptotics, snakemake.output[0], snakemake.params.item)
