"""Who only says on whose side they are gives nothing ("Norway stands with the people of Georgia")."""

from collections.abc import Iterable

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Stage


def without_sides(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts, those left out that only take sides: other acts may have leant on whom they name."""
    return [draft for draft in drafts if not _only_takes_sides(draft)]


def _only_takes_sides(draft: Draft) -> bool:
    """Tell whether somebody stands by another, with nothing in hand; who is urged to is asked for help."""
    row = draft.act.inherent
    standing = row is not None and row.phrase.startswith("stand ")
    empty = not draft.items and draft.amount is None
    return standing and empty and draft.stage is not Stage.REQUESTED and not draft.silent
