"""The four parameters of the double chain and their bounds, for single models and for scans."""

from typing import NamedTuple

import numpy as np

from mesoent.arrays import finite_array, within

#: Largest |squeezing|: exponentials of 4 |k|, times anything the kernels form, stay finite.
MAX_SQUEEZING = 100.0


class Bound(NamedTuple):
    """What holds for an allowed value, and that in words."""

    holds: object
    requirement: str


BOUNDS = {
    "frequency": Bound(lambda x: x > 0, "be positive"),
    "temperature": Bound(lambda x: x >= 0, "be zero or positive"),
    "coupling": Bound(
        lambda x: np.abs(x) <= 1,
        "lie in [-1, 1] (Eq. 45: beyond, the generator is not completely positive)",
    ),
    "squeezing": Bound(
        lambda x: np.abs(x) <= MAX_SQUEEZING,
        f"lie in [-{MAX_SQUEEZING:g}, {MAX_SQUEEZING:g}]: "
        "beyond it exp(4 |k|) leaves the range of doubles",
    ),
}


def checked(name, value):
    """An array of allowed values of the parameter `name`.

    Raises
    ------
    InputError
        If a value is not a finite real number within bounds.
    """
    array = finite_array(name, value)
    return within(name, array, BOUNDS[name].holds(array), BOUNDS[name].requirement)
