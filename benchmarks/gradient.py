"""Derivatives of E(t) by time and the four parameters of the double chain."""

from functools import cache, partial

import numpy as np

from benchmarks import truth
from benchmarks.catalogue import Route, Subject, installed, ours
from benchmarks.evolution import evolving
from mesoent import DoubleChain, trajectory, trajectory_gradient

NAMES = ("frequency", "temperature", "coupling", "squeezing")


def _parameters(model):
    return [float(getattr(model, name)) for name in NAMES]


def _ours(inputs, threads):
    model, times = inputs
    return lambda: [*trajectory_gradient(model, times, threads=threads).gradient.values()]


def _differences(inputs, threads):
    """Central differences of our own E(t), ten of them."""
    model, times = inputs

    def call():
        sides = []
        for name in (*NAMES, "time"):
            sets = dict(zip(NAMES, _parameters(model), strict=True))
            step = 6e-6 * (1 if name == "time" else max(abs(sets[name]), 1e-3))
            pair = [_shifted(sets, times, name, sign * step) for sign in (1, -1)]
            sides.append((pair[0] - pair[1]) / (2 * step))
        return np.array(sides)

    return call


def _shifted(sets, times, name, step):
    if name == "time":
        return trajectory(DoubleChain(**sets), times + step, signed=True)
    return trajectory(DoubleChain(**sets | {name: sets[name] + step}), times, signed=True)


def _formula(xp, frequency, temperature, coupling, squeezing, time):
    """Signed E(t) in functions that can be differentiated."""
    x = frequency / temperature
    thermal, kappa = 1 / xp.sinh(x) ** 2, -xp.expm1(-x)
    growth, lam, s = xp.expm1(4 * abs(squeezing)), abs(coupling), 2 * kappa * time
    lost, parted = -xp.expm1(-s * (1 - lam)), -xp.expm1(-s * lam)
    r, u = xp.exp(-s * (1 - lam)), xp.exp(-s)
    q = lost + r * parted * (1 - parted / 4)
    gain = growth / (1 + growth) * (growth * u * q - r * parted * parted / 4)
    return -0.5 / np.log(2) * xp.log1p(thermal + gain + thermal * gain)


@cache
def _jax_gradient():
    import jax

    jax.config.update("jax_enable_x64", True)
    slopes = jax.grad(partial(_formula, jax.numpy), argnums=(0, 1, 2, 3, 4))
    return jax.jit(jax.vmap(slopes, in_axes=(None,) * 4 + (0,)))


def _jax(inputs, threads):
    import jax

    model, times = inputs
    call, given = _jax_gradient(), jax.numpy.asarray(times)
    return lambda: np.array(jax.block_until_ready(call(*_parameters(model), given)))


def _torch(inputs, threads):
    import torch

    model, times = inputs
    torch.set_num_threads(threads)
    row = torch.from_numpy(times)
    columns = [*(torch.full_like(row, value) for value in _parameters(model)), row]

    def call():
        leaves = [column.detach().requires_grad_() for column in columns]
        _formula(torch, *leaves).sum().backward()
        return np.array([leaf.grad.numpy() for leaf in leaves])

    return call


def _errors(result, exact, clipped):
    """The worst of the five derivatives, relative to the largest of them."""
    found, exact = np.asarray(result), np.array(exact, dtype=float).T
    return np.abs(found - exact).max(axis=0) / np.abs(exact).max(axis=0)


SUBJECT = Subject(
    name="gradient",
    title="Derivatives of E(t) by time and four parameters",
    unit="points",
    error="relative to the largest of the five",
    sets={"squeezing up to 1": evolving(0.1, 1), "squeezing 1 to 4": evolving(1, 4)},
    swept=("squeezing up to 1",),
    routes=(
        ours("mesoent trajectory_gradient", _ours, trajectory_gradient),
        Route("differences of mesoent's E(t)", _differences, installed("numpy")),
        Route("JAX jit(vmap(grad))", _jax, installed("jax")),
        Route("torch autograd", _torch, installed("torch")),
    ),
    truth=lambda inputs: truth.trajectory_gradient(*inputs),
    errors=_errors,
    parts=lambda inputs: [(inputs[0], inputs[1][i : i + 1]) for i in range(len(inputs[1]))],
    draws=20,
)
