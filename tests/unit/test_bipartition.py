"""Entanglement between groups of modes, against eigenvalues at 50 digits and solved states."""

import numpy as np
import pytest
from mpmath import mp, workdps

from mesoent import log_negativity, symplectic_eigenvalues
from mesoent.errors import InputError, UnphysicalStateError

UNIT = 2.0**-53


def passive(generator, modes):
    """A random orthogonal symplectic matrix, ordered x1 p1 x2 p2 ..."""
    entries = generator.normal(size=(2, modes, modes))
    unitary = np.linalg.qr(entries[0] + 1j * entries[1])[0]
    return np.kron(unitary.real, np.eye(2)) + np.kron(unitary.imag, [[0, -1], [1, 0]])


def state(generator, modes, strength):
    """Thermal modes, squeezed between two random interferometers."""
    spectrum = 0.5 / np.tanh(generator.uniform(0.3, 3, modes))
    stretch = np.exp(generator.uniform(-strength, strength, modes))
    scale = np.stack([stretch, 1 / stretch], axis=1).ravel()
    symplectic = passive(generator, modes) * scale @ passive(generator, modes)
    covariance = symplectic * np.repeat(spectrum, 2) @ symplectic.T
    return (covariance + covariance.T) / 2, spectrum


@workdps(50)
def spectrum_of(covariance, flipped=()):
    """Absolute values of the eigenvalues of sigma^-1 Sigma, the p of some modes turned."""
    n = len(covariance) // 2
    form = mp.zeros(2 * n)
    for mode in range(n):
        sign = -1 if mode in flipped else 1
        form[2 * mode, 2 * mode + 1], form[2 * mode + 1, 2 * mode] = -sign, sign
    values = mp.eig(form * mp.matrix(covariance.tolist()), left=False, right=False)
    return sorted(abs(value) for value in values)[::2]


@workdps(50)
def expected(covariance, first, second):
    kept = [2 * mode + q for mode in (*first, *second) for q in (0, 1)]
    values = spectrum_of(covariance[np.ix_(kept, kept)], range(len(first)))
    logarithms = [-mp.log(2 * value, 2) for value in values]
    entangled = [x for x in logarithms if x > 0]
    return float(sum(entangled) if entangled else logarithms[0])


BIPARTITIONS = [
    (3, [0], [1, 2]), (3, [2], [0]), (3, [0, 2], [1]), (4, [0, 3], [1, 2]), (5, [4], [0, 1, 2]),
    (8, [0, 1, 2, 3], [4, 5, 6, 7]), (8, [7], [0, 1, 2, 3, 4, 5, 6]),
]  # fmt: skip


@pytest.mark.parametrize(("modes", "first", "second"), BIPARTITIONS, ids=str)
def test_any_bipartition(modes, first, second):
    """The error is that of the eigenvalues: units of rounding times the condition number."""
    generator = np.random.default_rng(modes)
    covariances = np.array([state(generator, modes, 0.7)[0] for _ in range(24 // modes)])
    found = log_negativity(covariances, parties=(first, second), signed=True)
    truth = [expected(covariance, first, second) for covariance in covariances]
    tolerance = 8 * UNIT * modes * np.linalg.cond(covariances).max() / np.log(2)
    np.testing.assert_allclose(found, truth, rtol=0, atol=tolerance)
    assert (np.array(truth) > 0).any()


def test_two_modes_of_many_go_through_the_kernel():
    covariance = state(np.random.default_rng(1), 4, 0.7)[0]
    kept = [4, 5, 2, 3]
    pair = log_negativity(covariance[np.ix_(kept, kept)], signed=True)
    assert log_negativity(covariance, parties=([2], [1]), signed=True) == pair


@pytest.mark.parametrize("pairs", [2, 3, 4])
def test_squeezed_pairs_add_up(pairs):
    """n two-mode squeezed vacua, one half of each on either side: n times 2 r/ln 2."""
    r, eye = 0.6, np.eye(2)
    pair = np.block(
        [[np.cosh(2 * r) * eye, np.sinh(2 * r) * np.diag([1, -1])],
         [np.sinh(2 * r) * np.diag([1, -1]), np.cosh(2 * r) * eye]]
    ) / 2  # fmt: skip
    covariance = np.kron(np.eye(pairs), pair)
    sides = range(0, 2 * pairs, 2), range(1, 2 * pairs, 2)
    assert log_negativity(covariance, parties=sides) == pytest.approx(
        pairs * 2 * r / np.log(2), rel=1e-14
    )


def test_products_are_not_entangled():
    generator = np.random.default_rng(3)
    for _ in range(50):
        covariance = np.zeros((8, 8))
        for side in (slice(0, 4), slice(4, 8)):
            turn = passive(generator, 2)
            stretch = np.exp(generator.uniform(-1, 1, 2))
            covariance[side, side] = turn * np.repeat(stretch, 2) ** [1, -1, 1, -1] @ turn.T / 2
        assert log_negativity((covariance + covariance.T) / 2, parties=((0, 1), (2, 3))) == 0.0


def test_symplectic_eigenvalues():
    generator = np.random.default_rng(4)
    for modes in (1, 2, 5, 8):
        covariance, spectrum = state(generator, modes, 0.7)
        found = symplectic_eigenvalues(covariance)
        tolerance = 8 * UNIT * modes * np.linalg.cond(covariance)
        np.testing.assert_allclose(
            found, [float(x) for x in spectrum_of(covariance)], rtol=tolerance
        )
        np.testing.assert_allclose(found, np.sort(spectrum), rtol=4 * tolerance)
        order = [*range(0, 2 * modes, 2), *range(1, 2 * modes, 2)]
        theirs = 2 * covariance[np.ix_(order, order)]
        again = symplectic_eigenvalues(theirs, ordering="xxpp", hbar=2.0)
        np.testing.assert_array_equal(again, found)


def test_conventions_are_arguments():
    covariance = state(np.random.default_rng(5), 2, 0.7)[0]
    theirs = 2 * covariance[np.ix_([0, 2, 1, 3], [0, 2, 1, 3])]
    ours = log_negativity(covariance, signed=True)
    assert log_negativity(theirs, ordering="xxpp", hbar=2.0, signed=True) == ours
    with pytest.raises(UnphysicalStateError):
        log_negativity(np.eye(4) / 2, hbar=2)


@pytest.mark.parametrize(
    ("covariance", "words"),
    [
        (np.full((6, 6), np.nan), "covariance holds NaN"),
        (np.eye(6) + np.eye(6, k=1), "covariance is not symmetric, by 0.167"),
        (np.diag([1.0, 1, 1, 1, 1, -1]), "covariance is not positive definite, by 0.25"),
        (0.4 * np.eye(6), "covariance violates the uncertainty relation .* by 0.2"),
        (np.stack([np.eye(6), 0.4 * np.eye(6)]), r"covariance\[1\] violates"),
        (np.diag([1e18, 1e-18, 1, 1, 1, 1]), "covariance is too ill-conditioned"),
    ],
)
def test_refuses_what_is_no_state(covariance, words):
    with pytest.raises(UnphysicalStateError, match=words):
        log_negativity(covariance, parties=([0], [1, 2]))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "`parties` must tell"),
        ({"parties": ([0], [3])}, "must be modes 0 to 2"),
        ({"parties": ([0], [0, 1])}, "each at most once"),
        ({"parties": ([], [0, 1])}, "some on either side"),
        ({"parties": 3}, "parties is 3"),
        ({"parties": ([0], [1]), "ordering": "pxpx"}, "ordering is 'pxpx'"),
        ({"parties": ([0], [1]), "hbar": 0}, "hbar is 0"),
        ({"parties": ([0], [1, 2]), "out": np.empty(3)}, "out must be"),
    ],
)
def test_refuses_options(options, words):
    with pytest.raises(InputError, match=words):
        log_negativity(np.eye(6), **options)


@pytest.mark.parametrize("covariance", [-np.eye(4), np.zeros((2, 2)), np.eye(3)])
def test_symplectic_eigenvalues_refuse(covariance):
    with pytest.raises(InputError, match="covariance"):
        symplectic_eigenvalues(covariance)


@pytest.mark.parametrize(
    ("covariance", "words"),
    [
        (np.eye(4) + 0.1 * np.eye(4, k=1), "symmetric"),
        (np.diag([1.0, 1, 1, np.nan]), r"covariance\[3, 3\] is nan"),
        (np.diag([1.0, 1, 1, np.inf]), r"covariance\[3, 3\] is inf"),
    ],
)
def test_symplectic_eigenvalues_refuse_what_cholesky_takes(covariance, words):
    with pytest.raises(InputError, match=words):
        symplectic_eigenvalues(covariance)


@pytest.mark.parametrize("mode", [0.9, "0", False, np.inf])
def test_modes_are_whole_numbers(mode):
    with pytest.raises(InputError, match="parties is"):
        log_negativity(np.eye(6), parties=((mode,), (1,)))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"threads": 0}, "threads is 0"),
        ({"rounding": "a"}, "rounding is 'a'"),
        ({"rounding": -1.0}, "rounding is -1.0"),
        ({"rounding": np.nan}, "rounding is nan"),
        ({"ordering": np.array(["xpxp", "xxpp"])}, "ordering is array"),
    ],
)
def test_refuses_options_of_larger_parties(options, words):
    with pytest.raises(InputError, match=words):
        log_negativity(np.eye(6), parties=([0], [1, 2]), **options)
