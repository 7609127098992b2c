"""Results files appear whole, with their stamp.

HDF5 crashes when the disk is full. So it writes to memory, and what it wrote goes to the disk as
plain bytes.
"""

from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import h5py

from mesoent.atomic import appearing
from mesoent.store import stamp

#: The oldest format that every HDF5 tool reads; no locks, which network file systems lack.
_FORMAT = {"libver": ("earliest", "v110"), "locking": False, "userblock_size": stamp.SIZE}


@contextmanager
def written(path):
    """An open HDF5 file that appears at `path` when it is closed, or not at all.

    Raises
    ------
    StoreError
        If the file cannot be written.
    """
    memory = BytesIO()
    with h5py.File(memory, "w", **_FORMAT) as file:
        yield file
    with appearing(path) as partial:
        Path(partial).write_bytes(stamp.seal(memory))
