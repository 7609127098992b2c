"""Section 3 of the paper: the checks of its entries, by label."""

CHECKS = {}
