"""A site's theory as a model: from one site to the fluctuations of many."""

import numpy as np

from mesoent.arrays import square
from mesoent.errors import InputError, ModelError
from mesoent.gaussian.symplectic import symplectic_form
from mesoent.microscopic import compiler
from mesoent.models.gaussian import GaussianModel
from mesoent.models.ladder import change_of, to_ladder
from mesoent.models.motion import Motion, pair_moments
from mesoent.models.rest import EPS, least_change


def collective(lindbladian, state, observables, *, deformation, parties):
    r"""The model of collective fluctuations of independent, equal sites.

    .. math:: X_\mu = \tfrac12 V^T Q_\mu V, \qquad F_\mu = \lim_{N \to \infty} \tfrac1{\sqrt N}
              \sum_{k=1}^N (X_\mu^{(k)} - \langle X_\mu \rangle)

    Paper: Eqs. (21), (23), (27), (32), (52), (53), (61).

    Parameters
    ----------
    lindbladian : QuadraticLindbladian
        Generator of one site.
    state : array_like, shape (2 n, 2 n)
        Covariance of the Gaussian state of each site at t = 0; it need not be stationary.
    observables : array_like, shape (m, 2 n, 2 n)
        Symmetric matrices Q in pairs, x and p of each collective mode, closed under the dynamics.
    deformation : array_like, shape (m, m)
        What is added to the covariance of the fluctuations at t = 0.
    parties : pair of sequences of int
        The collective modes of one side and those of the other.

    Returns
    -------
    GaussianModel

    Raises
    ------
    ModelError
        If the site's generator is not completely positive, the observables are not closed, or
        the site heats up without bound; says by how much.
    UnphysicalStateError
        If the state of the site, or that of the fluctuations, violates the uncertainty relation.
    InputError
        If a shape or a symmetry is wrong.

    Notes
    -----
    As accurate as `mesoent.microscopic.mesoscopic`.

    Examples
    --------
    >>> from mesoent import DoubleChain, collective, trajectory
    >>> from mesoent.microscopic import QuadraticLindbladian, paper_observables
    >>> paper = DoubleChain(temperature=0.1, coupling=0.9, squeezing=1.0)
    >>> site = QuadraticLindbladian(np.eye(4), paper.kossakowski)
    >>> model = collective(
    ...     site, np.eye(4) / (2 * paper.eta), paper_observables(paper.eta),
    ...     deformation=paper.deviation, parties=((0,), (1,)))
    >>> bool(np.allclose(trajectory(model, 4.0), trajectory(paper, 4.0)))
    True
    """
    if not lindbladian.is_completely_positive:
        raise ModelError(
            "the generator of the site is not completely positive: the smallest eigenvalue of its "
            f"Kossakowski matrix is {lindbladian.complete_positivity_margin:.3g}, but must not be "
            "negative"
        )
    start = lindbladian.checked_state(state)
    rest = _rest(lindbladian, start)
    theory = _closed(lindbladian, rest, observables)
    forms = _forms(theory.observables)
    moments = [to_ladder(g + 0.5j * symplectic_form(lindbladian.modes)) for g in (rest, start)]
    moving = rest is not start
    return GaussianModel(
        drift=theory.drift,
        stationary_covariance=theory.covariance,
        symplectic_form=theory.symplectic_form,
        deviation=square("deformation", deformation),
        parties=parties,
        motion=Motion(to_ladder(lindbladian.drift), *moments, forms) if moving else None,
        ladder=pair_moments(moments[0], forms),
    )


def _closed(lindbladian, rest, observables):
    """The theory of these observables, if they are closed."""
    theory = compiler.mesoscopic(lindbladian, rest, observables)
    asked = len(observables)
    if len(theory.observables) > asked:
        margin = compiler.leakage(lindbladian.drift, theory.observables[:asked])
        raise ModelError(
            f"the {asked} observables are not closed: the generator leads out of their span by "
            f"{margin:.3g} of its norm, but must not; "
            f"{len(theory.observables)} observables would be, as mesoscopic() gives them"
        )
    if asked % 2:
        raise InputError(f"observables are {asked}, but must be pairs, x and p of each mode")
    return theory


def _rest(lindbladian, start):
    r"""A stationary state: the start itself, or the one that differs least from it.

    :math:`A G + G A^T = -D` has many solutions where modes do not decay, and none where they heat
    up without bound.
    """
    rate = lindbladian.covariance_rate(start)
    drift = lindbladian.drift
    size = np.abs(drift).max() * np.abs(start).max() + np.abs(lindbladian.diffusion).max()
    if np.abs(rate).max() <= 16 * EPS * size:
        return start
    change, missing = least_change(drift, rate)
    if missing > 1e-9 * size:
        raise ModelError(
            "the site heats up without bound: a mode that does not decay gains quanta at a rate of "
            f"{missing:.3g}, but must gain none; let it decay, or take its noise away"
        )
    return lindbladian.checked_state(_lifted(start + change, size / np.abs(drift).max()))


def _lifted(state, size):
    """A pure state is on the edge of what is one: rounding may have carried it beyond."""
    moments = state + 0.5j * symplectic_form(len(state) // 2)
    missing = max(0.0, -np.linalg.eigvalsh(moments)[0])
    return state + missing * np.eye(len(state)) if missing < 1e-12 * size else state


def _forms(observables):
    """Coefficients of the collective ladder operators in products of the site's."""
    x, p = observables[0::2], observables[1::2]
    ladder = np.stack([x + 1j * p, x - 1j * p], axis=1).reshape(observables.shape) / np.sqrt(2)
    change = change_of(observables.shape[-1])
    return change.T @ ladder @ change / 2
