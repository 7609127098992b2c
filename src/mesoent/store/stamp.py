"""The line of text before the HDF5 content: its layout, what it is, and its checksum.

HDF5 can loop for ever in a damaged file, so the bytes are checked before it sees them. And a file
is read only as what was asked for: its stage and its name stand in the line.
"""

import hashlib
from pathlib import Path

from mesoent.conventions import SCHEMA
from mesoent.errors import StoreError

#: HDF5 leaves the first bytes of a file to its user; it asks for at least 512.
SIZE = 512
_MAGIC = b"mesoent results, layout "


def again(*paths):
    """What to do about files that are not what they should be."""
    return f"delete {' and '.join(map(str, paths))} and run the workflow again"


def identity(path, stage):
    """What a file is asked to be: the stage that it comes from, and its name."""
    return f"{stage}/{Path(path).stem}"


def seal(memory, identity):
    """The bytes of a file in memory, with the stamp before the content."""
    content = memory.getbuffer()
    content[:SIZE] = _stamp(identity, hashlib.sha256(content[SIZE:]))
    return content


def require_intact(path, stage, also=()):
    """The stamp of a file whose content is what `stage` wrote under its name.

    To make it again, the files `also` must be deleted with it.

    Raises
    ------
    StoreError
        If the file is missing, truncated, damaged, foreign, of another layout or something else.
    """
    cure = again(path, *also)
    try:
        with open(path, "rb") as file:
            stamp, content = file.read(SIZE), hashlib.file_digest(file, "sha256")
    except FileNotFoundError:
        raise StoreError(f"{path} is missing; run the workflow again") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); {cure}") from None
    if not stamp.startswith(_MAGIC):
        raise StoreError(f"{path} was not written by mesoent, or is damaged; {cure}")
    layout, _, rest = stamp[len(_MAGIC) :].partition(b" ")
    if layout != b"%d" % SCHEMA:
        found = layout[:20].decode(errors="replace")
        raise StoreError(f"{path} has layout {found}, but this version reads {SCHEMA}; {cure}")
    found = rest.partition(b" sha256 ")[0].decode(errors="replace")
    if stamp != _stamp(found, content):
        raise StoreError(f"{path} is truncated or damaged: it fails its checksum; {cure}")
    if found != identity(path, stage):
        raise StoreError(f"{path} holds {found}, not {identity(path, stage)}; {cure}")
    return text(stamp)


def text(stamp):
    """A stamp without its padding."""
    return stamp.rstrip(b"\0\n").decode()


def _stamp(identity, content):
    """The stamp that belongs to a hashed content."""
    checksum = content.hexdigest().encode()
    line = b"%s%d %s sha256 %s\n" % (_MAGIC, SCHEMA, identity.encode(), checksum)
    return line.ljust(SIZE, b"\0")
