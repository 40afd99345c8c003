"""Names that words give an act: "the Reconstruction Initiative", "Operation Clear Water", "PURL"."""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.commitments.funds import Funds, funds
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Names:
    """How acts are named: by words that end or begin a name, or after the common fund they go through.

    Other short names in capitals are left alone: most are of agencies, laws and illnesses.
    """

    long: re.Pattern[str]
    funds: Funds

    def in_words(self, words: str) -> list[str]:
        """Return the names in words, each once, folded."""
        found = {match[0].casefold() for match in self.long.finditer(" ".join(words.split()))}
        fund = self.funds.in_words(words)
        return sorted(found | {fund} if fund else found)


@cache
def names(vocabulary: Vocabulary) -> Names:
    """Return how a vocabulary says that acts are named."""
    rows = vocabulary.rows("linking")
    ends, starts = "|".join(rows["name_ends"]), "|".join(rows["name_starts"])
    # At most five words before the last, so that a text in capitals takes no longer than another.
    long = rf"\b(?:[A-Z][\w'-]{{1,30}} ){{1,5}}(?:{ends})\b|\b(?:{starts}) [A-Z][\w'-]{{1,30}}"
    return Names(re.compile(long), funds(vocabulary))
