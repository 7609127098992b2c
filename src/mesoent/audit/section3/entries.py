"""Section 3 of the paper, row by row."""

ENTRIES = ()
