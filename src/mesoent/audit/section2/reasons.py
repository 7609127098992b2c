"""Why tolerances of this section are what they are."""

SUMS = "sums of a few products of numbers of order one: rounding stays below 1e-14."
EXACT = "both sides are finite polynomials with exact weights: only rounding, below 1e-14."
EXTRAPOLATED = (
    "three values at N = 2^14 to 2^16 leave an error of order N^-3, some 1e-12, and magnify "
    "rounding five times."
)
