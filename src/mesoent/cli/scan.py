"""A scan of a model over a grid of its parameters, to one netCDF file."""

import click

from mesoent.cli.model import asks_a_model
from mesoent.errors import ModelError
from mesoent.models import entry


def _over(context, option, texts):
    axes = [_axis(text) for text in texts]
    names = [name for name, _ in axes]
    if repeated := [name for name in names if names.count(name) > 1]:
        raise click.BadParameter(f"{repeated[0]} is given more than once, but must be given once")
    return dict(axes)


def _axis(text):
    """A parameter and its points, from NAME=START:STOP:POINTS or NAME=VALUE,VALUE,..."""
    name, _, points = text.partition("=")
    try:
        if ":" in points:
            start, stop, count = points.split(":")
            return name, (float(start), float(stop), _positive(int(count)))
        return name, [float(value) for value in points.split(",")]
    except ValueError:
        raise click.BadParameter(
            f"{text!r} must read NAME=START:STOP:POINTS, with 1 point or more, or NAME=VALUE,VALUE"
        ) from None


def _positive(count):
    if count < 1:
        raise ValueError(count)
    return count


@click.command()
@asks_a_model(*entry("double_chain").parameters)
@click.option(
    "--over", multiple=True, required=True, callback=_over, metavar="NAME=START:STOP:POINTS",
    help="A parameter that varies, in even steps, or NAME=VALUE,VALUE; may be repeated.",
)  # fmt: skip
@click.argument("output", type=click.Path(dir_okay=False))
def scan(model, parameters, over, output):
    """Peak, birth, death and late E for every combination of parameters, to a netCDF file.

    \b
    Example:
      mesoent scan --coupling .95 --over temperature=.05:1:50 --over squeezing=0:2:41 scan.nc
    """
    from mesoent import store
    from mesoent.run.provenance import provenance
    from mesoent.stages.scan import route

    axes = {name: _points(model, name, given) for name, given in over.items()}
    fixed = {name: value for name, value in parameters.items() if name not in axes}
    arrays = _computed(model, axes, fixed)
    told = {"model": model, **fixed, **provenance(), "route": route(model)}
    store.write(output, "scan", arrays, told, axes)
    click.echo(f"{output}: {next(reversed(arrays.values())).size} parameter sets")


def _points(model, name, given):
    import numpy as np

    known = entry(model).parameters
    if name not in known:
        raise ModelError(f"{model} has no parameter {name}, but {', '.join(known)}")
    points = np.linspace(*given) if isinstance(given, tuple) else np.array(given)
    if not (np.diff(points) > 0).all():
        raise ModelError(f"the points of {name} must increase")
    return points


def _computed(model, axes, fixed):
    """The grid, one value of its first axis after the other."""
    import numpy as np

    from mesoent.stages import scan as stage

    (first, points), *others = axes.items()
    missing = {n for n, p in entry(model).parameters.items() if p.default is None}
    for name in sorted(missing - fixed.keys() - axes.keys()):
        raise ModelError(f"{model} needs {name}: give --set {name}=..., or let it vary")
    with click.progressbar(points, label="scanning") as bar:
        reductions = [*entry(model).reductions]
        parts = [
            stage.scan(model, {first: points[i : i + 1], **dict(others)}, fixed, reductions)[0]
            for i, _ in enumerate(bar)
        ]
    whole = {n: np.concatenate([part[n] for part in parts]) for n in parts[0] if n not in axes}
    return axes | whole
