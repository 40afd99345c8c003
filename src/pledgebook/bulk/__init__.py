"""Bulk: stages 1 to 3 over whole archives.

In:  archives and very many documents.
Out: shards of documents, claims and findings.
"""
