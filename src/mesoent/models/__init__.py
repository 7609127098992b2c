"""Models by the name under which the catalogue knows them."""

from importlib import import_module

from mesoent.models.catalogue import MODELS


def build(name, **parameters):
    """The model of that name with those parameters."""
    return _load(MODELS[name].builder)(**parameters)


def scanner(name):
    """The function that finds the reductions of many parameter sets of a model at once."""
    return _load(MODELS[name].scanner)


def _load(place):
    module, attribute = place
    return getattr(import_module(module), attribute)
