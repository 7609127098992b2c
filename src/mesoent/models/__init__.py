"""Models by the name under which the catalogue knows them."""

from functools import cache
from importlib import import_module

from mesoent.errors import ModelError
from mesoent.models import user
from mesoent.models.catalogue import MODELS


def entry(name):
    """The catalogue's entry of that name, or the one of a user's file, a path that ends in .py."""
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
        If there is no such model, or a parameter is not allowed.
    """
    known = entry(name)
    if known.source:
        allowed = _load("mesoent.models.parameters", "all_allowed")(known, parameters)
        return user.built(known.source, allowed)
    return _load(*known.builder)(**parameters)


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
