"""Offices where they stand in a text, bound to a state or organisation by the words around them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.holders import load_holders
from pledgebook.language.name_words import name_at
from pledgebook.language.office_rows import Kind, may_have, offices_of
from pledgebook.language.titles import Title, load_titles, title_words
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary


class Status(StrEnum):
    """Whether somebody holds the office now."""

    HOLDS = "holds"
    FORMER = "former"
    INCOMING = "incoming"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class Office:
    """One office in the text: `span` with all that binds and names it, `title` the office's own words.

    `bound` says that the words themselves tie it to `id`; `name` is the name that follows the title; `host` is
    the id of where an envoy is posted.
    """

    span: Span
    title: Span
    meaning: Title
    id: str | None
    bound: bool
    status: Status
    name: Span | None = None
    host: str | None = None

    @property
    def office(self) -> str:
        """The office's name, with what sets it apart from the office itself."""
        name = self.meaning.office_in(self.id)
        return name if self.status is Status.HOLDS else f"{self.status.value} {name}"


class _Binding(NamedTuple):
    start: int
    end: int
    id: str | None


@dataclass(frozen=True, slots=True)
class _Places:
    """The names of a text by where they begin and end."""

    starts: Mapping[int, Match[Name]]
    ends: Mapping[int, Match[Name]]


_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W_]+(?:-[^\W_]+)*)[ -]$")
_GENITIVE_GAP = re.compile(r"'s? ((?:[^\W_][\w-]* ){1,3})$")
_OF_STATE = (
    " of ",
    " of the ",
    " of the Republic of ",
    " of the Kingdom of ",
    " of the Government of ",
    " and people of ",
    " and people of the ",
    " and the people of ",
)
_IN = " in "
_TO = (" to ", " to the ")
_WORD_AFTER = re.compile(r" ([^\W_]+)(?![^\W_])|-")
_MOST_MODIFIERS = 4
_WINDOW = 48


def find_offices(
    text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary, published: date | None
) -> list[Office]:
    """Return every office named in a text, in order, none overlapping."""
    places = _Places({name.span.start: name for name in names}, {name.span.end: name for name in names})
    inside = _covered(names)
    found: list[Office] = []
    for match in load_titles(vocabulary).find(text):
        if not _is_office(text, match, inside.get(match.span.start), vocabulary):
            continue
        office = _read(text, match, places, vocabulary, published)
        if office is not None and not (found and office.span.start < found[-1].span.end):
            found.append(office)
    return found


def _covered(names: Sequence[Match[Name]]) -> Mapping[int, Match[Name]]:
    """Return the name that each place inside a name of several words belongs to."""
    return {
        place: name
        for name in names
        if name.value.role in (Role.HOUSE, Role.BODY, Role.PROGRAMME, Role.NAME)
        for place in range(*name.span)
    }


def _is_office(text: str, match: Match[Title], name: Match[Name] | None, vocabulary: Vocabulary) -> bool:
    start = match.span.start
    words = match.span.of(text)
    if words.lower() == "pm" and (words != "PM" or text[start - 2 : start - 1].isdigit()):
        return False
    if _adjectival(text, match.span, vocabulary):
        return False
    # A name that holds the title and more ("European Parliament") has its own meaning.
    return name is None or not name.span.holds(match.span) or name.span == match.span


def _adjectival(text: str, title: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether the title only qualifies the next word, as in "military aid"."""
    words = title_words(vocabulary)
    following = _WORD_AFTER.match(text, title.end)
    head = title.of(text).lower().rsplit(" ", 1)[-1]
    if following is None or head not in words["adjectival"] | words["qualified"]:
        return False
    after = (following[1] or "").lower()
    if head in words["qualified"]:
        return after in words["qualifying"]
    common = after == following[1] or title.of(text).isupper() or not after
    return common and not after.endswith("ed") and after not in words["after_institution"]


def _read(
    text: str, match: Match[Title], places: _Places, vocabulary: Vocabulary, published: date | None
) -> Office | None:
    title = match.value
    start, status = _modifiers(text, match.span.start, Status.HOLDS, vocabulary)
    binding = _bound(text, start, match, places, vocabulary, published)
    if binding.start < start:  # "former British prime minister"
        earlier, status = _modifiers(text, binding.start, status, vocabulary)
        binding = binding._replace(start=earlier)
    span = Span(min(start, binding.start), max(match.span.end, binding.end))
    host = _posted(text, span, title, places, vocabulary)
    if host is not None and not title.body:
        span = Span(span.start, host.span.end)
    name = None if title.body else name_at(text, _past_suffix(text, span.end, vocabulary), vocabulary)
    if name is not None and binding.id is None:
        binding, span = _after_name(text, name, binding, span, places)
    if name is not None and _stray(text, binding, title, name, places, vocabulary):
        binding = _Binding(start, match.span.end, None)
        span = Span(start, match.span.end)
    whole = span if name is None or span.holds(name) else span.join(name)
    posted, bound = host.value.id if host is not None else None, binding.id is not None
    office = Office(whole, match.span, title, binding.id, bound, status, name, posted)
    return office if bound or name is not None or _stands_alone(text, office, vocabulary) else None


def _bound(
    text: str,
    start: int,
    match: Match[Title],
    places: _Places,
    vocabulary: Vocabulary,
    published: date | None,
) -> _Binding:
    """Return what the words around a title bind it to, the nearest first, else what the title alone tells."""
    return (
        _before(text, start, places, vocabulary)
        or _by_covering(match, places)
        or _after(text, match, places, vocabulary)
        or (_by_holder(text, start, vocabulary, published) if match.value.body else None)
        or (_by_scene(text, start, match, places) if match.value.body else None)
        or _Binding(start, match.span.end, match.value.id)
    )


def _by_scene(text: str, start: int, match: Match[Title], places: _Places) -> _Binding | None:
    """Bind a body to the capital that opens its sentence: "In Budapest the government said"."""
    between = _SCENE.search(text, max(0, start - _WINDOW), start)
    name = places.ends.get(between.start()) if between else None
    opens = name is not None and text.endswith("In ", 0, name.span.start)
    if name is None or not opens or name.value.kind is not PartyKind.STATE:
        return None
    return _Binding(start, match.span.end, name.value.id)


_SCENE = re.compile(r",? (?:the|its) (?:[a-z-]+ )?$")


def _modifiers(text: str, at: int, status: Status, vocabulary: Vocabulary) -> tuple[int, Status]:
    """Return where the words before a title begin that qualify it, and what they say of the office."""
    words = title_words(vocabulary)
    for _ in range(_MOST_MODIFIERS):
        before = _WORD_BEFORE.search(text, max(0, at - _WINDOW), at)
        word = before[1].lower() if before else ""
        if before is None or not any(word in words[key] for key in _QUALIFYING):
            break
        status = _status(word, words, status)
        at = before.start(1)
    return at, status


_QUALIFYING = ("former", "incoming", "deputy", "acting", "neutral")


def _status(word: str, words: Mapping[str, frozenset[str]], status: Status) -> Status:
    if word in words["former"]:
        return Status.FORMER
    if status is not Status.HOLDS:
        return status
    if word in words["deputy"]:
        return Status.DEPUTY
    return Status.INCOMING if word in words["incoming"] else status


def _by_covering(match: Match[Title], places: _Places) -> _Binding | None:
    name = places.starts.get(match.span.start)
    return _Binding(*match.span, name.value.id) if name and name.span == match.span else None


def _before(text: str, at: int, places: _Places, vocabulary: Vocabulary) -> _Binding | None:
    """Bind to the name right before: "British", "Japan's", "(Russian)", "Norway's centre-left"."""
    if at and text[at - 1] in " -" and (name := places.ends.get(at - 1)):
        return _Binding(name.span.start, at, name.value.id)
    for ending in ("'s ", "' ", ") "):
        name = places.ends.get(at - len(ending))
        if name and text.endswith(ending, 0, at):
            return _Binding(name.span.start - (ending == ") "), at, name.value.id)
    gap = _GENITIVE_GAP.search(text, max(0, at - _WINDOW), at)
    name = places.ends.get(gap.start()) if gap else None
    if gap and name and _qualifies(gap[1].split(), vocabulary):
        return _Binding(name.span.start, at, name.value.id)
    return None


def _qualifies(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether the words between a genitive and a title can qualify it, as "Labour" or "left-wing" do."""
    glue = title_words(vocabulary)["glue"]
    return all(
        word.lower() not in glue and (word[0].isupper() or "-" in word or word.endswith(_ADJECTIVES))
        for word in words
    )


_ADJECTIVES = ("ive", "al", "ic", "ed", "ing", "an", "ist", "ary")


def _after(text: str, match: Match[Title], places: _Places, vocabulary: Vocabulary) -> _Binding | None:
    """Bind to the name in "of Japan", and for institutions to the capital in "in Kyiv"."""
    name = _linked(text, match.span.end, _OF_STATE, places)
    if name is None and match.value.body and not _is_envoy(match.value, vocabulary):
        name = _linked(text, match.span.end, (_IN,), places)
    if name is None or name.value.role is Role.ADJECTIVE or text[name.span.end : name.span.end + 1] == "-":
        return None
    return _Binding(match.span.start, name.span.end, name.value.id)


def _is_envoy(title: Title, vocabulary: Vocabulary) -> bool:
    """Tell whether it stands in one state and is another's."""
    return title.office in offices_of(Kind.ENVOY, vocabulary)


def _linked(text: str, at: int, links: Sequence[str], places: _Places) -> Match[Name] | None:
    """Return the name joined to a place by one of some words."""
    ends = (at + len(link) for link in links if text.startswith(link, at))
    return next((places.starts[end] for end in ends if end in places.starts), None)


def _posted(
    text: str, span: Span, title: Title, places: _Places, vocabulary: Vocabulary
) -> Match[Name] | None:
    """Return where an envoy is posted, which is nobody who acts: "Japan's ambassador to Kenya"."""
    if not _is_envoy(title, vocabulary) and title.office not in offices_of(Kind.POSTED, vocabulary):
        return None
    return _linked(text, span.end, (_IN, *_TO) if title.body else _TO, places)


def _after_name(
    text: str, name: Span, binding: _Binding, span: Span, places: _Places
) -> tuple[_Binding, Span]:
    """Bind to the state after the name: "King Example of Jordan"."""
    state = _linked(text, name.end, _OF_STATE, places)
    if state is None or state.value.role is Role.ADJECTIVE:
        return binding, span
    return _Binding(binding.start, state.span.end, state.value.id), Span(span.start, state.span.end)


_SURNAME_BEFORE = re.compile(r"(?<![^\W_])((?:[A-Za-z]+ ){0,2}[A-Z][\w'-]*?)(?:'s?)? $")


def _by_holder(text: str, at: int, vocabulary: Vocabulary, published: date | None) -> _Binding | None:
    """Bind an institution to the one who leads it: "the Biden administration", "Meloni's government"."""
    before = _SURNAME_BEFORE.search(text, max(0, at - _WINDOW), at)
    words = before[1].split() if before else []
    for width in (3, 2, 1):
        term = load_holders(vocabulary).meant(" ".join(words[-width:]).split("-")[0], published)
        if before and term and len(words) >= width:
            return _Binding(before.end(1) - len(" ".join(words[-width:])), at, term.id)
    return None


def _past_suffix(text: str, at: int, vocabulary: Vocabulary) -> int:
    """Return where a title ends with the word behind it that says who is to take it up."""
    after = _SUFFIX.match(text, at)
    nominee = after is not None and after[1] in title_words(vocabulary)["following_nominee"]
    return after.end() if after and nominee else at


_SUFFIX = re.compile(r"[- ]([a-z]+)(?![\w-])")


def _stray(
    text: str, binding: _Binding, title: Title, name: Span, places: _Places, vocabulary: Vocabulary
) -> bool:
    """Tell whether the name before belongs to other words: "in Ukraine President Biden said"."""
    holders = load_holders(vocabulary)
    known = holders.spelled.get(name.of(text)) or (holders.surnames.get(name.of(text)) or (None,))[0]
    before = places.starts.get(binding.start)
    if binding.id is None or before is None or before.value.role is not Role.NAME:
        return False
    if not may_have(binding.id, title.office, vocabulary) and text[before.span.end] == " ":
        return True  # "told the United States Prime Minister Example would come"
    if known is None:
        return False
    if any(term.id == binding.id for term in holders.terms[known]):
        return False
    word = _WORD_BEFORE.search(text, max(0, binding.start - _WINDOW), binding.start)
    return word is not None and word[1].lower() in title_words(vocabulary)["prepositions"]


def _stands_alone(text: str, office: Office, vocabulary: Vocabulary) -> bool:
    """Tell whether a title without a name and a state still means somebody: "the minister", "Parliament"."""
    words = title_words(vocabulary)
    before = _WORD_BEFORE.search(text, max(0, office.span.start - _WINDOW), office.span.start)
    word = before[1].lower() if before else ""
    if word in words["indefinite"] or text.startswith((" of ", " for ", "-"), office.span.end):
        return False
    if word in words["definite"]:
        return True
    capital = text[office.title.start].isupper()
    part = before is not None and before[1][0].isupper() and before.start() > 0
    return capital and not (part or office.meaning.generic or office.meaning.many)
