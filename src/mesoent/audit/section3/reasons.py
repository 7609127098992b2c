"""Why tolerances of this section are what they are."""

ROUNDING = "Both sides are sums of a few products of matrices: rounding, relative to the largest."
POLYNOMIALS = (
    "Polynomials in the ladder operators are multiplied without truncation; what is left is "
    "rounding, which grows with the thermal occupation."
)
EXPONENTIALS = (
    "Exponentials of matrices with norms up to about ten lose a few units of the last place."
)
EIGENVALUES = (
    "The smallest eigenvalue of a Hermitian matrix is computed to a few eps times its norm."
)
