"""The audit: what of the paper holds, equation by equation, found by computing it.

entries      what a row of the ledger is: plain data
judgement    a form against an independent computation, and the verdict that follows
ledger       the whole ledger, section by section
ladder       exact algebra of ladder operators, without a cutoff
number_basis one oscillator as matrices between number states
section2 ... section6
             the rows of one section of the paper in `entries`, their checks beside it
"""
