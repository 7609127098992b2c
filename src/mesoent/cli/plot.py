"""A picture from a line: one curve E(t) with its births and deaths."""

from pathlib import Path

import click

from mesoent.cli.model import asks_a_model
from mesoent.errors import InputError
from mesoent.models import build

_FORMS = ("png", "svg", "pdf")
_POINTS = 801


@click.command()
@asks_a_model()
@click.option("--time", "last", type=float, default=20.0, show_default=True, help="Shown up to it.")
@click.argument("target", type=click.Path(dir_okay=False))
def plot(model, parameters, last, target):
    """Draw E(t) into the file TARGET (.png, .svg or .pdf).

    \b
    Examples:
      mesoent plot --temperature .1 --coupling .9 --squeezing 1 curve.png
      mesoent plot --model general_chains --set passive_coupling=2 --time 6 revivals.svg
    """
    import numpy as np

    from mesoent.stages.evolution import evolve
    from mesoent.store import Record
    from mesoent.views.figures.render import render

    form = Path(target).suffix.removeprefix(".")
    if form not in _FORMS:
        raise InputError(f"the picture is {target!r}, but must end in .{', .'.join(_FORMS)}")
    if not 0 < last < np.inf:
        raise InputError(f"--time is {last!r}, but must be a positive number")
    curve = evolve(build(model, **parameters), np.linspace(0, last, _POINTS))
    shown = {name: value for name, value in parameters.items() if not isinstance(value, str)}
    varied = next(iter(shown), "time")
    record = Record(curve, {"time": last} | shown)
    others = ", ".join(f"{name} {value:g}" for name, value in shown.items() if name != varied)
    options = {"kind": "evolution", "varied": varied, "label": varied, "fixed": others}
    render(options, {"evolution": [record]}, {form: target})
    click.echo(target)
