"""E(t) and the scan of the double chain as functions of PyTorch: `backward` goes through.

The compiled kernels run on the host in double precision; first derivatives only. Needs the extra
"torch".
"""

import torch
from torch.autograd.function import once_differentiable

from mesoent.models.double_chain.gradient import log_negativity_gradient, scan_gradient
from mesoent.models.double_chain.scan import Scan

_NAMES = ("frequency", "temperature", "coupling", "squeezing")


def log_negativity(frequency, temperature, coupling, squeezing, time):
    """Signed E(t) of the double chain, in ebits; arguments broadcast together.

    Paper: Eqs. (65), (72), (73).

    Parameters
    ----------
    frequency, temperature, coupling, squeezing, time : Tensor or float
        As in `mesoent.DoubleChain` and `mesoent.trajectory`.

    Returns
    -------
    Tensor
        Of doubles.

    Raises
    ------
    InputError
        If a value is out of bounds.

    Notes
    -----
    Values and derivatives are those of `mesoent.trajectory_gradient`.

    Examples
    --------
    >>> squeezing = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    >>> log_negativity(1.0, 0.1, 0.9, squeezing, 10.0).backward()
    >>> round(squeezing.grad.item(), 6)
    0.001849
    """
    return _Point.apply(*_doubles(frequency, temperature, coupling, squeezing, time))


def scan(frequency, temperature, coupling, squeezing):
    """Peak, its time, birth, death, asymptote and critical temperature: see `mesoent.scan`.

    Paper: Eqs. (73), (74).

    Parameters
    ----------
    frequency, temperature, coupling, squeezing : Tensor or float
        As in `mesoent.DoubleChain`; broadcast together.

    Returns
    -------
    Scan
        Of tensors of doubles.

    Raises
    ------
    InputError
        If a value is out of bounds.

    Notes
    -----
    Derivatives are those of `mesoent.scan_gradient`: nan where there is none.

    Examples
    --------
    >>> squeezing = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    >>> scan(1.0, 0.1, 0.9, squeezing).birth.backward()
    >>> round(squeezing.grad.item(), 3)
    2.285
    """
    return Scan(*_Events.apply(*_doubles(frequency, temperature, coupling, squeezing)))


def _doubles(*values):
    return torch.broadcast_tensors(*(torch.as_tensor(v, dtype=torch.float64) for v in values))


def _arrays(tensors):
    return [tensor.detach().cpu().numpy() for tensor in tensors]


def _like(tensor, arrays):
    return [torch.as_tensor(array, device=tensor.device) for array in arrays]


def _product(gradient, slope):
    """What nothing depends on counts as 0 even where there is no slope."""
    return torch.where(gradient == 0, torch.zeros_like(gradient), gradient * slope)


class _Point(torch.autograd.Function):
    @staticmethod
    def forward(ctx, *tensors):
        *sets, times = _arrays(tensors)
        found = log_negativity_gradient(**dict(zip(_NAMES, sets, strict=True)), times=times)
        ctx.save_for_backward(*_like(tensors[0], found.gradient.values()))
        return _like(tensors[0], [found.value])[0]

    @staticmethod
    @once_differentiable
    def backward(ctx, gradient):
        return tuple(_product(gradient, slope) for slope in ctx.saved_tensors)


class _Events(torch.autograd.Function):
    @staticmethod
    def forward(ctx, *tensors):
        found = scan_gradient(**dict(zip(_NAMES, _arrays(tensors), strict=True)))
        slopes = [slope for fields in found.gradient.values() for slope in fields]
        ctx.save_for_backward(*_like(tensors[0], slopes))
        return tuple(_like(tensors[0], found.value))

    @staticmethod
    @once_differentiable
    def backward(ctx, *gradients):
        fields = len(Scan._fields)
        return tuple(
            sum(map(_product, gradients, ctx.saved_tensors[fields * i : fields * (i + 1)]))
            for i in range(len(_NAMES))
        )
