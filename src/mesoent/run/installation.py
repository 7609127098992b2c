"""A package that was installed must be the one whose source lies beside the workflow.

`pip install .` copies the source away: what is edited afterwards does not run.
"""

from pathlib import Path

from mesoent import fingerprint
from mesoent.errors import RunError


def require_current(home):
    """Refuse to run an installed copy of another source than that in `home`.

    Raises
    ------
    RunError
        Names the first file that differs by more than comments and docstrings.
    """
    installed, source = fingerprint.PACKAGE, Path(home, "src", "mesoent")
    if not source.is_dir() or not any(installed.parent.glob("mesoent-*.dist-info")):
        return
    for name in sorted(fingerprint.sources(source) | fingerprint.sources(installed)):
        if not _alike(source / name, installed / name):
            raise RunError(
                f"{source / name} is not what is installed in {installed}; install it again with: "
                f"pip install {home}"
            )


def _alike(one, other):
    if not (one.is_file() and other.is_file()):
        return False
    same = one.read_bytes() == other.read_bytes()
    return same or fingerprint.essence(one) == fingerprint.essence(other)
