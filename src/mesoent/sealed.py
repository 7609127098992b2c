"""Tables, pages and pictures, with a seal beside each that tells what it is and holds.

Beside fig1.svg lies .fig1.svg.sha256, a line in the format of the tool sha256sum. It is there
before the file is, so that a file that appears is sealed, whenever a job is killed.
"""

import hashlib
from pathlib import Path

from mesoent.atomic import write_bytes
from mesoent.errors import StoreError


def write(path, content):
    """Write bytes and their seal, each whole or not at all.

    Raises
    ------
    StoreError
        If a file cannot be written.
    """
    write_bytes(seal_of(path), _line(path, content))
    write_bytes(path, content)


def write_text(path, text):
    """Write a text and its seal, each whole or not at all."""
    write(path, text.encode())


def read_text(path):
    """The text of a sealed file.

    Raises
    ------
    StoreError
        If the file is missing, or is not what was written under this name.
    """
    return require_intact(path).decode()


def require_intact(path):
    """The content of a sealed file.

    Raises
    ------
    StoreError
        If the file is missing, or is not what was written under this name.
    """
    try:
        content, seal = Path(path).read_bytes(), seal_of(path).read_bytes()
    except FileNotFoundError as error:
        cure = "" if Path(error.filename) == Path(path) else f"delete {path} and "
        raise StoreError(f"{error.filename} is missing; {cure}run the workflow again") from None
    except OSError as error:
        raise StoreError(
            f"{error.filename} cannot be read ({error.strerror}); give read access"
        ) from None
    if seal != _line(path, content):
        raise StoreError(
            f"{path} is not what was written under this name: it fails its checksum; "
            f"delete {path} and run the workflow again"
        )
    return content


def seal_of(path):
    """Where the seal of a file lies."""
    return Path(path).with_name(f".{Path(path).name}.sha256")


def _line(path, content):
    return f"{hashlib.sha256(content).hexdigest()}  {Path(path).name}\n".encode()
