"""One run at a time in a folder, and no trace of a run that was killed.

Snakemake notes in .snakemake/locks which files a run is making. The note outlives a run that is
killed, and does not tell whether its writer lives. So a run also holds an advisory lock (flock),
which the kernel takes back however the process ends. Whoever gets it on the machine that had it
last knows that nobody is at work, and clears what was left. Where that cannot be known (another
machine, a file system without flock) everything stays, and Snakemake decides by its note.
"""

import fcntl
import json
import os
import platform
import shutil
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

from mesoent.atomic import sweep
from mesoent.errors import RunError

_RECORDS = Path(".snakemake")
_LOCKS = _RECORDS / "locks"
_MARKS = _RECORDS / "incomplete"
_NOTES = _RECORDS / "metadata"
_held = []


def claim(results, contents, tell):
    """Become the only run in the current folder, and clear what killed runs left in it.

    Parameters
    ----------
    results : path-like
        Where killed jobs may have left temporary files.
    contents : iterable of str
        Results named by what determines their content. They are complete if they exist, so a mark
        of Snakemake that calls them incomplete is taken away: they are not computed again.
    tell : callable
        Is given a sentence if the last run left its lock.

    Raises
    ------
    RunError
        If another run is at work here, or the folder cannot be written.
    """
    _require_writable(results)
    try:
        _RECORDS.mkdir(exist_ok=True)
        holder = open(_RECORDS / "holder", "a+", encoding="utf-8")  # noqa: SIM115
        _held.append(holder)  # open, and so locked, for as long as this process lives
        if _alone(holder) and _ours(holder, tell):
            _clear(results, contents)
    except OSError as error:
        raise RunError(
            f"{Path.cwd() / _RECORDS} cannot be written ({error.strerror}); "
            "make room or give write access, and run again"
        ) from None


def distrust(outputs, contents):
    """Have made again what lies under a fixed name without a note of what it was made from.

    A note that is empty, cut or no text is none, and is taken away: Snakemake would stumble.

    Without its notes Snakemake takes whatever is there for up to date, and a change of the
    configuration goes unnoticed. A mark that a file is incomplete is what it does obey.

    Parameters
    ----------
    outputs : iterable of str
        Files whose names do not stand for their content.
    contents : iterable of str
        Those whose names do.
    """
    for path in (*outputs, *contents):
        _drop_broken(_NOTES / _key(path))
    unknown = [path for path in outputs if os.path.exists(path) and not _known(path)]
    with suppress(OSError):
        for path in unknown:
            _MARKS.mkdir(parents=True, exist_ok=True)
            (_MARKS / _key(path)).write_text('{"external_jobid": null}', encoding="utf-8")


def _known(path):
    """Whether Snakemake has a note or a mark of a file."""
    return any((records / _key(path)).exists() for records in (_NOTES, _MARKS))


def _drop_broken(note):
    try:
        sound = bool(json.loads(note.read_bytes()))
    except OSError:
        return
    except ValueError:
        sound = False
    if not sound:
        with suppress(OSError):
            note.unlink()


def _key(path):
    """The name under which Snakemake keeps what it knows of a file."""
    return urlsafe_b64encode(os.fsencode(path)).decode()


def _require_writable(results):
    """Snakemake meets a folder that it cannot write with a traceback."""
    for folder, _, _ in os.walk(results):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise RunError(f"{folder} cannot be written; give write access, and run again")


def _alone(holder):
    """Whether no run lives in this folder; where the file system cannot tell, False."""
    try:
        fcntl.flock(holder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise RunError(
            f"another run is at work in {Path.cwd()} on {_last(holder)}; wait until it has ended"
        ) from None
    except OSError:
        return False
    return True


def _ours(holder, tell):
    """Whether what is left can only be of runs of this machine, which are dead."""
    last, here, locked = _last(holder), platform.node(), any(_LOCKS.glob("*.lock"))
    if locked and last != here:
        tell(
            f"A run on {last} left its lock here, and {here} cannot tell whether it lives; "
            "if it does not, take the lock away with: snakemake --unlock"
        )
        return False
    if locked:
        tell("The last run was killed: its lock is cleared, and this one goes on.")
    holder.truncate(0)
    print(here, file=holder, flush=True)
    return True


def _clear(results, contents):
    shutil.rmtree(_LOCKS, ignore_errors=True)
    for path in contents:
        (_MARKS / _key(path)).unlink(missing_ok=True)
    sweep(results)


def _last(holder):
    """The machine on which the lock was held last."""
    holder.seek(0)
    return holder.read().strip() or "an unknown machine"
