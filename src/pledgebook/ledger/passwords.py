"""Passwords, kept as their Argon2 hashes."""

import secrets
from functools import cache
from typing import TYPE_CHECKING

from pledgebook.errors import WeakPasswordError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_SHORTEST = 10
COST = "RFC_9106_LOW_MEMORY"  # what a guess costs; a hash says its own, so a change holds for new ones alone


def hash_of(name: str, password: str) -> str:
    """Return the hash of a new password; one that is too short, or the name over again, is an error."""
    if len(password) < _SHORTEST or password.casefold() == name.casefold():
        raise WeakPasswordError(_SHORTEST)
    return _hasher().hash(password)


def is_right(hashed: str | None, password: str) -> bool:
    """Tell whether a password is the one; for a name nobody has it takes as long."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    nobodys = _nobodys()
    try:
        return _hasher().verify(hashed or nobodys, password) and hashed is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe())


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher, profiles

    return PasswordHasher.from_parameters(getattr(profiles, COST))
