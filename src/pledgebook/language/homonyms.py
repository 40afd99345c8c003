"""Names that also mean something else, settled by the words around them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from pledgebook.errors import UnknownKeysError
from pledgebook.language.gazetteer import Gazetteer, Name, Role, find_names, load_gazetteer
from pledgebook.language.given_names import is_given_name
from pledgebook.language.person_words import person_words
from pledgebook.language.shared_names import settle_shared
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Match, Vocabulary, either

_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*\.?")
_NEXT = re.compile(r"(?: |-)?([^\W_]+)")
_SURNAME_NEXT = re.compile(
    r" (?:[A-Z]\. )?(?:Mc|Mac|Mc[A-Z]|O'|al-|Al-|de |van |von |Di|De)?[A-Z][a-zß-ÿ]+(?![^\W_])"
)
_BEFORE = re.compile(r"(?:^|[ (\"])([^\W\d_][^\W_]*\.?) $")
_INITIAL = 2  # "D."
_FULL_WIDTH = 60  # code points looked at before and after a name
_PARAGRAPH = 600  # code points to either side that count as the same paragraph
_GIVEN = re.compile(r"\b(?:to|for|of) (?:the )?$")
_SHOUT = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Homonym:
    """One row: what speaks for the other reading, and what the name is then."""

    other: str
    given: bool = False
    surname: bool = False
    capitals: bool = False
    instead: str | None = None
    cues: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    only: bool = False


@dataclass(frozen=True, slots=True)
class _Contexts:
    """What shows that a name is part of another name."""

    institution_after: re.Pattern[str]
    club_after: re.Pattern[str]
    institution_of: re.Pattern[str]
    ship: re.Pattern[str]
    held: re.Pattern[str]
    news_words: frozenset[str]


@cache
def _contexts(vocabulary: Vocabulary) -> _Contexts:
    words = {key: row["words"] for key, row in vocabulary.rows("contexts").items()}
    after, club, of, held, holding = (either(words[key]) for key in _NAMES)
    return _Contexts(
        re.compile(rf" (?:{after})(?![\w-])"),
        re.compile(rf" (?:{club})(?![\w-])"),
        re.compile(rf"\b(?:{of}) of (?:the )?$"),
        re.compile(rf"\b(?:{either(words['ships'])}) $"),
        re.compile(rf" (?:(?:{holding}) )?(?:{held})\b", re.IGNORECASE),
        frozenset(words["news_words"]),
    )


_NAMES = ("institution_after", "club_after", "institution_of", "held", "holding")


@cache
def load_homonyms(vocabulary: Vocabulary) -> Mapping[str, Homonym]:
    """Read the homonyms once per vocabulary."""
    return {word: _read(word, row) for word, row in vocabulary.rows("homonyms").items()}


def _read(word: str, row: Mapping[str, Any]) -> Homonym:
    rest = dict(row)
    homonym = Homonym(
        other=rest.pop("other"),
        given=rest.pop("given", "no") == "yes",
        surname=rest.pop("surname", "no") == "yes",
        capitals=rest.pop("capitals", "no") == "yes",
        instead=rest.pop("instead", None),
        cues=frozenset(rest.pop("cues", ())),
        own=frozenset(rest.pop("own", ())),
        before=frozenset(rest.pop("before", ())),
        only=rest.pop("only", "no") == "yes",
    )
    if rest:
        where = f"homonyms.yml: {word}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    return homonym


def settled_names(text: str, vocabulary: Vocabulary) -> list[Match[Name]]:
    """Return the names of a text that stand for a party there, in text order."""
    return settle_names(text, find_names(text, vocabulary), vocabulary)


def not_the_publisher(text: str, names: list[Match[Name]], publisher: str | None) -> list[Match[Name]]:
    """Return the names without a paper's own, where it is called like a state that nothing else speaks of."""
    own = (publisher or "").strip()
    called = {name.value.id for name in names if name.span.of(text) == own and _is_state(name.value)}
    others = {name.value.id for name in names if name.span.of(text) != own}
    papers = called - others
    return [name for name in names if name.value.id not in papers or name.span.of(text) != own]


def _is_state(name: Name) -> bool:
    return name.role is Role.NAME and name.kind is PartyKind.STATE


def settle_names(text: str, matches: Sequence[Match[Name]], vocabulary: Vocabulary) -> list[Match[Name]]:
    """Return the names that do stand for a party here, each with the reading the context gives it."""
    found = [settled for match in matches if (settled := _settle(text, match, vocabulary)) is not None]
    return settle_shared(text, found, vocabulary)


def _settle(text: str, match: Match[Name], vocabulary: Vocabulary) -> Match[Name] | None:
    gazetteer = load_gazetteer(vocabulary)
    if match.value.role is Role.NOTHING or any(_hidden(text, match, vocabulary)):
        return None
    words = match.span.of(text)
    homonym = load_homonyms(vocabulary).get(words)
    if homonym is None:
        return match
    if _other_word(text, match, homonym, vocabulary):
        return None
    if homonym.cues and _other_by_cues(text, match, homonym):
        return _instead(match, homonym, gazetteer)
    return match


def _hidden(text: str, match: Match[Name], vocabulary: Vocabulary) -> Iterator[bool]:
    """Yield whether the name is part of another name, reason by reason."""
    start, end = match.span
    before = text[max(0, start - _FULL_WIDTH) : start]
    after = text[end : end + _FULL_WIDTH]
    yield after[:1] == "$" or (after[:1] == "." and after[1:4] in ("com", "org", "net", "gov"))
    yield before.endswith(("non-", "Non-", "@", "#", "/", "www.")) and not before.endswith(" /")
    yield (
        match.value.role is not Role.BODY and _contexts(vocabulary).institution_after.match(after) is not None
    )
    yield not _GIVEN.search(before) and _contexts(vocabulary).club_after.match(after) is not None
    yield _contexts(vocabulary).institution_of.search(before) is not None
    yield _contexts(vocabulary).ship.search(before) is not None
    yield match.value.role is Role.ADJECTIVE and _contexts(vocabulary).held.match(after) is not None
    yield after.startswith(", ") and _region(after[2:], match, load_gazetteer(vocabulary))


def _region(after: str, match: Match[Name], gazetteer: Gazetteer) -> bool:
    if match.value.role not in (Role.NAME, Role.CAPITAL, Role.PLACE) or match.value.id in (
        "USA",
        "CAN",
        "AUS",
    ):
        return False
    words = _WORD.findall(after[:40])[:2]
    return bool(words) and (
        words[0].rstrip(".") in gazetteer.regions or " ".join(words).rstrip(".") in gazetteer.regions
    )


def _other_word(text: str, match: Match[Name], homonym: Homonym, vocabulary: Vocabulary) -> bool:
    start, end = match.span
    following = _NEXT.match(text, end)
    if following and following[1] in homonym.before:
        return True
    if homonym.capitals and not _SHOUT.search(_line(text, start)):
        return True
    if homonym.given and _SURNAME_NEXT.match(text, end) and not _known_next(text, end, vocabulary):
        return True
    return homonym.surname and _named_before(text, start, vocabulary)


def _known_next(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the capitalised word that follows is itself a name or begins a title."""
    if load_gazetteer(vocabulary).phrases.at(text, end + 1) is not None:
        return True
    word = _NEXT.match(text, end)
    return word is not None and word[1] in _contexts(vocabulary).news_words


def _named_before(text: str, start: int, vocabulary: Vocabulary) -> bool:
    before = _BEFORE.search(text[max(0, start - 20) : start])
    if before is None:
        return False
    word = before[1]
    initial = len(word) == _INITIAL and word.endswith(".")
    return initial or word in person_words(vocabulary).honorifics or is_given_name(word, vocabulary)


def _other_by_cues(text: str, match: Match[Name], homonym: Homonym) -> bool:
    """Weigh the cues against what speaks for the state, in the paragraph and then in the document."""
    line = _words(_line(text, match.span.start))
    against = len(line & homonym.cues)
    if against != len(line & homonym.own):
        return against > len(line & homonym.own)
    if not homonym.own:
        return against > 0
    everywhere = _all_words(text)
    if homonym.only:
        return len(everywhere & homonym.cues) >= len(everywhere & homonym.own)
    return len(everywhere & homonym.cues) > len(everywhere & homonym.own)


def _line(text: str, at: int) -> str:
    """Return the paragraph around a place, as far as a reader looks."""
    low, high = max(0, at - _PARAGRAPH), at + _PARAGRAPH
    end = text.find("\n", at, high)
    return text[max(text.rfind("\n", low, at) + 1, low) : end if end >= 0 else high]


# The same text is asked for every homonym in it.
@lru_cache(maxsize=2)
def _all_words(text: str) -> frozenset[str]:
    return _words(text)


def _words(text: str) -> frozenset[str]:
    found = _WORD.findall(text)
    return frozenset(form for word in found for form in (word, word.rstrip("."), word.removesuffix("'s")))


def _instead(match: Match[Name], homonym: Homonym, gazetteer: Gazetteer) -> Match[Name] | None:
    if homonym.instead is None:
        return None
    canonical = gazetteer.canonical[homonym.instead]
    role = Role.PLACE if homonym.instead == "USA" else match.value.role
    return Match(match.span, replace(match.value, id=homonym.instead, name=canonical, role=role))
