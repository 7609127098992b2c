"""The compiled kernels, and nothing else: metadata and tools stand in pyproject.toml.

How they are compiled stands in `mesoent.compilation`.
"""

import sys
from pathlib import Path

from setuptools import setup

sys.path.insert(0, str(Path(__file__).parent / "src"))

from mesoent.compilation import extensions
from mesoent.fingerprint import KERNELS

setup(ext_modules=extensions([path.stem for path in sorted(KERNELS.glob("_*.pyx"))]))
