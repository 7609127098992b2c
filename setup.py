"""The compiled kernels, and nothing else: metadata and tools stand in pyproject.toml.

MESOENT_BUILD=debug builds them with bounds checks and the address and undefined-behaviour
sanitizers, MESOENT_BUILD=baseline without any code for AVX.
"""

import os
import sys
from pathlib import Path

import numpy
from Cython.Build import cythonize
from setuptools import Extension, setup

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "src"))

from mesoent.fingerprint import KERNELS, kernel_sources, of_kernel  # noqa: E402

BUILD = os.environ.get("MESOENT_BUILD", "release")
DEBUG = BUILD == "debug"
SANITIZERS = ["-fsanitize=address,undefined", "-fno-omit-frame-pointer"] if DEBUG else []
BASELINE = [("SIMD_BASELINE_ONLY", None)] if BUILD == "baseline" else []
NUMPY = [("NPY_NO_DEPRECATED_API", "NPY_2_0_API_VERSION")]
DIRECTIVES = {"boundscheck": DEBUG, "initializedcheck": DEBUG, "wraparound": False}


def extension(name):
    """One kernel, which remembers the fingerprint of the sources it was compiled from."""
    return Extension(
        f"mesoent.kernels.{name}",
        [str((KERNELS / f"{name}.pyx").relative_to(ROOT.resolve()))],
        depends=[str(path) for path in kernel_sources(name)],
        include_dirs=[numpy.get_include()],
        define_macros=[("MESOENT_SOURCES", f'"{of_kernel(name)}"'), *NUMPY, *BASELINE],
        # Every fused multiply-add is explicit: results must not depend on the instruction set.
        extra_compile_args=[
            "-O1" if DEBUG else "-O3",
            "-ffp-contract=off",
            "-g" if DEBUG else "-g0",
            "-pthread",
            *SANITIZERS,
        ],
        extra_link_args=["-pthread", "-lm", *SANITIZERS],
    )


NAMES = [path.stem for path in sorted(KERNELS.glob("_*.pyx"))]
setup(ext_modules=cythonize([extension(name) for name in NAMES], compiler_directives=DIRECTIVES))
