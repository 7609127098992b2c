"""Draw one figure."""

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.views import figures


def main(kind, varied, inputs, outputs):
    """Read, draw, write."""
    data = {
        "evolution": [store.read(path, "evolution") for path in inputs.get("curves", [])],
        **{name: store.read(inputs[name], name) for name in inputs.keys() - {"curves"}},
    }
    figures.render(kind, varied, data, outputs)


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        options = snakemake.params
        main(options.kind, options.varied, dict(snakemake.input), dict(snakemake.output))
