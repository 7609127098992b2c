"""Why tolerances of this section are what they are."""

SIGN = (
    "A sign, of numbers of which only the error of the matrix exponential, below 1e-12 at these "
    "squeezings, could reach zero from the other side"
)
SHARE = "A share of cases, each decided by a number far from its threshold: no rounding reaches it"
FOCK = (
    "Moments of truncated matrices: the neglected levels weigh less than 1e-11 at these "
    "temperatures and squeezings"
)
DIRECT = (
    "An eigenvalue of a covariance that spans a factor exp(4 |k|): eps exp(8) for |k| = 2 with "
    "the spreads of x and p balanced, below 1e-12"
)
