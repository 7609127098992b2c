"""Signed E of general chains from the master equation's two-by-two matrices, by other means.

Moments by the exponential of an augmented generator, entanglement by eigenvalues (doubles, on a
grid) or by Eq. (66) (mpmath); nothing here is shared with the package.
"""

from itertools import product

import mpmath
import numpy as np
from scipy.linalg import expm

#: What a parameter is if a test does not say.
DEFAULTS = {
    "frequency": 1.0, "detuning": 0.0, "bath": "common_occupation", "bath_temperature": 0.1,
    "initial_temperature": None, "coupling": 1.0, "coupling_phase": 0.0, "rate_1": 1.0,
    "rate_2": 1.0, "passive_coupling": 0.0, "squeezing_1": 0.0, "squeezing_2": 0.0,
    "squeezing_3": 0.0, "angle_1": 0.0, "angle_2": 0.0, "angle_3": 0.0,
}  # fmt: skip


def site(given, lib):
    """h, Gu and the occupations at t = 0; `lib` is numpy or mpmath.mp."""
    p = DEFAULTS | given
    if p["initial_temperature"] is None:
        p["initial_temperature"] = p["bath_temperature"]
    p = {k: v if k == "bath" else lib.mpf(v) if lib is not np else v for k, v in p.items()}
    w, half, g = p["frequency"], p["detuning"] / 2, p["passive_coupling"]
    off = p["coupling"] * lib.sqrt(p["rate_1"] * p["rate_2"]) * lib.exp(1j * p["coupling_phase"])
    local = p["bath"] == "local_gibbs"
    omegas = (w + half, w - half) if local else (w, w)
    n1, n2 = (_quanta(omega, p["bath_temperature"], lib) for omega in omegas)
    start = [_quanta(omega, p["initial_temperature"], lib) for omega in omegas]
    up12 = off.conjugate() * (n1 + n2) / (n1 + n2 + 2)
    up = [[p["rate_1"] * n1 / (n1 + 1), up12], [up12.conjugate(), p["rate_2"] * n2 / (n2 + 1)]]
    down = [[p["rate_1"], off], [off.conjugate(), p["rate_2"]]]
    hamiltonian = [[half, g], [g, -half]]
    h = [[1j * hamiltonian[i][j] + (down[i][j] - up[j][i]) / 2 for j in range(2)] for i in range(2)]
    return p, h, up, start


def _quanta(omega, temperature, lib):
    return 1 / lib.expm1(omega / temperature) if temperature else 0 * omega


def augmented(h, up):
    """The generator of (P_11, P_12, P_21, P_22, 1)."""
    rows = [[0] * 5 for _ in range(5)]
    for i, j, k in product(range(2), repeat=3):
        rows[2 * i + j][2 * k + j] -= h[i][k]
        rows[2 * i + j][2 * i + k] -= h[j][k].conjugate()
    for i, j in product(range(2), repeat=2):
        rows[2 * i + j][4] = up[j][i]
    return rows


def square(m, root):
    (a, b), (c, d) = m
    return [
        [a * a, b * b, root * a * b],
        [c * c, d * d, root * c * d],
        [root * a * c, root * b * d, a * d + b * c],
    ]


def deformations(p, start, lib):
    """What squeezing adds to <b^dag b> and to <b b> of each mode."""
    result = []
    for j, (m, n) in enumerate(((0, 0), (1, 1), (0, 1)), start=1):
        v = ((start[m] + 1) * (start[n] + 1) + start[m] * start[n]) / 2
        k, turn = p[f"squeezing_{j}"], lib.exp(2j * p[f"angle_{j}"])
        result.append((v * (lib.cosh(4 * k) - 1), v * lib.sinh(4 * k) * turn))
    return result


# ---- On a grid, in doubles ----


def on_grid(given, step, count):
    """Signed E at step, 2 step, ..., good to about 1e-12 exp(8 |k|) in E."""
    p, h, up, start = site(given, np)
    propagator, moments = expm(-step * np.array(h)), expm(step * np.array(augmented(h, up)))
    m, state = np.eye(2, dtype=complex), np.array([start[0], 0, 0, start[1], 1], dtype=complex)
    ms, states = np.empty((count, 2, 2), complex), np.empty((count, 2, 2), complex)
    for i in range(count):
        m, state = propagator @ m, moments @ state
        ms[i], states[i] = m, state[:4].reshape(2, 2)
    return _by_eigenvalues(p, start, ms, states)


def _by_eigenvalues(p, start, ms, states):
    def squares(stack):
        return np.moveaxis(np.array(square(np.moveaxis(stack, 0, 2), np.sqrt(2))), 2, 0)

    normal, anomalous = np.transpose(deformations(p, start, np))
    s = squares(ms)
    v = (squares(states + np.eye(2)) + squares(states)) / 2
    v = (v + s * normal @ s.conj().transpose(0, 2, 1))[:, :2, :2]
    w = (s * anomalous @ s.transpose(0, 2, 1))[:, :2, :2]
    commutators = np.tile(2 * np.diagonal(states, axis1=1, axis2=2).real + 1, 2)
    full = np.block([[v, w], [w.conj(), v.conj()]])
    transposed = np.array([1, -1, -1, 1]) / commutators
    nu = np.abs(np.linalg.eigvals(transposed[:, :, None] * full)).min(axis=1)
    return -np.log2(2 * nu)


# ---- At one time, with 50 digits ----


def exact(given, time, digits=50):
    """Signed E by Eq. (66)."""
    with mpmath.workdps(digits):
        lib = mpmath.mp
        p, h, up, start = site(given, lib)
        time = lib.mpf(time)
        m = lib.expm(-lib.matrix(h) * time)
        state = lib.expm(lib.matrix(augmented(h, up)) * time) * lib.matrix(
            [start[0], 0, 0, start[1], 1]
        )
        quanta = lib.matrix([[state[0], state[1]], [state[2], state[3]]])
        return _by_invariants(p, start, m, quanta, lib)


def _by_invariants(p, start, m, quanta, lib):
    root = lib.sqrt(2)
    s = lib.matrix(square(m.tolist(), root))
    v = lib.matrix(square((quanta + lib.eye(2)).tolist(), root))
    v = (v + lib.matrix(square(quanta.tolist(), root))) / 2
    parts = deformations(p, start, lib)
    v += s * lib.diag([normal for normal, _ in parts]) * s.H
    w = s * lib.diag([anomalous for _, anomalous in parts]) * s.T
    scale = [1 / lib.sqrt(2 * lib.re(quanta[i, i]) + 1) for i in range(2)]
    sigma = lib.matrix(4, 4)
    for i, j in product(range(2), repeat=2):
        a, b = v[i, j] * scale[i] * scale[j], w[i, j] * scale[i] * scale[j]
        sigma[2 * i, 2 * j], sigma[2 * i + 1, 2 * j + 1] = lib.re(a + b), lib.re(a - b)
        sigma[2 * i, 2 * j + 1], sigma[2 * i + 1, 2 * j] = lib.im(b - a), lib.im(b + a)
    one, two, cross = sigma[0:2, 0:2], sigma[2:4, 2:4], sigma[0:2, 2:4]
    d = (lib.det(one) + lib.det(two)) / 2 - lib.det(cross)
    square_of_nu = lib.det(sigma) / (d + lib.sqrt(d * d - lib.det(sigma)))
    return -lib.log(4 * square_of_nu, 2) / 2
