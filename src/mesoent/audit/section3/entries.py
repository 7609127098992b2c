"""Section 3 of the paper, row by row."""

from mesoent.audit.entries import CORRECTED, HOLDS, Entry

_ROUNDING = "Both sides are sums of a few products of matrices: rounding, relative to the largest."
_POLYNOMIALS = (
    "Polynomials in the ladder operators are multiplied without truncation; what is left is "
    "rounding, which grows with the thermal occupation."
)
_EXPONENTIALS = (
    "Exponentials of matrices with norms up to about ten lose a few units of the last place."
)
_ANY_SITE = (
    "The expectation of ten thousand million sites differs from its limit by about 1e-10; reading "
    "f and the moved vector off divides that by the thermal variance."
)
_EIGENVALUES = (
    "The smallest eigenvalue of a Hermitian matrix is computed to a few eps times its norm."
)

_MICROSCOPIC = (
    Entry(
        "(42)",
        "3.1",
        "definition",
        r"\frac{d}{dt} X_t = \mathbb{L}^{(N)}[X_t] = i [H^{(N)}, X_t] + \mathbb{D}^{(N)}[X_t]",
        HOLDS,
        "Let each site collide with fresh bath systems for ever shorter times: to first order in "
        "the time, what is left of X is the Hamiltonian's commutator, with the sign of the "
        "Heisenberg picture, plus a dissipator.",
        "The coefficient of the time is a contour integral of an entire function: rounding.",
        1e-13,
    ),
    Entry(
        "(43)",
        "3.1",
        "definition",
        r"\mathbb{D}^{(N)}[X] = \sum_{k=1}^{N} \sum_{\alpha,\beta=1}^{4} C_{\alpha\beta} \left( "
        r"V_\alpha^{[k]} X V_\beta^{[k]} - \frac{1}{2} \left\{ V_\alpha^{[k]} V_\beta^{[k]}, X "
        r"\right\} \right)",
        HOLDS,
        "The dissipator follows from collisions of two sites, each with a bath of its own, and "
        "its matrix C is the bath's correlation of B_alpha with B_beta, in this order.",
        "The coefficient of the time is a contour integral of an entire function: rounding.",
        1e-13,
    ),
    Entry(
        "footnote 3",
        "3.1",
        "claim",
        r"\text{C of (44), (45) is obtained from } \sum_{k=1}^{N} \sum_{\alpha=1}^{4} "
        r"V_\alpha^{[k]} \otimes B_\alpha^{[k]} \text{ with hermitian bath operators}",
        HOLDS,
        "Two spins of energy omega per collision will do, one for the even and one for the odd "
        "combination of the chains, thermal at the bath's temperature and coupled with strengths "
        "that go as the root of (1 + gamma)(1 +- lambda): their correlations are C.",
        _ROUNDING,
        1e-14,
    ),
    Entry(
        "(44)",
        "3.1",
        "definition",
        r"C = \begin{pmatrix} \mathbb{A} & \mathbb{B} \\ \mathbb{B}^\dagger & \mathbb{A} "
        r"\end{pmatrix}",
        HOLDS,
        "On products A acts on each chain as if it were alone, and B with its adjoint couples "
        "them, for every Hermitian A and every B.",
        _ROUNDING,
        1e-13,
    ),
    Entry(
        "(45)",
        "3.1",
        "definition",
        r"\mathbb{A} = \frac{1+\gamma}{2} \begin{pmatrix} 1 & i\eta \\ -i\eta & 1 \end{pmatrix}, "
        r"\quad \mathbb{B} = \lambda \mathbb{A}, \quad \gamma = e^{-\beta\omega}, \quad "
        r"\eta = \tanh(\beta\omega/2)",
        HOLDS,
        "In ladder operators the bath takes quanta from a_1 +- a_2 at the rates 1 +- lambda and "
        "gives them back e^(-omega/T) times as often, which is detailed balance; the unit of time "
        "is one emission, spontaneous or not, so that the damping 1 - gamma falls with T.",
        _ROUNDING,
        1e-13,
    ),
    Entry(
        "Sec. 3.1, complete positivity",
        "3.1",
        "claim",
        r"\text{complete positivity} \Rightarrow C \geq 0 \Rightarrow \lambda^2 \leq 1",
        HOLDS,
        "At every temperature, also at T = 0, the Choi matrix of the evolution acquires a "
        "negative eigenvalue exactly when |lambda| passes 1.",
        "The eigenvalue crosses zero with a slope of about t = 0.1, and is known to 1e-14.",
        1e-10,
    ),
    Entry(
        "footnote 4",
        "3.1",
        "claim",
        r"\text{complete positivity is more restrictive than positivity}",
        HOLDS,
        "A spin dephased along x and y at rate 1 and along z at rate -r shows the difference: its "
        "evolution keeps all states positive up to r = 1, but is completely positive only up to "
        "r = 0.",
        "The thresholds are those of a time t = 1e-5, at which the second is r = t.",
        1e-4,
    ),
    Entry(
        "Sec. 3.1, independent chains",
        "3.1",
        "claim",
        r"\mathbb{B} = 0: \quad e^{t\mathbb{L}}[X_1 \otimes X_2] = e^{t\mathbb{L}_1}[X_1] \otimes "
        r"e^{t\mathbb{L}_2}[X_2]",
        HOLDS,
        "Without the blocks B the two chains forget each other: products of their observables "
        "evolve factor by factor, each under the block A alone.",
        _EXPONENTIALS,
        1e-12,
    ),
    Entry(
        "Sec. 3.1, coupled chains",
        "3.1",
        "claim",
        r"\text{the strength of the coupling by } \mathbb{B} \text{ is measured by } \lambda",
        HOLDS,
        "Put five quanta into one chain and none into the other: their coherence starts to grow "
        "at a rate proportional to lambda, sign included.",
        _POLYNOMIALS,
        1e-13,
    ),
    Entry(
        "Sec. 3.1, Gaussian states",
        "3.1",
        "claim",
        r"\text{(42) with (43) maps Gaussian states into Gaussian states}",
        HOLDS,
        "A squeezed oscillator beside a thermal one keeps Wick's theorem while it decays: all "
        "35 fourth moments remain those of the second ones. Make one of the four V quadratic, and "
        "they do not.",
        "The 70 moments of degree up to four obey a closed linear system, exponentiated: rounding.",
        1e-12,
    ),
    Entry(
        "(46)",
        "3.1",
        "computable",
        r"\mathbb{L}^{(N)}[X] = \sum_{k=1}^{N} \mathbb{L}^{[k]}[X] = \sum_{k=1}^{N} \left( i "
        r"[H^{[k]}, X] + \mathbb{D}^{[k]}[X] \right)",
        HOLDS,
        "The generator acts on a product of two sites' observables by the product rule, each term "
        "as if its site were alone.",
        _ROUNDING,
        1e-13,
    ),
    Entry(
        "(47)",
        "3.1",
        "computable",
        r"e^{t\mathbb{L}^{(N)}} \left[ \prod_{k=1}^{N} X^{[k]} \right] = \prod_{k=1}^{N} "
        r"e^{t\mathbb{L}^{[k]}} \left[ X^{[k]} \right]",
        HOLDS,
        "The power series of both sites' generator sums to the product of the two single "
        "evolutions: sites stay uncorrelated.",
        _EXPONENTIALS,
        1e-12,
    ),
    Entry(
        "after (47)",
        "3.1",
        "computable",
        r"e^{itH^{(N)}} \mathbb{D}^{(N)}[X] e^{-itH^{(N)}} = \mathbb{D}^{(N)} \left[ e^{itH^{(N)}} "
        r"X e^{-itH^{(N)}} \right]",
        HOLDS,
        "The bath does not care about the phase of the oscillators: free rotation and dissipation "
        "commute.",
        _ROUNDING,
        1e-13,
    ),
    Entry(
        "after (47), second display",
        "3.1",
        "computable",
        r"\Phi_t^{(N)}[X] = e^{itH^{(N)}} \left( e^{t\mathbb{D}^{(N)}}[X] \right) e^{itH^{(N)}} = "
        r"e^{t\mathbb{D}^{(N)}} \left[ e^{itH^{(N)}} X e^{itH^{(N)}} \right]",
        CORRECTED,
        "The last factor must undo the first, e^(-itH): as printed the identity would not stay "
        "the identity, and already X = 1 would turn with twice the energy.",
        _EXPONENTIALS,
        1e-12,
        r"\Phi_t^{(N)}[X] = e^{itH^{(N)}} \left( e^{t\mathbb{D}^{(N)}}[X] \right) e^{-itH^{(N)}} = "
        r"e^{t\mathbb{D}^{(N)}} \left[ e^{itH^{(N)}} X e^{-itH^{(N)}} \right]",
    ),
    Entry(
        "before (48)",
        "3.1",
        "claim",
        r"\Phi_t^{(N)} \text{ form no group, but a semigroup: } t \geq 0",
        HOLDS,
        "Run backwards, for however short a time, the evolution is no longer completely positive; "
        "forwards it always is.",
        "The check counts the times at which the sign of the smallest Choi eigenvalue is not the "
        "claimed one: 0 or 1.",
        0.5,
    ),
    Entry(
        "(48)",
        "3.1",
        "computable",
        r"\Phi_t^{(N)} \circ \Phi_s^{(N)} = \Phi_s^{(N)} \circ \Phi_t^{(N)} = \Phi_{t+s}^{(N)}, "
        r"\quad \forall s, t \geq 0",
        HOLDS,
        "Exponentials of quadratic operators, on the oscillators without any cut-off, evolve for "
        "s, then t, in either order, into what they become after s + t, prefactor included.",
        "The exact formula of the evolved exponential is applied twice: rounding.",
        1e-12,
    ),
    Entry(
        "before (49)",
        "3.1",
        "claim",
        r"\Phi_t^{(N)}[\mathbf{1}] = \mathbf{1}",
        HOLDS,
        "The identity stays, so that probability is conserved.",
        _EXPONENTIALS,
        1e-12,
    ),
    Entry(
        "(49)",
        "3.1",
        "inequality",
        r"\Phi_t^{(N)}[X^\dagger X] \geq \Phi_t^{(N)}[X^\dagger] \Phi_t^{(N)}[X]",
        HOLDS,
        "What is lost is a positive operator, for random X, for X close to 1, where the two sides "
        "touch, and for the lowering operator; a hundredth more on the right would break it.",
        "Two oscillators of three levels each, a space on which the generator is exactly of "
        "Lindblad form: no truncation error. " + _EIGENVALUES,
        1e-13,
    ),
    Entry(
        "before 3.2",
        "3.1",
        "computable",
        r"\left\langle e^{t\mathbb{L}^{(N)}}[X] \right\rangle_N = \left\langle X \right\rangle_N, "
        r"\quad \forall X \in \mathcal{A}^{(N)}",
        HOLDS,
        "All monomials of degree up to four, and two of degree six, have rates of change without "
        "mean in the thermal state, for the rotation and for the dissipation separately; a "
        "temperature wrong by a thousandth shows.",
        _POLYNOMIALS + " Relative to the sum of the moduli.",
        1e-13,
    ),
    Entry(
        "footnote 5",
        "3.1",
        "computable",
        r"\text{Tr} \left( \rho^{(N)} \mathbb{L}^{(N)}[X] \right) = \text{Tr} \left( "
        r"\tilde{\mathbb{L}}^{(N)}[\rho^{(N)}] X \right), \quad \tilde{\mathbb{L}}^{(N)} "
        r"[\rho^{(N)}] = 0",
        HOLDS,
        "The adjoint of the generator annihilates the Gibbs state: detailed balance does so level "
        "by level, even when the ladder is cut off.",
        _ROUNDING,
        1e-14,
    ),
)

_MESOSCOPIC = (
    Entry(
        "(50)",
        "3.2",
        "claim",
        r"\Phi_t[W(\vec{r})] = e^{f_t(\vec{r})} W(\vec{r}_t)",
        HOLDS,
        "Ten thousand million sites behave like this: the prefactor and the vector, read off from "
        "what stands next to single Weyl operators, predict what stands between any two others.",
        _ANY_SITE,
        1e-8,
    ),
    Entry(
        "(51)",
        "3.2",
        "computable",
        r"\vec{r}_t = \mathcal{M}_t^T \cdot \vec{r}, \quad \mathcal{M}_t = e^{t\mathcal{L}}",
        HOLDS,
        "The generator's exponential on all 15 monomials of degree up to two moves the observable "
        "of one site to the one with the vector M^T r; M r would turn the wrong way.",
        _EXPONENTIALS + " The longest time is t = 40.",
        1e-12,
    ),
    Entry(
        "(52)",
        "3.2",
        "computable",
        r"\mathbb{L}^{(N)}[\vec{r} \cdot \vec{F}^{(N)}(X)] = \vec{r} \cdot \mathcal{L} \cdot "
        r"\vec{F}^{(N)}(X)",
        HOLDS,
        "The six observables are closed under the dynamics: no seventh operator and no constant "
        "appears.",
        _POLYNOMIALS,
        1e-13,
    ),
    Entry(
        "(53)",
        "3.2",
        "computable",
        r"\mathcal{L} = (\gamma - 1) \mathbf{1}_6 + 2\omega\sigma + \frac{(\gamma - 1)\lambda}"
        r"{\sqrt{2}} \begin{pmatrix} 0 & 0 & \mathbf{1}_2 \\ 0 & 0 & \mathbf{1}_2 \\ \mathbf{1}_2 "
        r"& \mathbf{1}_2 & 0 \end{pmatrix}",
        HOLDS,
        "Six commutators of one site give this matrix, with sqrt(eta/2) in X_5 and X_6: only then "
        "is the coupling to the third mode the same both ways, and divided by the root of 2.",
        _POLYNOMIALS,
        1e-13,
    ),
    Entry(
        "(54)",
        "3.2",
        "computable",
        r"f_t(\vec{r}_t) = -\frac{1}{2} \vec{r}_t \cdot \mathcal{K}_t \cdot \vec{r}_t, \quad "
        r"\mathcal{K}_t = \Sigma_\beta - \mathcal{M}_t \cdot \Sigma_\beta \cdot \mathcal{M}_t^T",
        CORRECTED,
        "The argument is r, not r_t. With r_t the maps are no semigroup, and the noise would fade "
        "at late times: for r = (1, 0, 0, 0, 0, 0), T = 0.4 and lambda = 0.9 the exponent is "
        "-0.0003 at t = 30, where many sites have -0.253.",
        _ANY_SITE,
        1e-7,
        r"f_t(\vec{r}) = -\frac{1}{2} \vec{r} \cdot \mathcal{K}_t \cdot \vec{r}, \quad "
        r"\mathcal{K}_t = \Sigma_\beta - \mathcal{M}_t \cdot \Sigma_\beta \cdot \mathcal{M}_t^T",
    ),
    Entry(
        "Theorem 2",
        "3.2",
        "limit",
        r"m - \lim_{N \to \infty} \Phi_t^{(N)}[W^{(N)}(\vec{r})] = \Phi_t[W(\vec{r})] = "
        r"e^{f_t(\vec{r})} W(\vec{r}_t), \quad f_t(\vec{r}_t) = -\frac{1}{2} \vec{r}_t \cdot "
        r"\mathcal{K}_t \cdot \vec{r}_t",
        CORRECTED,
        "With the argument of (54) repaired, and sqrt(eta/2) in (23), the exact expectation of "
        "ten thousand million sites agrees with (50) to (54) to ten digits, for evolved Weyl "
        "operators between any two others.",
        _ANY_SITE,
        1e-8,
        r"m - \lim_{N \to \infty} \Phi_t^{(N)}[W^{(N)}(\vec{r})] = \Phi_t[W(\vec{r})] = "
        r"e^{f_t(\vec{r})} W(\vec{r}_t), \quad f_t(\vec{r}) = -\frac{1}{2} \vec{r} \cdot "
        r"\mathcal{K}_t \cdot \vec{r}",
    ),
    Entry(
        "before (55)",
        "3.2",
        "computable",
        r"\Phi_s \circ \Phi_t[W(\vec{r})] = e^{-\frac{1}{2} \left( \vec{r} \cdot \mathcal{K}_t "
        r"\cdot \vec{r} + \vec{r} \cdot (\mathcal{M}_t \cdot \mathcal{K}_s \cdot \mathcal{M}_t^T) "
        r"\cdot \vec{r} \right)} W(\vec{r}_{t+s}) = e^{-\frac{1}{2} \vec{r} \cdot "
        r"\mathcal{K}_{t+s} \cdot \vec{r}} W(\vec{r}_{t+s}) = \Phi_{t+s}[W(\vec{r})]",
        HOLDS,
        "The noise of the first stretch of time plus the damped noise of the second is the noise "
        "of both: here the paper itself uses f_t(r), against its (54).",
        _EXPONENTIALS + " Variances reach 10 at T = 20.",
        1e-11,
    ),
    Entry(
        "(55)",
        "3.2",
        "inequality",
        r"\Sigma_\beta + \frac{i}{2} \sigma \geq \mathcal{M}_t \cdot \left( \Sigma_\beta + "
        r"\frac{i}{2} \sigma \right) \cdot \mathcal{M}_t^T",
        HOLDS,
        "True for |lambda| up to 1, and the right condition: beyond, where it fails, one half of "
        "a strongly entangled state evolves into something that violates the uncertainty relation.",
        _EIGENVALUES,
        1e-12,
    ),
    Entry(
        "after (55)",
        "3.2",
        "limit",
        r"\vec{r}^* \cdot \left( \Sigma_\beta + \frac{i}{2} \sigma \right) \cdot \vec{r} = "
        r"\lim_{N \to \infty} \omega \left( F^{(N)}(\vec{r}^*) F^{(N)}(\vec{r}) \right)",
        HOLDS,
        "The correlations of the fluctuations are those of one site, for every N: the limit is "
        "already reached at N = 1.",
        _POLYNOMIALS,
        1e-12,
    ),
    Entry(
        "after (55), imaginary part",
        "3.2",
        "claim",
        r"\text{the covariance } \Sigma_\beta \text{ and symplectic matrix } \sigma \text{ are "
        r"the real and imaginary part of } \lim_{N \to \infty} \omega \left( F^{(N)}(X_\mu) "
        r"F^{(N)}(X_\nu) \right)",
        CORRECTED,
        "The imaginary part is half of sigma, as the display above it has it: a commutator is "
        "twice the imaginary part of a product's mean.",
        _POLYNOMIALS,
        1e-12,
        r"\lim_{N \to \infty} \omega \left( F^{(N)}(X_\mu) F^{(N)}(X_\nu) \right) = "
        r"(\Sigma_\beta)_{\mu\nu} + \frac{i}{2} \sigma_{\mu\nu}",
    ),
    Entry(
        "after (55), inequality",
        "3.2",
        "inequality",
        r"\lim_{N \to \infty} \omega \circ \Phi_t^{(N)} \left[ F^{(N)}(\vec{r}^*) F^{(N)}(\vec{r}) "
        r"\right] \geq \lim_{N \to \infty} \omega \left( \Phi_t^{(N)}[F^{(N)}(\vec{r}^*)] "
        r"\Phi_t^{(N)}[F^{(N)}(\vec{r})] \right)",
        HOLDS,
        "Evolved one by one, two fluctuations are never more correlated than evolved together; at "
        "t = 0, and in the dark mode of |lambda| = 1, the two sides are equal.",
        _EIGENVALUES + " The exponential up to t = 30 adds a few units of the last place.",
        1e-12,
    ),
    Entry(
        "after (55), last display",
        "3.2",
        "limit",
        r"\lim_{N \to \infty} \omega \left( \Phi_t^{(N)}[F^{(N)}(\vec{r}^*)] "
        r"\Phi_t^{(N)}[F^{(N)}(\vec{r})] \right) = \vec{r}_t^* \cdot \left( \Sigma_\beta + "
        r"\frac{i}{2} \sigma \right) \cdot \vec{r}_t",
        HOLDS,
        "The correlation of two evolved fluctuations is the old one between moved vectors, also "
        "for complex ones.",
        _EXPONENTIALS,
        1e-12,
    ),
    Entry(
        "(56)",
        "3.2",
        "inequality",
        r"\Phi_t[X^\dagger X] \geq \Phi_t[X^\dagger] \Phi_t[X]",
        HOLDS,
        "For sums of Weyl operators, tested between displaced states, the difference has no "
        "negative eigenvalue; at t = 0 it vanishes, so that nothing can be added on the right.",
        _EIGENVALUES + " Its entries are exponentials of second moments of one site.",
        1e-12,
    ),
    Entry(
        "after (56)",
        "3.2",
        "inequality",
        r"\left| e^{f_t(\vec{r})} \right| = \left\| \Phi_t[W(\vec{r})] \right\| \leq "
        r"\left\| W(\vec{r}) \right\| = 1",
        HOLDS,
        "Weyl operators only shrink; those of the dark mode, at |lambda| = 1, keep their size.",
        "f is a difference of variances, which reach 10 at T = 20: rounding.",
        1e-12,
    ),
    Entry(
        "after (56), the matrix K",
        "3.2",
        "claim",
        r"\mathcal{K}_t \text{ is a positive definite matrix}",
        CORRECTED,
        "It is positive, but not always definite: K_0 = 0, and at |lambda| = 1 the dark mode "
        "(a_1 -+ a_2)^2 is without noise for ever, two zero eigenvalues at all times. The bound "
        "that it is to show needs no more.",
        "The check counts eigenvalues below 1e-12 of the variance: whole numbers. All others are "
        "above 1e-3 at the times and couplings tried.",
        0.5,
        r"\mathcal{K}_t \geq 0, \text{ and definite if and only if } t > 0 \text{ and } |\lambda| "
        r"< 1",
    ),
)

_STATES = (
    Entry(
        "(57)",
        "3.3",
        "definition",
        r"\text{Tr} \left[ \tilde{\Phi}_t[\rho] W(\vec{r}) \right] = \text{Tr} \left[ \rho \, "
        r"\Phi_t[W(\vec{r})] \right]",
        HOLDS,
        "A superposition of two displaced thermal states, which is not Gaussian, has the dual that "
        "many sites give it, and it is a state: normalised and positive.",
        _EIGENVALUES,
        1e-12,
    ),
    Entry(
        "(58)",
        "3.3",
        "definition",
        r"\text{Tr} \left[ \rho_\Sigma W(\vec{r}) \right] = e^{-\frac{1}{2} (\vec{r} \cdot \Sigma "
        r"\cdot \vec{r})}",
        HOLDS,
        "Density matrices of two squeezed modes, level by level, give this Gaussian with the "
        "covariance of (59).",
        "Sixty levels; the populations beyond are below 1e-16 at tanh r = 0.5.",
        1e-12,
    ),
    Entry(
        "(59)",
        "3.3",
        "definition",
        r"[\Sigma]_{\mu\nu} = \frac{1}{2} \text{Tr} \left[ \rho_\Sigma \left\{ F_\mu, F_\nu "
        r"\right\} \right], \quad \mu, \nu = 1, \ldots, 6",
        HOLDS,
        "The symmetrised second moments of density matrices are what the mean of W(r) shows as "
        "its curvature.",
        "Sixty levels; logarithms of means of order one are divided by 0.49: rounding.",
        1e-12,
    ),
    Entry(
        "(60)",
        "3.3",
        "inequality",
        r"\Sigma + \frac{i}{2} \sigma \geq 0",
        HOLDS,
        "Shrink any covariance matrix: the condition fails at the scale at which the thermal "
        "weights of a normal mode become negative, where its variance falls below 1/2.",
        "The scale is found by bisection of the interval [0, 100] to 1e-10.",
        1e-8,
    ),
    Entry(
        "after (60)",
        "3.3",
        "computable",
        r"\text{Tr} \left[ \tilde{\Phi}_t[\rho_\Sigma] W(\vec{r}) \right] = e^{f_r(t)} \, "
        r"\text{Tr} \left[ \rho_\Sigma W(\vec{r}_t) \right] = e^{f_r(t) - \frac{1}{2} (\vec{r}_t "
        r"\cdot \Sigma \cdot \vec{r}_t)} = \text{Tr} \left[ \rho_{\Sigma(t)} W(\vec{r}) \right]",
        HOLDS,
        "A Gaussian mixture of displaced thermal states, evolved one by one, stays Gaussian with "
        "this exponent. What is called f_r(t) here is f_t(r) of (54), with the argument r.",
        "Gauss and Hermite's rule of 60 points integrates the mixture to rounding.",
        1e-12,
    ),
    Entry(
        "(61)",
        "3.3",
        "computable",
        r"\Sigma(t) = \Sigma_\beta - \mathcal{M}_t \Sigma_\beta \mathcal{M}_t^T + \mathcal{M}_t "
        r"\Sigma \mathcal{M}_t^T",
        HOLDS,
        "Loss and noise, both computed from one site, integrated step by step from a state that "
        "is squeezed ninefold, lead to this covariance.",
        "An eighth-order integrator with relative tolerance 1e-12 per step, of some dozens.",
        1e-10,
    ),
    Entry(
        "after (61)",
        "3.3",
        "claim",
        r"\Sigma = \Sigma_\beta \Rightarrow \Sigma(t) = \Sigma_\beta",
        HOLDS,
        "Omega is invariant: at its covariance, (eta + 1/eta)/4, the noise of the bath replaces "
        "exactly what is lost.",
        _POLYNOMIALS + " Relative to the noise, at up to twenty quanta.",
        1e-11,
    ),
    Entry(
        "before (62)",
        "3.3",
        "claim",
        r"\hat{\Sigma} \text{ is obtained from } \Sigma \text{ by deleting rows and columns "
        r"involving the third degree of freedom}",
        HOLDS,
        "Trace the third mode out of a random pure state of three: the second moments of the "
        "density matrix that is left are the first four rows and columns.",
        _ROUNDING,
        1e-13,
    ),
    Entry(
        "(62)",
        "3.3",
        "definition",
        r"\hat{\Sigma} = \begin{pmatrix} \Sigma_1 & \Sigma_c \\ \Sigma_c^\dagger & \Sigma_2 "
        r"\end{pmatrix}",
        HOLDS,
        "The lower corner is the transpose of the upper one, and the two differ in a random state.",
        "Second moments of one density matrix, in two orders: rounding.",
        1e-13,
    ),
    Entry(
        "Sec. 3.3, partial transposition",
        "3.3",
        "claim",
        r"\text{partial transposition is an exhaustive entanglement witness for two modes}",
        HOLDS,
        "Add noise to random entangled states: the transposed state's smallest symplectic "
        "eigenvalue reaches 1/2 just when they become mixtures of product states, as decided "
        "by the map of Giedke, Kraus, Lewenstein and Cirac, which knows no transposition.",
        "Two bisections of the interval [0, 2] to 2e-12.",
        1e-9,
    ),
    Entry(
        "(63)",
        "3.3",
        "definition",
        r"I_1 = \det(\Sigma_1), \; I_2 = \det(\Sigma_2), \; I_3 = \det(\Sigma_c), \; I_4 = "
        r"\text{Tr} \left( \Sigma_1 \sigma_3 \Sigma_c \sigma_3 \Sigma_2 \sigma_3 \Sigma_c^\dagger "
        r"\sigma_3 \right), \; \sigma_3 = \begin{pmatrix} 1 & 0 \\ 0 & -1 \end{pmatrix}",
        CORRECTED,
        "With the third Pauli matrix I_4 is no invariant: turning one chain's phase changes it. "
        "For the paper's own state at T = 0.1, lambda = 1, k = 1, t = 1 it is 56.4 instead of "
        "1.04: a separable state would have S = -51. The matrix meant is the symplectic one.",
        "Determinants and fourth-order traces, relative to 1 + I_1 I_2, of states with entries "
        "up to ten: rounding.",
        1e-11,
        r"I_4 = \text{Tr} \left( \Sigma_1 J \Sigma_c J \Sigma_2 J \Sigma_c^T J \right), \quad J = "
        r"i \sigma_2 = \begin{pmatrix} 0 & 1 \\ -1 & 0 \end{pmatrix}",
    ),
    Entry(
        "(64)",
        "3.3",
        "inequality",
        r"S = I_1 I_2 + \left( \frac{1}{4} - |I_3| \right)^2 - I_4 - \frac{(I_1 + I_2)}{4} \geq 0",
        HOLDS,
        "S changes its sign at the noise at which entanglement ends, with J for sigma_3 in I_4, "
        "and is never negative where det Sigma_c > 0.",
        "Two bisections of the interval [0, 2] to 2e-12; S crosses zero with a finite slope.",
        1e-9,
    ),
    Entry(
        "(65)",
        "3.3",
        "definition",
        r"E = \max \left\{ 0, -\frac{1}{2} \log_2 (4 \mathcal{I}) \right\}",
        HOLDS,
        "It is the logarithm, to base 2, of the trace norm of the partially transposed density "
        "matrix, computed level by level for thermal modes squeezed together.",
        "Fourteen levels per mode: amplitudes beyond them go as tanh(0.3)^14 = 3e-8, and the trace "
        "norm adds them up.",
        1e-5,
    ),
    Entry(
        "(66)",
        "3.3",
        "computable",
        r"\mathcal{I} = \frac{I_1 + I_2}{2} - I_3 - \left( \left[ \frac{I_1 + I_2}{2} - I_3 "
        r"\right]^2 - (I_1 I_2 + I_3^2 - I_4) \right)^{1/2}",
        HOLDS,
        "The square of the smallest symplectic eigenvalue of the partially transposed state, if "
        "I_4 is taken with J; the difference of nearly equal numbers costs digits as squeezing "
        "grows.",
        "Relative to the fourth power of the largest entry over the gap of the squared "
        "eigenvalues, which is what rounding of the determinants does to the root.",
        1e-13,
    ),
)

ENTRIES = _MICROSCOPIC + _MESOSCOPIC + _STATES
