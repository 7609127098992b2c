"""What a results file holds: quantities of the catalogue with units, meaning and labelled axes."""

import json

import h5py
import numpy as np

from mesoent.conventions import SCHEMA
from mesoent.store.quantities import QUANTITIES, Quantity


def identify(file, stage, parameters):
    """Say where the content comes from."""
    plain = {name: value for name, value in sorted(parameters.items()) if np.isscalar(value)}
    file.attrs.update(
        plain
        | {
            "layout": SCHEMA,
            "stage": stage,
            "parameters": json.dumps(parameters, sort_keys=True),
            "reference": "arXiv:1705.08648",
        }
    )


def parameters_of(file):
    """The parameters from which the content was computed."""
    return json.loads(file.attrs["parameters"])


def put(file, arrays, axes=()):
    """Store arrays; those that are no axis and no number have the axes of a scan, if it is one."""
    for name, value in arrays.items():
        describe(file.create_dataset(name, data=_stored(np.asarray(value))), name, axes)
    for name in arrays:
        label(file, name, axes)


def _stored(array):
    """The array as HDF5 takes it; the sign of a nan, which processors choose, is no content."""
    if array.dtype.kind == "U":
        return array.astype(h5py.string_dtype())
    return np.where(np.isnan(array), np.nan, array) if array.dtype.kind == "f" else array


def describe(dataset, name, axes=()):
    """Attach unit, meaning and equation; an axis that no catalogue knows has its name."""
    quantity = _quantity(name, axes)
    dataset.attrs["units"] = quantity.unit
    dataset.attrs["long_name"] = quantity.long_name
    if quantity.equation:
        dataset.attrs["equation"] = quantity.equation
    if quantity.dims == (name,):
        dataset.make_scale(name)


def _quantity(name, axes):
    own = Quantity((name,), "", name.replace("_", " "))
    return QUANTITIES.get(name, own) if name in axes else QUANTITIES[name]


def label(file, name, axes=()):
    """Attach the axes along which a quantity lies."""
    dims = _quantity(name, axes).dims
    if dims != (name,):
        for place, dim in enumerate(axes or dims):
            file[name].dims[place].attach_scale(file[dim])


def get(dataset, selection=()):
    """The stored array, or a part of it."""
    text = h5py.check_string_dtype(dataset.dtype)
    return np.asarray(dataset.asstr()[selection] if text else dataset[selection])
