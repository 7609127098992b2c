"""Models by the name under which the catalogue knows them."""

from functools import cache
from importlib import import_module

from mesoent.errors import ModelError
from mesoent.models import user
from mesoent.models.catalogue import MODELS


def entry(name):
    """The catalogue's entry of that name, or the one of a user's file, a path that ends in .py."""
    if not isinstance(name, str):
        raise ModelError(f"model is {name!r}, but must be the name of one, a text")
    if name.endswith(".py"):
        return user.entry_from_file(name)
    if name not in MODELS:
        raise ModelError(f"{name!r} is no model, but must be one of {', '.join(MODELS)}, or a file")
    return MODELS[name]


def build(name, **parameters):
    """The model of that name, or of a user's file, with those parameters.

    Raises
    ------
    ModelError
        If there is no such model, or a parameter is unknown, missing or not allowed.
    """
    known = entry(name)
    if known.source:
        allowed = _load("mesoent.models.parameters", "all_allowed")(known, parameters)
        return user.built(known.source, allowed)
    _require_known(name, known, parameters)
    return _load(*known.builder)(**parameters)


def _require_known(model, entry, given):
    """Refuse what is no parameter of the model, and the lack of one without a default."""
    known = [*entry.parameters, *entry.options]
    for name in given:
        if name not in known:
            raise ModelError(f"{name} is no parameter of {model}, but must be: {', '.join(known)}")
    for name, parameter in entry.parameters.items():
        if parameter.default is None and name not in given:
            raise ModelError(f"{name} is missing, but must be given: {model} has no default")


def given(parameters):
    """Those of the parameters of an item that are parameters of its model.

    Examples
    --------
    >>> given({"model": "double_chain", "coupling": 0.9, "code": "3f"})
    {'coupling': 0.9}
    """
    own = entry(parameters["model"])
    known = own.parameters | own.options
    return {name: value for name, value in parameters.items() if name in known}


def capability(name, kind):
    """The function by which a model of the catalogue does that itself, or None.

    Parameters
    ----------
    name : str
        A name of the catalogue, or a user's file.
    kind : str
        A key of `ModelEntry.capabilities`.
    """
    place = entry(name).capabilities.get(kind)
    return _load(place.module, place.function) if place else None


@cache
def _load(module, attribute):
    found = user.module_of(module) if module.endswith(".py") else import_module(module)
    return getattr(found, attribute)
