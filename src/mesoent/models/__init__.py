"""The catalogue of models: plain data, read without importing NumPy."""

from importlib import import_module

MODELS = {"double_chain": ("mesoent.models.double_chain", "DoubleChain")}


def build(name, **parameters):
    """The model of that name with those parameters."""
    module, attribute = MODELS[name]
    return getattr(import_module(module), attribute)(**parameters)
