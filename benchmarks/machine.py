"""What the numbers were measured on and with; nothing about who or when."""

import os
import platform
from importlib import metadata
from pathlib import Path

from benchmarks.compiled import compiler_version

#: Distributions whose version changes what is measured, whether or not they are peers.
DISTRIBUTIONS = ("numpy", "scipy", "jaxlib", "llvmlite", "python-flint", "mpmath")


def described():
    """Processor, cores, system, compiler, Python, and versions."""
    from mesoent import __version__
    from mesoent.kernels import VARIANT

    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "compiler": compiler_version(),
        "python": platform.python_version(),
        "mesoent": __version__,
        "instruction_set": VARIANT,
        "versions": {name: _version(name) for name in DISTRIBUTIONS},
    }


def _version(distribution):
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _processor():
    """Model name, and family and model numbers where the name says nothing."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    except OSError:
        return platform.processor() or "unknown"
    facts = {k.strip(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
    numbers = " ".join(f"{k} {facts[k]}" for k in ("cpu family", "model") if k in facts)
    return f"{facts.get('model name', 'unknown')} ({numbers})" if numbers else "unknown"
