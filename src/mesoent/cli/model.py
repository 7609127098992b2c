"""The options that choose a model and its parameters, made from the catalogue."""

import functools
import json
import math

import click

from mesoent.errors import ModelError
from mesoent.models import entry
from mesoent.models.catalogue import MODELS

DEFAULT = "double_chain"
_KNOWN = {name: known for model in MODELS.values() for name, known in model.parameters.items()}
_KNOWN |= MODELS[DEFAULT].parameters


def asks_a_model(*spared):
    """Give a command the model's options; it is called with the model's name and parameters.

    Parameters
    ----------
    spared : str
        Parameters that need not be given.
    """

    def decorate(command):
        @functools.wraps(command)
        def asked(model, assigned, **options):
            typed = {name: options.pop(name) for name in _KNOWN}
            given = {name: value for name, value in typed.items() if value is not None}
            return command(model, checked(model, given | dict(assigned), spared), **options)

        for name, parameter in reversed(_KNOWN.items()):
            asked = click.option(
                f"--{name.replace('_', '-')}", name, type=float,
                help=_told(parameter), hidden=name not in MODELS[DEFAULT].parameters,
            )(asked)  # fmt: skip
        asked = click.option(
            "--set", "assigned", multiple=True, callback=_assigned, metavar="NAME=VALUE",
            help="Any parameter or option of a model, also of one in a file.",
        )(asked)  # fmt: skip
        return click.option(
            "--model", default=DEFAULT, show_default=True,
            help="A name that `mesoent models` lists, or a Python file.",
        )(asked)  # fmt: skip

    return decorate


def checked(model, given, spared=()):
    """The parameters as given, if the model has them and lacks none.

    Raises
    ------
    ModelError
        Names the first parameter that is unknown or missing.
    """
    parameters, options = entry(model).parameters, entry(model).options
    for name in given:
        if name not in parameters and name not in options:
            known = ", ".join([*parameters, *options])
            raise ModelError(f"{model} has no parameter {name}, but {known}")
    for name, parameter in parameters.items():
        if parameter.default is None and name not in given and name not in spared:
            raise ModelError(f"{model} needs {name} ({parameter.meaning}): give --set {name}=...")
    return given


def as_json(**record):
    """Show a record as JSON: a time that never comes is "infinity", what is not known null."""
    click.echo(json.dumps(_plain(record)))


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and math.isnan(value):
        return None
    return {math.inf: "infinity", -math.inf: "-infinity"}.get(value, value)


def _told(parameter):
    return f"{parameter.meaning}; must {parameter.requirement.partition(':')[0]}."


def _assigned(context, option, texts):
    return [_pair(text) for text in texts]


def _pair(text):
    name, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"{text!r} must read NAME=VALUE")
    try:
        return name, float(value)
    except ValueError:
        return name, value
