"""How the kernels are compiled: read by setup.py, and part of every kernel's fingerprint.

MESOENT_BUILD=debug builds them with bounds checks and the address and undefined-behaviour
sanitizers, MESOENT_BUILD=baseline without any code for AVX.
"""

import os

import numpy
from Cython.Build import cythonize
from setuptools import Extension

from mesoent.fingerprint import KERNELS, PACKAGE, kernel_sources, of_kernel

_BUILD = os.environ.get("MESOENT_BUILD", "release")
_DEBUG = _BUILD == "debug"
_SANITIZERS = ["-fsanitize=address,undefined", "-fno-omit-frame-pointer"] if _DEBUG else []
_MACROS = [("NPY_NO_DEPRECATED_API", "NPY_2_0_API_VERSION")]
_MACROS += [("SIMD_BASELINE_ONLY", None)] if _BUILD == "baseline" else []
_DIRECTIVES = {"boundscheck": _DEBUG, "initializedcheck": _DEBUG, "wraparound": False}

#: Every fused multiply-add is explicit: results must not depend on the instruction set.
FLAGS = ["-O1", "-g"] if _DEBUG else ["-O3", "-g0"]
FLAGS += ["-ffp-contract=off", "-pthread", *_SANITIZERS]


def extensions(names):
    """The kernels of those names, ready for `setuptools.setup`."""
    return cythonize([_extension(name) for name in names], compiler_directives=_DIRECTIVES)


def _extension(name):
    """One kernel, which remembers the fingerprint of the sources it was compiled from."""
    return Extension(
        f"mesoent.kernels.{name}",
        [(KERNELS / f"{name}.pyx").relative_to(PACKAGE.parents[1]).as_posix()],
        depends=[str(path) for path in kernel_sources(name)],
        include_dirs=[numpy.get_include()],
        define_macros=[("MESOENT_SOURCES", f'"{of_kernel(name)}"'), *_MACROS],
        extra_compile_args=FLAGS,
        extra_link_args=["-pthread", "-lm", *_SANITIZERS],
    )
