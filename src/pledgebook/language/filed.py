"""Datelines: where and when a report was filed, before its first words ("KYIV, 14 October 2025 (Agency) - ")."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from pledgebook.language.gazetteer import Name, load_gazetteer
from pledgebook.language.sentences import Sentence
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary

_SHOUTED = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'-]{2,20}(?: [A-ZÀ-Þ.'-]{2,20}){0,3}(?:, [^\n–—()-]{2,40})?(?: ?\([^()\n]{2,30}\))?"
    r"|[A-ZÀ-Þ][\w.'-]{2,20}(?: [A-ZÀ-Þ][\w.'-]{1,20}){0,2}(?:, [^\n–—()-]{2,40})? ?\([A-Z][^()\n]{1,30}\))"
    r"(?: ?(?:--?|–|—) |(?<=\d): )"
)
# "Lusaka - The", "Canberra, Australia – The", "New Delhi: The", "(Lusaka) The", "Geneva/Dakar — The": printed like
# any words, so only a town that is known opens one, and what follows begins as a sentence does.
_PLAIN = re.compile(
    r"\(?(?P<town>[A-ZÀ-Þ][\w.'’]{2,20}(?:[ -][A-ZÀ-Þ][\w.'’]{1,20}){0,2})(?:/[A-ZÀ-Þ][\w ]{2,20})?"
    r"(?:, [^\n–—():;.]{2,40}?)?(?:\)| ?(?:--?|–|—)|:) ?(?=[\"'“‘]?[A-ZÀ-Þ])"
)


def dateline_end(text: str, start: int, end: int, vocabulary: Vocabulary) -> int | None:
    """Return where the dateline of a block ends and its first sentence begins; null where it has none."""
    if shouted := _SHOUTED.match(text, start, end):
        return shouted.end()
    plain = _PLAIN.match(text, start, end)
    if plain is None or _in_a_word(text, plain.end()):
        return None
    known = load_gazetteer(vocabulary).spellings
    town = known.get(plain["town"]) or known.get(plain["town"].title())
    return plain.end() if town is not None and town.place else None


def _in_a_word(text: str, end: int) -> bool:
    """Tell whether a hyphen joins two names ("Berlin-Moscow talks") rather than opens a sentence."""
    return text[end - 1] == "-" and text[end - 2] not in " -"


def only_filed(text: str, sentences: Sequence[Sentence], names: Sequence[Match[Name]]) -> frozenset[str]:
    """Return the states that a text names by its dateline, and beyond it far less than another, if at all."""
    told, filed = Counter[str | None](), set[str | None]()
    for name in names:
        if in_dateline(text, sentences, name.span):
            filed.add(name.value.id)
        else:
            told[name.value.id] += 1
    most = max(told.values(), default=0)
    return frozenset(code for code in filed if code and told[code] * _FAR_LESS <= most)


_FAR_LESS = 3


def filed_in(text: str, sentences: Sequence[Sentence], names: Sequence[Match[Name]]) -> str | None:
    """Return the state of the first dateline."""
    states = (name for name in names if name.value.kind is PartyKind.STATE)
    return next((name.value.id for name in states if in_dateline(text, sentences, name.span)), None)


def in_dateline(text: str, sentences: Sequence[Sentence], span: Span) -> bool:
    """Tell whether words stand in a dateline, which is cut off as a sentence of its own."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if at < 0 or not sentences[at].span.holds(span):
        return False
    own = sentences[at].span
    forms = (form.match(text, own.start) for form in (_SHOUTED, _PLAIN))
    return any(filed is not None and own.end <= filed.end() for filed in forms)
