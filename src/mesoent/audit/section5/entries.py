"""Section 5 of the paper, and its abstract, row by row."""

from mesoent.audit.entries import CORRECTED, HOLDS, NOT_COMPUTABLE, Entry

_SIGN = (
    "A sign, of numbers of which only the error of the matrix exponential, below 1e-12 at these "
    "squeezings, could reach zero from the other side"
)

ENTRIES = (
    Entry(
        "Abstract, generation", "Abstract", "claim",
        r"\text{dissipation and noise due to the external environment are able to generate "
        r"collective quantum correlations between the two chains at the mesoscopic level}",
        HOLDS,
        "Chains that start separable become entangled, at temperatures up to half the frequency "
        "and for either sign of lambda.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Abstract, survival", "Abstract", "claim",
        r"\text{the created collective quantum entanglement survives for asymptotically long "
        r"times even for non-vanishing bath temperatures}",
        HOLDS,
        "It can: at |lambda| = 1 one mode escapes the noise, and whatever has been created stays, "
        "at all temperatures tried up to 0.7 omega. At any weaker coupling and T > 0 it dies.",
        "A share of cases, each decided by a number far from its threshold: no rounding reaches "
        "it.",
        1e-9,
    ),
    Entry(
        "Sec. 5, mean-field operators", "5", "limit",
        r"\text{mean-field operators scale as } 1/N \text{, thus behaving as classical "
        r"observables in the thermodynamic limit}",
        HOLDS,
        "Variances and commutators of means over one, two and three sites, as explicit matrices, "
        "fall exactly as 1/N.",
        "Traces over some hundred levels: eps times their number, in the logarithm.",
        1e-11,
    ),
    Entry(
        "Sec. 5, fluctuation operators", "5", "limit",
        r"\text{fluctuation operators scale as } 1/\sqrt N \text{ and retain a quantum character; "
        r"the algebra they form is non-commutative and always of bosonic type}",
        HOLDS,
        "Their mean commutator is the same for every N, while its variance falls as 1/N: what "
        "is left is a number, as for bosons.",
        "Traces over some hundred levels, and a variance that is a difference: eps times their "
        "number, in the logarithm.",
        1e-10,
    ),
    Entry(
        "Sec. 5, purely mixing mechanism", "5", "claim",
        r"\text{the two chains can get entangled through a purely mixing-enhancing mechanism}",
        HOLDS,
        "At all times of entanglement that were looked at, the three modes together are less "
        "pure than they were at the start.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 5, asymptotic entanglement", "5", "claim",
        r"\text{the environment can sustain non-vanishing collective quantum correlations for "
        r"asymptotically large times, even at non-vanishing temperatures}",
        HOLDS,
        "At lambda = 1 and temperatures up to 0.65 omega the limit of E is positive.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 5, only at zero temperature before", "5", "prose",
        r"\text{so far a non-vanishing asymptotic collective entanglement for many-body "
        r"fluctuation observables has been obtained only at zero temperature}",
        NOT_COMPUTABLE,
        "A remark on earlier work.",
        "It speaks of the literature.",
    ),
    Entry(
        "Sec. 5, an asymptotic state", "5", "limit",
        r"\text{the existence of an asymptotic mesoscopic state}: \quad \lim_{t \to \infty} "
        r"\Sigma(t)",
        CORRECTED,
        "The state never comes to rest: the mode that the noise spares keeps turning at 2 omega, "
        "and with it the squeezing. It settles in the frame that turns along; E does not notice.",
        "Relative to the largest entry: what decays is below exp(-40), and the rotation by up "
        "to 100 radians loses 1e-13.",
        1e-11,
        r"\lim_{t \to \infty} e^{-2\omega t\sigma} \, \Sigma(t) \, e^{2\omega t\sigma} \text{ "
        r"exists}",
    ),
    Entry(
        "Sec. 5, entangled unlike the stationary state", "5", "claim",
        r"\text{an asymptotic mesoscopic state that, differently from the separable stationary "
        r"thermal state, is entangled}",
        HOLDS,
        "Under one and the same dynamics the thermal state stays separable, and the squeezed one "
        "ends entangled.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 5, a rich set of asymptotic states", "5", "claim",
        r"\text{a rich convex set of asymptotic states is enforced by the structure of the "
        r"Kossakowski-Lindblad generator}",
        HOLDS,
        "Three independent second moments of the initial state survive, those of one mode, the "
        "difference of the chains: any state of it is left alone, and so is any mixture.",
        "The rank of a matrix whose singular values are of order one or below exp(-40).",
        1e-9,
    ),
    Entry(
        "Sec. 5, structure of the generator", "5", "claim",
        r"\text{the set of asymptotic states is enforced by the structure of the generator}: "
        r"\quad \det C = 0 \Leftrightarrow |\lambda| = 1",
        HOLDS,
        "At T > 0 the initial state is remembered exactly where the Kossakowski matrix is "
        "singular, and that is where |lambda| = 1.",
        "A share of cases: eigenvalues are zero to a few eps, or at least 1e-3 exp(-omega/T).",
        1e-9,
    ),
    Entry(
        "Sec. 5, choice of observables", "5", "claim",
        r"\text{the structure of the generator depends on the choice of microscopic observables "
        r"whose mesoscopic fluctuations become entangled}",
        HOLDS,
        "Fluctuations of x and p themselves, instead of their squares, would be damped half as "
        "fast under the same master equation.",
        "A sign, of differences of order 0.1 to 1.",
        1e-12,
    ),
    Entry(
        "Sec. 5, applications", "5", "prose",
        r"\text{we expect our results to be of interest in experiments involving spin-like and "
        r"optomechanical systems, or ultra-cold gases trapped in optical lattices}",
        NOT_COMPUTABLE,
        "A hope of the authors.",
        "It speaks of experiments and their reception.",
    ),
)  # fmt: skip
