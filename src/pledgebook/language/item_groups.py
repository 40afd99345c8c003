"""The tree of item groups: what a thing is for, and in what form of support it comes (codebook 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.vocabulary import Vocabulary

# Classes whose words may follow the name of a design from another part of the tree, and name it still.
_ALSO_CALLED = {
    "weapons": ("vehicles",),
    "weapons/anti_tank": ("vehicles", "missiles"),
    "air_defence": ("weapons", "vehicles"),
    "air_defence/manpads": ("weapons", "vehicles", "missiles"),
    "vehicles": ("engineering", "demining", "weapons"),
    "engineering": ("vehicles", "demining"),
    "demining": ("vehicles", "engineering"),
    "drones": ("aircraft", "weapons", "missiles", "ships", "electronics"),
    "missiles": ("weapons", "bombs"),
    "bombs": ("weapons", "missiles"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One node of the tree; category and form (codebook 3.1, 3.2) are null where it leaves them open.

    `usual` is what its things are most often for where they leave it open: a mine flail clears fields.
    """

    name: str
    label: str
    category: str | None = None
    form: str | None = None
    usual: str | None = None


def find_group(name: str, vocabulary: Vocabulary) -> Group:
    """Return a group by its path; what it does not say itself, and a path nobody named, comes from above."""
    table = _groups(vocabulary)
    path = name
    while path not in table and "/" in path:
        path = path.rpartition("/")[0]
    return table.get(path) or Group(name, name)


def top(group: str) -> str:
    """Return the part of the tree that a group is in."""
    return group.partition("/")[0]


def same_kind(own: str, said: str) -> bool:
    """Tell whether a design of one group may be called by a class word of another ("Javelin missile")."""
    if own == said or own.startswith(said + "/") or said.startswith(own + "/"):
        return True
    if said == "air_defence/missile" and own != "air_defence/manpads":
        return False
    if top(own) == top(said):
        return True
    branch = "/".join(own.split("/")[:2])
    return top(said) in _ALSO_CALLED.get(branch, _ALSO_CALLED.get(top(own), ()))


@cache
def _groups(vocabulary: Vocabulary) -> Mapping[str, Group]:
    table: dict[str, Group] = {}
    rows = vocabulary.rows("item_groups")
    for name in sorted(rows):  # a group after the one above it
        table[name] = _group(name, rows[name], table)
    return table


def _group(name: str, raw: Any, above: Mapping[str, Group]) -> Group:
    where = f"item_groups.yml: {name}"
    if not isinstance(raw, dict) or "label" not in raw:
        raise VocabularyError(where, "expected a label")
    rest = dict(raw)
    parent = above.get(name.rpartition("/")[0])
    group = Group(
        name,
        rest.pop("label"),
        rest.pop("category", None) or (parent.category if parent else None),
        rest.pop("form", None) or (parent.form if parent else None),
        rest.pop("usual", None) or (parent.usual if parent else None),
    )
    if rest:
        raise UnknownKeysError(where, tuple(rest))
    return group
