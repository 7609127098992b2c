"""Draw one figure."""

from mesoent import store
from mesoent.errors import one_sentence
from mesoent.views.figures.render import render


def main(inputs, outputs, item):
    """Read, draw, write."""
    data = {
        stage: store.read(files, stage)
        if isinstance(files, str)
        else [store.read(file, stage) for file in files]
        for stage, files in inputs.items()
    }
    render(item, data, outputs)


if __name__ == "__main__":
    with one_sentence(snakemake.log[0]):
        main(dict(snakemake.input), dict(snakemake.output), snakemake.params.item)
