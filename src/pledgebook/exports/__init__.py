"""Exports: how it leaves."""
