"""Sets of two-mode covariances, functions of a random generator and N; ordering x1 p1 x2 p2."""

import numpy as np

from benchmarks import formulas
from mesoent import DoubleChain, scan
from mesoent.dynamics.evolution import covariance
from mesoent.gaussian.symplectic import balanced, reduced

#: States are made in pools of at most so many, and repeated to the N wanted.
POOL = 1000


def passive(generator, n):
    """Random passive (orthogonal symplectic) two-mode transformations."""
    z = generator.normal(size=(n, 2, 2)) + 1j * generator.normal(size=(n, 2, 2))
    z = np.linalg.qr(z)[0]
    out = np.empty((n, 4, 4))
    out[:, 0::2, 0::2], out[:, 0::2, 1::2] = z.real, -z.imag
    out[:, 1::2, 0::2], out[:, 1::2, 1::2] = z.imag, z.real
    return out


def squeezed(generator, spectrum, squeezing):
    """Symplectic eigenvalues (n, 2) turned, squeezed by up to exp(4 squeezing), turned again."""
    n = len(spectrum)
    k = generator.uniform(-squeezing, squeezing, (n, 2))
    stretch = np.exp(2 * np.repeat(k, 2, axis=1) * [1, -1, 1, -1])
    s = passive(generator, n) @ (stretch[:, :, None] * passive(generator, n))
    return symmetric((s * np.repeat(spectrum, 2, axis=1)[:, None]) @ np.swapaxes(s, 1, 2))


def symmetric(matrices):
    """The symmetric part, to the bit."""
    return (matrices + np.swapaxes(matrices, -1, -2)) / 2


def general(generator, n, squeezing):
    """Thermal modes, squeezed and mixed."""
    return squeezed(generator, 0.5 / np.tanh(generator.uniform(0.3, 3, (n, 2))), squeezing)


def nearly_separable(generator, n):
    """Entangled states with noise added until E is 1e-13 to 1e-6."""
    pool = general(generator, 8 * n, 0.5)
    negativity = formulas.spectrum(pool)
    pool, negativity = (values[negativity > 1e-3][:n] for values in (pool, negativity))
    left = 10 ** generator.uniform(-13, -6, len(pool))
    return pool * np.exp2(negativity - left)[:, None, None]


def degenerate(generator, n):
    """The two symplectic eigenvalues of the partial transpose agree to 1e-15 up to 1e-4."""
    apart = 10 ** generator.uniform(-15, -4, n)
    spectrum = 1.5 * np.stack([np.ones(n), 1 + apart], axis=1)
    return squeezed(generator, spectrum, 0.2) * np.outer([1, 1, 1, -1], [1, 1, 1, -1])


def product(generator, n):
    """Almost pure states of two separate modes: E is between -1e-4 and -1e-12, and not positive."""
    spectrum = 0.5 * (1 + 10 ** generator.uniform(-12, -4, (n, 2)))
    angle, k = generator.uniform(0, np.pi, (n, 2)), generator.uniform(-0.2, 0.2, (n, 2))
    cosine, sine, out = np.cos(angle), np.sin(angle), np.zeros((n, 4, 4))
    wide, narrow = spectrum * np.exp(4 * k), spectrum * np.exp(-4 * k)
    for mode in (0, 1):
        i, j = 2 * mode, 2 * mode + 1
        out[:, i, i] = (wide * cosine**2 + narrow * sine**2)[:, mode]
        out[:, j, j] = (wide * sine**2 + narrow * cosine**2)[:, mode]
        out[:, i, j] = out[:, j, i] = ((wide - narrow) * cosine * sine)[:, mode]
    return out


def critical(generator, n):
    """The double chain where E is largest, next to the temperature above which it is zero."""
    coupling, squeezing = generator.uniform(0.5, 0.99, 40), generator.uniform(0.1, 1, 40)
    limit = scan(temperature=0.1, coupling=coupling, squeezing=squeezing).critical_temperature
    time = scan(temperature=limit * (1 - 1e-9), coupling=coupling, squeezing=squeezing).peak_time
    states = []
    for i in np.arange(n) % 40:
        off = generator.choice([-1, 1]) * 10 ** generator.uniform(-10, -3)
        model = DoubleChain(
            temperature=limit[i] * (1 + off), coupling=coupling[i], squeezing=squeezing[i]
        )
        states.append(covariance(model, time[i], corotating=True))
    return symmetric(balanced(reduced(np.array(states), model.entangled_modes)))


def chain(generator, n, least, most):
    """The double chain at random times, in balanced numbers as the matrix route has them."""
    models = [
        DoubleChain(
            temperature=generator.uniform(0.05, 1),
            coupling=generator.uniform(-1, 1),
            squeezing=generator.uniform(least, most),
        )
        for _ in range(min(n, 40))
    ]
    times = 10 ** generator.uniform(-1, 2, (len(models), -(-n // len(models))))
    full = [covariance(m, t, corotating=True) for m, t in zip(models, times, strict=True)]
    return symmetric(balanced(reduced(np.concatenate(full)[:n], models[0].entangled_modes)))


def repeated(make, **options):
    """A set of any N from a pool of a few."""

    def states(generator, n):
        return np.resize(make(generator, min(n, POOL), **options), (n, 4, 4))

    return states


SETS = {
    "general, squeezing up to 0.5": repeated(general, squeezing=0.5),
    "general, squeezing up to 1": repeated(general, squeezing=1.0),
    "almost separable, E = 1e-13 to 1e-6": repeated(nearly_separable),
    "eigenvalues meet to 1e-15 up to 1e-4": repeated(degenerate),
    "almost pure products, E = -1e-4 to -1e-12": repeated(product),
    "double chain within 1e-3 to 1e-10 of T_c": repeated(critical),
    "double chain, squeezing up to 1": repeated(chain, least=0.0, most=1.0),
    "double chain, squeezing 3 to 4": repeated(chain, least=3.0, most=4.0),
}
