"""What made a result, apart from its parameters: versions. No clock, user, host or processor."""

from importlib.metadata import version

from mesoent import __version__
from mesoent.fingerprint import NUMERICAL


def provenance():
    """Versions of the package and of the numerical libraries."""
    versions = {f"{name.replace('-', '_')}_version": version(name) for name in NUMERICAL}
    return {"mesoent_version": __version__} | versions
