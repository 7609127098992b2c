"""The compiled kernels, and nothing else: metadata and tools stand in pyproject.toml."""

import sys
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "src"))

from mesoent.fingerprint import KERNELS, kernel_sources, of_kernel  # noqa: E402


def extension(name):
    """One kernel, which remembers the fingerprint of the sources it was compiled from."""
    return Extension(
        f"mesoent.kernels.{name}",
        [str((KERNELS / f"{name}.pyx").relative_to(ROOT.resolve()))],
        depends=[str(path) for path in kernel_sources(name)],
        define_macros=[("MESOENT_SOURCES", f'"{of_kernel(name)}"')],
        extra_compile_args=["-O3", "-ffp-contract=off"],
        extra_link_args=["-lm"],
    )


setup(ext_modules=cythonize([extension(path.stem) for path in sorted(KERNELS.glob("_*.pyx"))]))
