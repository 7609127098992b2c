"""What made a result, apart from its parameters: versions. No clock, user, host or processor."""

from importlib.metadata import version

from mesoent import __version__


def provenance():
    """Versions of the package and of the numerical libraries."""
    return {
        "mesoent_version": __version__,
        "numpy_version": version("numpy"),
        "scipy_version": version("scipy"),
        "python_flint_version": version("python-flint"),
    }
