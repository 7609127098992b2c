"""A model of the user's: one Python file outside the package."""

import importlib.util
import math
from functools import cache
from numbers import Real
from pathlib import Path

from mesoent.errors import MesoentError, ModelError
from mesoent.models.catalogue import REDUCTIONS
from mesoent.models.entry import ModelEntry, Parameter


@cache
def module_of(path):
    """The module that a file holds; `ModelError` if it cannot be read or run."""
    if not Path(path).is_file():
        raise ModelError(f"{path} is no file, but must be a Python file with a model")
    spec = importlib.util.spec_from_file_location(f"mesoent_user_{Path(path).stem}", path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise ModelError(f"{path} cannot be run: {type(error).__name__}: {error}") from error
    return module


def entry_from_file(path):
    """The catalogue entry of a user's model.

    Parameters
    ----------
    path : str
        A Python file with `PARAMETERS`, a dict of `Parameter` by name, and `build`, a function of
        these parameters that returns what `mesoent.collective` makes, or a `GaussianModel`.

    Returns
    -------
    ModelEntry
        With `source`, the path: its content belongs to what determines a result.

    Raises
    ------
    ModelError
        If there is no such file, it lacks one of the two, or a parameter is none.
    """
    module = module_of(str(path))
    parameters = getattr(module, "PARAMETERS", None)
    plain = isinstance(parameters, dict) and parameters
    if not (plain and all(isinstance(p, Parameter) for p in parameters.values())):
        raise ModelError(f"{path} must have PARAMETERS, a dict of mesoent.models.entry.Parameter")
    for name, parameter in parameters.items():
        if complaint := _complaint(name, parameter, parameters):
            raise ModelError(f"{path}: PARAMETERS[{name!r}] {complaint}")
    if not callable(getattr(module, "build", None)):
        raise ModelError(f"{path} must have build(**parameters), a function that makes the model")
    return ModelEntry(
        builder=(str(path), "build"),
        parameters=parameters,
        reductions=REDUCTIONS,
        scan_rate=2.0,
        source=str(path),
    )


def built(path, parameters):
    """The model that a user's file makes of allowed parameters; `ModelError` if it makes none."""
    try:
        model = module_of(path).build(**parameters)
    except MesoentError:
        raise
    except (Exception, SystemExit) as error:
        raise ModelError(f"{path}: build fails: {type(error).__name__}: {error}") from error
    if not all(hasattr(model, part) for part in ("drift", "stationary_covariance")):
        raise ModelError(f"{path}: build returns {model!r}, but must return a GaussianModel")
    return model


def _complaint(name, parameter, parameters):
    """What is wrong with a parameter of a user's file, or an empty text."""
    if not (isinstance(name, str) and name.isidentifier()):
        return "has a key that is no name, but must have one that build can take"
    bounds = (parameter.low, parameter.high)
    if not all(isinstance(bound, Real) and not math.isnan(bound) for bound in bounds):
        return f"has bounds {bounds}, but must have numbers"
    default = parameter.default
    if isinstance(default, str):
        known = [other for other in parameters if other != name]
        return "" if default in known else f"has default {default!r}, but no parameter is so named"
    if default is not None and not isinstance(default, Real):
        return f"has default {default!r}, but must have a number or the name of a parameter"
    if default is not None and (complaint := parameter.complaint(default)):
        return f"has default {default}, but {complaint}"
    return ""
