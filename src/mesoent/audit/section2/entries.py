"""Section 2 of the paper, row by row."""

ENTRIES = ()
