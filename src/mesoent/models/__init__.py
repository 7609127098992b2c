"""Models by the name under which the catalogue knows them."""

from functools import cache
from importlib import import_module

from mesoent.models.catalogue import MODELS


def build(name, **parameters):
    """The model of that name with those parameters."""
    return _load(*MODELS[name].builder)(**parameters)


def capability(name, kind):
    """The function by which a model of the catalogue does that itself, or None.

    Parameters
    ----------
    name : str
        A name of the catalogue.
    kind : str
        A key of `ModelEntry.capabilities`.
    """
    place = MODELS[name].capabilities.get(kind)
    return _load(place.module, place.function) if place else None


@cache
def _load(module, attribute):
    return getattr(import_module(module), attribute)
