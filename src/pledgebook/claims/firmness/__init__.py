"""How firm an act is: tense, modals, denial, conditions, weighed from the inside out (codebook 1)."""
