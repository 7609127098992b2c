"""Log-negativity and verdicts of general covariances, against determinants at 80 digits."""

from functools import cache

import numpy as np
import pytest

from tests.conftest import reference
from tests.kernels import truth
from tests.kernels.calls import (
    SYMMETRY,
    assert_company_does_not_matter,
    assert_isas_agree,
    each_isa,
    two_mode,
)

LN2 = np.log(2.0)
UNIT = 2.0**-53  # of rounding
FLIP = np.diag([1.0, 1.0, 1.0, -1.0])  # partial transposition


@cache
def states(n, strength, pure=False):
    """Random states, their variances scaled by up to exp(+-4 strength); with their signed E."""
    generator = np.random.default_rng(7)
    covariances = [random_state(generator, strength, pure) for _ in range(n)]
    return np.array(covariances), expected(covariances)


def random_state(generator, strength, pure):
    spectrum = [0.5, 0.5] if pure else 0.5 / np.tanh(generator.uniform(0.3, 3, 2))
    return truth.squeezed(generator, generator.uniform(-strength, strength, 2), spectrum)


@cache
def model_states(n):
    """Of the double chain with any temperature and time, and squeezing up to 1."""
    generator = np.random.default_rng(8)
    covariances = [
        truth.model_covariance(
            1.0,
            generator.choice([0, generator.uniform(0.05, 1.5)]),
            generator.choice([1, generator.uniform(0.3, 1)]),
            generator.uniform(-1, 1),
            10 ** generator.uniform(-2, 2),
        )
        for _ in range(n)
    ]
    return np.array(covariances), expected(covariances)


def expected(covariances):
    return np.array([truth.signed_log_negativity(c) for c in covariances])


# ---- Accuracy ----


@each_isa
def test_model_states(isa):
    """Condition numbers reach exp(8): a few of those 3000 units."""
    covariance, signed = model_states(150)
    found = two_mode(covariance, isa=isa)
    assert not found.verdict.any()
    assert abs(found.log_negativity - signed).max() < 1e-14


@each_isa
@pytest.mark.parametrize("strength", [0.25, 1, 2, 3, 3.5])
@pytest.mark.parametrize("pure", [False, True])
def test_errors_are_a_tenth_of_the_stated_uncertainty(strength, pure, isa):
    covariance, signed = states(100, strength, pure)
    found = two_mode(covariance, isa=isa)
    assert not found.verdict.any()
    assert (abs(found.log_negativity - signed) < 0.1 * found.uncertainty / LN2).all()


@pytest.mark.parametrize("place", [0, 50, 99])
def test_a_wrong_digit_is_noticed(place):
    covariance, signed = states(100, 0.25)
    found = two_mode(covariance)
    wrong = abs(found.log_negativity[place] - signed[place]) + found.uncertainty[place] / LN2
    assert 1e-15 < wrong < 1e-13
    assert not wrong < 0.1 * found.uncertainty[place] / LN2


@each_isa
def test_equal_symplectic_eigenvalues(isa):
    """Where Eq. (66) loses half of the digits and finds entanglement that is not there."""
    generator = np.random.default_rng(9)
    spectra = 0.7 * (1 + np.stack([np.zeros(100), 10 ** generator.uniform(-16, -6, 100)], axis=1))
    covariance = np.array([truth.squeezed(generator, [1e-9, 0], s) for s in spectra])
    actual = two_mode(covariance, isa=isa).log_negativity
    assert abs(actual - expected(covariance)).max() < 2e-15
    assert (actual < 0).all()


@each_isa
def test_the_vacuum_is_exact(isa):
    found = two_mode(np.eye(4)[None] / 2, isa=isa)
    assert (found.log_negativity[0], found.deviation[0], found.verdict[0]) == (0, 0, 0)
    assert not np.signbit(found.log_negativity[0])


def turned(angle):
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, sin], [-sin, cos]])


@each_isa
def test_product_states_are_not_entangled(isa):
    """Pure and squeezed in any direction: rounding alone would make half of them entangled."""
    generator = np.random.default_rng(12)
    covariance = np.zeros((303, 4, 4))
    for i, j in np.ndindex(303, 2):
        stretch = np.exp(generator.uniform(-1, 1))
        turn = turned(generator.uniform(0, np.pi))
        block = turn @ np.diag([stretch, 1 / stretch]) @ turn.T / 2
        covariance[i, 2 * j : 2 * j + 2, 2 * j : 2 * j + 2] = block
    found = two_mode((covariance + covariance.transpose(0, 2, 1)) / 2, isa=isa)
    assert not found.verdict.any()
    assert (found.log_negativity <= 0).all()
    assert (found.log_negativity > -2 * found.uncertainty / LN2).all()


@each_isa
@pytest.mark.parametrize("skew", [1, -1])
def test_the_sign_between_the_modes_proves_separability(skew, isa):
    """A beam splitter correlates x and p with one sign if alike squeezed, else with two."""
    generator = np.random.default_rng(13)
    stretch = np.exp(generator.uniform(-1, 1, 200))
    angle = generator.uniform(0.1, 1.4, 200)
    covariance = np.zeros((200, 4, 4))
    for one, s, turn in zip(covariance, stretch, map(turned, angle), strict=True):
        one[0::2, 0::2] = turn @ np.diag([s, 2 / s]) @ turn.T / 2
        one[1::2, 1::2] = turn @ np.diag([s, 2 / s])[::skew, ::skew] @ turn.T / 2
    between = np.linalg.det(covariance[:, :2, 2:])
    found = two_mode(covariance, isa=isa)
    states = found.verdict == 0
    assert (np.sign(between) == skew).all()
    assert states.sum() > 20
    assert (found.log_negativity[states] <= 0).all() == (skew == 1)


@pytest.mark.parametrize("row", reference("critical_temperature")[::4])
@pytest.mark.parametrize("offset", [1e-4, 1e-6, 1e-8, 1e-10])
@pytest.mark.parametrize("side", [1, -1])
def test_the_sign_next_to_the_critical_temperature(row, offset, side):
    coupling, squeezing = float(row["coupling"]), float(row["squeezing"])
    temperature = float(row["critical_temperature"]) * (1 - side * offset)
    tau = min(float(row["tau_at_minimum"]), 12 + squeezing)
    time = -2 * tau / np.expm1(-1 / temperature)
    covariance = truth.model_covariance(1.0, temperature, coupling, squeezing, time)
    found, signed = two_mode(covariance[None]), truth.signed_log_negativity(covariance)
    assert found.verdict[0] == 0
    assert found.log_negativity[0] * signed > 0 or abs(signed) < found.uncertainty[0] / LN2


# ---- Verdicts ----


@each_isa
def test_the_partial_transpose_of_a_state_is_refused_iff_entangled(isa):
    covariance, signed = states(200, 1.0)
    found = two_mode(FLIP @ covariance @ FLIP, isa=isa)
    np.testing.assert_array_equal(found.verdict, np.where(signed > 0, 4, 0))
    np.testing.assert_array_equal(np.isnan(found.log_negativity), signed > 0)
    shortfall = np.maximum(1 - 2**-signed, 0)
    assert (abs(found.deviation - shortfall) < 0.1 * found.uncertainty).all()


@each_isa
@pytest.mark.parametrize("strength", [1, 2, 3, 3.3])
def test_the_uncertainty_relation_is_sharp(strength, isa):
    """A pure state is at the edge; it is let go by the stated uncertainty and not much more."""
    covariance, _ = states(100, strength, True)
    uncertainty = two_mode(covariance, isa=isa).uncertainty[:, None, None]
    within, beyond = covariance * (1 - 0.8 * uncertainty), covariance * (1 - 1.2 * uncertainty)
    assert (two_mode(within, isa=isa).verdict == 0).all()
    assert (two_mode(beyond, isa=isa).verdict == 4).all()


@each_isa
@pytest.mark.parametrize(("asymmetry", "verdict"), [(0.9, 0), (1.1, 2)])
def test_asymmetry_counts_as_uncertainty(asymmetry, verdict, isa):
    """One of two equal entries is raised; their mean leaves the edge by thrice what is rounding."""
    covariance = np.diag([50.0, 50.0, 0.5, 0.5])
    covariance[0, 1] = covariance[1, 0] = np.sqrt(50.0**2 - 0.25)
    found = two_mode(covariance[None], isa=isa)
    assert found.verdict[0] == 0
    covariance[1, 0] += asymmetry * SYMMETRY * np.trace(covariance)
    raised = two_mode(covariance[None], isa=isa)
    assert raised.verdict[0] == verdict
    assert verdict or raised.deviation[0] > 3 * found.uncertainty[0]


@each_isa
def test_what_cannot_be_resolved_is_refused_not_guessed(isa):
    """At squeezing 4.6 in a rotated frame, eps exp(8 k) exceeds 1."""
    generator = np.random.default_rng(10)
    covariance = [truth.squeezed(generator, [4.6, 4.6], [0.5, 0.5]) for _ in range(50)]
    found = two_mode(np.array(covariance), isa=isa)
    assert np.isin(found.verdict, (3, 5)).all()
    assert np.isnan(found.log_negativity).all()


def state(**entries):
    """A state with some entries replaced; keys like e12."""
    out = truth.squeezed(np.random.default_rng(3), [0.2, -0.1], [0.6, 0.8])
    for name, value in entries.items():
        out[int(name[1]), int(name[2])] = value
    return out


VERDICTS = {
    "nan": (state(e21=np.nan), 1),
    "nan above the diagonal": (state(e03=np.nan), 1),
    "infinite": (state(e22=np.inf), 1),
    "square overflows": (np.eye(4) * 1e160, 1),
    "large": (np.eye(4) * 1e150, 0),
    "asymmetric": (state(e01=state()[1, 0] + 1e-9), 2),
    "asymmetric by rounding": (state(e01=state()[1, 0] * (1 + 2**-51)), 0),
    "indefinite": (state(e01=5.0, e10=5.0), 3),
    "first pivot": (np.diag([-1.0, 1, 1, 1]), 3),
    "second pivot": (np.diag([1.0, -1, 1, 1]), 3),
    "third pivot": (np.diag([1.0, 1, -1, 1]), 3),
    "last pivot zero": (np.diag([1.0, 1, 1, 0]), 3),
    "zero": (np.zeros((4, 4)), 3),
    "below the vacuum": (np.eye(4) / 2 * (1 - 1e-13), 4),
    "one unit below the vacuum": (np.eye(4) / 2 * (1 - UNIT), 0),
    "tiny": (np.eye(4) * 1e-200, 4),
    "one mode below the vacuum": (np.diag([0.4, 0.4, 2.0, 2.0]), 4),
}


@each_isa
@pytest.mark.parametrize("case", VERDICTS)
def test_verdict(case, isa):
    covariance, verdict = VERDICTS[case]
    found = two_mode(np.array([np.eye(4), covariance, np.eye(4) * 0.7]), isa=isa)
    np.testing.assert_array_equal(found.verdict, [0, verdict, 0])
    np.testing.assert_array_equal(np.isnan(found.log_negativity), [False, verdict != 0, False])
    assert np.isnan(found.deviation[1]) if verdict == 1 else found.deviation[1] >= 0


# ---- The same bits ----


def columns(covariance, **options):
    return np.stack(two_mode(covariance, **options), axis=1)


def mixture(n):
    """States and matrices that are none."""
    broken = np.array([covariance for covariance, _ in VERDICTS.values()])
    return np.random.default_rng(4).permutation(np.concatenate([states(n, 1)[0], broken]))


@each_isa
def test_company_does_not_matter(isa):
    def kernel(covariance, threads=1):
        return columns(covariance, isa=isa, threads=threads)

    assert_company_does_not_matter(kernel, mixture(80), np.resize(mixture(80), (9011, 4, 4)))


def test_same_bits_on_every_instruction_set():
    assert_isas_agree(columns, mixture(501))


@each_isa
def test_nothing_to_do(isa):
    assert columns(np.empty((0, 4, 4)), isa=isa).shape == (0, 4)
