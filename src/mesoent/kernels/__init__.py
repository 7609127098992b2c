"""Compiled arithmetic. Kernels neither check nor raise; the modules above them do, once."""

from mesoent.errors import KernelError
from mesoent.fingerprint import kernel_sources, of_kernel

try:
    from mesoent.kernels import _expm, _two_mode
except ImportError as error:
    raise KernelError(
        f"the compiled kernels cannot be loaded ({error}); build them with: pip install -e ."
    ) from error

#: Which instructions the kernels were compiled for; stored with every result.
VARIANT = "portable"


def _refuse_old(kernel):
    """An editable install may run an old kernel under the name of a new source: it must not."""
    name = kernel.__name__.rpartition(".")[2]
    if kernel_sources(name)[0].is_file() and of_kernel(name) != kernel.SOURCES:
        raise KernelError(
            f"the source of mesoent.kernels.{name} was edited after it was compiled; "
            "rebuild it with: pip install -e ."
        )


for _kernel in (_expm, _two_mode):
    _refuse_old(_kernel)
