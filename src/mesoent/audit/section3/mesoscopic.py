"""(50) to (54), Theorem 2 and its composition law: the mesoscopic dynamics."""

import numpy as np
from scipy.linalg import expm

from mesoent.audit.judgement import Check, Residual, largest
from mesoent.audit.section3.polynomials import total
from mesoent.audit.section3.site import CASES, Site, boltzmann, named, vector
from mesoent.finite_n.correlators import weyl_correlator
from mesoent.models.double_chain import DoubleChain

#: The expectations of so many sites are those of infinitely many up to about 1e-10.
_SITES = 10**10
_TIMES = (0.0, 0.4, 3.0)
_SYMPLECTIC = np.kron(np.eye(3), [[0.0, 1.0], [-1.0, 0.0]])


def _directions(count, seed=0):
    return np.random.default_rng(seed).normal(size=(count, 6)) / 2


def _microscopic(case, time, left, middle, right):
    """The left side of (86), with a finite number of sites: its logarithm."""
    model = DoubleChain(temperature=case[0], coupling=case[1], squeezing=0.0)
    correlator = weyl_correlator(model, [left, middle, right], [0.0, time, 0.0])
    return correlator.log_expectation(_SITES)


def _weyl(form, vectors, covariance):
    """Logarithm of the expectation in Omega of a product of Weyl operators, by (33)."""
    whole = sum(vectors)
    phase = sum(
        v @ _SYMPLECTIC @ w for i, v in enumerate(vectors) for w in vectors[i + 1 :]
    )
    return form - whole @ covariance @ whole / 2 - 0.5j * phase


def _read_off(case, time, r):
    """f and r_t of (50), from what finitely many sites do next to single Weyl operators."""
    none, units = np.zeros(6), np.eye(6)
    variance = -2 * _microscopic(case, 0.0, none, units[0], none).real
    odd = [
        _microscopic(case, time, unit, r, none) - _microscopic(case, time, -unit, r, none)
        for unit in units
    ]
    moved = -np.real(odd) / (2 * variance)
    f = _microscopic(case, time, none, r, none).real + variance * moved @ moved / 2
    return f, moved, variance


def _quasi_free(f, moved):
    """(50): the prefactor, and the Weyl operator's vector."""
    return f, moved


def _sandwich(form):
    """(50) between any two Weyl operators, with f and r_t read off elsewhere."""
    found = []
    for case in CASES:
        left, r, right = _directions(3)
        for time in _TIMES[1:]:
            f, moved, variance = _read_off(case, time, r)
            exponent, place = form(f, moved)
            predicted = _weyl(exponent, [left, place, right], variance * np.eye(6))
            exact = _microscopic(case, time, left, r, right)
            found.append(Residual(abs(np.exp(predicted) - np.exp(exact)), named(*case, time)))
    return largest(found)


def _moved_vector(generator, time, r):
    """(51)."""
    return expm(time * generator).T @ r


def _evolved_observable(form):
    found = []
    for case in CASES:
        site, r = Site(*case), _directions(1)[0]
        for time in (0.4, 3.0, 40.0):
            exact = r @ site.propagator(time)
            size = np.abs(form(site.images[0], time, r) - exact).max()
            found.append(Residual(size, named(*case, time)))
    return largest(found)


def _linear_image(r, generator):
    """(52): the coefficients of L[r.F] in the fluctuations."""
    return r @ generator


def _closed(form):
    """What is left of L[r.X] when the right side of (52) is taken away, with (53) for L."""
    found = []
    for case in CASES:
        site = Site(*case)
        model = DoubleChain(temperature=case[0], coupling=case[1], squeezing=0.0)
        for r in _directions(3):
            image = site.generator(total(site.observables, list(r)))
            claimed = total(site.observables, list(form(r, model.drift)))
            rest = vector(total([image, claimed], [1, -1]), 2)
            found.append(Residual(np.abs(rest).max() / site.eta**0.5, named(*case)))
    return largest(found)


def _generator(temperature, coupling):
    """(53) with omega = 1."""
    gamma = boltzmann(temperature)[0]
    none, one = np.zeros((2, 2)), np.eye(2)
    cross = np.block([[none, none, one], [none, none, one], [one, one, none]])
    damping = (gamma - 1) * np.eye(6) + (gamma - 1) * coupling / np.sqrt(2) * cross
    return damping + 2 * _SYMPLECTIC


def _images(form):
    found = []
    for case in CASES:
        exact, outside = Site(*case).images
        size = max(np.abs(form(*case) - exact).max(), outside)
        found.append(Residual(size, named(*case)))
    return largest(found)


def _covariance(temperature):
    """(27)."""
    eta = boltzmann(temperature)[1]
    return (eta**2 + 1) / (4 * eta) * np.eye(6)


def _noise(case, time):
    """K_t and M_t of (51), (53), (54)."""
    propagator, covariance = expm(time * _generator(*case)), _covariance(case[0])
    return covariance - propagator @ covariance @ propagator.T, propagator


def _exponent_printed(r, noise, propagator):
    """(54) as printed: the argument is r_t."""
    moved = propagator.T @ r
    return -moved @ noise @ moved / 2


def _exponent_corrected(r, noise, propagator):
    """(54) with the argument r."""
    return -r @ noise @ r / 2


def _prefactor(form):
    """The f read off from finitely many sites, and whether f makes a semigroup."""
    found = []
    for case in CASES:
        r = _directions(1)[0]
        for time in _TIMES:
            f = form(r, *_noise(case, time))
            size = abs(f - _read_off(case, time, r)[0])
            found.append(Residual(size, named(*case, time)))
        found.append(Residual(_defect(form, case, r), f"{named(*case)}, times 0.5 + 0.8"))
    return largest(found)


def _defect(form, case, r):
    """f_s(r_t) + f_t(r) - f_{s+t}(r)."""
    first, then, whole = (_noise(case, time) for time in (0.8, 0.5, 1.3))
    parts = form(r, *first) + form(first[1].T @ r, *then)
    return abs(parts - form(r, *whole))


def theorem(exponent):
    """(50) to (54) as the limit of <W(r_1) Phi_t[W(r)] W(r_2)>."""

    def limit(case, time, left, r, right):
        noise, propagator = _noise(case, time)
        vectors = [left, propagator.T @ r, right]
        return _weyl(exponent(r, noise, propagator), vectors, _covariance(case[0]))

    return limit


def _limits(form):
    found = []
    for case in CASES:
        for seed in range(3):
            vectors = _directions(3, seed)
            for time in _TIMES:
                exact = np.exp(_microscopic(case, time, *vectors))
                size = abs(np.exp(form(case, time, *vectors)) - exact)
                found.append(Residual(size, named(*case, time)))
    return largest(found)


def _composed(noise, moved_noise, propagator):
    """The second line of the display: the noise of Phi_s after Phi_t."""
    return noise + propagator @ moved_noise @ propagator.T


def _composition(form):
    """K_{s+t}, from the second moments of one site, next to the composed noise."""
    found = []
    for case in CASES:
        site = Site(*case)
        for s, t in ((0.5, 0.8), (0.0, 0.3), (6.0, 1e-3)):
            kernels = [_site_noise(site, time) for time in (t, s, s + t)]
            size = np.abs(form(*kernels[:2], site.propagator(t)) - kernels[2]).max()
            rotated = site.propagator(t) @ site.propagator(s) - site.propagator(s + t)
            found.append(Residual(max(size, np.abs(rotated).max()), named(*case, s + t)))
    return largest(found)


def _site_noise(site, time):
    """The variance that evolution adds to what it leaves of the X_mu."""
    covariance, propagator = site.correlations.real, site.propagator(time)
    return covariance - propagator @ covariance @ propagator.T


CHECKS = {
    "(50)": Check(_sandwich, _quasi_free),
    "(51)": Check(_evolved_observable, _moved_vector),
    "(52)": Check(_closed, _linear_image),
    "(53)": Check(_images, _generator),
    "(54)": Check(_prefactor, _exponent_printed, _exponent_corrected),
    "Theorem 2": Check(_limits, theorem(_exponent_printed), theorem(_exponent_corrected)),
    "before (55)": Check(_composition, _composed),
}
