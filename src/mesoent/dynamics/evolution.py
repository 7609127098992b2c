r"""Evolution in time, by matrix exponentials and in closed form.

The matrix route works for every Gaussian model. It follows entanglement in the co-rotating
frame: the model's local rotation commutes with the rest of the drift and cannot change E, but
it mixes stretched and squeezed quadratures and would cost digits.
"""

import numpy as np

from mesoent.arrays import one_number, real_array, receiver, thread_count, whole_number, within
from mesoent.dynamics.general import generator, log_negativity_of, propagated, rounding_of
from mesoent.gaussian.exponential import expm
from mesoent.gaussian.physical import SYMMETRY, refuse_unphysical
from mesoent.gaussian.symplectic import reduced
from mesoent.kernels import ISA, _evolution
from mesoent.models.ladder import to_quadratures
from mesoent.models.physics import quadratures
from mesoent.models.recognition import own, recognised

#: Times whose matrices are in memory together where they are arrays: about 20 MiB.
_PIECE = 4096


def covariance(model, times, *, corotating=False):
    r"""Covariance of all modes in time, by matrix exponentials.

    .. math:: \Sigma(t) = \Sigma_\beta + M_t (\Sigma_0 - \Sigma_\beta) M_t^T, \qquad M_t = e^{tL}

    Paper: Eqs. (51), (53), (61).

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    times : array_like, shape (...)
        Finite times t >= 0.
    corotating : bool
        If true, leave out the model's local rotation.

    Returns
    -------
    ndarray, shape (..., m, m)

    Raises
    ------
    InputError
        If `model` is no model, or a time is negative or not finite.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=0.0)
    >>> bool(np.allclose(covariance(model, 3.0), model.stationary_covariance))
    True
    """
    model, times = recognised(model), _checked_times(times)
    return _at(model, times, generator(model, corotating))


def _at(model, times, generator):
    propagators = expm(times[..., None, None] * generator)
    return propagated(propagators, model, model.background(times))


def reduced_covariance(model, times, *, threads=1):
    r"""Covariance of the model's two parties in time, in the laboratory frame.

    Paper: Eqs. (61), (62), (70).

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    times : array_like, shape (...)
        Finite times t >= 0.
    threads : int
        Threads that share the times; the result does not depend on it.

    Returns
    -------
    ndarray, shape (..., n, n)
        The modes of the first party, then those of the second. As `covariance`; for two or three
        modes, one on either side, by the fused kernel, without a propagator in memory.

    Raises
    ------
    InputError
        If a time is negative or not finite.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.0, coupling=1.0, squeezing=0.0)
    >>> reduced_covariance(model, 2.0).round(12).diagonal()
    array([0.5, 0.5, 0.5, 0.5])
    """
    value, times = recognised(model), _checked_times(times)
    if not _fits(value):
        first, second = value.parties
        return reduced(covariance(value, times), (*first, *second))
    result = np.empty((*times.shape, 4, 4))
    latest = np.max(times, initial=0.0)
    run = _Run(value, times.shape, value.drift, latest, result.reshape(-1, 4, 4))
    run.batch.at_times(np.ascontiguousarray(times.reshape(-1)), thread_count(threads))
    result /= np.outer(run.scale[:4], run.scale[:4])
    lost = np.isnan(result).any(axis=(-2, -1))
    if lost.any():
        first, second = value.parties
        result[lost] = reduced(covariance(value, times[lost]), (*first, *second))
    return result


def matrix_log_negativity(model, times, *, threads=1):
    r"""Signed E(t) by the matrix route: exponential, covariance, symplectic eigenvalue in one pass.

    Paper: Eqs. (61), (62), (66), (72).

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    times : array_like, shape (...)
        Finite times t >= 0.
    threads : int
        Threads that share the times; the result does not depend on it.

    Returns
    -------
    ndarray, shape (...)
        In ebits, not clipped at zero.

    Raises
    ------
    InputError
        If `model` is no model, or a time is negative or not finite.
    UnphysicalStateError
        If rounding hides the state: beyond a squeezing of about 8.

    Notes
    -----
    The absolute error grows as eps exp(4 |k|) with the squeezing k: a covariance in double
    precision holds no more. At `coupling=1`, where a mode is dark, it also grows as 1e-16 t:
    3.8e-9 at t = 1e8, 3e-6 at t = 1e11.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> matrix_log_negativity(model, [3.0, 1e4]).round(6)
    array([0.114288, 0.203128])
    """
    value, times = recognised(model), _checked_times(times)
    if not _fits(value):
        return _by_arrays(value, times, thread_count(threads))
    run = _Run(value, times.shape, generator(value, corotating=True), np.max(times, initial=0.0))
    run.batch.at_times(np.ascontiguousarray(times.reshape(-1)), thread_count(threads))
    return run.log_negativity(value, times)


def _by_arrays(model, times, threads):
    """Signed E where the kernel cannot do it all, a few times at once: that bounds the memory."""
    slow, flat = generator(model, corotating=True), times.reshape(-1)
    rounding = rounding_of(slow, np.max(times, initial=0.0))
    entanglement = np.empty(flat.shape)
    for start in range(0, flat.size, _PIECE):
        piece = flat[start : start + _PIECE]
        background, commutators = _surroundings(model, piece)
        propagators = expm(piece[:, None, None] * slow, threads=threads)
        state = propagated(propagators, model, background)
        found = log_negativity_of(model, state, commutators, rounding)
        entanglement[start : start + _PIECE] = found
    return entanglement.reshape(times.shape)


def _surroundings(model, times):
    """Background and commutators at these times; what moves is computed once for both."""
    if model.motion is None:
        return model.background(times), model.commutators(times)
    moments = to_quadratures(model.ladder_background(times))
    return moments.real, 2 * moments.imag


def matrix_log_negativity_on_grid(model, start, step, count, *, threads=1):
    r"""Signed E at the times start + j step, by multiplying propagators.

    .. math:: M_{t + h} = M_h M_t

    Paper: Eqs. (48), (61), (62), (66). Several times faster than an exponential at each time;
    every 512 points the propagator is computed anew.

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    start, step : float
        Finite, start >= 0, step > 0.
    count : int
        Number of points.
    threads : int
        Threads that share the points; the result does not depend on it.

    Returns
    -------
    ndarray, shape (count,)
        In ebits, not clipped at zero.

    Raises
    ------
    InputError
        If a number is out of bounds.
    UnphysicalStateError
        If rounding hides the state: beyond a squeezing of about 8.

    Notes
    -----
    Up to 63 products stand between a point and the last exponential: for normal generators, as
    all of `DoubleChain` are, they add up to 64 eps to the relative error of the propagator.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> matrix_log_negativity_on_grid(model, 0.0, 1.5, 3).round(6)
    array([-0.      , -0.710185,  0.114288])
    """
    start, step = float(_checked_times(one_number("start", start))), float(one_number("step", step))
    within("step", np.array(step), np.array(step > 0), "be positive")
    value, count = recognised(model), whole_number("count", count, 0)
    if not _fits(value):
        return matrix_log_negativity(value, start + step * np.arange(count))
    run = _Run(value, (count,), generator(value, corotating=True), start + step * count)
    run.batch.on_grid(start, step, thread_count(threads))
    return run.log_negativity(value, start + step * np.arange(count))


def _fits(model):
    """Whether the kernel can: two or three modes, one on either side, a background at rest."""
    single = [len(party) for party in model.parties] == [1, 1]
    return single and model.modes in (2, 3) and model.motion is None


class _Run:
    """One call of the evolution kernel: the model's matrices and the outputs.

    The kernel knows three modes, the parties first, with the commutators of (32). Other orders are
    permuted, other commutators scaled to 1, and a third mode is put beside two, which feel nothing.
    """

    def __init__(self, model, shape, generator, latest, covariance=None):
        floats = [np.empty(shape) for _ in range(3)]
        self._entanglement, self._deviation, _ = floats
        self._verdict = np.empty(shape, dtype=np.int8)
        outputs = [array.reshape(-1) for array in (*floats, self._verdict)]
        order, self.scale = _parties_first(model)
        drift, rest, deviation = (
            _three_modes(array[np.ix_(order, order)] * scale, fill)
            for array, scale, fill in (
                (generator, self.scale[:, None] / self.scale, 0.0),
                (model.stationary_covariance, np.outer(self.scale, self.scale), 0.5),
                (model.deviation, np.outer(self.scale, self.scale), 0.0),
            )
        )
        self.batch = _evolution.Batch(
            drift, rest, deviation, covariance, *outputs,
            rounding_of(generator, latest), SYMMETRY, ISA,
        )  # fmt: skip

    def log_negativity(self, model, times):
        """E, if every covariance is a state; by arrays where the fast exponential declined."""
        lost = self._verdict == 1
        if lost.any():
            found = _by_arrays(model, np.where(lost, times, 0.0), 1)
            np.copyto(self._entanglement, found, where=lost)
            self._verdict[lost] = 0
        refuse_unphysical(self._verdict, self._deviation)
        return self._entanglement


def _parties_first(model):
    """The order of the quadratures, and factors that make the parties' commutators 1."""
    (first,), (second,) = model.parties
    rest = sorted(set(range(model.modes)) - {first, second})
    sides = [model.symplectic_form[2 * mode, 2 * mode + 1] for mode in (first, second)]
    scale = [(1, np.sign(c)) / np.sqrt(abs(c)) for c in sides] + [np.ones(2)] * len(rest)
    return quadratures((first, second, *rest)), np.concatenate(scale)


def _three_modes(matrix, fill):
    """The matrix itself, or with a third mode beside its two."""
    padded = np.diag(np.full(6, fill))
    padded[: len(matrix), : len(matrix)] = matrix
    return padded


def trajectory(model, times, *, signed=False, threads=1, out=None):
    r"""Logarithmic negativity of the model's two parties in time.

    .. math:: E(t) = \max\{0, -\tfrac12 \log_2 (4 \mathcal I(t))\}

    Paper: Eqs. (65), (72), (73); the right side of (73) is :math:`\mathcal I(t)`, not E(t).

    Parameters
    ----------
    model : model of the catalogue or GaussianModel
    times : array_like, shape (...)
        Finite times t >= 0, in units of the inverse frequency's unit.
    signed : bool
        If true, do not clip at zero.
    threads : int
        Threads that share the times; the result does not depend on it.
    out : ndarray, shape (...), optional
        C-contiguous doubles that receive the result.

    Returns
    -------
    ndarray, shape (...)
        In ebits.

    Raises
    ------
    InputError
        If `model` is no model, or a time is negative or not finite.

    Notes
    -----
    A model's own closed form, where it has one: for `DoubleChain` a compiled kernel, with an
    absolute error below 1e-15 max(1, |E|) at any time, temperature and squeezing. Else as
    `matrix_log_negativity`: eps times the condition number of the covariance in the co-rotating
    frame, and of the order 1e-16 t where a mode is dark.

    Examples
    --------
    >>> from mesoent import DoubleChain
    >>> model = DoubleChain(temperature=0.1, coupling=1.0, squeezing=1.0)
    >>> trajectory(model, [0.0, 3.0, 1e4]).round(6)
    array([0.      , 0.114288, 0.203128])
    """
    find = own(model, "closed_form") or _by_matrices
    return find(model, times, signed=signed, threads=threads, out=out)


def _by_matrices(model, times, *, signed, threads, out):
    times = _checked_times(times)
    entanglement = receiver(times.shape, out, times)
    entanglement[...] = matrix_log_negativity(model, times, threads=threads)
    return entanglement if signed else np.maximum(entanglement, 0.0, out=entanglement)


def _checked_times(times):
    array = real_array("times", times)
    return within("times", array, (array >= 0) & (array < np.inf), "be finite and not negative")
