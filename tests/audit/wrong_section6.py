"""A wrong form for every check of section 6."""

WRONG = {}
