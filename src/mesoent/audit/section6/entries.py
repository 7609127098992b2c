"""Section 6 of the paper, row by row."""

ENTRIES = ()
