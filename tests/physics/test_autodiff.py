"""JAX and PyTorch give the kernels' values and derivatives, where they are installed."""

import subprocess
import sys

import numpy as np
import pytest

import mesoent
from mesoent.models.double_chain.gradient import log_negativity_gradient

SETS = (np.array([1.0, 1.3, 0.8]), np.array([0.1, 0.2, 0.0]), np.array([0.9, -0.7, 1.0]))
SQUEEZING, TIMES = np.array([1.0, -0.8, 0.5]), np.array([10.0, 3.0, 8.0])
NAMES = ("frequency", "temperature", "coupling", "squeezing")


def points():
    sets = dict(zip(NAMES, (*SETS, SQUEEZING), strict=True))
    return log_negativity_gradient(**sets, times=TIMES)


def events():
    return mesoent.scan_gradient(**dict(zip(NAMES, (*SETS, SQUEEZING), strict=True)))


@pytest.fixture
def jax():
    jax = pytest.importorskip("jax", reason="needs the extra jax")
    jax.config.update("jax_enable_x64", True)
    return jax


@pytest.fixture
def torch():
    return pytest.importorskip("torch", reason="needs the extra torch")


def test_neither_is_imported_unless_asked_for():
    code = (
        "import sys, mesoent; mesoent.scan_gradient(temperature=0.1, coupling=0.9, squeezing=1.0);"
        "sys.exit(bool({'jax', 'torch'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_jax_points(jax):
    from mesoent.autodiff.jax import log_negativity

    arguments, expected = (*SETS, SQUEEZING, TIMES), points()
    np.testing.assert_array_equal(jax.jit(log_negativity)(*arguments), expected.value)
    slopes = jax.vmap(jax.grad(log_negativity, argnums=(0, 1, 2, 3, 4)))(*arguments)
    for slope, known in zip(slopes, expected.gradient.values(), strict=True):
        np.testing.assert_array_equal(slope, known)
    moved = jax.jvp(lambda k: log_negativity(*SETS, k, 3.0), (SQUEEZING,), (np.ones(3),))
    sets = dict(zip(NAMES, (*SETS, SQUEEZING), strict=True))
    known = log_negativity_gradient(**sets, times=3.0)
    np.testing.assert_array_equal(moved, (known.value, known.gradient["squeezing"]))


def test_jax_events(jax):
    from mesoent.autodiff.jax import scan

    arguments, expected = (*SETS, SQUEEZING), events()
    np.testing.assert_array_equal(jax.vmap(scan)(*arguments), expected.value)
    for field in expected.value._fields:

        def one(*sets, field=field):
            return getattr(scan(*sets), field)

        slopes = jax.vmap(jax.grad(one, argnums=(0, 1, 2, 3)))(*arguments)
        for slope, name in zip(slopes, NAMES, strict=True):
            np.testing.assert_array_equal(slope, getattr(expected.gradient[name], field))


def test_torch_points(torch):
    from mesoent.autodiff.torch import log_negativity

    leaves = [torch.tensor(a, requires_grad=True) for a in (*SETS, SQUEEZING, TIMES)]
    expected, found = points(), log_negativity(*leaves)
    np.testing.assert_array_equal(found.detach(), expected.value)
    found.sum().backward()
    for leaf, known in zip(leaves, expected.gradient.values(), strict=True):
        np.testing.assert_array_equal(leaf.grad, known)


def test_torch_sums_over_what_was_broadcast(torch):
    from mesoent.autodiff.torch import log_negativity

    squeezing = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    log_negativity(1.0, 0.1, 0.9, squeezing, torch.tensor(TIMES)).sum().backward()
    model = mesoent.DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    known = mesoent.trajectory_gradient(model, TIMES).gradient["squeezing"].sum()
    assert squeezing.grad.item() == pytest.approx(known, rel=1e-15)


@pytest.mark.parametrize("field", ["peak", "birth", "asymptotic", "critical_temperature"])
def test_torch_events(torch, field):
    from mesoent.autodiff.torch import scan

    leaves = [torch.tensor(a, requires_grad=True) for a in (*SETS, SQUEEZING)]
    expected, found = events(), scan(*leaves)
    for values, known in zip(found, expected.value, strict=True):
        np.testing.assert_array_equal(values.detach(), known)
    getattr(found, field).sum().backward()
    for leaf, name in zip(leaves, NAMES, strict=True):
        np.testing.assert_array_equal(leaf.grad, getattr(expected.gradient[name], field))
