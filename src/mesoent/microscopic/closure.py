"""The smallest invariant space of quadratic operators that holds the chosen ones."""

import numpy as np

from mesoent.microscopic import quadratic

#: Couplings below this fraction of the generator's norm count as none.
TOLERANCE = 1e-13


def unit_rows(observables):
    """Each matrix as a row of length 1, and the lengths."""
    rows = observables.reshape(len(observables), -1)
    lengths = np.linalg.norm(rows, axis=1)
    return rows / lengths[:, np.newaxis], lengths


def image_rows(drift, rows):
    r"""Images :math:`A^T Q + Q A` of flattened matrices Q, flattened."""
    matrices = rows.reshape(-1, *drift.shape)
    return quadratic.heisenberg(drift, matrices).reshape(rows.shape)


def generator_norm(drift):
    r"""Bound :math:`2 |A|` on how much an image can be longer than Q; 1 for no generator."""
    return 2 * np.linalg.norm(drift, 2) or 1.0


def missing_directions(drift, rows, tolerance=TOLERANCE):
    r"""What a span lacks to be invariant under :math:`Q \mapsto A^T Q + Q A`.

    New directions are those in which the generator leads out of the span found so far. They
    go into the next round with the strength with which they were reached, not with length 1:
    so rounding noise is never amplified into a direction of its own.

    Parameters
    ----------
    drift : ndarray, shape (2 n, 2 n)
        A, the generator of the means.
    rows : ndarray, shape (m, 4 n^2)
        Independent symmetric matrices, flattened, of length 1.
    tolerance : float
        Strength, relative to the norm of the generator, below which a direction is not
        followed.

    Returns
    -------
    ndarray, shape (k, 4 n^2)
        Orthonormal, and orthogonal to the rows; their choice within the space that they
        span has no meaning.

    Notes
    -----
    A direction reached in j steps of relative strength s_1, ..., s_j is found if the product
    of the s_i exceeds the tolerance.

    Examples
    --------
    >>> rotation = np.array([[0.0, 1.0], [-1.0, 0.0]])
    >>> missing_directions(rotation, np.array([[0.6, 0.0, 0.0, -0.8]])).shape
    (2, 4)
    """
    size = generator_norm(drift)
    basis, newest = np.linalg.qr(rows.T)[0].T, rows
    while len(newest):
        strengths, directions = _outside(basis, image_rows(drift, newest) / size, tolerance)
        basis = np.vstack([basis, directions])
        newest = strengths[:, np.newaxis] * directions
    return basis[len(rows) :]


def _outside(basis, rows, tolerance):
    """Orthonormal rows for what the rows have outside the basis, and how strongly."""
    for _ in range(2):
        rows = rows - rows @ basis.T @ basis
    _, strengths, directions = np.linalg.svd(rows, full_matrices=False)
    kept = strengths > tolerance
    return strengths[kept], directions[kept]
