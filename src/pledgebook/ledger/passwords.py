"""Passwords, kept as their Argon2 hashes."""

import secrets
from functools import cache

from pledgebook.errors import WeakPasswordError

_SHORTEST = 10


def hash_of(name: str, password: str) -> str:
    """Return the hash of a new password; one that is too short, or the name over again, is an error."""
    from argon2 import PasswordHasher

    if len(password) < _SHORTEST or password.casefold() == name.casefold():
        raise WeakPasswordError(_SHORTEST)
    return PasswordHasher().hash(password)


def is_right(hashed: str | None, password: str) -> bool:
    """Tell whether a password is the one; for a name nobody has it takes as long."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    nobodys = _nobodys()
    try:
        return PasswordHasher().verify(hashed or nobodys, password) and hashed is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(secrets.token_urlsafe())
