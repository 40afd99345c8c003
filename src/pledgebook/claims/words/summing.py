"""Lines that sum up what stands above them: nobody of their own gives, and the figure is a total (codebook 4.5)."""

import re
from functools import cache

from pledgebook.claims.words.passage import Passage
from pledgebook.vocabulary import Vocabulary, either

SUMMING = "summing"
_MARKS = "|*_ \t\n\r\u00a0"


def sums_up(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Tell whether a line begins with a word for a sum of what stands above it ("Sub-total: $3 million")."""
    return _sum(vocabulary).match(passage.said.lstrip(_MARKS)) is not None


@cache
def _sum(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return how a line begins that sums up: the word, a few more, and a mark or cell behind them."""
    words = either(vocabulary.rows("cells")[SUMMING])
    return re.compile(rf"(?:{words})\b[\w ,]{{0,40}}[*_]*\s?(?::|\||\s[-\u2013\u2014]\s)", re.IGNORECASE)
