"""Review: what a person decides.

In:  claims and links in doubt.
Out: decisions, which beat the machine's.
"""
