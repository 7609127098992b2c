"""A model of the user's: one Python file outside the package."""

import importlib.util
from functools import cache
from pathlib import Path

from mesoent.errors import ModelError
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
    except Exception as error:
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
        If there is no such file, or it lacks one of the two.
    """
    module = module_of(str(path))
    parameters = getattr(module, "PARAMETERS", None)
    plain = isinstance(parameters, dict) and parameters
    if not (plain and all(isinstance(p, Parameter) for p in parameters.values())):
        raise ModelError(f"{path} must have PARAMETERS, a dict of mesoent.models.entry.Parameter")
    if not callable(getattr(module, "build", None)):
        raise ModelError(f"{path} must have build(**parameters), a function that makes the model")
    return ModelEntry(
        builder=(str(path), "build"),
        parameters=parameters,
        reductions=REDUCTIONS,
        scan_rate=2.0,
        source=str(path),
    )
