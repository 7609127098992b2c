"""Values of a model's parameters, held to the bounds of the catalogue."""

import math
from numbers import Real

import numpy as np

from mesoent.arrays import finite_array, within
from mesoent.errors import ModelError
from mesoent.models.catalogue import MODELS


def checked(model, name, value):
    """One allowed value of a parameter or an option.

    Parameters
    ----------
    model, name : str
        Names of the catalogue.
    value : float or str

    Returns
    -------
    float or str

    Raises
    ------
    ModelError
        If the value is no finite real number or out of bounds.
    """
    if choices := MODELS[model].options.get(name):
        return _chosen(name, value, choices)
    return allowed_number(name, MODELS[model].parameters[name], value)


def allowed_number(name, parameter, value):
    """The value as a float, if the `Parameter` allows it; else `ModelError`."""
    number = isinstance(value, (Real, np.number)) and not isinstance(value, (bool, np.bool_))
    if not (number and math.isfinite(value)):
        raise ModelError(f"{name} is {value!r}, but must be a finite real number")
    if complaint := parameter.complaint(value):
        raise ModelError(f"{name} is {float(value)}, but {complaint}")
    return float(value)


def _chosen(name, value, choices):
    if value not in choices:
        raise ModelError(f"{name} is {value!r}, but must be one of {', '.join(choices)}")
    return value


def checked_array(model, name, value):
    """An array of allowed values of a parameter; `InputError` names the first that is not."""
    parameter, array = MODELS[model].parameters[name], finite_array(name, value)
    return within(name, array, parameter.holds(array), parameter.requirement)


def all_allowed(entry, parameters):
    """All parameters of a user's model, checked; defaults where nothing is given."""
    unknown = sorted(parameters.keys() - entry.parameters.keys())
    if unknown:
        known = ", ".join(entry.parameters)
        raise ModelError(f"{unknown[0]} is no parameter of {entry.source}, but must be: {known}")
    values = {}
    for name, parameter in entry.parameters.items():
        value = parameters.get(name, parameter.default)
        value = values[value] if isinstance(value, str) and value in values else value
        if value is None:
            raise ModelError(f"{name} is missing, but must be given: {entry.source} has no default")
        values[name] = allowed_number(name, parameter, value)
    return values
