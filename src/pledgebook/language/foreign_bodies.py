"""Bodies that several states have by one name: Ghana's National Security Council is not the American one."""

from collections.abc import Sequence
from itertools import pairwise

from pledgebook.language.gazetteer import Name, Role
from pledgebook.vocabulary import Match

_OWNING = (Role.NAME, Role.ADJECTIVE)


def without_foreign_bodies(text: str, names: Sequence[Match[Name]]) -> Sequence[Match[Name]]:
    """Return the names without the bodies that the words beside them say to be another state's."""
    others = {id(body) for pair in pairwise(names) if (body := _body_of_other(text, *pair)) is not None}
    return [name for name in names if id(name) not in others] if others else names


def _body_of_other(text: str, first: Match[Name], second: Match[Name]) -> Match[Name] | None:
    """Return the body of two names in a row whose owner the other is ("the Peace Corps of Nigeria")."""
    between = text[first.span.end : second.span.start]
    if between in (" of ", " of the "):
        body, owner = first, second
    elif between in ("'s ", "’s ", "' ", "’ ") or (between == " " and first.value.role is Role.ADJECTIVE):
        body, owner = second, first
    else:
        return None
    name = body.span.of(text)
    plain = body.value.role is Role.BODY and " " in name and not name[:2].isupper()  # "US Army" says whose
    owned = owner.value.role in _OWNING and owner.value.id != body.value.id
    return body if plain and owned else None
