"""Who asks, and what they may do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from fastapi import HTTPException, Request


class Role(IntEnum):
    """What a user may do; each role may do all that the ones before it may."""

    READER = 1
    REVIEWER = 2
    EDITOR = 3
    ADMIN = 4


@dataclass(frozen=True, slots=True)
class User:
    """Who asks, by the name that stands on decisions."""

    name: str
    role: Role


def signed_in(request: Request) -> User:
    """Return who asks; where the ledger has no users, everybody on this machine may do everything."""
    _ = request
    return User("local", Role.ADMIN)


def needs(role: Role) -> Callable[[Request], User]:
    """Return a dependency that gives who asks, and turns away those of a lower role."""

    def allowed(request: Request) -> User:
        user = signed_in(request)
        if user.role < role:
            raise HTTPException(
                403, f"this needs the role {role.name.lower()}; yours is {user.role.name.lower()}"
            )
        return user

    return allowed
