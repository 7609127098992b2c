"""One dataset for a whole scan, which refers to the files of its chunks instead of copying them.

HDF5 reads a chunk that is gone as fill values, so its own reader asks for every chunk, by
the checksum that it had when the scan was collected.
"""

import os
from math import prod
from pathlib import Path

import h5py
import numpy as np

from mesoent.errors import StoreError
from mesoent.store import content, stamp
from mesoent.store.whole import written

#: What a reader is told who opens the file with another tool.
_COMMENT = (
    "the data lie in the files that `chunk` names, from this folder, and read as nan without "
    "them; to carry them away: python -m mesoent.run.export"
)


def collect(path, axes, chunks, blocks, parameters):
    """Make one labelled dataset of the chunks of a scan.

    Parameters
    ----------
    path : path-like
        The file appears there complete, or not at all; it finds the chunks from where it lies.
    axes : dict of ndarray
        The values along each axis.
    chunks : sequence of path-like
        Results files of the stage `scan`.
    blocks : sequence of sequence of (int, int)
        The block of each chunk: where it starts on each axis, and how many points it has.
    parameters : dict

    Raises
    ------
    StoreError
        If a chunk is missing or damaged, or the file cannot be written.
    """
    index = {
        "axis": np.array(list(axes)),
        "chunk": np.array([_from(path, chunk) for chunk in chunks]),
        "chunk_stamp": np.array([stamp.require_intact(chunk, "scan") for chunk in chunks]),
        "chunk_block": np.array(blocks),
        "end": np.array(["start", "count"]),
    }
    quantities = _quantities(chunks[0], axes)
    with written(path, "collect") as file:
        content.identify(file, "collect", parameters)
        file.attrs["comment"] = _COMMENT
        content.put(file, axes | index)
        for name in quantities:
            _refer(file, name, axes, index)


def common(paths, axes, family):
    """What collected scans of the same family hold at points of a grid.

    Parameters
    ----------
    paths : iterable of path-like
        Collected scans, of any family; one that is not sound is passed over: they only help.
    axes : dict of ndarray
        The grid.
    family : str
        What a scan is apart from its points; see `mesoent.run.scans`.

    Returns
    -------
    dict of ndarray or None
        From the scan with most of the points: the values on each axis that both have, and all
        quantities there. None if there are no such points.
    """
    found = [shared for path in paths if (shared := _common(path, axes, family))]
    return max(found, key=lambda shared: prod(len(shared[name]) for name in axes), default=None)


def require_chunks(file, path, box=None):
    """Every chunk that a collected scan refers to, or reaches into a box, is what it was."""
    if "chunk" not in file:
        return
    index = (content.get(file[name]) for name in ("chunk", "chunk_stamp", "chunk_block"))
    for name, expected, block in zip(*index, strict=True):
        if box is None or _meets(block, box):
            chunk = os.path.relpath(os.path.realpath(Path(path).parent / name))
            _require_chunk(Path(chunk), expected, path)


def _common(path, axes, family):
    try:
        stamp.require_intact(path, "collect")
        with h5py.File(path, "r", locking=False) as file:
            alike = content.parameters_of(file)["family"] == family
            return _at_points(file, path, axes) if alike else None
    except (StoreError, OSError):
        return None


def _at_points(file, path, axes):
    places = [np.flatnonzero(np.isin(file[name][()], axes[name])) for name in axes]
    if not all(map(len, places)):
        return None
    box = tuple(slice(place[0], place[-1] + 1) for place in places)
    require_chunks(file, path, box)
    inside = np.ix_(*(place - place[0] for place in places))
    shared = {name: file[name][()][place] for name, place in zip(axes, places, strict=True)}
    return shared | {name: file[name][box][inside] for name in file if file[name].is_virtual}


def _require_chunk(chunk, expected, path):
    """A chunk is what was collected; one that is not is made again only if the whole is."""
    if not chunk.exists():
        raise StoreError(f"{chunk}, to which {path} refers, is missing; {stamp.again(path)}")
    if stamp.require_intact(chunk, "scan", also=[path]) != expected:
        raise StoreError(f"{chunk} is not the file that {path} refers to; {stamp.again(path)}")


def _from(path, chunk):
    """Where a chunk lies from the folder of a file, wherever links lead."""
    return os.path.relpath(os.path.realpath(chunk), os.path.realpath(Path(path).parent))


def _meets(block, box):
    """Whether a block, start and count on each axis, and a box of slices have points in common."""
    return all(
        start < side.stop and side.start < start + count
        for (start, count), side in zip(block, box, strict=True)
    )


def _quantities(chunk, axes):
    with h5py.File(chunk, "r", locking=False) as file:
        return sorted(file.keys() - axes.keys())


def _refer(file, name, axes, index):
    """Make a dataset of which each block lies in another file."""
    layout = h5py.VirtualLayout(tuple(map(len, axes.values())), dtype=float)
    layout.dcpl.set_obj_track_times(False)  # else the file holds the time of its making
    for chunk, block in zip(index["chunk"], index["chunk_block"], strict=True):
        place = tuple(slice(start, start + count) for start, count in block)
        layout[place] = h5py.VirtualSource(str(chunk), name, shape=tuple(block[:, 1]))
    dataset = file.create_virtual_dataset(name, layout, fillvalue=np.nan)
    content.describe(dataset, name, tuple(axes))
    content.label(file, name, tuple(axes))
