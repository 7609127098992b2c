"""Why tolerances of this section are what they are."""

SIGN = (
    "A sign, of numbers of which only the error of the matrix exponential, below 1e-12 at these "
    "squeezings, could reach zero from the other side"
)
