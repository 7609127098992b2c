"""Small probes in C and C++, compiled when they are needed."""

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.catalogue import Missing

HERE = Path(__file__).parent
KERNELS = HERE.parent / "src" / "mesoent" / "kernels"

_COMPILERS = {".c": ("cc", "gcc", "clang"), ".cpp": ("c++", "g++", "clang++")}


def compiler(suffix):
    """Path of the system's compiler for that suffix."""
    for name in _COMPILERS[suffix]:
        if path := shutil.which(name):
            return path
    raise Missing(f"no compiler ({', '.join(_COMPILERS[suffix])}) on the PATH")


def compiler_version(suffix=".c"):
    """First line of what the compiler says of itself."""
    try:
        said = subprocess.run([compiler(suffix), "--version"], capture_output=True, text=True)
        return said.stdout.splitlines()[0]
    except (Missing, OSError, IndexError):
        return None


def library(source, *options):
    """A file of this folder as a loaded shared library."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "probe.so"
        command = [compiler(Path(source).suffix), "-O3", "-shared", "-fPIC", *options]
        done = subprocess.run(
            [*command, str(HERE / source), "-o", str(target)], capture_output=True, text=True
        )
        if done.returncode:
            raise Missing(f"{source} does not compile ({done.stderr.strip().splitlines()[0]})")
        return ctypes.CDLL(str(target))
