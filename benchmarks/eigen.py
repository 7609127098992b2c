"""Eigen's matrix exponential, compiled for this very machine: the best a C++ user gets for free."""

import ctypes
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.catalogue import Missing
from benchmarks.compiled import library

#: Where distributions put the headers.
FOLDERS = tuple(
    map(Path, ("/usr/include/eigen3", "/usr/local/include/eigen3", "/opt/homebrew/include/eigen3"))
)


@cache
def _probe():
    for folder in FOLDERS:
        if (folder / "unsupported" / "Eigen" / "MatrixFunctions").exists():
            return library("eigen.cpp", "-march=native", "-DNDEBUG", f"-I{folder}")
    raise Missing("headers not found (Debian: apt install libeigen3-dev)")


def version():
    """Eigen's version, if its headers are there and compile."""
    number = _probe().eigen_version()
    return f"Eigen {number // 10000}.{number // 100 % 100}.{number % 100}, fixed size"


def bind(rows, threads):
    """Exponentials of the rows."""
    rows, probe = np.ascontiguousarray(rows), _probe()
    count, size, imaginary = len(rows), rows.shape[-1], int(np.iscomplexobj(rows))

    def call():
        out = np.empty_like(rows)
        source, target = ctypes.c_void_p(rows.ctypes.data), ctypes.c_void_p(out.ctypes.data)
        if not probe.eigen_expm(source, target, ctypes.c_ssize_t(count), size, imaginary):
            raise ValueError(f"no code for matrices of size {size}")
        return out

    return call
