"""Where a linear motion with noise comes to rest."""

import numpy as np

EPS = np.finfo(float).eps


def least_change(generator, rate):
    r"""The least X by which a state that moves at this rate comes to rest.

    .. math:: A X + X A^\dagger = -R

    There are many X where modes do not decay, and none where they heat up without bound.

    Parameters
    ----------
    generator, rate : ndarray, shape (n, n)
        A, and the rate of change R of the state, Hermitian.

    Returns
    -------
    change : ndarray, shape (n, n)
        X.
    missing : float
        The largest entry of R that no X balances.

    Examples
    --------
    >>> change, missing = least_change(np.diag([-0.5, 0.0]), np.diag([1.0, 0.0]))
    >>> change.diagonal().round(12).tolist(), float(missing)
    ([1.0, 0.0], 0.0)
    """
    unit, wanted = np.eye(len(generator)), -np.reshape(rate, -1)
    flow = np.kron(generator, unit) + np.kron(unit, np.conj(generator))
    inverse = np.linalg.pinv(flow, rcond=64 * EPS)
    change = inverse @ wanted
    change = change + inverse @ (wanted - flow @ change)
    missing = np.abs(wanted - flow @ change).max()
    change = change.reshape(generator.shape)
    return (change + change.conj().T) / 2, missing
