"""The conventions every module shares, and the only place where they are written.

hbar = k_B = 1: temperatures and frequencies are energies, times their inverse.
Quadratures are ordered (x1, p1, x2, p2, ...), the vacuum has variance 1/2, and
entanglement is counted in ebits (logarithms to base 2).
"""

QUADRATURES = ("x1", "p1", "x2", "p2")

#: Version of the layout of results files; an older file is refused, not guessed at.
SCHEMA = 2
