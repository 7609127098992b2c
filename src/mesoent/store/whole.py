"""Results files appear whole, with their stamp.

HDF5 may crash where the disk is full; it writes to memory only.
"""

from contextlib import contextmanager
from io import BytesIO

import h5py

from mesoent.atomic import write_bytes
from mesoent.store import stamp

#: The oldest format that every HDF5 tool reads; no locks, which network file systems lack.
_FORMAT = {"libver": ("earliest", "v110"), "locking": False, "userblock_size": stamp.SIZE}


@contextmanager
def written(path, stage):
    """An open HDF5 file of a stage that appears at `path` when it is closed, or not at all.

    Raises
    ------
    StoreError
        If the file cannot be written.
    """
    memory = BytesIO()
    with h5py.File(memory, "w", **_FORMAT) as file:
        yield file
    write_bytes(path, stamp.seal(memory, stamp.identity(path, stage)))
