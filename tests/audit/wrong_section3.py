"""A wrong form for every check of section 3."""

WRONG = {}
