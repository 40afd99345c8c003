"""Fuzzing: every reader and finder on bytes that nobody would write."""
