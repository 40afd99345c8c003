"""Groups that give in common, and who belongs to them: a member tells its group's act as its own (codebook 8.5)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pledgebook.commitments.statement import GROUP
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Membership:
    """The members of each group, the names by which words speak of one, and all who may be in a loose group."""

    members: Mapping[str, frozenset[str]]
    spoken: re.Pattern[str]
    by_name: Mapping[str, str]
    givers: frozenset[str]

    def above(self, actors: Iterable[str]) -> list[str]:
        """Return the groups that all of these actors belong to; any state or group may be in a loose one."""
        named = set(actors)
        if not named or GROUP in named or not named <= self.givers:
            return []
        return [GROUP, *sorted(group for group, members in self.members.items() if named <= members)]

    def are(self, actors: Iterable[str]) -> bool:
        """Tell whether a group is among actors."""
        return any(actor == GROUP or actor in self.members for actor in actors)

    def named_in(self, words: str) -> list[str]:
        """Return the groups that words name; whoever names partners, or any group, names a loose one."""
        found = {self.by_name[match[0].casefold()] for match in self.spoken.finditer(words)}
        return sorted(found | {GROUP}) if found else []

    def is_of(self, group: str, actors: Iterable[str]) -> bool:
        """Tell whether all of these actors belong to a group."""
        return group in self.above(actors)


@cache
def membership(vocabulary: Vocabulary) -> Membership:
    """Return the groups that a vocabulary knows."""
    members = {group: frozenset(row) for group, row in vocabulary.rows("members").items()}
    rows = vocabulary.rows("organisations")
    by_name = {word.casefold(): GROUP for word in vocabulary.rows("linking")["together"]}
    by_name |= {
        name.casefold(): group for group in members for name in (group, *rows[group].get("names", ()))
    }
    words = "|".join(map(re.escape, sorted(by_name, key=lambda name: (-len(name), name))))
    states = frozenset(vocabulary.rows("states"))
    return Membership(
        members, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), by_name, states | members.keys()
    )
