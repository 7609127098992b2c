"""Gaussian quantum information for any model."""
