"""The numbers that the calendar's kernel wants of each parameter set: see kernels/calendar.h.

Everything is scaled by a power of two that makes the rates of one set about 1, so that times are
exact multiples and no rate is too small for its fourth power.
"""

import numpy as np

from mesoent.errors import InputError
from mesoent.kernels import _calendar

_COLUMNS = (
    "damping_1", "damping_2", "damping_12", "gap", "detuning", "passive", "final_1", "final_2",
    "final_12", "start_1", "start_2", "normal_1", "normal_2", "normal_3",
    "anomalous_1", "anomalous_2", "anomalous_3",
)  # fmt: skip


def elementary(values, bath):
    """Rows for the kernel, and the powers of two by which they multiply time.

    Parameters
    ----------
    values : dict of ndarray, shape (n,)
        Allowed values of the parameters of `GeneralChains`.
    bath : {"common_occupation", "local_gibbs"}

    Returns
    -------
    rows : ndarray, shape (n, _calendar.INPUTS)
    powers : ndarray of int, shape (n,)
    """
    rates = [values[name] for name in ("rate_1", "rate_2", "detuning", "passive_coupling")]
    powers = np.frexp(np.max(np.abs(rates), axis=0))[1]
    scaled = values | {
        name: np.ldexp(values[name], -powers)
        for name in ("rate_1", "rate_2", "detuning", "passive_coupling")
    }
    mean, half = values["frequency"], values["detuning"] / 2
    frequencies = (mean, mean) if bath == "common_occupation" else (mean + half, mean - half)
    quanta = [_occupation(frequency, values["bath_temperature"]) for frequency in frequencies]
    site = (_common if bath == "common_occupation" else _local)(scaled, *quanta)
    start = [_occupation(frequency, values["initial_temperature"]) for frequency in frequencies]
    numbers = site | _squeezed(values, *start)
    numbers |= {"start_1": start[0], "start_2": start[1]}
    numbers |= {"detuning": scaled["detuning"], "passive": scaled["passive_coupling"]}
    return _rows([numbers[name] for name in _COLUMNS]), powers


def _rows(columns):
    parts = []
    for column in columns:
        parts += [column.real, column.imag] if np.iscomplexobj(column) else [column]
    rows = np.stack(np.broadcast_arrays(*parts), axis=1)
    return np.ascontiguousarray(rows).reshape(-1, _calendar.INPUTS)


def _occupation(frequency, temperature):
    with np.errstate(divide="ignore", over="ignore"):
        return 1 / np.expm1(np.divide(frequency, temperature))


def _common(values, quanta, _):
    """Absorption is exp(-omega/T) of emission: the damping is emission times what is left."""
    left = 1 / (quanta + 1)
    first, second, coupling = left * values["rate_1"], left * values["rate_2"], values["coupling"]
    return {
        "damping_1": first,
        "damping_2": second,
        "damping_12": coupling * np.sqrt(first) * np.sqrt(second) * _phase(values),
        "gap": first * second * (1 - coupling) * (1 + coupling),
        "final_1": quanta,
        "final_2": quanta,
        "final_12": np.zeros_like(quanta, dtype=complex),
    }


def _local(values, n1, n2):
    """Each chain by itself is thermal; damping_12 is emission_12 times 2/(n1 + n2 + 2)."""
    _refuse_what_is_not_positive(values["coupling"], n1, n2)
    m1, m2, coupling = n1 + 1, n2 + 1, values["coupling"]
    first, second = values["rate_1"] / m1, values["rate_2"] / m2
    root = np.sqrt(values["rate_1"]) * np.sqrt(values["rate_2"])
    rest = (m1 - m2) ** 2 + 4 * m1 * m2 * (1 - coupling) * (1 + coupling)
    site = {
        "damping_1": first,
        "damping_2": second,
        "damping_12": 2 / (m1 + m2) * coupling * root * _phase(values),
        "gap": first * second * rest / (m1 + m2) ** 2,
    }
    return site | _rest(site, values["detuning"], values["passive_coupling"], n1, n2)


def _refuse_what_is_not_positive(coupling, n1, n2):
    """Absorption is positive if (lambda (n1 + n2)/(n1 + n2 + 2))^2 <= n1 n2/(n1 + 1)(n2 + 1)."""
    mixed = np.abs(coupling) * (n1 + n2) / (n1 + n2 + 2)
    margin = np.sqrt(n1 / (n1 + 1)) * np.sqrt(n2 / (n2 + 1)) - mixed
    if np.any(margin < -16 * np.finfo(float).eps):
        worst = np.argmin(margin)
        raise InputError(
            f"the generator is not completely positive: coupling is {coupling[worst]}, but in a "
            f"bath with {n1[worst]:.6g} and {n2[worst]:.6g} quanta absorption allows no more than "
            f"{(1 + margin[worst] / mixed[worst]) * abs(coupling[worst]):.6g}; weaken the coupling"
        )


def _rest(site, detuning, passive, n1, n2):
    """P at rest: thermal, but for what the passive coupling moves between chains that differ."""
    h = np.zeros((len(passive), 2, 2), dtype=complex)
    h[:, 0, 0] = (site["damping_1"] + 1j * detuning) / 2
    h[:, 1, 1] = (site["damping_2"] - 1j * detuning) / 2
    h[:, 0, 1] = site["damping_12"] / 2 + 1j * passive
    h[:, 1, 0] = np.conj(site["damping_12"]) / 2 + 1j * passive
    moved = np.zeros_like(h)
    moved[:, 0, 1] = 1j * passive * (n1 - n2)
    moved[:, 1, 0] = -moved[:, 0, 1]
    found = _lyapunov(h, moved)
    return {
        "final_1": n1 + found[:, 0, 0].real,
        "final_2": n2 + found[:, 1, 1].real,
        "final_12": found[:, 0, 1],
    }


def _lyapunov(h, source):
    """X with h X + X h^dagger = source; zero where the source is."""
    found, some = np.zeros_like(source), np.any(source != 0, axis=(1, 2))
    one, part = np.eye(2), h[some]
    left = np.einsum("nac,bd->nabcd", part, one) + np.einsum("ac,nbd->nabcd", one, part.conj())
    found[some] = np.linalg.solve(left.reshape(-1, 4, 4), source[some].reshape(-1, 4, 1)).reshape(
        -1, 2, 2
    )
    return found


def _phase(values):
    return np.exp(1j * values["coupling_phase"])


def _squeezed(values, n1, n2):
    """v (cosh 4k - 1) and v exp(2i angle) sinh 4k for each mode of variance v."""
    pairs = ((n1, n1), (n2, n2), (n1, n2))
    result = {}
    for mode, (one, other) in enumerate(pairs, start=1):
        k, angle = values[f"squeezing_{mode}"], values[f"angle_{mode}"]
        variance = ((one + 1) * (other + 1) + one * other) / 2
        result[f"normal_{mode}"] = 2 * variance * np.sinh(2 * k) ** 2
        result[f"anomalous_{mode}"] = variance * np.sinh(4 * k) * np.exp(2j * angle)
    return result
