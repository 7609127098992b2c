"""The line of text before the HDF5 content: its layout and checksum.

HDF5 can loop for ever in a damaged file, so the bytes are checked before it sees them.
"""

import hashlib

from mesoent.conventions import SCHEMA
from mesoent.errors import StoreError

AGAIN = "delete it and run the workflow again"

#: HDF5 leaves the first bytes of a file to its user; it asks for at least 512.
SIZE = 512
_MAGIC = b"mesoent results, layout "


def seal(memory):
    """The bytes of a file in memory, with the stamp before the content."""
    content = memory.getbuffer()
    content[:SIZE] = _stamp(hashlib.sha256(content[SIZE:]))
    return content


def require_intact(path):
    """The stamp of a file whose content is what was written.

    Raises
    ------
    StoreError
        If the file is missing, truncated, damaged, foreign, or of another layout.
    """
    try:
        with open(path, "rb") as file:
            stamp, content = file.read(SIZE), hashlib.file_digest(file, "sha256")
    except FileNotFoundError:
        raise StoreError(f"{path} is missing; run the workflow again") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); {AGAIN}") from None
    if not stamp.startswith(_MAGIC):
        raise StoreError(f"{path} was not written by mesoent, or is damaged; {AGAIN}")
    layout = stamp[len(_MAGIC) :].split()[:1]
    if layout != [b"%d" % SCHEMA]:
        found = b"".join(layout).decode(errors="replace")
        raise StoreError(f"{path} has layout {found}, but this version reads {SCHEMA}; {AGAIN}")
    if stamp != _stamp(content):
        raise StoreError(f"{path} is truncated or damaged: it fails its checksum; {AGAIN}")
    return text(stamp)


def text(stamp):
    """A stamp without its padding."""
    return stamp.rstrip(b"\0\n").decode("ascii")


def _stamp(content):
    """The stamp that belongs to a hashed content."""
    checksum = content.hexdigest().encode()
    return (b"%s%d sha256 %s\n" % (_MAGIC, SCHEMA, checksum)).ljust(SIZE, b"\0")
