"""Groups that give in common, and who belongs to them: a member tells its group's act as its own (codebook 8.5)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pledgebook.commitments.statement import GROUP
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Membership:
    """The members of each group, the groups that each giver may give in, and the names by which words speak of them."""

    members: Mapping[str, frozenset[str]]
    joined: Mapping[str, frozenset[str]]
    spoken: re.Pattern[str]
    by_name: Mapping[str, str]

    def above(self, actors: Sequence[str]) -> frozenset[str]:
        """Return the groups that all of these actors belong to; any state or group may be in a loose one."""
        if len(actors) == 1:
            return self.joined.get(actors[0], _NONE)
        return (
            frozenset.intersection(*(self.joined.get(actor, _NONE) for actor in actors)) if actors else _NONE
        )

    def are(self, actors: Iterable[str]) -> bool:
        """Tell whether a group is among actors."""
        return any(actor == GROUP or actor in self.members for actor in actors)

    def named_in(self, words: str) -> frozenset[str]:
        """Return the groups that words name; whoever names partners, or any group, names a loose one."""
        found = frozenset(self.by_name[name] for name in self.spoken.findall(words))
        return found | {GROUP} if found else found


_NONE: frozenset[str] = frozenset()


@cache
def membership(vocabulary: Vocabulary) -> Membership:
    """Return the groups that a vocabulary knows."""
    members = {group: frozenset(row) for group, row in vocabulary.rows("members").items()}
    partners: dict[str, str] = dict.fromkeys(vocabulary.rows("linking")["together"], GROUP)
    by_name = partners | _names(members, vocabulary)
    words = "|".join(map(re.escape, sorted(by_name, key=lambda name: (-len(name), name))))
    return Membership(members, _joined(members, vocabulary), re.compile(rf"\b(?:{words})(?!\w)"), by_name)


def _joined(members: Mapping[str, frozenset[str]], vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    givers = vocabulary.rows("states").keys() | members.keys()
    return {
        giver: frozenset({GROUP} | {group for group, row in members.items() if giver in row})
        for giver in givers
    }


def _names(groups: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the names of groups, without those that are also common words with a capital ("Council")."""
    rows = vocabulary.rows("organisations")
    every = (
        (name, group) for group in groups for name in (rows[group]["name"], *rows[group].get("names", ()))
    )
    return {name: group for name, group in every if " " in name or not name[1:].islower()}
