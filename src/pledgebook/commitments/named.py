"""Names that words give an act: "the Reconstruction Initiative", "Operation Clear Water", "ARFA"."""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.vocabulary import Vocabulary

_SHORT = re.compile(r"\b[A-Z]{3,8}\b")


@dataclass(frozen=True, slots=True)
class Names:
    """How acts are named: words that end or begin a name, and short names that are somebody's own."""

    long: re.Pattern[str]
    parties: frozenset[str]

    def in_words(self, words: str) -> list[str]:
        """Return the names in words, each once, folded."""
        spaced = " ".join(words.split())
        found = {match[0].casefold() for match in self.long.finditer(spaced)}
        short = {match[0].casefold() for match in _SHORT.finditer(spaced) if match[0] not in self.parties}
        return sorted(found | short)


@cache
def names(vocabulary: Vocabulary) -> Names:
    """Return how a vocabulary says that acts are named."""
    rows = vocabulary.rows("linking")
    ends, starts = "|".join(rows["name_ends"]), "|".join(rows["name_starts"])
    # At most five words before the last, so that a text in capitals takes no longer than another.
    long = rf"\b(?:[A-Z][\w'-]{{1,30}} ){{1,5}}(?:{ends})\b|\b(?:{starts}) [A-Z][\w'-]{{1,30}}"
    return Names(re.compile(long), _parties(vocabulary))


def _parties(vocabulary: Vocabulary) -> frozenset[str]:
    organisations = vocabulary.rows("organisations")
    said = [name for row in organisations.values() for name in (row["name"], *row.get("names", ()))]
    codes = [*organisations, *vocabulary.rows("states"), *vocabulary.rows("currencies")]
    return frozenset(name for name in (*said, *codes) if name.isupper())
