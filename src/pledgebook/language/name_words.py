"""The words of a person's name, read from where it begins."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pledgebook.language.gazetteer import load_gazetteer
from pledgebook.language.holders import load_holders
from pledgebook.language.person_words import person_words
from pledgebook.language.phrases import Phrases
from pledgebook.language.titles import load_titles, title_words
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either

_CAPITAL = r"(?:O'|D'|d'|al-|el-)?[^\W\d_a-zß-öø-ÿ](?:[^\W_]|-(?=[^\W_])|'(?=[^\W_]{2}))*"
_INITIAL = r"[^\W\d_a-zß-öø-ÿ]\."
_MOST_PARTS = 4


class _Patterns(NamedTuple):
    """What finds the honorifics before a name, and one of its parts."""

    honorifics: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    words = person_words(vocabulary)
    before, particles, behind = map(either, (words.honorifics, words.particles, words.suffixes))
    return _Patterns(
        re.compile(rf" ?(?:(?:{before}) ){{0,3}}"),
        re.compile(rf"(?:(?:{particles})[ -]){{0,2}}(?:{_INITIAL}|{_CAPITAL})(?: (?:{behind})(?![^\W_]))?"),
    )


@cache
def surname_phrases(vocabulary: Vocabulary) -> Phrases[tuple[str, ...]]:
    """Compile the surnames by which the table's people are called, each with whom it can mean."""
    surnames = load_holders(vocabulary).surnames
    return Phrases({text.upper(): people for text, people in surnames.items()} | dict(surnames))


@cache
def _stops(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the capitalised words that end a name: days, months, words of headlines."""
    return title_words(vocabulary)["days"] | frozenset(vocabulary.rows("contexts")["news_words"]["words"])


def name_at(text: str, at: int, vocabulary: Vocabulary) -> Span | None:
    """Return the name that follows a title ending at a place, if one does."""
    start = _patterns(vocabulary).honorifics.match(text, at)
    if start is None or start.end() == at:
        return None
    return read_name(text, start.end(), vocabulary) or _month(text, start.end(), vocabulary)


_MONTH_NAME = re.compile(r"[^\W\d_]+(?![^\W_]| \d)")


def _month(text: str, at: int, vocabulary: Vocabulary) -> Span | None:
    """Return a surname that is a month too, as in "Prime Minister May"."""
    word = _MONTH_NAME.match(text, at)
    known = word is not None and word[0][:1].isupper() and word[0] in load_holders(vocabulary).families
    return Span(*word.span()) if word and known else None


def read_name(text: str, start: int, vocabulary: Vocabulary) -> Span | None:
    """Return the name that begins at a place: one the table knows, else the capitalised words."""
    known = load_holders(vocabulary).full.at(text, start) or surname_phrases(vocabulary).at(text, start)
    if known is not None:
        return known.span
    parts, place, end, pattern = 0, start, start, _patterns(vocabulary).part
    while (
        parts < _MOST_PARTS
        and (part := pattern.match(text, place))
        and _is_part(text, part, parts, vocabulary)
    ):
        parts, end = parts + 1, part.end()
        if text[end : end + 1] != " ":
            break
        place = end + 1
    return Span(start, end) if parts else None


def _is_part(text: str, part: re.Match[str], before: int, vocabulary: Vocabulary) -> bool:
    if part[0] in _stops(vocabulary) or len(part[0]) == 1:
        return False
    if load_titles(vocabulary).at(text, part.start()) is not None:
        return False
    gazetteer = load_gazetteer(vocabulary)
    name = gazetteer.phrases.at(text, part.start())
    return name is None or (before > 0 and part[0] not in gazetteer.canonical.values())


def known_people(text: str, vocabulary: Vocabulary) -> Mapping[Span, str]:
    """Return every full name of the table's people in a text, with the preferred name."""
    return {match.span: match.value for match in load_holders(vocabulary).full.find(text)}
