"""Datelines: where and when a report was filed, before its first words ("KYIV, 14 October 2025 (Agency) - ")."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pledgebook.language.gazetteer import Name, load_gazetteer
from pledgebook.language.sentences import Sentence
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary

_SHOUTED = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'-]{2,20}(?:[ /][A-ZÀ-Þ.'-]{2,20}){0,3}(?:, [^\n–—()-]{2,60})?(?: ?\([^()\n]{2,30}\)/?)?"
    r"|[A-ZÀ-Þ][\w.'-]{2,20}(?:[ /][A-ZÀ-Þ][\w.'-]{1,20}){0,2}(?:, [^\n–—()-]{2,60})? ?\([A-Z][^()\n]{1,30}\)/?)"
    r"(?: ?(?:--?|–|—) |(?<=\d): )"
)
# "Lusaka - The", "Canberra, Australia – The", "New Delhi: The", "Lima (EFE): The", "(Lusaka) The",
# "(Rome, 3 May 2016): The", "Bonn/Lomé — The": printed like any words, so only a town that is known opens one, and
# what follows begins as a sentence does.
_PLAIN = re.compile(
    r"\(?(?P<town>[A-ZÀ-Þ][\w.'’]{2,20}(?:[ -][A-ZÀ-Þ][\w.'’]{1,20}){0,2})(?:/[A-ZÀ-Þ][\w ]{2,20})?"
    r"(?:, [^\n–—():;.]{2,40}?)?(?: ?\([A-Za-z][^()\n]{1,30}\)(?=:))?"
    r"(?:\)(?: ?(?:--?|–|—)|:)?| ?(?:--?|–|—)|:) ?(?=[\"'“‘]?[A-ZÀ-Þ])"
)


def dateline_end(text: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Return where the dateline of a block ends and its first sentence begins; null where it has none."""
    if shouted := _SHOUTED.match(text, start, end):
        return shouted.end()
    plain = _PLAIN.match(text, start, end)
    if plain is None or _in_a_word(text, plain.end()):
        return None
    known = load_gazetteer(vocabulary).spellings
    names = (plain["town"], plain["town"].title(), _with_small_words(plain["town"].title()))
    town = next(filter(None, map(known.get, names)), None)
    return plain.end() if town is not None and town.place else None


def _with_small_words(town: str) -> str:
    """Return a name of several words with those within it small, as it is printed ("Port-au-Prince")."""
    first, *rest = re.split(r"(?<=[ -])", town)
    return "".join((first, *(word.lower() if len(word) <= _SMALL else word for word in rest)))


_SMALL = 3  # signs, with the hyphen or space behind them


def _in_a_word(text: str, end: int) -> bool:
    """Tell whether a hyphen joins two names ("Berlin-Moscow talks") rather than opens a sentence."""
    return text[end - 1] == "-" and text[end - 2] not in " -"


class Filing(NamedTuple):
    """Where a report was filed: the state of its first dateline, and whom it names there and hardly elsewhere."""

    state: str | None = None
    hardly: frozenset[str] = frozenset()


def find_filing(sentences: Sequence[Sentence], names: Sequence[Match[Name]]) -> Filing:
    """Return where a report was filed, as far as its datelines say."""
    filed = [name.value for name in names if in_dateline(sentences, name.span)]
    if not filed:
        return Filing()
    named = Counter(name.value.id for name in names)
    told = named - Counter(name.id for name in filed)  # beyond the dateline
    most = max(told.values(), default=0)
    states = (name.id for name in filed if name.kind is PartyKind.STATE)
    hardly = (name.id for name in filed if name.id and told[name.id] * _FAR_LESS <= most)
    return Filing(next(states, None), frozenset(hardly))


_FAR_LESS = 3


def in_dateline(sentences: Sequence[Sentence], span: Span) -> bool:
    """Tell whether words stand in a dateline."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return at >= 0 and sentences[at].dateline and sentences[at].span.holds(span)
