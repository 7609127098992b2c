"""Questions to one model: E at a time, events, critical temperature; and which models there are."""

import inspect
import math
from dataclasses import asdict

import click

from mesoent.cli.model import as_json, asks_a_model
from mesoent.errors import ModelError
from mesoent.models import build, capability
from mesoent.models.catalogue import MODELS

JSON = click.option("--json", "wants_json", is_flag=True, help="JSON, all digits; null: unknown.")


@click.command()
@asks_a_model()
@click.option("--time", "times", type=float, multiple=True, required=True, help="May be repeated.")
@JSON
def entanglement(model, parameters, times, wants_json):
    """Logarithmic negativity E(t) in ebits, by Eqs. (65), (66) and, where there is one, (73).

    \b
    Examples:
      mesoent entanglement --temperature .2 --coupling .95 --squeezing 1.2 --time 10
      mesoent entanglement --model two_oscillators --set two_mode_squeezing=.5 --time 1 --time 2
    """
    from mesoent.dynamics.evolution import trajectory

    found = trajectory(build(model, **parameters), list(times)).tolist()
    if wants_json:
        return as_json(model=model, parameters=parameters, time=times, log_negativity=found)
    for time, value in zip(times, found, strict=True):
        click.echo(f"E({time:g}) = {value:.12g} ebit")


@click.command()
@asks_a_model()
@JSON
def events(model, parameters, wants_json):
    """When entanglement is born, peaks and dies.

    \b
    Example:
      mesoent events --temperature .1 --coupling .9 --squeezing 1
    """
    from mesoent.dynamics.events import entanglement_events

    found = asdict(entanglement_events(build(model, **parameters)))
    if wants_json:
        return as_json(model=model, parameters=parameters, **found)
    if found["birth"] is None:
        return click.echo("never entangled")
    birth, death = found["intervals"][0] if found["intervals"] else (found["birth"], math.inf)
    click.echo(f"entangled  from {birth:.12g} {_until(death)}")
    click.echo(f"largest    {found['peak']:.12g} ebit, {_when(found['peak_time'], 'in the limit')}")
    for birth, death in found["intervals"][1:]:
        click.echo(f"again      from {birth:.12g} {_until(death)}")
    click.echo(f"late E     {max(found['asymptotic'], 0.0):.12g} ebit")


def _until(death):
    return "for ever" if death == math.inf else f"to {death:.12g}"


def _when(time, otherwise):
    return otherwise if time == math.inf else f"at {time:.12g}"


@click.command()
@asks_a_model("temperature")
@JSON
def critical(model, parameters, wants_json):
    """The temperature from which on there is never entanglement.

    \b
    Example:
      mesoent critical --coupling 1 --squeezing 1
    """
    find = capability(model, "critical_temperature")
    if find is None:
        raise ModelError(
            f"{model} does not know its critical temperature; scan the temperature, and see where "
            "the peak vanishes"
        )
    names = inspect.signature(find).parameters
    found = find(**{name: parameters[name] for name in names if name in parameters})
    if wants_json:
        return as_json(model=model, parameters=parameters, critical_temperature=float(found))
    click.echo(f"T_c = {float(found):.12g}")


@click.command()
@JSON
def models(wants_json):
    """The models that there are, their parameters and the bounds of these."""
    if wants_json:
        return as_json(**{name: _described(model) for name, model in MODELS.items()})
    for name, model in MODELS.items():
        click.secho(name, bold=True)
        for parameter, known in model.parameters.items():
            click.echo(f"  {parameter:20} {known.meaning}; must {known.requirement}")
        for option, choices in model.options.items():
            click.echo(f"  {option:20} one of {', '.join(choices)}")


def _described(model):
    parameters = {
        name: {"meaning": known.meaning, "low": known.low, "high": known.high,
               "open": known.open, "default": known.default, "unit": known.unit}
        for name, known in model.parameters.items()
    }  # fmt: skip
    return {"parameters": parameters, "options": model.options, "reductions": [*model.reductions]}
