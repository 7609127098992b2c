"""Statements that accept a form with one thing changed, and why this is no fault of the check."""

WEAKER = "the statement is a bound, or a power that must not be missed: the change makes it weaker"
SMALL = "a bound that the change makes weaker for means below one, as those tried are"
CONJUGATE = "the change conjugates a matrix, which has the same eigenvalues"
ANY = "the statement is about any such object, and the change makes another one"
SIGNS = "only signs are stated, and the change keeps them"

REASONS = {
    "Sec. 2.1, boundedness": ANY,
    "after (15)": ANY,
    "after (21)": ANY,
    "after (29)": WEAKER,
    "Theorem 1, positivity": CONJUGATE,
    "Sec. 2.3, decoupling": "the change adds terms whose binomials are zero",
    "(49)": WEAKER,
    "(55)": CONJUGATE,
    "after (55), inequality": WEAKER,
    "after (55), last display": "the correlation does not depend on the sense of the rotation",
    "(56)": WEAKER,
    "(60)": CONJUGATE,
    "Fig. 2": SIGNS,
    "Sec. 4, asymptotic entanglement": ANY,
    "Lemma 3": WEAKER,
    "Lemma 4": WEAKER,
    "(79)": WEAKER,
    "(80)": SMALL,
    "Sec. 6.2, constant C": WEAKER,
    "(81)": WEAKER,
    "Sec. 6.3, remainder": WEAKER,
    "Sec. 6.3, quadratic parts": WEAKER,
    "Sec. 6.4, triangle inequality": WEAKER,
    "Sec. 6.4, binomial theorem": SMALL,
    "Sec. 6.4, Cauchy-Schwarz": WEAKER,
    "Sec. 6.4, convergence condition": WEAKER,
    "after (91)": WEAKER,
}
