"""Commitments: what all documents say together.

In:  claims (`pledgebook.claims`).
Out: commitments: one act each, its claims joined, its stages over time.
"""
