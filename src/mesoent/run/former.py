"""Pictures that no configuration asks for any more do not lie among those that it does."""

import os
from pathlib import Path

from mesoent import sealed
from mesoent.run.paths import PICTURE_FORMATS, RESULTS


def put_away(belonging, tell):
    """Move pictures that are no longer configured from results/figures to results/former.

    Parameters
    ----------
    belonging : iterable of str
        The pictures that the plan of this run has.
    tell : callable
        Is given a sentence if something was moved.
    """
    belonging, folder, former = set(belonging), Path(RESULTS, "figures"), Path(RESULTS, "former")
    found = [path for form in PICTURE_FORMATS for path in folder.glob(f"*.{form}")]
    strangers = sorted(path for path in found if str(path) not in belonging)
    for path in strangers:
        former.mkdir(exist_ok=True)
        for file in filter(Path.exists, (sealed.seal_of(path), path)):
            os.replace(file, former / file.name)
    if strangers:
        names = ", ".join(sorted({path.stem for path in strangers}))
        tell(f"No longer in config.yaml, and so moved to {former}: {names}")
