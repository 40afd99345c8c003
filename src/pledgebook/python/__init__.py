"""Python: the door that `import pledgebook` opens, for scripts and notebooks.

In:  what a user writes: names of files, days as words, ledgers by their path.
Out: readings, ledgers, commitments and totals that show themselves in a notebook and become data frames.

`pledgebook/__init__.py` fetches each name from here when it is first asked for.
"""
