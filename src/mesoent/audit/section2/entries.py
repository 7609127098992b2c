"""Section 2 of the paper, row by row."""

from mesoent.audit.entries import CORRECTED, HOLDS, NOT_COMPUTABLE, Entry

_SUMS = "sums of a few products of numbers of order one: rounding stays below 1e-14."
_EXACT = "both sides are finite polynomials with exact weights: only rounding, below 1e-14."
_EXTRAPOLATED = (
    "three values at N = 2^14 to 2^16 leave an error of order N^-3, some 1e-12, and magnify "
    "rounding five times."
)
_CUT = "states above the cutoff weigh less than 1e-11 for the short vectors used."

_OSCILLATORS = (
    Entry(
        "(1)", "2.1", "definition",
        r"\left[x_{\alpha}^{[j]}, p_{\beta}^{[k]}\right] = i\,\delta_{jk}\,\delta_{\alpha\beta}",
        HOLDS,
        "Four oscillators written as matrices, two on each of two sites, obey it in every state "
        "below the cutoff.",
        _SUMS, 1e-13,
    ),
    Entry(
        "(2)", "2.1", "definition",
        r"H_{\alpha}^{[k]} = \frac{\omega}{2}\left[\left(x_{\alpha}^{[k]}\right)^2 "
        r"+ \left(p_{\alpha}^{[k]}\right)^2\right]",
        HOLDS,
        "It has the equidistant levels omega (n + 1/2), so omega is the frequency and the "
        "vacuum variance is 1/2.",
        "compared relative to the highest of 40 levels: " + _SUMS, 1e-13,
    ),
    Entry(
        "(3)", "2.1", "definition",
        r"\rho^{(N)} = \frac{e^{-\beta H^{(N)}}}{\text{Tr}\left[e^{-\beta H^{(N)}}\right]}",
        HOLDS,
        "The zero-point energy drops out and the quanta are geometrically distributed, with "
        "ratio e^(-beta omega).",
        "a probability is at most one, and the cutoff leaves out e^-40.", 1e-13,
    ),
    Entry(
        "(4)", "2.1", "definition",
        r"H^{(N)} = \sum_{k=1}^{N} \sum_{\alpha=1}^{2} H_{\alpha}^{[k]}",
        HOLDS,
        "It counts the quanta of all 2N oscillators.",
        _SUMS, 1e-12,
    ),
    Entry(
        "(5)", "2.1", "computable",
        r"\rho^{(N)} = \prod_{k=1}^{N} \rho^{[k]}, \quad \rho^{[k]} = "
        r"\frac{e^{-\beta H^{[k]}}}{\text{Tr}\left[e^{-\beta H^{[k]}}\right]}, \quad "
        r"H^{[k]} = \sum_{\alpha=1}^{2} H_{\alpha}^{[k]}",
        HOLDS,
        "Exponentiating the energy of the whole or of each site gives the same state, partition "
        "function included.",
        "the exponential of a diagonal matrix with entries up to 200 in size.", 1e-12,
    ),
    Entry(
        "(6)", "2.1", "definition",
        r"\left\langle O \right\rangle_N \equiv \text{Tr}\left[\rho^{(N)} O\right]",
        HOLDS,
        "The trace agrees with an integral over the Gaussian distribution of the position, for "
        "its powers and for cos x.",
        "relative; 60 nodes integrate these functions to rounding.", 1e-12,
    ),
    Entry(
        "(7)", "2.1", "computable",
        r"\left\langle O^{[j]} \right\rangle_N = \left\langle O^{[k]} \right\rangle_N",
        HOLDS,
        "All sites are alike; two per cent more frequency at one of them would show.",
        _SUMS, 1e-13,
    ),
    Entry(
        "(8)", "2.1", "computable",
        r"\left\langle O^{[k]} \right\rangle_N \equiv \left\langle O \right\rangle",
        HOLDS,
        "The average at a site depends neither on the site nor on the length of the chain, up to "
        "four sites.",
        _SUMS, 1e-13,
    ),
    Entry(
        "(9)", "2.1", "computable",
        r"\left\langle A^{[j]} B^{[k]} \right\rangle_N - \left\langle A^{[j]} \right\rangle_N "
        r"\left\langle B^{[k]} \right\rangle_N = \left(\langle AB \rangle - \langle A \rangle "
        r"\langle B \rangle\right)\delta_{jk}",
        HOLDS,
        "Random operators at two sites, with no symmetry at all, are uncorrelated.",
        _SUMS, 1e-12,
    ),
    Entry(
        "after (9)", "2.1", "claim",
        r"\left\langle R_{1} \cdots R_{n} \right\rangle = \sum_{\text{pairings}} "
        r"\prod_{\text{pairs } i<j} \left\langle R_i R_j \right\rangle",
        HOLDS,
        "Up to eight quadratures in any order average to the sum over all pairings; the order "
        "inside each pair must be kept.",
        "105 products of four numbers, compared with the fourth power of the variance.", 1e-12,
    ),
    Entry(
        "(10)", "2.1", "definition",
        r"\widehat{W}(\vec{v}) = e^{i\vec{v}\cdot\vec{R}}, \quad "
        r"\vec{v}\cdot\vec{R} \equiv \sum_{i=1}^{4N} v_i R_i",
        HOLDS,
        "It displaces: its matrix elements are those of a coherent shift by "
        "(i v1 - v2)/sqrt 2 in each mode.",
        _CUT, 1e-10,
    ),
    Entry(
        "after (10)", "2.1", "claim",
        r"\left[\widehat{W}(\vec{v})\right]^{\dagger} = \widehat{W}(-\vec{v}) = "
        r"\left[\widehat{W}(\vec{v})\right]^{-1}",
        HOLDS,
        "Adjoint and inverse are both the displacement back.",
        "elements between the highest of 60 levels are alternating sums, good to 1e-12.", 1e-10,
    ),
    Entry(
        "(11)", "2.1", "computable",
        r"\widehat{W}(\vec{v}_1)\,\widehat{W}(\vec{v}_2) = \widehat{W}(\vec{v}_1 + \vec{v}_2)\, "
        r"e^{-\frac{i}{2}\vec{v}_1\cdot\hat{\sigma}\cdot\vec{v}_2}",
        HOLDS,
        "Two displacements in turn make one, with half the enclosed area as phase and the sign "
        "as printed.",
        _CUT, 1e-11,
    ),
    Entry(
        "(12)", "2.1", "definition",
        r"\hat{\sigma} = \begin{pmatrix} 0 & 1 & & & \\ -1 & 0 & & & \\ & & \ddots & & \\ "
        r"& & & 0 & 1 \\ & & & -1 & 0 \end{pmatrix}",
        HOLDS,
        "It is -i times the commutators of all quadratures, one block for each oscillator.",
        _SUMS, 1e-13,
    ),
    Entry(
        "after (12)", "2.1", "claim",
        r"\left. \frac{d^k}{ds^k} \widehat{W}(s\vec{v}) \right|_{s=0} = "
        r"\left(i\, \vec{v}\cdot\vec{R}\right)^k",
        HOLDS,
        "Derivatives of Weyl operators give every polynomial, here up to the sixth power.",
        "the sixth derivative magnifies the rounding of a contour integral by 6!, to 1e-13.", 1e-11,
    ),
    Entry(
        "Sec. 2.1, boundedness", "2.1", "claim",
        r"\left\| \widehat{W}(\vec{v}) \right\| = 1, \quad \left\| x \right\| = \infty",
        HOLDS,
        "However many levels are kept, a Weyl operator has norm one; that of the position grows "
        "as the root of their number.",
        "elements between the highest of 80 levels are alternating sums, good to 1e-12.", 1e-10,
    ),
    Entry(
        "Sec. 2.1, completion", "2.1", "prose",
        r"\mathcal{A}^{(N)} = \overline{\mathcal{W}} \text{ in the representation of } \rho^{(N)}",
        NOT_COMPUTABLE,
        "The algebra is completed in the representation of the thermal state, so that it contains "
        "bounded operators only.",
        "It is a choice of the completion; no number depends on it.",
    ),
    Entry(
        "(13)", "2.1", "definition",
        r"\text{Tr}\left[\rho\,\widehat{W}(\vec{v})\right] = "
        r"e^{-\frac{1}{2}(\vec{v}\cdot\Sigma\cdot\vec{v})}",
        HOLDS,
        "Thermal and squeezed thermal states, as matrices, have just this trace.",
        "60 levels leave out less than 1e-13 of the hottest squeezed state.", 1e-11,
    ),
    Entry(
        "(14)", "2.1", "definition",
        r"[\Sigma]_{ij} \equiv \frac{1}{2} \text{Tr}\left[\rho \left\{R_i, R_j\right\}\right]",
        HOLDS,
        "It is the curvature of (13) at the origin; without the anticommutator it would be "
        "off by i/2.",
        "a contour of radius 1/4 magnifies rounding 16 times.", 1e-11,
    ),
    Entry(
        "(15)", "2.1", "computable",
        r"\Sigma^{(N)} = \frac{1}{2\eta}\,\mathbf{1}_{4N}, \quad "
        r"\eta = \tanh\left(\frac{\beta\omega}{2}\right)",
        HOLDS,
        "It is n + 1/2 with Bose's n, from T = 0 to the classical T/omega.",
        "relative to n + 1/2; tanh and expm1 lose nothing.", 1e-13,
    ),
    Entry(
        "after (15)", "2.1", "claim",
        r"\rho^{[k]} = \rho_1^{[k]} \otimes \rho_2^{[k]}",
        HOLDS,
        "The two oscillators of a site share no information; a weak spring between them would "
        "show.",
        "three entropies of a hundred probabilities, in bits.", 1e-12,
    ),
)  # fmt: skip

_MEAN_FIELD = (
    Entry(
        "(16)", "2.2", "definition",
        r"X^{(N)} = \frac{1}{N} \sum_{k=1}^{N} X^{[k]}",
        HOLDS,
        "The average of N copies has the mean of one and 1/N of its variance.",
        _EXACT, 1e-13,
    ),
    Entry(
        "(17)", "2.2", "computable",
        r"\left[X^{(N)}, Y^{(N)}\right] = \frac{1}{N^2} \sum_{j,k=1}^{N} "
        r"\left[X^{[j]}, Y^{[k]}\right] = \frac{1}{N^2} \sum_{k=1}^{N} "
        r"\left[X^{[k]}, Y^{[k]}\right]",
        HOLDS,
        "Multiplied out for up to three sites, only commutators at the same site survive.",
        _EXACT, 1e-13,
    ),
    Entry(
        "(18)", "2.2", "computable",
        r"\left[X^{(N)}, Y^{(N)}\right] = \frac{1}{N} Z^{(N)}",
        HOLDS,
        "The commutator of two averages is itself an average, times 1/N.",
        _EXACT, 1e-13,
    ),
    Entry(
        "after (18)", "2.2", "limit",
        r"\left[X^{(N)}, Y^{(N)}\right] = O(N^{-1}) \to 0",
        HOLDS,
        "From ten thousand to ten million sites the mean commutator of exp(i X) and exp(i Y) falls "
        "as 1/N: averages become classical.",
        "a power fitted over three decades is bent by the next order, 1e-4.", 2e-3,
    ),
    Entry(
        "(19)", "2.2", "limit",
        r"\lim_{N\to\infty} \left\langle A\,X^{(N)}\,B \right\rangle_N = "
        r"\langle X \rangle \langle AB \rangle",
        HOLDS,
        "Between local operators an average tends to its mean; what is left is of order 1/N.",
        "linear in 1/N, so that N = 2, 3, 4 give the limit, with rounding magnified 19 times.",
        1e-12,
    ),
    Entry(
        "(20)", "2.2", "limit",
        r"\lim_{N\to\infty} X^{(N)} = \langle X \rangle\,\mathbf{1}",
        HOLDS,
        "Even exp(i s X) of the average tends to the exponential of a number.",
        "extrapolated from 10^8 sites: N^-2 is 1e-16, times a fourth moment.", 1e-11,
    ),
)  # fmt: skip

_FLUCTUATIONS = (
    Entry(
        "(21)", "2.3", "definition",
        r"F^{(N)}(X) \equiv \frac{1}{\sqrt{N}} \sum_{k=1}^{N} "
        r"\left(X^{[k]} - \langle X \rangle\right)",
        HOLDS,
        "Divided by the root of N, the sum keeps the variance of one site.",
        _EXACT, 1e-13,
    ),
    Entry(
        "after (21)", "2.3", "computable",
        r"\left\langle F^{(N)}(X) \right\rangle_N = 0",
        HOLDS,
        "The mean is taken out exactly, also for x^2 and p^4, which have one.",
        _EXACT, 1e-13,
    ),
    Entry(
        "(22)", "2.3", "computable",
        r"\left[F^{(N)}(X), F^{(N)}(Y)\right] = \frac{1}{N} \sum_{k=1}^{N} "
        r"\left[X^{[k]}, Y^{[k]}\right] \equiv Z^{(N)}",
        HOLDS,
        "The commutator of two fluctuations is an average, without the 1/N of (18).",
        _EXACT, 1e-13,
    ),
    Entry(
        "after (22)", "2.3", "limit",
        r"\lim_{N\to\infty} \left[F^{(N)}(X), F^{(N)}(Y)\right] = \langle Z \rangle\,\mathbf{1}",
        HOLDS,
        "Between local operators the commutator tends to a number, and not to zero: "
        "fluctuations stay quantum.",
        "linear in 1/N, so that N = 2, 3, 4 give the limit, with rounding magnified 19 times.",
        1e-12,
    ),
    Entry(
        "(23)", "2.3", "definition",
        r"\begin{matrix} X_1 = \frac{\sqrt{\eta}}{2}(x_1^2 - p_1^2), & "
        r"X_2 = \frac{\sqrt{\eta}}{2}(x_1 p_1 + p_1 x_1), \\ "
        r"X_3 = \frac{\sqrt{\eta}}{2}(x_2^2 - p_2^2), & "
        r"X_4 = \frac{\sqrt{\eta}}{2}(x_2 p_2 + p_2 x_2), \\ "
        r"X_5 = \sqrt{\frac{2}{\eta}}\,(x_1 x_2 - p_1 p_2), & "
        r"X_6 = \sqrt{\frac{2}{\eta}}\,(x_1 p_2 + p_1 x_2) \end{matrix}",
        CORRECTED,
        "With the printed prefactor the third mode is not canonical: sigma_56 = 4/eta^2 instead of "
        "1, its variance in (27) grows by the same factor, and (53) loses its symmetry, "
        "L_51/L_15 = 4/eta^2; with the root of eta/2 all three hold.",
        "three matrices compared relative to their size; few products give each entry.", 1e-12,
        r"X_5 = \sqrt{\frac{\eta}{2}}\,(x_1 x_2 - p_1 p_2), \quad "
        r"X_6 = \sqrt{\frac{\eta}{2}}\,(x_1 p_2 + p_1 x_2)",
    ),
    Entry(
        "(24)", "2.3", "definition",
        r"\mathcal{X} = \left\{ X_r \mid X_r \equiv \vec{r}\cdot\vec{X} = "
        r"\sum_{\mu=1}^{6} r_{\mu} X_{\mu}, \; \vec{r} \in \mathbb{R}^6 \right\}",
        HOLDS,
        "Real coefficients give Hermitian operators, which create or annihilate two quanta.",
        _EXACT, 1e-13,
    ),
    Entry(
        "(25)", "2.3", "computable",
        r"F^{(N)}(X_r) = \sum_{\mu=1}^{6} r_{\mu} F^{(N)}(X_{\mu}) \equiv "
        r"\vec{r}\cdot\vec{F}^{(N)}(X)",
        HOLDS,
        "Fluctuations of a sum are sums of fluctuations.",
        _EXACT, 1e-13,
    ),
    Entry(
        "(26)", "2.3", "definition",
        r"W^{(N)}(\vec{r}) = e^{i\vec{r}\cdot\vec{F}^{(N)}(X)}",
        HOLDS,
        "For two sites as matrices it is unitary, hence bounded, and its mean is that of the exact "
        "formula for finite N.",
        "12 levels on each of two sites are right to 1e-12 at T = 0.25.", 1e-10,
    ),
    Entry(
        "Lemma 1", "2.3", "limit",
        r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}) \right\rangle_N = "
        r"e^{-\frac{1}{2}\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}}",
        HOLDS,
        "Exact means for finite N approach the Gaussian as 1/N, from T = 0 up.",
        _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "(27)", "2.3", "computable",
        r"\Sigma_{\beta} = \frac{\eta^2 + 1}{4\eta}\,\mathbf{1}_6",
        HOLDS,
        "The six fluctuations are uncorrelated and have the variance coth(beta omega)/2, that of a "
        "thermal mode of twice the frequency; X5 and X6 take the corrected (23).",
        "relative: no term cancels in normal order, nor at high temperature.", 1e-13,
    ),
    Entry(
        "(28)", "2.3", "computable",
        r"\left\langle W^{(N)}(\vec{r}) \right\rangle_N = \left(\left\langle "
        r"e^{\frac{i}{\sqrt{N}}(X_r - \langle X_r \rangle)} \right\rangle\right)^N = "
        r"\left(1 + \frac{i}{\sqrt{N}} \left\langle X_r - \langle X_r \rangle \right\rangle + "
        r"\frac{i^2}{2N} \left\langle X_r^2 - \langle X_r \rangle^2 \right\rangle + "
        r"\left\langle \mathcal{R}_r^{(N)} \right\rangle\right)^N",
        HOLDS,
        "Variance and rest of one site, computed separately, make up the mean for the whole "
        "chain.",
        "the power N = 10^5 magnifies the rounding of its base to 1e-11.", 1e-9,
    ),
    Entry(
        "(29)", "2.3", "definition",
        r"\mathcal{R}_r^{(N)} = \sum_{k=3}^{\infty} \frac{i^k}{k!\,(\sqrt{N})^k} "
        r"\left(X_r - \langle X_r \rangle\right)^k",
        HOLDS,
        "The moments up to the sixth give the rest at a million sites to ten digits, also for a "
        "quadratic X whose odd moments do not vanish, as they do in the span.",
        "relative; the eighth moment is 1e-12 of the fourth, and the rest is good to 1e-12.", 1e-10,
    ),
    Entry(
        "after (29)", "2.3", "inequality",
        r"\left| \left\langle \mathcal{R}_r^{(N)} \right\rangle \right| = O(N^{-3/2})",
        HOLDS,
        "The bound is generous: odd moments vanish, because a quarter turn of all oscillators "
        "reverses X_r, and the rest falls as N^-2.",
        "half a power lies between the bound and what was fitted.", 1e-6,
    ),
    Entry(
        "Lemma 1, last step", "2.3", "limit",
        r"\lim_{N\to\infty} \left(1 - \frac{\left\langle X_r^2 - \langle X_r \rangle^2 "
        r"\right\rangle}{2N}\right)^N = "
        r"e^{-\frac{1}{2}\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}}",
        HOLDS,
        "The compound-interest limit, for small and large variances.",
        _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "(30)", "2.3", "computable",
        r"\left\langle X_r^2 - \langle X_r \rangle^2 \right\rangle = "
        r"\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}",
        HOLDS,
        "The variance at one site is the quadratic form of (27), for random r.",
        "relative to n + 1/2, " + _SUMS, 1e-13,
    ),
    Entry(
        "(31)", "2.3", "computable",
        r"\left\langle \left[X_{r_1}, X_{r_2}\right] \right\rangle = \sum_{\mu\nu=1}^{6} "
        r"(r_1)_{\mu} \left\langle \left[X_{\mu}, X_{\nu}\right] \right\rangle (r_2)_{\nu} "
        r"\equiv i\,\vec{r}_1\cdot\sigma\cdot\vec{r}_2",
        HOLDS,
        "Commutators at one site average to the symplectic form.",
        "relative to n + 1/2, " + _SUMS, 1e-13,
    ),
    Entry(
        "(32)", "2.3", "computable",
        r"[\sigma]_{\mu\nu} = -i \left\langle \left[X_{\mu}, X_{\nu}\right] \right\rangle = "
        r"\begin{pmatrix} i\sigma_2 & 0 & 0 \\ 0 & i\sigma_2 & 0 \\ 0 & 0 & i\sigma_2 "
        r"\end{pmatrix}",
        HOLDS,
        "The prefactors make the three modes canonical at every temperature, with the corrected "
        "X5 and X6.",
        "n times eta stays below one: " + _SUMS, 1e-12,
    ),
    Entry(
        "(33)", "2.3", "definition",
        r"W(\vec{r}_1)\,W(\vec{r}_2) = W(\vec{r}_1 + \vec{r}_2)\, "
        r"e^{-\frac{i}{2}\vec{r}_1\cdot\sigma\cdot\vec{r}_2}, \quad "
        r"W^{\dagger}(\vec{r}) = W(-\vec{r})",
        HOLDS,
        "The abstract relations are realised by displacements of three modes.",
        _CUT, 1e-11,
    ),
    Entry(
        "Theorem 1", "2.3", "claim",
        r"\exists\, \Omega \text{ Gaussian on } \mathcal{W}(\mathcal{X},\sigma): \; "
        r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1) \cdots W^{(N)}(\vec{r}_n) "
        r"\right\rangle_N = \left\langle W(\vec{r}_1) \cdots W(\vec{r}_n) \right\rangle_{\Omega}",
        HOLDS,
        "The functional is a state: the overlaps of a dozen displaced vectors form a positive "
        "matrix, and those with the first of them are limits of finite N.",
        "eigenvalues of a 12x12 matrix with entries below one; limits: " + _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "(34)", "2.3", "limit",
        r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1) W^{(N)}(\vec{r}_2) \cdots "
        r"W^{(N)}(\vec{r}_n) \right\rangle_N = \left\langle W(\vec{r}_1) W(\vec{r}_2) \cdots "
        r"W(\vec{r}_n) \right\rangle_{\Omega}",
        HOLDS,
        "Up to five factors, the order of which shows in the phase.",
        _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "(35)", "2.3", "limit",
        r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}) \right\rangle_N = "
        r"e^{-\frac{1}{2}\vec{r}\cdot\Sigma_{\beta}\cdot\vec{r}} = "
        r"\left\langle W(\vec{r}) \right\rangle_{\Omega}",
        HOLDS,
        "Summed over its levels, Omega is the thermal state, at the same temperature, of three "
        "modes of frequency 2 omega.",
        _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "Theorem 1, positivity", "2.3", "inequality",
        r"\Sigma_{\beta} + \frac{i}{2}\sigma \ge 0",
        HOLDS,
        "The smallest eigenvalue, Bose's occupation at frequency 2 omega, is zero at T = 0 only, "
        "where the state is the vacuum of all three modes.",
        "at T = 0 the smallest eigenvalue is zero up to the rounding of a 6x6 problem.", 1e-14,
    ),
    Entry(
        "(36)", "2.3", "computable",
        r"W(\vec{r}) = e^{i\vec{r}\cdot\vec{F}}, \quad "
        r"\vec{r}\cdot\vec{F} = \sum_{\mu=1}^{6} r_{\mu} F_{\mu}",
        HOLDS,
        "Fields exist: exponentials of the quadratures of three modes are those displacements.",
        "five levels in each of three modes, for components of at most 0.1, are right to 1e-11.",
        1e-9,
    ),
    Entry(
        "(37)", "2.3", "computable",
        r"\left[\vec{r}_1\cdot\vec{F}, \vec{r}_2\cdot\vec{F}\right] = "
        r"i\,\vec{r}_1\cdot\sigma\cdot\vec{r}_2",
        HOLDS,
        "The fields are canonical, with the sign that (33) requires.",
        _SUMS, 1e-13,
    ),
    Entry(
        "(38)", "2.3", "limit",
        r"\lim_{N\to\infty} F^{(N)}(X_{\mu}) = F_{\mu}, \quad \mu = 1, \ldots, 6",
        HOLDS,
        "It holds for moments too: products of four fluctuations, in any order, average as those "
        "of the fields.",
        "linear in 1/N, so that two values of N give the limit, with rounding magnified 3 times.",
        1e-12,
    ),
    Entry(
        "(39)", "2.3", "definition",
        r"\vec{F} = (\tilde{X}_1, \tilde{P}_1, \tilde{X}_2, \tilde{P}_2, \tilde{X}_3, "
        r"\tilde{P}_3)",
        HOLDS,
        "In this order each momentum follows its position, and the third mode is that of both "
        "chains. In the text that we have these letters carry tildes here and hats after it.",
        "n times eta stays below one: " + _SUMS, 1e-13,
    ),
    Entry(
        "after (39)", "2.3", "computable",
        r"\left[\hat{X}_i, \hat{P}_j\right] = i\,\delta_{i,j}",
        HOLDS,
        "Three canonical pairs, at every temperature.",
        "n times eta stays below one: " + _SUMS, 1e-13,
    ),
    Entry(
        "Sec. 2.3, chains of the modes", "2.3", "claim",
        r"\hat{X}_1, \hat{P}_1 \text{ in chain 1}, \quad \hat{X}_2, \hat{P}_2 "
        r"\text{ in chain 2}, \quad \hat{X}_3, \hat{P}_3 \text{ in both}",
        HOLDS,
        "Modes 1 and 2 each move the quanta of one chain only; mode 3 moves those of both.",
        "a count of chains: it is zero or at least one.", 0.5,
    ),
    Entry(
        "Sec. 2.3, decoupling", "2.3", "claim",
        r"\text{any other single-site operator } O \notin \mathcal{X} "
        r"\text{ dynamically decouples from } \mathcal{X}",
        CORRECTED,
        "It is true for linear and quadratic operators but not for O = a1^dag a1^3 + h.c.: "
        "L[O] contains 3 e^(-beta omega) a1^2, and only at T = 0 nothing; what decouples is the "
        "thermally Wick-ordered product, from which its contractions are taken out.",
        "coefficients of order ten from some hundred products.", 1e-12,
        r"\text{any other } {:}a^{\dagger m} a^{n}{:}_{\beta} \text{ does}, \quad "
        r"{:}a^{\dagger m} a^{n}{:}_{\beta} = \sum_k \frac{(-\bar{n})^k\, m!\, n!}"
        r"{k!\,(m-k)!\,(n-k)!}\, a^{\dagger\, m-k} a^{n-k}",
    ),
    Entry(
        "Sec. 2.3, product form", "2.3", "claim",
        r"\rho_{\Omega} = \prod_{i=1}^{3} \rho_{\Omega}^{(i)}",
        HOLDS,
        "The limit for all modes together is the product of the limits for each: no correlation, "
        "quantum or classical.",
        _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "Sec. 2.3, matrix elements", "2.3", "claim",
        r"\left\langle W(\vec{r}_1)\, O\, W(\vec{r}_2) \right\rangle_{\Omega} \; "
        r"\forall\, \vec{r}_1, \vec{r}_2 \text{ determine } O",
        HOLDS,
        "Sixty pairs tell apart all operators between the three lowest levels of a mode, also "
        "at T = 0, where without W(r1) six of nine would be lost.",
        "a count of singular values below 1e-9 of the largest: it is zero or at least one.", 0.5,
    ),
    Entry(
        "(40)", "2.3", "definition",
        r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1)\, O^{(N)}\, W^{(N)}(\vec{r}_2) "
        r"\right\rangle_N = \left\langle W(\vec{r}_1)\, O\, W(\vec{r}_2) \right\rangle_{\Omega}",
        HOLDS,
        "Linear combinations of the exponentials do have this limit: the same combination of "
        "Weyl operators.",
        _EXTRAPOLATED, 1e-10,
    ),
    Entry(
        "(41)", "2.3", "definition",
        r"\lim_{N\to\infty} \left\langle W^{(N)}(\vec{r}_1)\, \Phi_t^{(N)}"
        r"\left[W^{(N)}(\vec{r})\right] W^{(N)}(\vec{r}_2) \right\rangle_N = \left\langle "
        r"W(\vec{r}_1)\, \Phi_t\left[W(\vec{r})\right] W(\vec{r}_2) \right\rangle_{\Omega}",
        HOLDS,
        "The definition is not empty: for the dissipative dynamics of section 3 the limit exists, "
        "and its modes decay with kappa (1 + lambda), kappa (1 - lambda) and kappa.",
        _EXTRAPOLATED, 1e-10,
    ),
)  # fmt: skip

ENTRIES = (*_OSCILLATORS, *_MEAN_FIELD, *_FLUCTUATIONS)
