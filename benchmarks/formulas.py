"""What one writes in NumPy and SciPy instead of the kernels, as well as it can be vectorised."""

import numpy as np

_FORM = np.kron(np.eye(2), [[0.0, 1.0], [-1.0, 0.0]])


def spectrum(covariance):
    """Signed E from Cholesky factors and eigvalsh of i K: what one writes for accuracy."""
    flipped = covariance * np.outer([1, 1, 1, -1], [1, 1, 1, -1])
    factor = np.linalg.cholesky(flipped)
    skew = np.swapaxes(factor, -1, -2) @ _FORM @ factor
    return -np.log2(2 * np.linalg.eigvalsh(1j * skew)[..., 2])


def invariants(covariance):
    """Signed E by Eq. (66), all determinants written out: what one writes for speed."""
    (a, b, c, d), (_, e, f, g), (_, _, h, i), (_, _, _, j) = np.moveaxis(covariance, 0, -1)
    one, two, cross = a * e - b * b, h * j - i * i, c * g - d * f
    mixed = (
        a * (f * f * j - 2 * f * g * i + g * g * h)
        - 2 * b * (c * f * j - c * g * i - d * f * i + d * g * h)
        + e * (c * c * j - 2 * c * d * i + d * d * h)
    )
    det = one * two + cross * cross - mixed
    delta = (one + two) / 2 - cross
    return -0.5 * np.log2(4 * (delta - np.sqrt(np.maximum(delta * delta - det, 0))))


def closed_form(model, times):
    """Signed E(t) by the stable closed form."""
    small, growth = np.exp(-2 * model.inverse_temperature), np.expm1(4 * abs(model.squeezing))
    thermal = 4 * small / np.expm1(-2 * model.inverse_temperature) ** 2
    x, coupling = model.decay_rate * times, abs(model.coupling)
    first, second = np.expm1(-x * (1 - coupling)), np.expm1(-x * (1 + coupling))
    w = 1 + (first + second) / 2
    rest = -(first + second) / 2 * (1 + w) + w * w / (1 + growth)
    return -0.5 * np.log2((1 + thermal) * (1 + np.exp(-2 * x) * growth) * rest)


def _entangled(propagator, model):
    """Covariance of modes 1 and 2 after the first four rows of a propagator. Eqs. (61), (62)."""
    stationary = model.stationary_covariance
    deviation = model.initial_covariance - stationary
    return stationary[:4, :4] + propagator @ deviation @ np.swapaxes(propagator, -1, -2)


def by_exponentials(model, times):
    """Signed E(t) by SciPy's exponential of each t L, and Eq. (66)."""
    from scipy.linalg import expm

    generator = model.drift - model.local_rotation
    return invariants(_entangled(expm(times[:, None, None] * generator)[:, :4], model))


def by_eigenvectors(model, times):
    """Signed E(t) from one diagonalisation of L, and Eq. (66)."""
    values, vectors = np.linalg.eig(model.drift - model.local_rotation)
    propagator = (vectors[:4] * np.exp(times[:, None, None] * values)) @ np.linalg.inv(vectors)
    return invariants(_entangled(propagator.real, model))


def scan(temperature, coupling, squeezing):
    """Peak time, birth and death by SciPy's vectorised bracketing; frequency 1, 0 < coupling < 1.

    The function and the brackets are those of the kernel, see scan_body.h.
    """
    from scipy.optimize import elementwise

    e, f = np.expm1(4 * squeezing), -np.expm1(-4 * squeezing)

    def height(tau, lam, e):
        y, r = np.exp(-4 * lam * tau), np.exp(-4 * (1 - lam) * tau)
        parted = -np.expm1(-4 * lam * tau)
        rest = -np.expm1(-4 * (1 - lam) * tau) + r * parted * (1 - parted / 4)
        return parted**2 - 4 * e * y * rest, r

    def first_gain(tau, lam, e):
        return height(tau, lam, e)[0]

    def loss(tau, lam, e):
        h, r = height(tau, lam, e)
        return -r * h

    def surplus(tau, lam, e, threshold):
        return -loss(tau, lam, e) - threshold

    latest = np.arcsinh(np.sqrt(e)) / (2 * coupling) + 1e-9
    start = elementwise.find_root(first_gain, (1e-6 + 0 * e, latest), args=(coupling, e)).x
    late = np.log((4 + 20 * e) / (1 - coupling)) / (4 * coupling)
    middle = np.log((4 * e + 2) / (1 - coupling)) / (4 * coupling)
    middle = np.minimum(np.maximum(middle, start * 1.0001), late * 0.9999)
    peak = elementwise.find_minimum(loss, (start, middle, late), args=(coupling, e)).x
    threshold = 4 / np.cosh(1 / temperature) ** 2 / f
    args = (coupling, e, threshold)
    end = np.maximum(-np.log(threshold) / (4 * (1 - coupling)), peak)
    birth = elementwise.find_root(surplus, (start, peak), args=args).x
    death = elementwise.find_root(surplus, (peak, end), args=args).x
    return np.array([peak, birth, death]) * 2 / -np.expm1(-1 / temperature)
