"""Who may use a ledger, from the command line: how the first admin comes about."""

from typing import Any

from pledgebook.ledger import Ledger
from pledgebook.ledger.people import Role, User

_HERE = "command line"


def add_user(name: str, password: str, role: str, address: str | None = None) -> User:
    """Add a user to a ledger, which is made where it is missing."""
    with Ledger.open(address) as ledger:
        return ledger.people().make(name, password, Role[role.upper()], origin=_HERE)


def users(address: str | None = None) -> list[User]:
    """Return the users of a ledger."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return ledger.people().users()


def change_user(name: str, address: str | None = None, **changes: Any) -> None:
    """Give a user another role or password, or end them (`role`, `password`, `active`)."""
    if "role" in changes:
        changes["role"] = Role[changes["role"].upper()]
    with Ledger.open(address, missing_ok=False) as ledger:
        ledger.people().change(name, **changes, by=_HERE, origin=_HERE)
