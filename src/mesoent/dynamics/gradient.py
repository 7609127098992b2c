"""Derivatives of E(t) by the parameters of a model."""

from dataclasses import fields

from mesoent.errors import InputError
from mesoent.models.recognition import own


def trajectory_gradient(model, times, *, threads=1):
    r"""Signed E(t), and its derivatives by time and by each parameter of the model.

    .. math:: \frac{\partial}{\partial\theta}
              \left( -\tfrac12 \log_2 (4 \mathcal I(t; \theta)) \right)

    Paper: Eqs. (65), (72), (73).

    Parameters
    ----------
    model : DoubleChain
        A model of the catalogue that has derivatives.
    times : array_like, shape (...)
        Finite times t >= 0.
    threads : int
        Threads that share the times.

    Returns
    -------
    WithGradient
        `value`: E in ebits, not clipped at zero, shape (...). `gradient`: a dictionary of arrays
        of that shape, by the parameters' names and "time".

    Raises
    ------
    InputError
        If `model` is no model or has no derivatives, or a time is negative or not finite.

    Notes
    -----
    Exact, by differentiated formulas: no differences are taken. Many parameter sets at once:
    `mesoent.models.double_chain.gradient`.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    >>> found = trajectory_gradient(model, [3.0, 10.0])
    >>> found.gradient["squeezing"].round(6), found.gradient["time"].round(6)
    (array([-0.336315,  0.001849]), array([ 0.144698, -0.004956]))
    """
    find = own(model, "gradient")
    if find is None:
        raise InputError(
            f"{type(model).__name__} has no derivatives by parameters; try DoubleChain"
        )
    parameters = {field.name: getattr(model, field.name) for field in fields(model)}
    return find(**parameters, times=times, threads=threads)
