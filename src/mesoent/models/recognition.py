"""What a public function may take for a model, and what a model can do by itself."""

from mesoent import models
from mesoent.errors import InputError
from mesoent.models.catalogue import MODELS
from mesoent.models.gaussian import GaussianModel
from mesoent.models.parametrised import Parametrised


def recognised(model):
    """The `GaussianModel` that a model is or stands for.

    Parameters
    ----------
    model : object

    Returns
    -------
    GaussianModel

    Raises
    ------
    InputError
        If it is no model: nothing is guessed from names of attributes.
    """
    if isinstance(model, Parametrised):
        return model.gaussian
    if isinstance(model, GaussianModel):
        return model
    known = ", ".join(entry.builder[1] for entry in MODELS.values())
    raise InputError(
        f"model is {_brief(model)}, but must be a model: one of {known}, or what collective() makes"
    )


def own(model, kind):
    """The function by which the model itself does that, or None; `InputError` if it is no model.

    A subclass may have other matrices: it can do nothing by itself.
    """
    if isinstance(model, Parametrised):
        exact = type(model).__name__ == MODELS[model.entry].builder[1]
        return models.capability(model.entry, kind) if exact else None
    recognised(model)
    return None


def _brief(value):
    text = repr(value)
    return text if len(text) <= 60 else f"an object of type {type(value).__name__}"
