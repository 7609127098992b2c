"""E(t) and the scan of the double chain as functions of JAX: `grad`, `vmap` and `jit` go through.

The compiled kernels run on the host, by `jax.pure_callback`; first derivatives only. JAX computes
in single precision unless `jax_enable_x64` is set. Needs the extra "jax".
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jax.custom_derivatives import SymbolicZero

from mesoent.models.double_chain.gradient import log_negativity_gradient, scan_gradient
from mesoent.models.double_chain.scan import Scan

_NAMES = ("frequency", "temperature", "coupling", "squeezing")


def log_negativity(frequency, temperature, coupling, squeezing, time):
    """Signed E(t) of the double chain, in ebits; arguments broadcast together.

    Paper: Eqs. (65), (72), (73).

    Parameters
    ----------
    frequency, temperature, coupling, squeezing, time : array_like
        As in `mesoent.DoubleChain` and `mesoent.trajectory`.

    Returns
    -------
    jax.Array

    Raises
    ------
    InputError
        If a value is out of bounds, when it is computed.

    Notes
    -----
    Values and derivatives are those of `mesoent.trajectory_gradient`.

    Examples
    --------
    >>> import jax
    >>> slope = jax.grad(log_negativity, argnums=3)(1.0, 0.1, 0.9, 1.0, 10.0)
    >>> round(float(slope), 4)
    0.0018
    """
    return _log_negativity(*_floats(frequency, temperature, coupling, squeezing, time))


def scan(frequency, temperature, coupling, squeezing):
    """Peak, its time, birth, death, asymptote and critical temperature: see `mesoent.scan`.

    Paper: Eqs. (73), (74).

    Parameters
    ----------
    frequency, temperature, coupling, squeezing : array_like
        As in `mesoent.DoubleChain`; broadcast together.

    Returns
    -------
    Scan
        Of JAX arrays.

    Raises
    ------
    InputError
        If a value is out of bounds, when it is computed.

    Notes
    -----
    Derivatives are those of `mesoent.scan_gradient`: nan where there is none. Differentiate one
    field at a time: a nan times a cotangent of 0 is nan, as everywhere in JAX.

    Examples
    --------
    >>> import jax
    >>> round(float(jax.grad(lambda k: scan(1.0, 0.1, 0.9, k).birth)(1.0)), 3)
    2.285
    """
    return Scan(*_scan(*_floats(frequency, temperature, coupling, squeezing)))


def _floats(*values):
    floats = [jnp.asarray(value, dtype=jnp.result_type(float)) for value in values]
    return jnp.broadcast_arrays(*floats)


def _on_host(function, count, *arrays):
    """`count` arrays of the arguments' shape, computed by a function of NumPy arrays."""
    like = jax.ShapeDtypeStruct(arrays[0].shape, arrays[0].dtype)
    return jax.pure_callback(
        partial(_computed, function), (like,) * count, *arrays, vmap_method="broadcast_all"
    )


def _computed(function, *arrays):
    dtype = np.asarray(arrays[0]).dtype
    given = [np.asarray(array, dtype=float) for array in arrays]
    return tuple(np.asarray(result, dtype=dtype) for result in function(*given))


def _product(slopes, tangents):
    """Sum of slopes times tangents; what does not move has no part, even where a slope is nan."""
    moving = [(s, t) for s, t in zip(slopes, tangents, strict=True) if not _still(t)]
    return sum((s * t for s, t in moving), start=jnp.zeros_like(slopes[0]))


def _still(tangent):
    return isinstance(tangent, SymbolicZero)


def _point(*arrays):
    *sets, times = arrays
    found = log_negativity_gradient(**dict(zip(_NAMES, sets, strict=True)), times=times)
    return found.value, *found.gradient.values()


@jax.custom_jvp
def _log_negativity(*arrays):
    return _on_host(_point, 6, *arrays)[0]


@partial(_log_negativity.defjvp, symbolic_zeros=True)
def _log_negativity_jvp(primals, tangents):
    value, *slopes = _on_host(_point, 6, *primals)
    return value, _product(slopes, tangents)


def _events(*arrays):
    found = scan_gradient(**dict(zip(_NAMES, arrays, strict=True)))
    slopes = [slope for field in zip(*found.gradient.values(), strict=True) for slope in field]
    return *found.value, *slopes


@jax.custom_jvp
def _scan(*arrays):
    return _on_host(_events, 30, *arrays)[:6]


@partial(_scan.defjvp, symbolic_zeros=True)
def _scan_jvp(primals, tangents):
    found = _on_host(_events, 30, *primals)
    slopes = [found[6 + 4 * i : 10 + 4 * i] for i in range(6)]
    return found[:6], tuple(_product(field, tangents) for field in slopes)
