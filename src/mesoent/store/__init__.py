"""Results files: HDF5, written whole or not at all, and checked when read.

The only room that knows h5py. A file opens with a line of text: its layout, its stage and name,
and the SHA-256 of what follows, in the block that HDF5 leaves to its users. It holds named
quantities of the catalogue, each with its unit, meaning and equation; coordinates are dimension
scales, so that ``xarray.open_dataset(path, engine="h5netcdf")`` shows labelled axes. No clock,
user or host enters: the same run gives the same bytes.
"""

from typing import NamedTuple

import h5py
import numpy as np

from mesoent.store import collection, content, stamp
from mesoent.store.collection import collect, common
from mesoent.store.export import export
from mesoent.store.whole import written

__all__ = ["Record", "collect", "common", "export", "read", "require_sound", "write"]


class Record(NamedTuple):
    """What a results file holds."""

    arrays: dict[str, np.ndarray]
    parameters: dict

    def __getitem__(self, name):
        return self.arrays[name]


def write(path, stage, arrays, parameters, axes=()):
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
    axes : sequence of str, optional
        The axes of the quantities, where they are not those of the catalogue.

    Raises
    ------
    StoreError
        If the file cannot be written.
    """
    with written(path, stage) as file:
        content.identify(file, stage, parameters)
        content.put(file, arrays, axes)


def read(path, stage):
    """The content of a results file of `stage`.

    Raises
    ------
    StoreError
        If the file, or one that it refers to, is missing, truncated, damaged, foreign, or of
        another layout, or not what its name and `stage` say.
    """
    require_sound(path, stage)
    with h5py.File(path, "r", locking=False) as file:
        parameters = content.parameters_of(file)
        return Record({name: content.get(file[name]) for name in file}, parameters)


def require_sound(path, stage):
    """Refuse a results file of `stage` that `read` would refuse, without reading its arrays.

    Raises
    ------
    StoreError
        As `read` does.
    """
    stamp.require_intact(path, stage)
    with h5py.File(path, "r", locking=False) as file:
        collection.require_chunks(file, path)
