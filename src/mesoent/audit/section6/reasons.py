"""Why tolerances of this section are what they are."""

LIMIT = (
    "six values at finite N are extrapolated; rounding in the N-th powers, about N times 1e-16, "
    "and the orders that are left stay below 1e-8"
)
EXPONENT = (
    "the power of N is read off over a decade, where the next order still bends it by up to one "
    "over the square root of N"
)
ALGEBRA = "matrix algebra: both sides round like 1e-16 times the norms of a few factors"
BOUND = "an inequality: only rounding may exceed it, about 1e-15 of either side"
CUTOFF = (
    "the states that the truncated basis leaves out, and coefficients from contours of radius "
    "0.06, change a result by less than 1e-8"
)
