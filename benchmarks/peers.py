"""The catalogue of what else one might use. A further peer is a `Route` in one of the lists."""

from functools import cache, partial

import numpy as np

from benchmarks import eigen, elsewhere, formulas
from benchmarks.catalogue import Route, installed


def _scipy(rows, threads):
    from scipy.linalg import expm

    return partial(expm, rows)


def _torch(rows, threads):
    import torch

    torch.set_num_threads(threads)
    return partial(torch.linalg.matrix_exp, torch.from_numpy(rows))


def _jax(rows, threads):
    """Compiled as a whole, in double precision, on data that JAX already has."""
    import jax

    jax.config.update("jax_enable_x64", True)
    expm, stack = _jax_expm(), jax.numpy.asarray(rows)
    return lambda: expm(stack).block_until_ready()


def _jax_derivative(pairs, threads):
    """Compiled, by JAX's own forward differentiation."""
    import jax

    jax.config.update("jax_enable_x64", True)
    derivative, at = _jax_jvp(), jax.numpy.asarray(pairs[:, 0])
    direction = jax.numpy.asarray(pairs[:, 1])
    return lambda: derivative(at, direction).block_until_ready()


@cache
def _jax_jvp():
    import jax

    def one(at, direction):
        return jax.jvp(jax.scipy.linalg.expm, (at,), (direction,))[1]

    return jax.jit(jax.vmap(one))


def _torch_gradient(pairs, threads):
    """What a backward pass costs: the adjoint, from transposed matrices the derivative itself."""
    import torch

    torch.set_num_threads(threads)
    at = torch.from_numpy(pairs[:, 0].transpose(0, 2, 1).copy()).requires_grad_()
    direction = torch.from_numpy(np.ascontiguousarray(pairs[:, 1]))
    exponential = torch.linalg.matrix_exp
    return lambda: torch.autograd.grad(exponential(at), at, direction)[0]


def _scipy_derivative(pairs, threads):
    from scipy.linalg import expm_frechet

    return lambda: np.array([expm_frechet(a, e, compute_expm=False) for a, e in pairs])


@cache
def _jax_expm():
    import jax

    return jax.jit(jax.vmap(jax.scipy.linalg.expm))


def _numba(rows, threads):
    from benchmarks import numba_taylor

    return partial(numba_taylor.expm, rows)


def _numba_log_negativity(covariance, threads):
    from benchmarks import numba_forms

    return partial(numba_forms.log_negativity, covariance)


def _numba_closed_form(inputs, threads):
    from benchmarks import numba_forms

    return numba_forms.closed_form(*inputs)


def _arrays(function):
    """A route that is one call of a function of the inputs."""
    return lambda inputs, threads: partial(function, inputs)


def _unpacked(function):
    """The same for a function of several arguments."""
    return lambda inputs, threads: partial(function, *inputs)


def _one_by_one(function):
    """A route that calls a function of one covariance for each; refusals become NaN."""

    def bind(covariance, threads):
        call = function()
        return lambda: np.array([_or_nan(call, one) for one in covariance])

    return bind


def _or_nan(function, value):
    try:
        return function(value)
    except (ValueError, np.linalg.LinAlgError):
        return np.nan


def _walrus():
    """The Walrus orders x1 x2 p1 p2 and counts in nats."""
    from thewalrus.quantum.entanglement import log_negativity

    order = np.ix_([0, 2, 1, 3], [0, 2, 1, 3])
    return lambda one: log_negativity(one[order], modes_A=[0], hbar=1) / np.log(2)


def _qutip():
    """QuTiP counts in nats."""
    from qutip.continuous_variables import logarithmic_negativity

    return lambda one: logarithmic_negativity(one) / np.log(2)


#: Largest N for which calls of one covariance each are worth waiting for.
SCALAR = 1000

NUMPY, SCIPY = installed("numpy"), installed("scipy")

#: Exponentials of stacks of matrices.
EXPONENTIAL = (
    Route("Eigen", eigen.bind, eigen.version),
    Route("numba, T18 by hand", _numba, installed("numba")),
    Route("JAX jit(vmap)", _jax, installed("jax")),
    Route("torch", _torch, installed("torch")),
    Route("SciPy", _scipy, SCIPY),
    Route("SciPy elsewhere", elsewhere.bind, elsewhere.version),
)

#: The same for any size.
ANY_SIZE = tuple(
    route for route in EXPONENTIAL if route.name in ("Eigen", "JAX jit(vmap)", "torch", "SciPy")
)

#: Derivatives of the exponential.
DERIVATIVES = (
    Route("JAX jit(vmap(jvp))", _jax_derivative, installed("jax")),
    Route("torch backward", _torch_gradient, installed("torch")),
    Route("SciPy one by one", _scipy_derivative, SCIPY),
)

#: Log-negativity of stacks of two-mode covariances.
ENTANGLEMENT = (
    Route("numba so(4), unchecked", _numba_log_negativity, installed("numba")),
    Route("NumPy eigvalsh", _arrays(formulas.spectrum), NUMPY),
    Route("NumPy Eq. (66)", _arrays(formulas.invariants), NUMPY),
    Route("The Walrus", _one_by_one(_walrus), installed("thewalrus"), most=SCALAR, clipped=True),
    Route("QuTiP", _one_by_one(_qutip), installed("qutip"), most=SCALAR, clipped=True),
)

#: E(t) by way of the covariance.
MATRIX_ROUTE = (
    Route("SciPy expm + Eq. (66)", _unpacked(formulas.by_exponentials), SCIPY),
    Route("NumPy eig + Eq. (66)", _unpacked(formulas.by_eigenvectors), NUMPY),
)

#: E(t) in closed form.
CLOSED_FORM = (
    Route("numba closed form, unchecked", _numba_closed_form, installed("numba")),
    Route("NumPy closed form", _unpacked(formulas.closed_form), NUMPY),
)

#: Peak time, birth and death.
SCAN = (Route("SciPy elementwise", _unpacked(formulas.scan), SCIPY, most=10**5),)
