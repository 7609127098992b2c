"""Results files: HDF5, written whole or not at all, and checked when read.

The only module that knows h5py. A file opens with a line of text, its layout and the SHA-256
of what follows, in the block that HDF5 leaves to its users. It holds named quantities of the
catalogue, each with its unit, meaning and equation; coordinates are dimension scales, so that
``xarray.open_dataset(path, engine="h5netcdf")`` shows labelled axes. No clock, user or host
enters: the same run gives the same bytes.
"""

import hashlib
import json
from typing import NamedTuple

import h5py
import numpy as np

from mesoent.atomic import appearing
from mesoent.conventions import SCHEMA
from mesoent.errors import StoreError
from mesoent.quantities import QUANTITIES

_AGAIN = "delete it and run the workflow again"
_MAGIC = b"mesoent results, layout "
_STAMP_SIZE = 512
_FORMAT = {"libver": ("earliest", "v110"), "locking": False, "userblock_size": _STAMP_SIZE}


class Record(NamedTuple):
    """What a results file holds."""

    arrays: dict[str, np.ndarray]
    parameters: dict

    def __getitem__(self, name):
        return self.arrays[name]


def write(path, stage, arrays, parameters):
    """Store the quantities that `stage` computed from `parameters`.

    Parameters
    ----------
    path : path-like
        The file appears there complete, or not at all.
    stage : str
        The stage's name; a reader must ask for it.
    arrays : dict of array_like
        Quantities of the catalogue by name.
    parameters : dict
        What the quantities were computed from: kept as attributes, and as JSON.

    Raises
    ------
    StoreError
        If the file cannot be written.
    """
    with appearing(path) as partial:
        with h5py.File(partial, "w", **_FORMAT) as file:
            file.attrs.update(_identity(stage, parameters))
            for name in arrays:
                _put(file, name, arrays[name])
            for name in arrays:
                _label(file, name)
        _seal(partial)


def read(path, stage):
    """The content of a results file of `stage`.

    Raises
    ------
    StoreError
        If the file is missing, truncated, damaged, foreign, or of another layout or stage.
    """
    _require_intact(path)
    with h5py.File(path, "r", locking=False) as file:
        found = file.attrs["stage"]
        if found != stage:
            raise StoreError(f"{path} comes from the stage {found}, not {stage}; {_AGAIN}")
        arrays = {name: _get(file[name]) for name in file}
        return Record(arrays, json.loads(file.attrs["parameters"]))


def _require_intact(path):
    """HDF5 can loop for ever in a damaged file: the bytes are checked before it sees them."""
    try:
        with open(path, "rb") as file:
            stamp, content = file.read(_STAMP_SIZE), file.read()
    except FileNotFoundError:
        raise StoreError(f"{path} is missing; run the workflow again") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); {_AGAIN}") from None
    if not stamp.startswith(_MAGIC):
        raise StoreError(f"{path} was not written by mesoent, or is damaged; {_AGAIN}")
    layout = stamp[len(_MAGIC) :].split()[:1]
    if layout != [b"%d" % SCHEMA]:
        found = b"".join(layout).decode(errors="replace")
        raise StoreError(f"{path} has layout {found}, but this version reads {SCHEMA}; {_AGAIN}")
    if stamp != _stamp(content):
        raise StoreError(f"{path} is truncated or damaged: it fails its checksum; {_AGAIN}")


def _stamp(content):
    """What HDF5 calls the user block: bytes before its own, which it leaves alone."""
    text = b"%s%d sha256 %s\n" % (_MAGIC, SCHEMA, hashlib.sha256(content).hexdigest().encode())
    return text.ljust(_STAMP_SIZE, b"\0")


def _identity(stage, parameters):
    plain = {name: value for name, value in sorted(parameters.items()) if np.isscalar(value)}
    return plain | {
        "layout": SCHEMA,
        "stage": stage,
        "parameters": json.dumps(parameters, sort_keys=True),
        "reference": "arXiv:1705.08648",
    }


def _put(file, name, value):
    quantity, array = QUANTITIES[name], np.asarray(value)
    if array.dtype.kind == "U":
        array = array.astype(h5py.string_dtype())
    dataset = file.create_dataset(name, data=array)
    dataset.attrs["units"] = quantity.unit
    dataset.attrs["long_name"] = quantity.long_name
    if quantity.equation:
        dataset.attrs["equation"] = quantity.equation
    if quantity.dims == (name,):
        dataset.make_scale(name)


def _label(file, name):
    dims = QUANTITIES[name].dims
    if dims != (name,):
        for axis, dim in enumerate(dims):
            file[name].dims[axis].attach_scale(file[dim])


def _get(dataset):
    array = dataset.asstr()[()] if h5py.check_string_dtype(dataset.dtype) else dataset[()]
    return np.asarray(array)


def _seal(path):
    """Write the stamp before the content."""
    with open(path, "rb+") as file:
        file.seek(_STAMP_SIZE)
        stamp = _stamp(file.read())
        file.seek(0)
        file.write(stamp)
