"""A collected scan as one plain netCDF-4 file, to be carried away from its chunks."""

import os
import shutil
from pathlib import Path

import h5py

from mesoent.atomic import replacing
from mesoent.errors import StoreError
from mesoent.store import collection, content, stamp


def export(path, target):
    """Copy a collected scan with its data, chunk by chunk, into a file that needs no other.

    Parameters
    ----------
    path : path-like
        The collected scan.
    target : path-like
        The netCDF-4 file appears there complete, or not at all.

    Raises
    ------
    StoreError
        If the scan or one of its chunks is not what it should be, or the file cannot be written.
    """
    stamp.require_intact(path, "collect")
    with h5py.File(path, "r", locking=False) as source:
        collection.require_chunks(source, path)
        _require_room(source, target)
        with replacing(target) as file, h5py.File(file, "w", libver=("earliest", "v110")) as plain:
            _copy(source, plain)


def _copy(source, plain):
    parameters = content.parameters_of(source)
    content.identify(plain, "export", {n: v for n, v in parameters.items() if n != "blocks"})
    axes = list(content.get(source["axis"]))
    content.put(plain, {name: content.get(source[name]) for name in axes})
    for name in filter(lambda name: source[name].is_virtual, source):
        dataset = plain.create_dataset(name, source[name].shape, source[name].dtype)
        content.describe(dataset, name)
        content.label(plain, name, axes)
        for block in content.get(source["chunk_block"]):
            place = tuple(slice(start, start + count) for start, count in block)
            dataset[place] = source[name][place]


def _require_room(source, target):
    """HDF5 may crash where the disk is full."""
    needed = sum(dataset.nbytes for dataset in source.values() if dataset.is_virtual)
    folder = next(parent for parent in Path(os.path.abspath(target)).parents if parent.is_dir())
    free = shutil.disk_usage(folder).free
    if free < needed + 2**20:
        raise StoreError(
            f"{target} takes {needed / 1e6:.0f} MB, but {folder} has {free / 1e6:.0f} MB left; "
            "make room, or choose another place"
        )
