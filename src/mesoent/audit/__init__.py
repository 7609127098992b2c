"""The audit: what of the paper holds, equation by equation, found by computing it.

statement    what the paper says, its forms and its check: one object
judgement    a form against an independent computation, and the verdict that follows
ledger       all statements, section by section
exact        polynomials for proofs: an operator that stands for all, and steps borne out
words        polynomials in letters that do not commute
ladder       exact algebra of ladder operators, without a cutoff
number_basis one oscillator as matrices between number states
section2 ... section6
             one topic a file: its statements stand below what computes them, proofs beside
"""
