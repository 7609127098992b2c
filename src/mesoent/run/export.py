"""A scan as one netCDF file that needs no other: python -m mesoent.run.export NAME FILE.nc"""

import sys

from mesoent import store
from mesoent.errors import MesoentError
from mesoent.run.paths import data_path


def export(name, target):
    """Write the collected scan of that name in the current folder's results to one file.

    Raises
    ------
    StoreError
        If the scan is not there or not whole, or the file cannot be written.
    """
    store.export(data_path("collect", name), target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m mesoent.run.export NAME FILE.nc")
    try:
        export(*sys.argv[1:])
    except MesoentError as error:
        sys.exit(f"{type(error).__name__}: {error}")
