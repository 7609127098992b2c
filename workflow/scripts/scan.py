"""Scan one block of a grid; what an earlier scan holds of it is taken from there."""

import json
from pathlib import Path

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.run.provenance import provenance
from mesoent.stages.grid import grid
from mesoent.stages.scan import route, scan


def main(output, parameters, earlier, threads):
    """Look up, compute the rest, store."""
    asked = {name: json.loads(parameters[name]) for name in ("axes", "fixed", "reductions")}
    axes = {name: grid(points) for name, points in asked.pop("axes").items()}
    known = store.common(sorted(Path().glob(earlier)), axes, parameters["family"])
    arrays, news = scan(parameters["model"], axes, **asked, known=known, threads=threads)
    how = {"route": route(parameters["model"])}
    store.write(output, "scan", arrays, parameters | provenance() | how, axes)
    print(f"{output}: {news} points are new")


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        options = snakemake.params
        main(snakemake.output[0], options.item, options.earlier, snakemake.threads)
