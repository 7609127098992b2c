"""Files that appear whole or not at all."""

import fcntl
import os
import secrets
from contextlib import contextmanager, suppress
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
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path):
    """A file open for writing that takes a place when it is closed, or leaves no trace.

    Raises
    ------
    StoreError
        If the file cannot be written: the place keeps what it held before.
    """
    path, partial = Path(path), None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part{path.suffix}")
        handle = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)  # less the umask
        with open(handle, "w+b") as file:
            _mark_as_alive(file)
            yield file
            file.flush()
            os.fsync(handle)
        os.replace(partial, path)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}); "
            "make room or give write access, and run again"
        ) from error
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)


def sweep(folder):
    """Delete the temporary files of processes that were killed."""
    for partial in Path(folder).rglob(".*.part*"):
        if _abandoned(partial):
            partial.unlink(missing_ok=True)


def _mark_as_alive(file):
    """Hold a lock that dies with the process; not every file system has one."""
    with suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_EX)


def _abandoned(path):
    """Whether whoever wrote a file has died; False where it cannot be known."""
    try:
        with open(path, "rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
