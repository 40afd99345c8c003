"""The base of all errors."""


class PledgebookError(Exception):
    """Base of every error this package raises on purpose."""
