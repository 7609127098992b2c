"""Ball arithmetic with as many bits as a proof needs."""

from functools import wraps

import flint

from mesoent.errors import CertificationError

_BITS = [256 << doublings for doublings in range(7)]


class Undecided(ArithmeticError):
    """The balls are too wide to tell: compute again with more bits."""


def sign(ball):
    """-1, 0 or 1, proven.

    Raises
    ------
    Undecided
        If the ball holds zero and other numbers.
    """
    if ball.is_zero():
        return 0
    if not (ball > 0 or ball < 0):
        raise Undecided
    return 1 if ball > 0 else -1


def with_enough_bits(function):
    """Call `function` with more and more bits, until nothing in it is undecided."""

    @wraps(function)
    def decided(*args, **kwargs):
        for bits in _BITS:
            with flint.ctx.workprec(bits):
                try:
                    return function(*args, **kwargs)
                except Undecided:
                    continue
        given = ", ".join([*map(str, args), *(f"{name}={kwargs[name]}" for name in kwargs)])
        raise CertificationError(
            f"{function.__name__}({given}) is not decided with {_BITS[-1]} bits, but must be; "
            "move the parameters away from where the answer changes, or from the end of their range"
        )

    return decided
