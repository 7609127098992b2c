"""A wrong form for every check of section 5."""

WRONG = {}
