"""Common funds named in the words of claims: who pays into one, and what one pays out (codebook 8.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pledgebook.commitments.statement import Statement
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Funds:
    """The names of common funds, longest first, each with its code and whether it may stand anyhow; and ids."""

    names: tuple[tuple[str, str, bool], ...]
    codes: frozenset[str]
    states: frozenset[str]

    def in_words(self, words: str) -> str | None:
        """Return the code of the first fund that words name."""
        low = words.casefold()
        named = [(name, code) for name, code, anyhow in self.names if name in (low if anyhow else words)]
        found = [(low.find(name.casefold()), code) for name, code in named]
        return min(found)[1] if found else None


@cache
def funds(vocabulary: Vocabulary) -> Funds:
    """Return the funds that a vocabulary names."""
    rows = vocabulary.rows("funds")
    names = sorted(
        ((name, code) for code, row in rows.items() for name in row["names"]),
        key=lambda one: (-len(one[0]), one),
    )
    # Short names are also words ("AF"), so they must be written as names are; long ones may stand anyhow.
    known = tuple((name.casefold() if " " in name else name, code, " " in name) for name, code in names)
    return Funds(known, frozenset(rows), frozenset(vocabulary.rows("states")))


def fund_of(said: Sequence[Statement], known: Funds) -> tuple[str | None, bool]:
    """Return the fund that most claims of an act name, and whether the fund is the one that pays.

    A state that names a fund pays into it; what the fund's own organisation, or nobody named, gives is paid out.
    """
    own = [actor for one in said for actor in one.actors if actor in known.codes]
    if own:
        return min(own), True
    named = sorted(code for one in said if (code := known.in_words(one.words)))
    if len(named) * 2 <= len(said):
        return None, False
    by_state = any(actor in known.states for one in said for actor in one.actors)
    return max(named, key=named.count), not by_state
