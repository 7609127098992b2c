"""Files that appear whole or not at all."""

import os
import tempfile
from pathlib import Path

from mesoent.errors import StoreError


def write_bytes(path, content):
    """Write a file, whole or not at all.

    Libraries that write files themselves break when the disk is full, each in its own way; so
    they write to memory, and the bytes come here.

    Raises
    ------
    StoreError
        If the file cannot be written: the place keeps what it held before.
    """
    path, partial = Path(path), None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}.", suffix=f".part{path.suffix}"
        )
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        os.chmod(partial, 0o644)
        os.replace(partial, path)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}); "
            "make room or give write access, and run again"
        ) from error
    finally:
        if partial is not None:
            Path(partial).unlink(missing_ok=True)


def write_text(path, text):
    """Write a text file, whole or not at all."""
    write_bytes(path, text.encode())


def sweep(folder):
    """Delete the temporary files of processes that were killed; nobody may be writing."""
    for partial in Path(folder).rglob(".*.part*"):
        partial.unlink(missing_ok=True)
