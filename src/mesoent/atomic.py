"""Files that appear whole or not at all."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from mesoent.errors import StoreError


@contextmanager
def appearing(path):
    """The path of a temporary file that takes the place of `path` once it is whole and on disk.

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
        os.close(handle)
        yield partial
        _to_disk(partial)
        os.chmod(partial, 0o644)
        os.replace(partial, path)
    except OSError as error:
        reason = error.strerror or str(error).splitlines()[0]
        raise StoreError(
            f"{path} cannot be written ({reason}); make room or give write access, and run again"
        ) from error
    finally:
        if partial is not None:
            Path(partial).unlink(missing_ok=True)


def write_text(path, text):
    """Write a text file, whole or not at all."""
    with appearing(path) as partial:
        Path(partial).write_text(text, encoding="utf-8")


def sweep(folder):
    """Delete the temporary files of processes that were killed; nobody may be writing."""
    for partial in Path(folder).rglob(".*.part*"):
        partial.unlink(missing_ok=True)


def _to_disk(path):
    with open(path, "rb") as file:
        os.fsync(file.fileno())
