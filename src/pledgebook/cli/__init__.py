"""The command line: a door. Words, options and formats are fixed in the contract.

In:  what a person or script typed.
Out: the result on standard output, everything else on standard error, the exit status.
"""

from pledgebook.cli.main import main

__all__ = ["main"]
