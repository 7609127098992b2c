"""What made a result, apart from its parameters: versions and kernels. No clock, user or host."""

from importlib.metadata import version

from mesoent import __version__, kernels


def provenance():
    """Version of the package and of the numerical libraries, and the kernels' variant."""
    return {
        "mesoent_version": __version__,
        "numpy_version": version("numpy"),
        "scipy_version": version("scipy"),
        "python_flint_version": version("python-flint"),
        "kernel_variant": kernels.VARIANT,
    }
