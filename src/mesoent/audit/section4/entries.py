"""Section 4 of the paper, row by row."""

ENTRIES = ()
