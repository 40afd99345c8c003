"""Who gives and who gains, as far as one sentence says (codebook 2)."""
