"""Everything that only the paper's model has: closed form, scan, critical temperature, proofs."""
