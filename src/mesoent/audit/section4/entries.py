"""Section 4 of the paper, row by row."""

from mesoent.audit.entries import CORRECTED, FAILS, HOLDS, NOT_COMPUTABLE, Entry

_SIGN = (
    "A sign, of numbers of which only the error of the matrix exponential, below 1e-12 at these "
    "squeezings, could reach zero from the other side"
)
_SHARE = "A share of cases, each decided by a number far from its threshold: no rounding reaches it"
_FOCK = (
    "Moments of truncated matrices: the neglected levels weigh less than 1e-11 at these "
    "temperatures and squeezings"
)
_EXPONENTIAL = (
    "Relative to the largest entry: the exponential of t L loses about eps |t L|, below 3e-14 "
    "for the longest times, and the decay and the growth of cosh cancel in the formula likewise"
)
_DIRECT = (
    "An eigenvalue of a covariance that spans a factor exp(4 |k|): eps exp(8) for |k| = 2 with "
    "the spreads of x and p balanced, below 1e-12"
)

ENTRIES = (
    Entry(
        "before (67)", "4", "computable",
        r"\widetilde\Phi_t[\rho_\Omega] = \rho_\Omega",
        HOLDS,
        "The thermal state of a site does not move under the master equation, so neither does "
        "the mesoscopic state, and there is nothing to see without a deformation of it.",
        "Rates of order one, formed of a few products: eps times their size, which grows with "
        "1/eta at high temperature.",
        1e-14,
    ),
    Entry(
        "(67)", "4", "definition",
        r"\rho_\Omega^{(k)} = S_1(k) \, S_2(k) \, \rho_\Omega \, S_2(k)^\dagger \, S_1(k)^\dagger",
        HOLDS,
        "The squeezed thermal state of two modes, built as a density matrix, has the second "
        "moments that Heisenberg's equations give for this order of the factors.",
        _FOCK + ".", 1e-10,
    ),
    Entry(
        "(68)", "4", "definition",
        r"S_i(k) = e^{i k \left(\hat X_i \hat P_i + \hat P_i \hat X_i\right)} , \quad i = 1, 2",
        CORRECTED,
        "As printed the squeezer shrinks X by exp(-2k), while (69) stretches it; one sign has to "
        "go, and it does not matter which, since entanglement depends on the modulus of k.",
        _FOCK + ".", 1e-10,
        r"S_i(k) = e^{-i k \left(\hat X_i \hat P_i + \hat P_i \hat X_i\right)} , \quad i = 1, 2",
    ),
    Entry(
        "after (68)", "4", "claim",
        r"\text{the three-mode state } \rho_\Omega^{(k)} \text{ is still a separable Gaussian "
        r"state}",
        HOLDS,
        "However much the two modes are squeezed, no pair of the three is entangled at t = 0.",
        "The symplectic eigenvalue is that of a diagonal covariance: a few eps once x and p are "
        "balanced, and exactly the vacuum's at T = 0.",
        1e-13,
    ),
    Entry(
        "(69)", "4", "computable",
        r"\Sigma_1 = \Sigma_2 = \frac{1+\eta^2}{4\eta} \begin{pmatrix} e^{4k} & 0 \\ 0 & e^{-4k} "
        r"\end{pmatrix} , \qquad \Sigma_c = 0",
        HOLDS,
        "The central limit of one thermal site, squeezed, gives this covariance to the last "
        "digit, with the sign of k that (68) should have.",
        "Relative to the largest entry: two exponentials and a few products.",
        1e-13,
    ),
    Entry(
        "(70)", "4", "computable",
        r"\widehat\Sigma_\Omega^{(k)}(t) = \begin{pmatrix} \mathcal H(t) & 0 \\ 0 & \mathcal H(t) "
        r"\end{pmatrix} \begin{pmatrix} A(t) & B(t) \\ B(t) & A(t) \end{pmatrix} \begin{pmatrix} "
        r"\mathcal H(t) & 0 \\ 0 & \mathcal H(t) \end{pmatrix}^T",
        HOLDS,
        "Noise first and rotation afterwards is the same as both at once: the two parts of the "
        "dynamics commute, at any temperature, coupling and time.",
        "Relative to the largest entry: the exponential of t L loses about eps |t L|, with "
        "|t L| up to a hundred and twice that in the angle of the rotation.",
        5e-12,
    ),
    Entry(
        "(71)", "4", "computable",
        r"\mathcal H(t) = \begin{pmatrix} \cos(2\omega t) & \sin(2\omega t) \\ -\sin(2\omega t) & "
        r"\cos(2\omega t) \end{pmatrix}",
        HOLDS,
        "The collective quadratures turn at 2 omega, twice as fast as the oscillators they are "
        "made of, because they are quadratic in them.",
        "The exponential of a matrix of norm 2 omega t up to a hundred, undamped: eps times the "
        "norm, times the number of squarings.",
        5e-12,
    ),
    Entry(
        "after (71)", "4", "computable",
        r"\begin{aligned} A(t) &= \frac{1+\eta^2}{4\eta} \left\{ \frac{e^{-\frac{4t\eta}{1+\eta}}}"
        r"{4} \left[ 3 + \cosh\left(\frac{4\eta\lambda t}{1+\eta}\right) \right] \begin{pmatrix} "
        r"e^{4k} - 1 & 0 \\ 0 & e^{-4k} - 1 \end{pmatrix} + \mathbf 1_2 \right\} \\ B(t) &= "
        r"\frac{1+\eta^2}{4\eta} \left\{ \frac{e^{-\frac{4t\eta}{1+\eta}}}{4} \left[ \cosh\left("
        r"\frac{4\eta\lambda t}{1+\eta}\right) - 1 \right] \begin{pmatrix} e^{4k} - 1 & 0 \\ 0 & "
        r"e^{-4k} - 1 \end{pmatrix} \right\} \end{aligned}",
        HOLDS,
        "The master equation of a single site, taken through the central limit, reproduces both "
        "blocks, from T = 0 to high temperature and up to |lambda| = 1.",
        _EXPONENTIAL + ".", 1e-12,
    ),
    Entry(
        "(72)", "4", "definition",
        r"\mathcal E(t) = -\frac12 \log_2\left(4 \mathcal I(t)\right)",
        HOLDS,
        "For entangled and for separable density matrices the logarithm to base 2 of the trace "
        "norm of the partial transpose is the positive part of this.",
        _FOCK + ", and the trace norm adds up their moduli.",
        1e-9,
    ),
    Entry(
        "(73)", "4", "computable",
        r"\mathcal E(t) = \left(\frac{1+\eta^2}{4\eta}\right)^2 e^{-4\left(k + \frac{2\eta t}"
        r"{1+\eta}\right)} \left(e^{4k} + e^{\frac{4\eta t}{1+\eta}} - 1\right) \left[ e^{4\left("
        r"k + \frac{\eta t}{1+\eta}\right)} - \left(e^{4k} - 1\right) \cosh^2\left(\frac{2\eta"
        r"\lambda t}{1+\eta}\right) \right]",
        CORRECTED,
        "The right side is not E(t) but I(t), the square of the symplectic eigenvalue, which "
        "(72) turns into E(t); and it is right for k > 0 only, so that k has to be its modulus.",
        _DIRECT + ".", 1e-11,
        r"\mathcal I(t) = \left(\frac{1+\eta^2}{4\eta}\right)^2 e^{-4\left(|k| + \frac{2\eta t}"
        r"{1+\eta}\right)} \left(e^{4|k|} + e^{\frac{4\eta t}{1+\eta}} - 1\right) \left[ "
        r"e^{4\left(|k| + \frac{\eta t}{1+\eta}\right)} - \left(e^{4|k|} - 1\right) \cosh^2\left("
        r"\frac{2\eta\lambda t}{1+\eta}\right) \right]",
    ),
    Entry(
        "(74)", "4", "limit",
        r"\lim_{t \to \infty} \mathcal E(t) = \begin{cases} -\frac12 \log\left(\frac{(3 + e^{-4k})"
        r"(1+\eta^2)^2}{16\eta^2}\right) , & \text{if } \lambda = 1 \\ -\frac12 \log\left(\frac{("
        r"1+\eta^2)^2}{4\eta^2}\right) , & \text{if } \lambda < 1 \end{cases}",
        CORRECTED,
        "The limit is right with logarithms to base 2, as in (65), and the moduli of k and "
        "lambda: the first branch holds at lambda = -1 too; the second is zero at T = 0.",
        _DIRECT + ", and what still decays is below exp(-40).",
        1e-11,
        r"\lim_{t \to \infty} \mathcal E(t) = \begin{cases} -\frac12 \log_2\left(\frac{(3 + "
        r"e^{-4|k|})(1+\eta^2)^2}{16\eta^2}\right) , & \text{if } |\lambda| = 1 \\ -\frac12 "
        r"\log_2\left(\frac{(1+\eta^2)^2}{4\eta^2}\right) , & \text{if } |\lambda| < 1 "
        r"\end{cases}",
    ),
    Entry(
        "Sec. 4, without direct interaction", "4", "claim",
        r"\text{the two chains can get entangled at the mesoscopic level through the dissipative "
        r"dynamics } \Phi_t \text{, without any direct interaction between them}",
        HOLDS,
        "With no Hamiltonian at all, the noise of the common bath alone entangles the chains, "
        "for either sign of lambda.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 4, no contribution of the Hamiltonian", "4", "claim",
        r"\text{the Hamiltonian does not contain coupling terms and the dynamics it generates "
        r"completely decouples giving no contribution to } E",
        HOLDS,
        "E with the oscillators turning equals E with the oscillators at rest; it would not if "
        "the Hamiltonian coupled them.",
        "E from covariances that the rotation has mixed: eps exp(8 |k|) with |k| up to one.",
        1e-10,
    ),
    Entry(
        "Sec. 4, purely noisy action", "4", "claim",
        r"\text{entanglement is generated by the purely noisy action of the environment}: \quad "
        r"\mathbb B = 0 \Rightarrow E(t) = 0",
        HOLDS,
        "What entangles is the correlated part of the noise: with the blocks B of (44) taken "
        "away, no squeezing, temperature or time gives entanglement.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 4, squeezing is necessary", "4", "claim",
        r"\text{a non-vanishing squeezing appears necessary to create quantum correlations}",
        HOLDS,
        "At k = 0 the state does not move at all, so nothing is ever created.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 4, what E depends on", "4", "claim",
        r"\text{the created entanglement depends on } \lambda, \ k \text{ and } T = 1/\beta "
        r"\text{ (through the parameter } \eta \text{)}",
        HOLDS,
        "E(t) changes with each of the three and with nothing else: at fixed T/omega not even "
        "with the frequency, because the damping is the bath's own rate.",
        "What should not change agrees to a few eps times the size of the covariance; what "
        "should changes by more than a thousandth of an ebit.",
        1e-11,
    ),
    Entry(
        "Sec. 4, E grows with lambda", "4", "claim",
        r"\text{the generated entanglement increases as the dissipative coupling } \lambda "
        r"\text{ gets larger}",
        HOLDS,
        "More than the maximum grows with lambda: E does so at every single time, at any "
        "temperature and squeezing.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Fig. 1", "4", "claim",
        r"E(t) \text{ for different values of } \lambda \text{, at } k = 1 , \ T = 0.1",
        HOLDS,
        "At the figure's parameters the curves are ordered by lambda at every time and never "
        "cross.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 4, E appears earlier as lambda grows", "4", "claim",
        r"\text{a non-zero entanglement appears earlier in time as } \lambda \text{ gets larger}",
        HOLDS,
        "The time of birth falls from each coupling to the next, wherever both entangle the "
        "chains.",
        "Differences of bracketed roots, good to 1e-14 of their size, and of much larger size.",
        1e-12,
    ),
    Entry(
        "Sec. 4, too much squeezing", "4", "claim",
        r"\text{too much squeezing decreases the maximum value of } E",
        CORRECTED,
        "So it is below |lambda| = 1 and not at it: there the largest E rises with k for ever, "
        "because the mode that the noise spares keeps all the squeezing it is given.",
        _SHARE + ".", 1e-9,
        r"\text{too much squeezing decreases the maximum value of } E \text{, for } 0 < |\lambda| "
        r"< 1",
    ),
    Entry(
        "Fig. 2", "4", "claim",
        r"E(t) \text{ for different values of } k \text{, at } \lambda = 0.9 , \ T = 0.1",
        HOLDS,
        "At the figure's parameters the maximum of E rises with k up to about 0.56 and falls "
        "beyond.",
        "Differences of maxima that are good to 3e-16; they fade like exp(-4 k / 9) at large k.",
        1e-14,
    ),
    Entry(
        "Sec. 4, squeezing moves the birth", "4", "claim",
        r"\text{squeezing also influences the time at which entanglement is first generated}",
        HOLDS,
        "At each coupling and temperature the time of birth ranges over more than 0.1/omega as "
        "the squeezing varies.",
        "A share of cases: times of birth are good to 1e-14 of their size.",
        1e-9,
    ),
    Entry(
        "Sec. 4, a best squeezing", "4", "claim",
        r"\text{for fixed } T \text{ and } \lambda \text{, there is a value of the squeezing "
        r"parameter } k \text{ allowing for a maximal value of } E",
        CORRECTED,
        "There is exactly one, and it is the same at every temperature, because temperature only "
        "shifts E; but at |lambda| = 1 the supremum is reached by no k, and at lambda = 0 there "
        "is no entanglement.",
        _SHARE + ".", 1e-9,
        r"\text{for } 0 < |\lambda| < 1 \text{ and each } T \text{ at which any squeezing "
        r"entangles, one value of } |k| \text{ gives the maximal } E",
    ),
    Entry(
        "Sec. 4, max E falls with temperature", "4", "claim",
        r"\text{increasing the temperature, the maximum of the logarithmic negativity } E \text{ "
        r"decreases}",
        HOLDS,
        "It does for every coupling and squeezing, until it is zero.",
        "Differences of maxima that are good to 3e-16 of an ebit.",
        1e-14,
    ),
    Entry(
        "Fig. 3", "4", "claim",
        r"E(t) \text{ for different values of } T \text{, at } \lambda = 0.9 , \ k = 1",
        HOLDS,
        "At the figure's parameters the maximum of E falls with temperature.",
        "Differences of maxima that are good to 3e-16 of an ebit.",
        1e-14,
    ),
    Entry(
        "Sec. 4, a temperature above which no entanglement", "4", "claim",
        r"\text{there exists a value of the temperature above which no entanglement is possible}",
        HOLDS,
        "One temperature serves all couplings, squeezings and times: omega/arccosh 2, about "
        "0.7593 omega; a thousandth below it, strong squeezing at |lambda| = 1 still entangles.",
        "The sign of E from covariances squeezed by k = 3: eps exp(4 k).",
        1e-9,
    ),
    Entry(
        "Sec. 4, sudden birth", "4", "claim",
        r"\text{for small times } \mathcal E(t) \text{ is always negative, for all values of the "
        r"temperature and squeezing parameter}",
        CORRECTED,
        "True but for one point: at T = 0 without squeezing the state is the vacuum for ever, "
        "and the signed E is exactly zero.",
        _SHARE + ".", 1e-9,
        r"\text{for small times } \mathcal E(t) < 0 \text{, for all } (k, T) \neq (0, 0)",
    ),
    Entry(
        "Sec. 4, a finite delay", "4", "claim",
        r"\text{a finite time delay is necessary before quantum correlations can start to be "
        r"generated}",
        HOLDS,
        "Wherever the chains get entangled at all, E is zero for a while first.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Sec. 4, the limit below lambda = 1", "4", "claim",
        r"\text{for } \lambda < 1 , \ \mathcal E \text{ has an asymptotic value depending only on "
        r"} T \text{; for } T > 0 \text{ this value is negative}",
        HOLDS,
        "For |lambda| < 1 all squeezings end at the same negative value, that of two modes in "
        "equilibrium with the bath.",
        "What still decays is below exp(-40); the covariance is then thermal, a few eps.",
        1e-12,
    ),
    Entry(
        "Sec. 4, sudden death", "4", "claim",
        r"\text{for } \lambda < 1 , \ T > 0 \text{: since entanglement has been created } (k > 0) "
        r"\text{, there must exist a finite time } t_0 \text{ at which quantum correlations "
        r"vanish}",
        CORRECTED,
        "Squeezing does not suffice to create what is to die: above T_c(k, lambda), and at "
        "lambda = 0, nothing is born; at T = 0 nothing dies, and at lambda = -1, though it is "
        "below 1, entanglement may live for ever.",
        _SHARE + ".", 1e-9,
        r"\text{entanglement is created and vanishes at a finite time } t_0 \text{ if } 0 < "
        r"|\lambda| < 1 \text{ and } 0 < T < T_c(k, \lambda) \text{, and only then}",
    ),
    Entry(
        "Sec. 4, E dies later as lambda grows", "4", "claim",
        r"t_0 \text{ becomes larger and larger as the value of } \lambda \text{ increases}",
        HOLDS,
        "The time of death rises from each coupling to the next.",
        "Differences of bracketed roots, good to 1e-14 of their size.",
        1e-10,
    ),
    Entry(
        "Sec. 4, asymptotic entanglement", "4", "claim",
        r"\text{when } \lambda = 1 \text{, a non-vanishing asymptotic entanglement is possible, "
        r"provided the bath temperature is not too high}",
        HOLDS,
        "At T = 0.2 omega every squeezing from 0.05 on leaves entanglement for ever, at "
        "T = 0.76 omega none does.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Fig. 4, first sentence", "4", "claim",
        r"E(t) \text{ for different values of } T \text{, at } \lambda = 1 , \ k = 1",
        HOLDS,
        "The limit is positive at every temperature up to 0.75 omega.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Fig. 4, second sentence", "4", "limit",
        r"\text{entanglement rapidly reaches an asymptotic non-vanishing value even for "
        r"non-vanishing temperature}",
        HOLDS,
        "Rapidly means that the gap to the limit closes like exp(-2 kappa t), with "
        "kappa = 1 - exp(-omega/T), at every temperature.",
        "The rate between kappa t = 8 and 9, where the next exponential is 1e-6 of the first.",
        1e-4,
    ),
    Entry(
        "Fig. 5, first sentence", "4", "claim",
        r"E(t) \text{ for different values of } k \text{, at } \lambda = 1 , \ T = 0.1",
        HOLDS,
        "The curves start in the order of their squeezing, the strongest last: so early curves "
        "are ordered the other way round than late ones.",
        "Differences of bracketed roots, good to 1e-14 of their size.",
        1e-12,
    ),
    Entry(
        "Fig. 5, squeezing is needed", "4", "claim",
        r"\text{a non-vanishing squeezing is needed for generating entanglement}",
        HOLDS,
        "At k = 0 the signed E keeps its negative value.",
        _SIGN + ".", 1e-12,
    ),
    Entry(
        "Fig. 5, high values of k", "4", "claim",
        r"\text{high values of } k \text{ do not in general correspond to a larger asymptotic "
        r"entanglement}",
        FAILS,
        "They always do: of any two squeezings, the larger leaves more entanglement, although "
        "the gain fades like exp(-4k). What falls with k is E at a fixed time, because it is "
        "born later.",
        "The smallest step of the limit, at k up to 2.5, against an error of eps exp(4 k).",
        1e-9,
    ),
    Entry(
        "Sec. 4, protection near lambda = 1", "4", "limit",
        r"\text{the bath protects quantum correlations for times becoming the longer, the closer "
        r"} \lambda \text{ is to the value one}",
        HOLDS,
        "The lifetime grows as 1/(1 - lambda), at any temperature and squeezing at which the "
        "chains stay entangled at lambda = 1.",
        "The slope between 1 - lambda = 1e-4 and 1e-5: corrections are exponentially small, and "
        "1 - lambda is rounded by 1e-11 of itself.",
        1e-9,
    ),
    Entry(
        "Sec. 4, critical temperature", "4", "claim",
        r"T_c \text{, above which entanglement among the two chains is not possible, is defined "
        r"by } \lim_{t \to \infty} E(k, T) = 0",
        HOLDS,
        "At |lambda| = 1 the limit exceeds E at all finite times, so where it vanishes no time "
        "has entanglement; the zero is that of the signed E, and T_c = "
        "omega/artanh sqrt((3 + exp(-4|k|))/4).",
        _DIRECT + ".", 1e-11,
    ),
    Entry(
        "Fig. 6, left", "4", "claim",
        r"\text{asymptotic value of } E \text{ as a function of } T \text{ for } k = 1 , \ "
        r"\lambda = 1",
        HOLDS,
        "It falls with rising temperature, from 0.203 ebit in the cold.",
        "A sign; below T = 0.05 omega it falls by less than rounding.",
        1e-12,
    ),
    Entry(
        "Fig. 6, critical temperature", "4", "computable",
        r"T_c \simeq 0.75",
        HOLDS,
        "The zero lies at 0.753230880 omega, which is 0.75 to the digits that are given.",
        "Both sides are numbers of two decimals.",
        1e-12,
    ),
    Entry(
        "Fig. 6, right", "4", "claim",
        r"\text{the line separates the regions in which entanglement is non-vanishing and zero}",
        HOLDS,
        "Points scattered over the plane all lie on their side of "
        "T_c = omega/artanh sqrt((3 + exp(-4|k|))/4), and on this line E changes its sign.",
        "A root of E, which loses eps exp(4 k) for k up to two.",
        1e-11,
    ),
    Entry(
        "Sec. 4, engineered environment", "4", "prose",
        r"\text{the possibility of preparing many-body systems in a mesoscopic entangled state by "
        r"means of the dissipative action of an engineered environment}",
        NOT_COMPUTABLE,
        "A prospect for experiments; what it rests on, the lifetimes near lambda = 1, is computed "
        "in its own rows.",
        "It speaks of what laboratories can build.",
    ),
)  # fmt: skip
