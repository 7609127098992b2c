"""Whether every file in results/ is what its name and its seal say: python -m mesoent.run.verify

Snakemake looks at times only, and a checksum is compared when a file is read; here all are.
"""

import os
import re
import shlex
import sys
from pathlib import Path

from mesoent import sealed, store
from mesoent.errors import StoreError
from mesoent.run.paths import RESULTS

#: What others than the workflow's jobs write.
_FOREIGN = ("logs",)


def verify(results=RESULTS):
    """Check every file that the workflow's jobs left in a folder.

    Returns
    -------
    count : int
        How many files there are.
    complaints : list of str
        A sentence for each that is not what it should be, with what is to be done.
    """
    files = list(_files(Path(results)))
    return len(files), [complaint for path in files if (complaint := _complaint(path))]


def _files(results):
    for folder, below, names in os.walk(results, followlinks=True):
        if Path(folder) == results:
            below[:] = [name for name in below if name not in _FOREIGN]
        sealed_names = {
            n[1 : -len(".sha256")] for n in names if n[:1] == "." and n[-7:] == ".sha256"
        }
        plain = {name for name in names if not name.startswith(".")}
        paths = [Path(folder, name) for name in sorted(plain | sealed_names)]
        yield from (
            path for path in paths if path.parent != results or sealed.seal_of(path).exists()
        )
        below.sort()


def _complaint(path):
    """What is wrong with a file, or an empty text."""
    try:
        if path.suffix == ".h5":
            store.require_sound(path, path.parent.name)
        else:
            sealed.require_intact(path)
    except StoreError as error:
        return str(error)
    return ""


def _to_delete(complaints):
    found = [re.search("; delete (.*) and run", complaint) for complaint in complaints]
    return sorted({path for match in found if match for path in match[1].split(" and ")})


def report(results=RESULTS):
    """What `verify` says, as lines, and whether every file is sound."""
    count, complaints = verify(results)
    lines = [*complaints, f"{count - len(complaints)} of {count} files are sound"]
    if condemned := _to_delete(complaints):
        names = " ".join(map(shlex.quote, condemned))
        lines.append(f"To make the others again: rm {names} && snakemake -c all")
    return lines, not complaints


if __name__ == "__main__":
    told, sound = report()
    print(*told, sep="\n")
    sys.exit(not sound)
