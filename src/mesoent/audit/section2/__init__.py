"""Section 2 of the paper: the checks of its entries, by label."""

CHECKS = {}
