"""Pledgebook reads news and official statements and keeps a ledger of promised support."""

__version__ = "0.1.0"
