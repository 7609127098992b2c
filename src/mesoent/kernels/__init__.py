"""Compiled arithmetic. Kernels neither check nor raise; the modules above them do, once.

One build holds every kernel for AVX-512, AVX2 with FMA, and the compiler's default target. Which
one runs is chosen here, on the processor that runs it; the environment variable MESOENT_ISA
(avx512, avx2 or baseline) overrides the choice.
"""

import os

from mesoent.errors import KernelError
from mesoent.fingerprint import kernel_sources, of_kernel

try:
    from mesoent.kernels import _calendar, _closed_form, _evolution, _expm, _scan, _simd, _two_mode
except ImportError as error:
    raise KernelError(
        f"the compiled kernels cannot be loaded ({error}); build them with: pip install -e ."
    ) from error


def choose(name):
    """The number by which kernels know an instruction set.

    Parameters
    ----------
    name : str
        "avx512", "avx2", "baseline", or "" for the widest that this processor has.

    Raises
    ------
    KernelError
        If the name is unknown, or the processor lacks the instructions.
    """
    isa = _simd.choose(name)
    if isa == _simd.UNKNOWN:
        raise KernelError(f"MESOENT_ISA is {name!r}, but must be avx512, avx2, baseline or empty")
    if isa == _simd.UNSUPPORTED:
        raise KernelError(f"MESOENT_ISA is {name!r}, which this processor lacks; leave it empty")
    return isa


def _refuse_old(kernel):
    """An editable install may run an old kernel under the name of a new source: it must not."""
    name = kernel.__name__.rpartition(".")[2]
    if kernel_sources(name)[0].is_file() and of_kernel(name) != kernel.SOURCES:
        raise KernelError(
            f"the source of mesoent.kernels.{name} was edited after it was compiled; "
            "rebuild it with: pip install -e ."
        )


for _kernel in (_calendar, _closed_form, _evolution, _expm, _scan, _simd, _two_mode):
    _refuse_old(_kernel)

#: The instruction set that all kernels use, and its name. It moves no bit of any result.
ISA = choose(os.environ.get("MESOENT_ISA", ""))
VARIANT = _simd.name(ISA)
