"""The row a commitment belongs to; a part takes from its package what it does not say itself."""

from collections.abc import Callable
from typing import TypeAlias

from pledgebook.commitments.announced import meant_for, month
from pledgebook.commitments.columns import By
from pledgebook.commitments.commitment import Commitment

Key: TypeAlias = tuple[str | None, ...]

NOT_BROKEN_DOWN = "not broken down"
_SPLIT = (By.CATEGORY, By.FORM, By.MONTH, By.YEAR)


def key_of(
    by: tuple[By, ...], commitment: Commitment, above: Key | None, *, by_time: bool, follows: bool
) -> Key:
    """Return the row of a commitment, null where neither it nor its package says.

    `above` is the row of its package; `by_time` says that it is one of the months or years that the package is
    split into, `follows` that its stage is that of the package.
    """
    if above is None:
        return tuple(_FACETS[one](commitment) for one in by)
    return tuple(
        value if one is By.STAGE and follows else _own(one, commitment, by_time=by_time) or value
        for one, value in zip(by, above, strict=True)
    )


def rest_of(by: tuple[By, ...], key: Key, parts: list[Key]) -> Key:
    """Return the row of what parts leave of a package: it is not broken down where their rows differ."""
    return tuple(
        NOT_BROKEN_DOWN if one in _SPLIT and any(part[place] != value for part in parts) else value
        for place, (one, value) in enumerate(zip(by, key, strict=True))
    )


def _own(one: By, commitment: Commitment, *, by_time: bool) -> str | None:
    if by_time and one in (By.MONTH, By.YEAR):
        meant = meant_for(commitment)
        return meant[:4] if meant and one is By.YEAR else meant
    return _FACETS[one](commitment)


def _joint(parties: tuple[str, ...]) -> str | None:
    return "+".join(sorted(set(parties))) if len(parties) > 1 else next(iter(parties), None)


def _year(commitment: Commitment) -> str | None:
    said = month(commitment)
    return said[:4] if said else None


def _stage(commitment: Commitment) -> str:
    return commitment.stage.value


_FACETS: dict[By, Callable[[Commitment], str | None]] = {
    By.ACTOR: lambda one: _joint(one.actors),
    By.RECIPIENT: lambda one: _joint(one.recipients),
    By.CATEGORY: lambda one: one.category.value if one.category else None,
    By.FORM: lambda one: one.form.value if one.form else None,
    By.STAGE: _stage,
    By.MONTH: month,
    By.YEAR: _year,
}
