"""A wrong form for every check of section 4."""

WRONG = {}
