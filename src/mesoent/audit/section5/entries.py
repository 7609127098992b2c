"""Section 5 of the paper, row by row."""

ENTRIES = ()
