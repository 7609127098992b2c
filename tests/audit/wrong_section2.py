"""A wrong form for every check of section 2."""

WRONG = {}
