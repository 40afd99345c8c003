"""Ledger: what is kept, append-only.

In:  documents, claims, decisions.
Out: what stood at any time.
"""
