"""Proofs about covariances of two modes: any symmetric matrix with ten free entries."""

from itertools import product

from mesoent.audit.exact import HALF, ONE, ZERO, Step, substituted, symbols, vanishes
from mesoent.audit.section3.mesoscopic_proofs import times

J = [[ZERO, ONE], [-ONE, ZERO]]
PAULI = [[ONE, ZERO], [ZERO, -ONE]]


def covariance():
    """The blocks Sigma_1, Sigma_c, Sigma_2 with free entries."""
    x, y, z, s, t, u, v, e, f, g = symbols("x y z s t u v e f g")
    return [[x, y], [y, z]], [[s, t], [u, v]], [[e, f], [f, g]]


def transposed(matrix):
    """The transpose."""
    return [list(row) for row in zip(*matrix, strict=True)]


def determinant(matrix):
    """By the first row."""
    if len(matrix) == 1:
        return matrix[0][0]
    minors = ([row[:k] + row[k + 1 :] for row in matrix[1:]] for k in range(len(matrix)))
    entries = enumerate(zip(matrix[0], minors, strict=True))
    return sum(((-1) ** k * a * determinant(minor) for k, (a, minor) in entries), ZERO)


def whole(one, cross, two):
    """The matrix of the blocks, (62)."""
    upper = [a + b for a, b in zip(one, cross, strict=True)]
    return upper + [a + b for a, b in zip(transposed(cross), two, strict=True)]


def fourth(one, cross, two, form=J):
    """Tr(Sigma_1 J Sigma_c J Sigma_2 J Sigma_c^T J)."""
    found = one
    for factor in (form, cross, form, two, form, transposed(cross), form):
        found = times(found, factor)
    return found[0][0] + found[1][1]


def blocks():
    """Deleting rows and columns is putting r_3 = 0; the corners are each other's transpose."""
    matrix = whole(*covariance())
    for j, k in product(range(4), repeat=2):
        yield Step(f"element {j + 1}{k + 1} is its mirror", vanishes(matrix[j][k] - matrix[k][j]))
    r, w, m, c = symbols("x y z c")
    form = r**2 * m + 2 * r * w * c + w**2 * m
    kept = substituted(form, y=ZERO)
    yield Step("r.Sigma.r at r_3 = 0 keeps the deleted matrix only", vanishes(kept - r**2 * m))


def local_invariance():
    """A local canonical transformation S with S J S^T = J changes none of the four."""
    a, b, c, d = symbols("a1 b1 p1 q1")
    turn, unit = [[a, b], [c, d]], a * d - b * c
    kept = times(times(turn, J), transposed(turn))
    rest = kept[0][1] - unit, kept[1][0] + unit, kept[0][0], kept[1][1]
    yield Step("S J S^T = (det S) J", vanishes(*rest))
    one, cross, two = covariance()
    moved = times(times(turn, one), transposed(turn)), times(turn, cross), two
    rest = fourth(*moved) - unit**2 * fourth(one, cross, two)
    yield Step("I_4 gets (det S)^2 = 1", vanishes(rest))
    for name, before, after, power in (("I_1", one, moved[0], 2), ("I_3", cross, moved[1], 1)):
        change = determinant(after) - unit**power * determinant(before)
        yield Step(f"{name} gets (det S)^{power} = 1", vanishes(change))


def pauli_is_no_invariant():
    """With the third Pauli matrix a rotation by (3/5, 4/5) of one mode changes I_4."""
    one, cross, two = covariance()
    turn = [[ONE * 3 / 5, ONE * 4 / 5], [-ONE * 4 / 5, ONE * 3 / 5]]
    moved = times(times(turn, one), transposed(turn)), times(turn, cross), two
    change = fourth(*moved, form=PAULI) - fourth(one, cross, two, form=PAULI)
    yield Step("I_4 with the Pauli matrix, after the rotation, is another polynomial", change != 0)


def determinants():
    """det Sigma = I_1 I_2 + I_3^2 - I_4, with J; with the Pauli matrix I_4 is no invariant."""
    yield from local_invariance()
    yield from pauli_is_no_invariant()
    one, cross, two = covariance()
    i1, i2, i3 = determinant(one), determinant(two), determinant(cross)
    rest = determinant(whole(one, cross, two)) - (i1 * i2 + i3**2 - fourth(one, cross, two))
    yield Step("det Sigma = I_1 I_2 + I_3^2 - I_4", vanishes(rest))


def symplectic_spectrum():
    """x^2 - (I_1 + I_2 - 2 I_3) x + det Sigma has the squared eigenvalues after transposition."""
    yield from determinants()
    one, cross, two = covariance()
    flipped = whole(one, times(cross, PAULI), times(times(PAULI, two), PAULI))
    none = [[ZERO, ZERO], [ZERO, ZERO]]
    form = [j + n for j, n in zip(J, none, strict=True)]
    form += [n + j for j, n in zip(J, none, strict=True)]
    step = times(form, flipped)
    square = times(step, step)
    trace = sum((square[k][k] for k in range(4)), ZERO)
    seralian = determinant(one) + determinant(two) - 2 * determinant(cross)
    claim = "Tr (J Sigma)^2 = -2 (I_1 + I_2 - 2 I_3): twice the sum of -nu^2"
    yield Step(claim, vanishes(trace + 2 * seralian))
    rest = determinant(step) - determinant(whole(one, cross, two))
    yield Step("det (J Sigma) = det Sigma: the product of the nu^2", vanishes(rest))
    d, x, c = symbols("d N c")
    rest = (d - x) ** 2 - (d**2 - c) - (x**2 - 2 * d * x + c)
    yield Step("x = d - sqrt(d^2 - det) solves x^2 - 2 d x + det = 0", vanishes(rest))


def simon():
    """S of (64) is det Sigma - (I_1 + I_2 - 2 I_3)/4 + 1/16 where I_3 < 0."""
    yield from symplectic_spectrum()
    i1, i2, i3, i4 = symbols("x y z u")
    printed = i1 * i2 + (HALF * HALF + i3) ** 2 - i4 - (i1 + i2) / 4
    expected = (i1 * i2 + i3**2 - i4) - (i1 + i2 - 2 * i3) / 4 + ONE / 16
    yield Step("S = det Sigma - (I_1 + I_2 - 2 I_3)/4 + 1/16", vanishes(printed - expected))
    a, b = symbols("s t")
    split = (a - ONE / 4) * (b - ONE / 4) - (a * b - (a + b) / 4 + ONE / 16)
    yield Step("which is (nu_-^2 - 1/4)(nu_+^2 - 1/4) of the transposed state", vanishes(split))
