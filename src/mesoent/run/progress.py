"""How far the scans of a run are, and how long they may still take: mesoent progress

Read off the files alone, so that it works beside any run, on any machine that sees them.
"""

from pathlib import Path

#: The last chunks tell the pace.
_RECENT = 20


def report(plan):
    """A line for each scan.

    Parameters
    ----------
    plan : mesoent.run.plan.Plan

    Returns
    -------
    list of str
    """
    return [line(name, chunks) for name, chunks in plan.scans.items()] or ["no scans"]


def line(name, chunks):
    """Chunks done, and the time that the others take at the pace of the last ones."""
    done = sorted(path.stat().st_mtime for path in map(Path, chunks) if path.exists())
    text = f"{name}: {len(done)} of {len(chunks)} chunks, {len(done) / len(chunks):.0%}"
    left, recent = len(chunks) - len(done), done[-_RECENT:]
    if left == 0 or len(recent) < 2:
        return text
    pace = (recent[-1] - recent[0]) / (len(recent) - 1)
    return f"{text}, about {spoken(left * pace)} left"


def spoken(seconds):
    """A time to read.

    Examples
    --------
    >>> spoken(40), spoken(400), spoken(40_000)
    ('40 s', '7 min', '11.1 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
