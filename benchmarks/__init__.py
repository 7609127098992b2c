"""Measurements of the kernels and of what else one might use; see README.md."""
